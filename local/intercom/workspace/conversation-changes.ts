import { checkAttributes } from "./attributes.js";
import { addPart, changeConversation, requireConversation } from "./conversations.js";
import type { Attributes, Author, Contact, Conversation, Priority } from "./records.js";
import { UseError, invalidParameter } from "./use-error.js";
import type { Workspace } from "./workspace.js";

const redactedBody = "<p><i>This message was deleted</i></p>";

/** The customer's rating, 1 to 5. */
export function rateConversation(
  workspace: Workspace,
  id: string,
  rating: number,
  remark: string | null,
): Conversation {
  if (!Number.isInteger(rating) || rating < 1 || rating > 5)
    throw invalidParameter("rating must be between 1 and 5", "rating");
  const conversation = changeConversation(workspace, id);
  const now = workspace.clock.now();
  const lastTeammate = conversation.parts
    .filter((part) => part.author.type === "admin" || part.author.type === "bot")
    .at(-1)?.author;
  const byBot = lastTeammate?.type === "bot";
  conversation.rating = {
    rating,
    remark,
    created_at: conversation.rating?.created_at ?? now,
    updated_at: now,
    contact_id: conversation.contact_ids[0] ?? "",
    teammate: { type: byBot ? "bot" : "admin", id: lastTeammate?.id ?? String(conversation.admin_assignee_id) },
  };
  conversation.updated_at = now;
  workspace.conversations.put(conversation);
  workspace.emit({ topic: "conversation.rating.added", subject: "conversation", id });
  return conversation;
}

export interface ConversationUpdate {
  read?: boolean;
  title?: string;
  custom_attributes?: Attributes;
  company_id?: string | null;
  priority?: Priority;
}

/** Changes what is not a message: title, read mark, attributes, company, priority. */
export function updateConversation(
  workspace: Workspace,
  id: string,
  update: ConversationUpdate,
  by: Author,
): Conversation {
  if (update.custom_attributes) checkAttributes(workspace, "conversation", update.custom_attributes);
  if (update.company_id && !workspace.companies.has(update.company_id))
    throw new UseError(404, "company_not_found", "Company Not Found");
  const conversation = changeConversation(workspace, id);
  if (update.title !== undefined) conversation.title = update.title || null;
  for (const [name, value] of Object.entries(update.custom_attributes ?? {})) {
    const previous = conversation.custom_attributes[name] ?? null;
    if (previous === value) continue;
    conversation.custom_attributes[name] = value;
    const event_details = {
      attribute: { name },
      value: { name: String(value), previous: previous === null ? null : String(previous) },
    };
    addPart(workspace, conversation, {
      part_type: "conversation_attribute_updated_by_admin",
      author: by,
      event_details,
    });
  }
  conversation.updated_at = workspace.clock.now();
  workspace.conversations.put(conversation);
  if (update.company_id !== undefined && update.company_id !== conversation.company_id) {
    conversation.company_id = update.company_id;
    workspace.emit({ topic: "conversation.company.updated", subject: "conversation", id });
  }
  if (update.priority !== undefined && update.priority !== conversation.priority) {
    conversation.priority = update.priority;
    const part = addPart(workspace, conversation, { part_type: "priority_changed", author: by });
    workspace.emit({ topic: "conversation.priority.updated", subject: "conversation", id, partIds: [part.id] });
  }
  if (update.read !== undefined && update.read !== conversation.read) {
    conversation.read = update.read;
    if (update.read) workspace.emit({ topic: "conversation.read", subject: "conversation", id });
  }
  return conversation;
}

/** Takes away the content of a part, or of the first message. @throws UseError 404. */
export function redactConversation(
  workspace: Workspace,
  id: string,
  target: { partId: string } | { sourceId: string },
): Conversation {
  const conversation = requireConversation(workspace, id);
  const partId = "partId" in target ? target.partId : undefined;
  const part = conversation.parts.find((candidate) => candidate.id === partId);
  const found = "sourceId" in target ? conversation.source.id === target.sourceId : part !== undefined;
  if (!found)
    throw new UseError(404, "conversation_part_or_message_not_found", "Conversation part or message not found");
  const now = workspace.clock.now();
  if (part) Object.assign(part, { body: redactedBody, attachments: [], redacted: true, updated_at: now });
  else Object.assign(conversation.source, { body: redactedBody, attachments: [], redacted: true });
  conversation.updated_at = now;
  workspace.conversations.put(conversation);
  workspace.emit({ topic: "conversation_part.redacted", subject: "conversation", id, partIds: partId ? [partId] : [] });
  return conversation;
}

/** Deletes for good. Which ids went can be listed afterwards. */
export function deleteConversation(workspace: Workspace, id: string, retainMetrics: boolean): void {
  requireConversation(workspace, id);
  workspace.conversations.remove(id);
  workspace.deletedConversations.push({ id, metrics_retained: retainMetrics, deleted_at: workspace.clock.now() });
  workspace.emit({ topic: "conversation.deleted", subject: "conversation", id });
}

/** Adds a person to a conversation, or takes one away; the last one stays. */
export function changeParticipants(workspace: Workspace, id: string, contact: Contact, attach: boolean): Conversation {
  const current = requireConversation(workspace, id);
  const included = current.contact_ids.includes(contact.id);
  if (!attach && !included) throw new UseError(404, "not_found", "User Not Found");
  if (!attach && current.contact_ids.length === 1)
    throw new UseError(422, "parameter_invalid", "Removing the last customer is not allowed");
  const conversation = changeConversation(workspace, id);
  if (attach && included) return conversation;
  conversation.contact_ids = attach
    ? [...conversation.contact_ids, contact.id]
    : conversation.contact_ids.filter((other) => other !== contact.id);
  conversation.updated_at = workspace.clock.now();
  workspace.emit({
    topic: attach ? "conversation.contact.attached" : "conversation.contact.detached",
    subject: "conversation",
    id,
  });
  return conversation;
}
