import { findAttribute } from "../workspace/attributes.js";
import type { ConversationRow } from "../workspace/conversation-store.js";
import type { Contact, DataAttribute, Ticket } from "../workspace/records.js";
import { segmentsOf } from "../workspace/segments.js";
import type { Workspace } from "../workspace/workspace.js";
import type { FieldFinder, FieldKind, SearchField } from "./search.js";
import { statisticsOf } from "./statistics.js";

const contactFields: Record<string, FieldKind> = {
  id: "string",
  role: "string",
  name: "string",
  owner_id: "string",
  email: "string",
  phone: "string",
  external_id: "string",
  created_at: "day",
  signed_up_at: "day",
  updated_at: "day",
  last_seen_at: "day",
  last_contacted_at: "day",
  last_replied_at: "day",
  last_email_opened_at: "day",
  last_email_clicked_at: "day",
  language_override: "string",
  browser: "string",
  browser_language: "string",
  os: "string",
  unsubscribed_from_emails: "boolean",
  marked_email_as_spam: "boolean",
  has_hard_bounced: "boolean",
};

const kindOfAttribute: Record<DataAttribute["data_type"], FieldKind> = {
  string: "string",
  options: "string",
  integer: "integer",
  float: "integer",
  boolean: "boolean",
  date: "day",
};

/** Fields by which contacts can be searched. */
export function contactField(workspace: Workspace): FieldFinder<Contact> {
  return (name): SearchField<Contact> | undefined => {
    const kind = contactFields[name];
    if (kind) return { kind, read: (contact) => contact[name as keyof Contact] };
    switch (name) {
      case "email_domain":
        return { kind: "string", read: (contact) => contact.email?.split("@")[1] ?? null };
      case "formatted_phone":
        return { kind: "string", read: (contact) => contact.phone };
      case "avatar":
        return { kind: "string", read: (contact) => contact.avatar_url };
      case "location.country":
      case "location.region":
      case "location.city":
        return { kind: "string", read: (contact) => contact[name.slice("location.".length) as "country"] };
      case "tag_id":
        return { kind: "tag", read: (contact) => contact.tag_ids };
      case "segment_id":
        return { kind: "string", read: (contact) => segmentsOf(workspace, contact).map((segment) => segment.id) };
      case "company_id":
        return { kind: "string", read: (contact) => contact.company_ids };
    }
    if (!name.startsWith("custom_attributes.")) return undefined;
    const attribute = findAttribute(workspace, "contact", name.slice("custom_attributes.".length));
    return attribute
      ? { kind: kindOfAttribute[attribute.data_type], read: (contact) => contact.custom_attributes[attribute.name] }
      : undefined;
  };
}

type Reader = [FieldKind, (row: ConversationRow) => unknown];

const conversationFields: Record<string, Reader> = {
  id: ["string", (row) => row.id],
  created_at: ["moment", (row) => row.created_at],
  updated_at: ["moment", (row) => row.updated_at],
  contact_ids: ["string", (row) => row.facts().contact_ids],
  teammate_ids: [
    "string",
    (row) => [
      ...new Set(
        row
          .conversation()
          .parts.filter((part) => part.author.type === "admin")
          .map((part) => part.author.id),
      ),
    ],
  ],
  "source.type": ["string", (row) => row.opening().source.type],
  "source.id": ["string", (row) => row.opening().source.id],
  "source.delivered_as": ["string", (row) => row.opening().source.delivered_as],
  "source.subject": ["string", (row) => row.opening().source.subject],
  "source.body": ["words", (row) => row.opening().source.body],
  "source.author.id": ["string", (row) => row.opening().source.author.id],
  "source.author.type": ["string", (row) => row.opening().source.author.type],
  "source.author.name": ["string", (row) => row.opening().source.author.name],
  "source.author.email": ["string", (row) => row.opening().source.author.email],
  "source.url": ["string", (row) => row.opening().source.url],
  title: ["string", (row) => row.opening().title],
  admin_assignee_id: ["integer", (row) => row.facts().admin_assignee_id],
  team_assignee_id: ["integer", (row) => row.facts().team_assignee_id],
  channel_initiated: ["string", (row) => row.opening().channel],
  open: ["boolean", (row) => row.facts().state === "open"],
  read: ["boolean", (row) => row.conversation().read],
  state: ["string", (row) => row.facts().state],
  waiting_since: ["moment", (row) => row.conversation().waiting_since],
  snoozed_until: ["moment", (row) => row.conversation().snoozed_until],
  tag_ids: ["string", (row) => row.conversation().tags.map((tag) => tag.id)],
  priority: ["string", (row) => row.conversation().priority],
  "conversation_rating.requested_at": ["moment", (row) => row.conversation().rating?.created_at],
  "conversation_rating.replied_at": ["moment", (row) => row.conversation().rating?.updated_at],
  "conversation_rating.score": ["integer", (row) => row.conversation().rating?.rating],
  "conversation_rating.remark": ["string", (row) => row.conversation().rating?.remark],
  "conversation_rating.contact_id": ["string", (row) => row.conversation().rating?.contact_id],
  "conversation_rating.admin_id": ["string", (row) => row.conversation().rating?.teammate.id],
  ai_agent_participated: ["boolean", (row) => row.conversation().ai_agent !== null],
  "ai_agent.resolution_state": ["string", (row) => row.conversation().ai_agent?.resolution_state],
  "ai_agent.last_answer_type": ["string", (row) => row.conversation().ai_agent?.last_answer_type],
  "ai_agent.rating": ["integer", (row) => row.conversation().ai_agent?.rating],
  "ai_agent.rating_remark": ["string", (row) => row.conversation().ai_agent?.rating_remark],
  "ai_agent.source_type": ["string", (row) => row.conversation().ai_agent?.source_type],
  "ai_agent.source_title": ["string", (row) => row.conversation().ai_agent?.source_title],
};

