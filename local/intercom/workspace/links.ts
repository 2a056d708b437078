import { addPart, changeConversation, operatorAuthor, requireConversation } from "./conversations.js";
import type { Conversation, Ticket } from "./records.js";
import { requireTicketType } from "./tickets.js";
import { UseError } from "./use-error.js";
import type { Workspace } from "./workspace.js";

const mostLinked = 2500;

/**
 * Merges one conversation away into another. The first is closed and linked, the second survives and is answered.
 * @throws UseError 404 for the first, 422 `merge_failed` for the second, for itself, or when it was merged before.
 */
export function mergeConversations(workspace: Workspace, secondaryId: string, primaryId: string): Conversation {
  const failed = (message: string): UseError => new UseError(422, "merge_failed", message);
  if (requireConversation(workspace, secondaryId).merged_into)
    throw failed("Secondary conversation has already been merged");
  if (secondaryId === primaryId) throw failed("Cannot merge a conversation into itself");
  if (!workspace.conversations.get(primaryId)) throw failed("Primary conversation not found");
  const secondary = changeConversation(workspace, secondaryId);
  const primary = changeConversation(workspace, primaryId);
  secondary.merged_into = primaryId;
  Object.assign(secondary, { state: "closed", snoozed_until: null, waiting_since: null });
  secondary.linked_conversation_ids = [...(secondary.linked_conversation_ids ?? []), primaryId];
  primary.linked_conversation_ids = [...(primary.linked_conversation_ids ?? []), secondaryId];
  const closing = addPart(workspace, secondary, { part_type: "merged_secondary_conversation", author: operatorAuthor });
  addPart(workspace, primary, { part_type: "merged_primary_conversation", author: operatorAuthor });
  workspace.emit({
    topic: "conversation.admin.closed",
    subject: "conversation",
    id: secondaryId,
    partIds: [closing.id],
  });
  return primary;
}

function requireTracker(workspace: Workspace, ticket: Ticket, verb: string): void {
  if (requireTicketType(workspace, ticket.ticket_type_id).category !== "Tracker")
    throw new UseError(400, "invalid_ticket_type", `Only tracker tickets support ${verb} conversations`);
}

/** Links a conversation to a tracker ticket. @throws UseError 400 and 404 as the API documents. */
export function linkConversation(workspace: Workspace, ticket: Ticket, conversationId: string): Conversation {
  requireTracker(workspace, ticket, "linking");
  const known = workspace.conversations.get(conversationId);
  if (!known) throw new UseError(404, "conversation_not_found", "Conversation not found");
  const trackers = known.linked_ticket_ids.filter((id) => categoryOf(workspace, id) === "Tracker");
  if (trackers.length > 0)
    throw new UseError(400, "already_linked_to_tracker", "A conversation can only have one tracker ticket");
  if (ticket.linked_conversation_ids.length >= mostLinked)
    throw new UseError(
      400,
      "linked_conversation_limit_exceeded",
      "Ticket has reached the maximum number of conversations that can be linked",
    );
  const conversation = changeConversation(workspace, conversationId);
  conversation.linked_ticket_ids = [...conversation.linked_ticket_ids, ticket.id];
  ticket.linked_conversation_ids = [...ticket.linked_conversation_ids, conversationId];
  return touched(workspace, ticket, conversation);
}

/** Takes a link away again. @throws UseError 400 and 404 as the API documents. */
export function unlinkConversation(workspace: Workspace, ticket: Ticket, conversationId: string): Conversation {
  requireTracker(workspace, ticket, "unlinking");
  if (!ticket.linked_conversation_ids.includes(conversationId) || !workspace.conversations.get(conversationId))
    throw new UseError(404, "conversation_not_found", "Conversation is not linked to this ticket");
  const conversation = changeConversation(workspace, conversationId);
  conversation.linked_ticket_ids = conversation.linked_ticket_ids.filter((id) => id !== ticket.id);
  ticket.linked_conversation_ids = ticket.linked_conversation_ids.filter((id) => id !== conversationId);
  return touched(workspace, ticket, conversation);
}

function touched(workspace: Workspace, ticket: Ticket, conversation: Conversation): Conversation {
  ticket.updated_at = conversation.updated_at = workspace.clock.now();
  workspace.conversations.put(conversation);
  return conversation;
}

function categoryOf(workspace: Workspace, ticketId: string): string | undefined {
  return workspace.ticketTypes.get(workspace.tickets.get(ticketId)?.ticket_type_id ?? "")?.category;
}
