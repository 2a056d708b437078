import { plainText } from "../api/html-text.js";
import { fileAddress, withFileAddresses } from "../api/files.js";
import type {
  ConversationRowShape,
  ConversationShape,
  FieldShape,
  MessageShape,
  PersonRowShape,
  PersonShape,
} from "../page/shapes.js";
import type { Author, Contact, Conversation, Part, Scalar } from "../workspace/records.js";
import { segmentsOf } from "../workspace/segments.js";
import type { Workspace } from "../workspace/workspace.js";

const snippetLength = 110;
const mostMessages = 100;
const listedConversations = 30;

export function viewPersonRow(workspace: Workspace, contact: Contact): PersonRowShape {
  return {
    id: contact.id,
    name: nameOf(contact),
    email: contact.email,
    role: contact.role,
    company: workspace.companies.get(contact.company_ids[0] ?? "")?.name ?? null,
    lastSeenAt: contact.last_seen_at,
  };
}

function nameOf(contact: Contact | undefined): string {
  return contact?.name ?? contact?.email ?? contact?.phone ?? "Unknown visitor";
}

export function viewConversationRow(workspace: Workspace, conversation: Conversation): ConversationRowShape {
  const person = workspace.contacts.get(conversation.contact_ids[0] ?? "");
  const last = conversation.parts.filter((part) => part.body && part.part_type !== "note").at(-1);
  const text = plainText(last?.body ?? conversation.source.body).replace(/\s+/g, " ");
  return {
    id: conversation.id,
    title:
      conversation.title ??
      (plainText(conversation.source.subject) || plainText(conversation.source.body).slice(0, 60) || "No subject"),
    snippet: text.length > snippetLength ? `${text.slice(0, snippetLength)}…` : text,
    personId: person?.id ?? "",
    personName: nameOf(person),
    company: workspace.companies.get(person?.company_ids[0] ?? "")?.name ?? null,
    state: conversation.state,
    updatedAt: conversation.updated_at,
    waitingSince: conversation.waiting_since,
    assignee: assigneeName(workspace, conversation),
    unread: !conversation.read,
    rating: conversation.rating?.rating ?? null,
    channel: conversation.channel,
    priority: conversation.priority,
  };
}

function assigneeName(workspace: Workspace, conversation: Conversation): string | null {
  const admin = workspace.admins.get(String(conversation.admin_assignee_id));
  return admin?.name ?? workspace.teams.get(String(conversation.team_assignee_id))?.name ?? null;
}

/** The conversation with its most recent messages; `all` shows every one. */
export function viewConversation(workspace: Workspace, conversation: Conversation, all: boolean): ConversationShape {
  const parts = all ? conversation.parts : conversation.parts.slice(-mostMessages);
  const messages = parts.map((part) => viewPart(workspace, part));
  if (parts.length === conversation.parts.length) messages.unshift(viewSource(workspace, conversation));
  return {
    ...viewConversationRow(workspace, conversation),
    messages,
    totalMessages: conversation.parts.length + 1,
    assigneeId: String(conversation.admin_assignee_id),
    teamId: String(conversation.team_assignee_id),
    tags: conversation.tags.map((tag) => ({ id: tag.id, name: workspace.tags.get(tag.id)?.name ?? "" })),
    remark: conversation.rating?.remark ?? null,
    snoozedUntil: conversation.snoozed_until,
    address: conversation.source.url,
  };
}

function viewSource(workspace: Workspace, conversation: Conversation): MessageShape {
  const { source } = conversation;
  return {
    id: source.id,
    kind: "message",
    from: fromOf(source.author),
    author: source.author.name ?? source.author.email ?? "Visitor",
    html: withFileAddresses(workspace, source.body),
    event: "",
    at: conversation.created_at,
    redacted: source.redacted,
    attachments: source.attachments.map((file) => viewAttachment(workspace, file)),
  };
}

function viewPart(workspace: Workspace, part: Part): MessageShape {
  const isMessage = part.body !== null || part.attachments.length > 0;
  const isEvent =
    !isMessage ||
    !["comment", "note", "open", "quick_reply", "close", "assignment", "assign_and_reopen"].includes(part.part_type);
  return {
    id: part.id,
    kind: isEvent ? "event" : part.part_type === "note" ? "note" : "message",
    from: fromOf(part.author),
    author: part.author.name ?? part.author.email ?? "Visitor",
    html: withFileAddresses(workspace, part.body ?? ""),
    event: isEvent ? describe(workspace, part) : "",
    at: part.created_at,
    redacted: part.redacted,
    attachments: part.attachments.map((file) => viewAttachment(workspace, file)),
  };
}

function viewAttachment(
  workspace: Workspace,
  file: { key: string; name: string; content_type: string; filesize: number },
): MessageShape["attachments"][number] {
  return {
    name: file.name,
    url: fileAddress(workspace, file.key),
    contentType: file.content_type,
    size: file.filesize,
  };
}

