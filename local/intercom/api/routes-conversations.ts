import {
  asHtml,
  assignConversation,
  authorOfAdmin,
  closeConversation,
  createConversation,
  openConversation,
  operatorAuthor,
  replyAsAdmin,
  replyAsContact,
  requireConversation,
  snoozeConversation,
} from "../workspace/conversations.js";
import {
  changeParticipants,
  deleteConversation,
  redactConversation,
  updateConversation,
  type ConversationUpdate,
} from "../workspace/conversation-changes.js";
import type { ConversationRow } from "../workspace/conversation-store.js";
import { requireContact } from "../workspace/contacts.js";
import { mergeConversations } from "../workspace/links.js";
import { tagConversation, untagConversation } from "../workspace/labels.js";
import type { Contact, Conversation } from "../workspace/records.js";
import { UseError, invalidParameter, missingParameter } from "../workspace/use-error.js";
import type { Workspace } from "../workspace/workspace.js";
import { answerConversation } from "./answers-conversations.js";
import { answerAppliedTag, type Json } from "./answers-people.js";
import { listDeleted } from "./deleted-conversations.js";
import { plainText } from "./html-text.js";
import { attachmentsOf, personOf, type PersonReference } from "./references.js";
import { answerPage, readListPage, readSearchPage, type SearchBody } from "./lists.js";
import { pageOfConversations, type Page } from "./paging.js";
import { answered, on, parameter, type Answer, type Call, type Route } from "./route.js";
import { conversationField } from "./search-fields.js";
import { compileQuery, readSort } from "./search.js";

const read = "Read conversations";
const write = "Write conversations";

interface ReplyBody {
  message_type: string;
  type: string;
  admin_id?: string | number;
  intercom_user_id?: string;
  user_id?: string;
  email?: string;
  body?: string;
  created_at?: number;
  attachment_urls?: string[];
  attachment_files?: { content_type: string; data: string; name: string }[];
  skip_notifications?: boolean;
}

interface ManageBody {
  message_type: string;
  type?: string;
  admin_id: string | number;
  assignee_id?: string | number;
  body?: string;
  snoozed_until?: number;
}

/** The whole conversation, in the way the caller asks for. */
function answerWhole(call: Call, conversation: Conversation): Answer {
  const display = call.query.get("display_as");
  if (display !== null && display !== "plaintext" && display !== "html")
    throw invalidParameter("display_as must be plaintext", "display_as");
  return answered(
    answerConversation(call.workspace, conversation, { parts: "recent", plain: display === "plaintext" }),
  );
}

function answerConversations(call: Call, page: Page<ConversationRow>): Answer {
  const answerRow = (row: ConversationRow): Json => answerConversation(call.workspace, row.conversation(), {});
  return answerPage(page, answerRow, ["conversation.list", "conversations"]);
}

export const conversationRoutes: Route[] = [
  on("GET /conversations", "listConversations", read, (call) => {
    return answerConversations(call, pageOfConversations(call.workspace, readListPage(call, 20)));
  }),
  on("POST /conversations/search", "searchConversations", read, async (call) => {
    const { conversations, clock, options } = call.workspace;
    const body = call.body as SearchBody;
    const test = compileQuery(body.query, conversationField(call.workspace), options.timezone);
    const request = readSearchPage(call, 20);
    const sort = readSort(body.sort);
    const matches = await conversations.find(test, `search ${JSON.stringify(body.query)}`);
    const until = call.searchLag === 0 ? undefined : clock.now() - call.searchLag;
    return answerConversations(call, pageOfConversations(call.workspace, request, { matches, sort, until }));
  }),
  on("POST /conversations", "createConversation", write, startConversation),
  on("GET /conversations/deleted", "listDeletedConversationIds", read, listDeleted),
  on("POST /conversations/redact", "redactConversation", write, (call) => {
    const body = call.body as {
      type: string;
      conversation_id: string | number;
      conversation_part_id?: string | number;
      source_id?: string | number;
    };
    const target =
      body.type === "source"
        ? { sourceId: String(body.source_id ?? "") }
        : { partId: String(body.conversation_part_id ?? "") };
    const { workspace } = call;
    const id = String(body.conversation_id);
    requireConversation(workspace, id);
    workspace.conversations.change(id);
    return answerWhole(call, redactConversation(workspace, id, target));
  }),
  on("POST /conversations/:id/merge", "mergeConversation", write, (call) => {
    const into = String((call.body as { merge_into_conversation_id: number }).merge_into_conversation_id);
    return answerWhole(call, mergeConversations(call.workspace, parameter(call, "id"), into));
  }),
  on("GET /conversations/:conversation_id", "retrieveConversation", read, (call) =>
    answerWhole(call, requireConversation(call.workspace, parameter(call, "conversation_id"))),
  ),
  on("PUT /conversations/:conversation_id", "updateConversation", write, (call) =>
    answerWhole(
      call,
      updateConversation(
        call.workspace,
        parameter(call, "conversation_id"),
        call.body as ConversationUpdate,
        operatorAuthor,
      ),
    ),
  ),
  on("DELETE /conversations/:conversation_id", "deleteConversation", write, (call) => {
    const id = parameter(call, "conversation_id");
    deleteConversation(call.workspace, id, call.query.get("retain_metrics") !== "false");
    return answered({ id, object: "conversation", deleted: true });
  }),
  on("POST /conversations/:conversation_id/reply", "replyConversation", write, reply),
  on("POST /conversations/:conversation_id/parts", "manageConversation", write, manage),
  on("POST /conversations/:conversation_id/run_assignment_rules", "runAssignmentRules", write, (call) => {
    const id = parameter(call, "conversation_id");
    const conversation = requireConversation(call.workspace, id);
    const owner = call.workspace.contacts.get(conversation.contact_ids[0] ?? "")?.owner_id;
    const assigneeId = owner ?? [...call.workspace.admins.keys()][0] ?? "0";
    return answerWhole(call, assignConversation(call.workspace, id, { by: operatorAuthor, type: "admin", assigneeId }));
  }),
  on("POST /conversations/:conversation_id/tags", "attachTagToConversation", write, (call) => {
    const body = call.body as { id: string | number; admin_id: string | number };
    const author = authorOfAdmin(call.workspace, body.admin_id);
    const applied = tagConversation(call.workspace, parameter(call, "conversation_id"), String(body.id), {
      type: "admin",
      id: author.id,
    });
    return answered(answerAppliedTag(call.workspace, applied));
  }),
  on("DELETE /conversations/:conversation_id/tags/:tag_id", "detachTagFromConversation", write, (call) => {
    authorOfAdmin(call.workspace, (call.body as { admin_id: string | number }).admin_id);
    const applied = untagConversation(call.workspace, parameter(call, "conversation_id"), parameter(call, "tag_id"));
    return answered(answerAppliedTag(call.workspace, applied));
  }),
  on("POST /conversations/:conversation_id/customers", "attachContactToConversation", write, (call) => {
    const { customer = {} } = call.body as { customer?: PersonReference };
    return answerWhole(
      call,
      changeParticipants(call.workspace, parameter(call, "conversation_id"), personOf(call.workspace, customer), true),
    );
  }),
  on("DELETE /conversations/:conversation_id/customers/:contact_id", "detachContactFromConversation", write, (call) =>
    answerWhole(
      call,
      changeParticipants(
        call.workspace,
        parameter(call, "conversation_id"),
        requireContact(call.workspace, parameter(call, "contact_id")),
        false,
      ),
    ),
  ),
];

