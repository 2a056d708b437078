import type { Conversation } from "../workspace/records.js";
import type { Workspace } from "../workspace/workspace.js";

/** Numbers about a conversation, computed from its parts. Values that are not known yet are null. */
export interface Statistics {
  time_to_assignment: number | null;
  time_to_admin_reply: number | null;
  time_to_first_close: number | null;
  time_to_last_close: number | null;
  median_time_to_reply: number | null;
  first_contact_reply_at: number | null;
  first_assignment_at: number | null;
  first_admin_reply_at: number | null;
  first_close_at: number | null;
  last_assignment_at: number | null;
  last_assignment_admin_reply_at: number | null;
  last_contact_reply_at: number | null;
  last_admin_reply_at: number | null;
  last_close_at: number | null;
  last_closed_by_id: string | null;
  count_reopens: number;
  count_assignments: number;
  count_conversation_parts: number;
  assigned_team_first_response_time: { team_id: number; team_name: string; response_time: number }[];
  assigned_team_first_response_time_in_office_hours: { team_id: number; team_name: string; response_time: number }[];
  handling_time: number | null;
  adjusted_handling_time: number | null;
}

/** Durations are seconds from the conversation's start; moments are unix seconds. */
export function statisticsOf(workspace: Workspace, conversation: Conversation): Statistics {
  const { parts, created_at } = conversation;
  const fromContact = (type: string): boolean => type === "user" || type === "lead";
  const isMessage = (type: string): boolean => type === "comment" || type === "open" || type === "quick_reply";
  const replies = parts.filter((part) => part.body !== null && isMessage(part.part_type));
  const contactReplies = replies.filter((part) => fromContact(part.author.type));
  const adminReplies = replies.filter((part) => part.author.type === "admin");
  const assignments = parts.filter((part) => part.assigned_to !== null);
  const closes = parts.filter((part) => part.part_type === "close");
  const lastAssignment = assignments.at(-1)?.created_at ?? null;
  const since = (moment: number | null | undefined): number | null =>
    moment === null || moment === undefined ? null : moment - created_at;
  const firstReply = adminReplies[0]?.created_at;
  const team = workspace.teams.get(String(conversation.team_assignee_id));
  const response =
    team && firstReply !== undefined
      ? [{ team_id: Number(team.id), team_name: team.name, response_time: firstReply - created_at }]
      : [];
  return {
    time_to_assignment: since(assignments[0]?.created_at),
    time_to_admin_reply: since(firstReply),
    time_to_first_close: since(closes[0]?.created_at),
    time_to_last_close: since(closes.at(-1)?.created_at),
    median_time_to_reply: medianReplyTime(conversation),
    first_contact_reply_at:
      conversation.source.delivered_as === "customer_initiated" ? created_at : (contactReplies[0]?.created_at ?? null),
    first_assignment_at: assignments[0]?.created_at ?? null,
    first_admin_reply_at: firstReply ?? null,
    first_close_at: closes[0]?.created_at ?? null,
    last_assignment_at: lastAssignment,
    last_assignment_admin_reply_at:
      adminReplies.find((part) => lastAssignment !== null && part.created_at >= lastAssignment)?.created_at ?? null,
    last_contact_reply_at:
      contactReplies.at(-1)?.created_at ??
      (conversation.source.delivered_as === "customer_initiated" ? created_at : null),
    last_admin_reply_at: adminReplies.at(-1)?.created_at ?? null,
    last_close_at: closes.at(-1)?.created_at ?? null,
    last_closed_by_id: closes.at(-1)?.author.id ?? null,
    count_reopens: parts.filter((part) => part.part_type === "open" || part.part_type === "assign_and_reopen").length,
    count_assignments: assignments.length,
    count_conversation_parts: parts.length,
    assigned_team_first_response_time: response,
    assigned_team_first_response_time_in_office_hours: response,
    handling_time: adminReplies.length ? adminReplies.length * 90 : null,
    adjusted_handling_time: null,
  };
}

function medianReplyTime(conversation: Conversation): number | null {
  const times: number[] = [];
  let waitingSince: number | null =
    conversation.source.delivered_as === "customer_initiated" ? conversation.created_at : null;
  for (const part of conversation.parts) {
    if (part.body === null || part.part_type === "note") continue;
    if (part.author.type === "admin" && waitingSince !== null) {
      times.push(part.created_at - waitingSince);
      waitingSince = null;
    } else if (part.author.type === "user" || part.author.type === "lead") {
      waitingSince ??= part.created_at;
    }
  }
  times.sort((first, second) => first - second);
  return times[Math.floor(times.length / 2)] ?? null;
}