function fromOf(author: Author): MessageShape["from"] {
  if (author.type === "user" || author.type === "lead") return "customer";
  if (author.type === "bot") return author.from_ai_agent ? "ai" : "bot";
  return "teammate";
}

function describe(workspace: Workspace, part: Part): string {
  const who = part.author.name ?? "Somebody";
  const target = part.assigned_to;
  const assignee =
    target?.type === "team" ? workspace.teams.get(target.id ?? "")?.name : workspace.admins.get(target?.id ?? "")?.name;
  switch (part.part_type) {
    case "assignment":
    case "assign_and_reopen":
      return assignee ? `${who} assigned this to ${assignee}` : `${who} removed the assignment`;
    case "close":
      return `${who} closed the conversation`;
    case "open":
      return `${who} opened the conversation again`;
    case "snoozed":
      return `${who} snoozed the conversation`;
    case "timer_unsnooze":
      return "The snooze ended";
    case "merged_primary_conversation":
      return "Another conversation was merged into this one";
    case "merged_secondary_conversation":
      return "This conversation was merged into another one";
    case "priority_changed":
      return `${who} changed the priority`;
    case "conversation_attribute_updated_by_admin": {
      const details = part.event_details as { attribute?: { name?: string }; value?: { name?: string } } | null;
      return `${who} set ${details?.attribute?.name ?? "an attribute"} to ${details?.value?.name ?? "nothing"}`;
    }
    default:
      return `${who}: ${part.part_type.replaceAll("_", " ")}`;
  }
}

/** A person with everything that the profile shows. */
export async function viewPerson(workspace: Workspace, contact: Contact): Promise<PersonShape> {
  const source = contact.custom_attributes[workspace.options.ownerSourceAttribute];
  const conversations: ConversationRowShape[] = [];
  const own = await workspace.conversations.find(
    (row) => row.facts().contact_ids.includes(contact.id),
    `person ${contact.id}`,
  );
  for (const row of workspace.conversations.rows("updated_at", "descending", undefined, own)) {
    if (conversations.length >= listedConversations) break;
    conversations.push(viewConversationRow(workspace, row.conversation()));
  }
  return {
    ...viewPersonRow(workspace, contact),
    phone: contact.phone,
    externalId: contact.external_id,
    place: [contact.city, contact.country].filter(Boolean).join(", ") || null,
    createdAt: contact.created_at,
    ownerId: contact.owner_id ?? "0",
    ownerName: workspace.admins.get(contact.owner_id ?? "")?.name ?? null,
    ownerSource: sourceText(workspace, source),
    attributes: fieldsOf(workspace, "contact", contact.custom_attributes),
    campaign: Object.entries<string | null>({ ...contact.campaign }).flatMap(([name, value]) =>
      value === null ? [] : [{ name, value }],
    ),
    companies: contact.company_ids.flatMap((id) => {
      const company = workspace.companies.get(id);
      if (!company) return [];
      const fields = fieldsOf(workspace, "company", company.custom_attributes);
      return [
        {
          id,
          name: company.name ?? company.company_id,
          plan: company.plan,
          industry: company.industry,
          people: workspace.peopleOfCompany(id).length,
          fields,
        },
      ];
    }),
    segments: segmentsOf(workspace, contact).map((segment) => segment.name),
    tags: contact.tag_ids.map((id) => ({ id, name: workspace.tags.get(id)?.name ?? "" })),
    notes: [...workspace.notes.values()]
      .filter((note) => note.contact_id === contact.id)
      .map((note) => ({
        id: note.id,
        html: note.body,
        author: workspace.admins.get(note.author_id ?? "")?.name ?? "API",
        at: note.created_at,
      })),
    conversations,
    state: contact.deleted_at ? "deleted" : contact.merged_into ? "merged" : contact.archived ? "archived" : "here",
    mergedInto: contact.merged_into,
  };
}

/** A text value names who assigned the owner; `true` stands for the attribute's own label. */
function sourceText(workspace: Workspace, value: Scalar | undefined): string | null {
  if (value === undefined || value === null || value === false || value === "") return null;
  if (value !== true) return `Owner assigned by ${String(value)}`;
  const name = workspace.options.ownerSourceAttribute;
  return (
    [...workspace.attributes.values()].find((attribute) => attribute.model === "contact" && attribute.name === name)
      ?.label ?? name
  );
}

function wordOf(value: Scalar): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

function fieldsOf(workspace: Workspace, model: "contact" | "company", values: Record<string, Scalar>): FieldShape[] {
  return Object.entries(values).map(([name, value]) => {
    const attribute = [...workspace.attributes.values()].find(
      (candidate) => candidate.model === model && candidate.name === name,
    );
    const isDate = attribute?.data_type === "date" && typeof value === "number";
    return {
      name: attribute?.label ?? name,
      value: isDate ? new Date(value * 1000).toISOString().slice(0, 10) : wordOf(value),
    };
  });
}
