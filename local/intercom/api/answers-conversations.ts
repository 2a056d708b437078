import type { Attachment, Author, Conversation, Part } from "../workspace/records.js";
import type { Workspace } from "../workspace/workspace.js";
import { answerCompany, answerTag, type Json } from "./answers-people.js";
import { fileAddress, withFileAddresses } from "./files.js";
import { plainText } from "./html-text.js";
import { statisticsOf } from "./statistics.js";

/** A conversation is answered with its most recent parts only; there is no way to page to the others. */
const mostParts = 500;
const mostLinks = 1000;

export interface ConversationView {
  /** Bodies and subject as plain text. */
  plain?: boolean;
  /** Which parts to include; none for list items. */
  parts?: "recent" | readonly string[];
}

/** A conversation as the API answers it. */
export function answerConversation(
  workspace: Workspace,
  conversation: Conversation,
  view: ConversationView = { parts: "recent" },
): Json {
  const text = (html: string): string => (view.plain ? plainText(html) : withFileAddresses(workspace, html));
  const company = workspace.companies.get(conversation.company_id ?? "");
  const adminIds = [
    ...new Set([
      String(conversation.admin_assignee_id),
      ...conversation.parts.filter((part) => part.author.type === "admin").map((part) => part.author.id),
    ]),
  ];
  const admins = adminIds.filter((id) => workspace.admins.has(id));
  const statistics = statisticsOf(workspace, conversation);
  const { source } = conversation;
  return {
    type: "conversation",
    id: conversation.id,
    title: conversation.title,
    created_at: conversation.created_at,
    updated_at: conversation.updated_at,
    waiting_since: conversation.waiting_since,
    snoozed_until: conversation.snoozed_until,
    open: conversation.state === "open",
    state: conversation.state,
    read: conversation.read,
    priority: conversation.priority,
    admin_assignee_id: conversation.admin_assignee_id,
    team_assignee_id: conversation.team_assignee_id,
    company: company && !company.archived ? answerCompany(workspace, company) : null,
    tags: {
      type: "tag.list",
      tags: conversation.tags.map((tag) => ({
        ...answerTag(workspace.tags.get(tag.id)),
        applied_at: tag.applied_at,
        applied_by: tag.applied_by,
      })),
    },
    conversation_rating: answerRating(conversation),
    source: {
      type: source.type,
      id: source.id,
      delivered_as: source.delivered_as,
      subject: text(source.subject),
      body: text(source.body),
      author: answerSourceAuthor(source.author),
      attachments: source.attachments.map((attachment) => answerAttachment(workspace, attachment)),
      url: source.url,
      redacted: source.redacted,
    },
    contacts: {
      type: "contact.list",
      contacts: conversation.contact_ids.map((id) => ({
        type: "contact",
        id,
        external_id: workspace.contacts.get(id)?.external_id ?? null,
      })),
    },
    teammates: { type: "admin.list", teammates: admins.map((id) => ({ type: "admin", id })) },
    custom_attributes: { ...conversation.custom_attributes },
    first_contact_reply:
      statistics.first_contact_reply_at === null
        ? null
        : { created_at: statistics.first_contact_reply_at, type: source.type, url: source.url },
    sla_applied: conversation.sla ? { type: "conversation_sla_summary", ...conversation.sla } : null,
    statistics: { type: "conversation_statistics", ...withoutNulls(statistics) },
    linked_objects: answerLinks(workspace, conversation),
    ai_agent_participated: conversation.ai_agent !== null,
    ai_agent: conversation.ai_agent
      ? {
          ...conversation.ai_agent,
          content_sources: {
            type: "content_source.list",
            total_count: conversation.ai_agent.content_sources.length,
            content_sources: conversation.ai_agent.content_sources,
          },
        }
      : null,
    sales_agent_participated: false,
    sales_agent: null,
    channel: { initial: conversation.channel, current: conversation.channel },
    external_references: [],
    ...(view.parts ? { conversation_parts: answerParts(workspace, conversation, view.parts, text) } : {}),
  };
}

function answerParts(
  workspace: Workspace,
  conversation: Conversation,
  wanted: "recent" | readonly string[],
  text: (html: string) => string,
): Json {
  const parts =
    wanted === "recent"
      ? conversation.parts.slice(-mostParts)
      : conversation.parts.filter((part) => wanted.includes(part.id));
  return {
    type: "conversation_part.list",
    conversation_parts: parts.map((part) => answerPart(workspace, part, text)),
    total_count: wanted === "recent" ? conversation.parts.length : parts.length,
  };
}

function answerPart(workspace: Workspace, part: Part, text: (html: string) => string): Json {
  return {
    type: "conversation_part",
    id: part.id,
    part_type: part.part_type,
    body: part.body === null ? null : text(part.body),
    created_at: part.created_at,
    updated_at: part.updated_at,
    notified_at: part.created_at,
    assigned_to: part.assigned_to,
    author: answerAuthor(part.author),
    attachments: part.attachments.map((attachment) => answerAttachment(workspace, attachment)),
    external_id: part.external_id,
    redacted: part.redacted,
    email_message_metadata: null,
    metadata: {},
    state: part.state,
    tags: part.tags.map((id) => answerTag(workspace.tags.get(id))),
    event_details: part.event_details,
    app_package_code: part.app_package_code,
  };
}

/** A part's author; the address is left out when there is none, because it is not nullable there. */
export function answerAuthor(author: Author): Json {
  return {
    type: author.type,
    id: author.id,
    name: author.name,
    ...(author.email === null ? {} : { email: author.email }),
    from_ai_agent: author.from_ai_agent ?? false,
    is_ai_answer: author.is_ai_answer ?? false,
  };
}

function answerSourceAuthor(author: Author): Json {
  return { type: author.type, id: author.id, name: author.name, email: author.email };
}

export function answerAttachment(workspace: Workspace, { key, ...attachment }: Attachment): Json {
  return { type: "upload", ...attachment, url: fileAddress(workspace, key) };
}

function answerRating(conversation: Conversation): Json | null {
  const { rating } = conversation;
  if (!rating) return null;
  return {
    rating: rating.rating,
    ...(rating.remark === null ? {} : { remark: rating.remark }),
    created_at: rating.created_at,
    updated_at: rating.updated_at,
    contact: { type: "contact", id: rating.contact_id, external_id: null },
    teammate: rating.teammate,
  };
}

function answerLinks(workspace: Workspace, conversation: Conversation): Json {
  const links = [
    ...conversation.linked_ticket_ids.map((id) => ({ type: "ticket", id, category: categoryOf(workspace, id) })),
    ...(conversation.linked_conversation_ids ?? []).map((id) => ({ type: "conversation", id, category: null })),
  ];
  return {
    type: "list",
    total_count: links.length,
    has_more: links.length > mostLinks,
    data: links.slice(0, mostLinks),
  };
}

function categoryOf(workspace: Workspace, ticketId: string): string | null {
  const ticket = workspace.tickets.get(ticketId);
  return workspace.ticketTypes.get(ticket?.ticket_type_id ?? "")?.category ?? null;
}

function withoutNulls<Value extends object>(record: Value): Partial<Value> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) as Partial<Value>;
}