/** Fields by which conversations can be searched. Moments compare to the second. */
export function conversationField(workspace: Workspace): FieldFinder<ConversationRow> {
  return (name): SearchField<ConversationRow> | undefined => {
    const known = conversationFields[name];
    if (known) return { kind: known[0], read: known[1] };
    if (name.startsWith("statistics.")) {
      const key = name.slice("statistics.".length);
      if (!(key in emptyStatistics)) return undefined;
      const kind: FieldKind = key === "last_closed_by_id" ? "string" : key.endsWith("_at") ? "moment" : "integer";
      return {
        kind,
        read: (row) => (statisticsOf(workspace, row.conversation()) as unknown as Record<string, unknown>)[key],
      };
    }
    if (!name.startsWith("custom_attributes.") && !name.startsWith("custom_attribute.")) return undefined;
    const attribute = findAttribute(workspace, "conversation", name.slice(name.indexOf(".") + 1));
    if (!attribute) return undefined;
    const kind = attribute.data_type === "date" ? "moment" : kindOfAttribute[attribute.data_type];
    return { kind, read: (row) => row.conversation().custom_attributes[attribute.name] };
  };
}

const emptyStatistics = Object.fromEntries(
  [
    "time_to_assignment",
    "time_to_admin_reply",
    "time_to_first_close",
    "time_to_last_close",
    "median_time_to_reply",
    "first_contact_reply_at",
    "first_assignment_at",
    "first_admin_reply_at",
    "first_close_at",
    "last_assignment_at",
    "last_assignment_admin_reply_at",
    "last_contact_reply_at",
    "last_admin_reply_at",
    "last_close_at",
    "last_closed_by_id",
    "count_reopens",
    "count_assignments",
    "count_conversation_parts",
  ].map((name) => [name, true]),
);

/** Fields by which tickets can be searched. */
export function ticketField(workspace: Workspace): FieldFinder<Ticket> {
  const fields: Record<string, [FieldKind, (ticket: Ticket) => unknown]> = {
    id: ["string", (ticket) => ticket.id],
    ticket_id: ["string", (ticket) => ticket.ticket_id],
    created_at: ["moment", (ticket) => ticket.created_at],
    updated_at: ["moment", (ticket) => ticket.updated_at],
    title: ["string", (ticket) => ticket.attributes._default_title_],
    description: ["string", (ticket) => ticket.attributes._default_description_],
    category: ["string", (ticket) => workspace.ticketTypes.get(ticket.ticket_type_id)?.category],
    ticket_type_id: ["string", (ticket) => ticket.ticket_type_id],
    contact_ids: ["string", (ticket) => ticket.contact_ids],
    admin_assignee_id: ["string", (ticket) => ticket.admin_assignee_id],
    team_assignee_id: ["string", (ticket) => ticket.team_assignee_id],
    open: ["boolean", (ticket) => ticket.open],
    state: ["string", (ticket) => workspace.ticketStates.get(ticket.ticket_state_id)?.category],
    snoozed_until: ["moment", (ticket) => ticket.snoozed_until],
  };
  return (name) => {
    const known = fields[name];
    return known ? { kind: known[0], read: known[1] } : undefined;
  };
}