function startConversation(call: Call): Answer {
  const { workspace } = call;
  const body = call.body as {
    from: { type: string; id: string };
    body: string;
    subject?: string;
    attachment_urls?: string[];
    created_at?: number;
  };
  const contact = requireContact(workspace, body.from.id);
  if (!body.body.trim()) throw missingParameter("body is required", "body");
  const conversation = createConversation(workspace, {
    contact,
    body: body.body,
    ...(body.subject === undefined ? {} : { subject: body.subject }),
    ...(body.created_at === undefined ? {} : { created_at: body.created_at }),
    attachments: attachmentsOf(workspace, body),
  });
  return answered({
    type: "user_message",
    id: conversation.source.id,
    created_at: conversation.created_at,
    subject: conversation.source.subject,
    body: plainText(conversation.source.body),
    message_type: "inapp",
    conversation_id: conversation.id,
  });
}

function reply(call: Call): Answer {
  const { workspace } = call;
  const body = call.body as ReplyBody;
  const id = parameter(call, "conversation_id");
  const common = {
    body: asHtml(body.body ?? ""),
    attachments: attachmentsOf(workspace, body),
    ...(body.created_at === undefined ? {} : { created_at: body.created_at }),
  };
  if (body.type === "admin") {
    if (body.message_type !== "quick_reply" && !common.body && common.attachments.length === 0)
      throw missingParameter("body is required", "body");
    return answerWhole(
      call,
      replyAsAdmin(
        workspace,
        id,
        String(body.admin_id),
        { ...common, part_type: body.message_type },
        body.skip_notifications === true,
      ),
    );
  }
  const contact = personOf(workspace, body);
  return answerWhole(
    call,
    replyAsContact(workspace, id === "last" ? lastConversationOf(workspace, contact) : id, contact, common),
  );
}

/** A contact may reply to "last": the conversation of theirs that changed most recently. */
function lastConversationOf(workspace: Workspace, contact: Contact): string {
  for (const row of workspace.conversations.rows("updated_at", "descending"))
    if (row.facts().contact_ids.includes(contact.id)) return row.id;
  throw new UseError(404, "not_found", "Resource Not Found");
}

function manage(call: Call): Answer {
  const { workspace } = call;
  const id = parameter(call, "conversation_id");
  const body = call.body as ManageBody;
  const adminId = String(body.admin_id);
  switch (body.message_type) {
    case "close":
      return answerWhole(call, closeConversation(workspace, id, adminId, body.body));
    case "open":
      return answerWhole(call, openConversation(workspace, id, adminId));
    case "snoozed":
      if (body.snoozed_until === undefined) throw missingParameter("snoozed_until is required", "snoozed_until");
      return answerWhole(call, snoozeConversation(workspace, id, adminId, body.snoozed_until));
    case "assignment": {
      const assignment = {
        by: authorOfAdmin(workspace, adminId),
        type: body.type === "team" ? ("team" as const) : ("admin" as const),
        assigneeId: String(body.assignee_id ?? "0"),
      };
      return answerWhole(
        call,
        assignConversation(workspace, id, body.body === undefined ? assignment : { ...assignment, body: body.body }),
      );
    }
    default:
      throw invalidParameter("message_type must be one of close, snoozed, open, assignment", "message_type");
  }
}
