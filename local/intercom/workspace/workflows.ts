import { assignConversation, operatorAuthor } from "./conversations.js";
import { tagConversation } from "./labels.js";
import type { Contact, Conversation } from "./records.js";
import { meetsConditions } from "./segments.js";
import type { Workspace } from "./workspace.js";

/** Runs the live workflows on a new conversation: each whose conditions the person meets assigns it or tags it. */
export function runWorkflows(workspace: Workspace, conversation: Conversation, contact: Contact): void {
  for (const workflow of workspace.workflows.values()) {
    if (!workflow.live || !meetsConditions(workspace, contact, workflow.conditions)) continue;
    if (workflow.tag_id && workspace.tags.has(workflow.tag_id)) {
      tagConversation(workspace, conversation.id, workflow.tag_id, { type: "admin", id: operatorAuthor.id });
    }
    const target = workflow.assign_to;
    if (!target) continue;
    const assigneeId = target.type === "owner" ? contact.owner_id : target.id;
    if (assigneeId)
      assignConversation(workspace, conversation.id, {
        by: operatorAuthor,
        type: target.type === "team" ? "team" : "admin",
        assigneeId,
      });
  }
}
