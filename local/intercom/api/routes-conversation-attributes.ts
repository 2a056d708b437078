import {
  archiveConversationAttribute,
  createConversationAttribute,
  requireConversationAttribute,
  updateConversationAttribute,
  type ConversationAttributeInput,
} from "../workspace/conversation-attributes.js";
import type { DataAttribute } from "../workspace/records.js";
import type { Json } from "./answers-people.js";
import { answerList } from "./lists.js";
import { answered, on, parameter, type Call, type Route } from "./route.js";

const read = "Read conversations";
const write = "Write conversations";

function attributeOf(call: Call): DataAttribute {
  return requireConversationAttribute(call.workspace, parameter(call, "attribute_id"));
}

export const conversationAttributeRoutes: Route[] = [
  on("GET /conversations/attributes", "listConversationAttributes", read, ({ workspace }) =>
    answerList(
      [...workspace.attributes.values()]
        .filter(({ model }) => model === "conversation")
        .map(answerConversationAttribute),
    ),
  ),
  on("POST /conversations/attributes", "createConversationAttribute", write, (call) =>
    answered(
      answerConversationAttribute(
        createConversationAttribute(call.workspace, call.body as ConversationAttributeInput & { name: string }),
      ),
    ),
  ),
  on("GET /conversations/attributes/:attribute_id", "getConversationAttribute", read, (call) =>
    answered(answerConversationAttribute(attributeOf(call))),
  ),
  on("PUT /conversations/attributes/:attribute_id", "updateConversationAttribute", write, (call) =>
    answered(
      answerConversationAttribute(
        updateConversationAttribute(call.workspace, attributeOf(call), call.body as ConversationAttributeInput),
      ),
    ),
  ),
  on("DELETE /conversations/attributes/:attribute_id", "deleteConversationAttribute", write, (call) =>
    answered(answerConversationAttribute(archiveConversationAttribute(call.workspace, attributeOf(call)))),
  ),
];

function answerConversationAttribute(attribute: DataAttribute): Json {
  const { required = false, visible_to_team_ids = [], multiline = false } = attribute.conversation ?? {};
  const names = { float: "decimal", date: "datetime" } as Record<string, string>;
  return {
    type: "conversation_attribute",
    id: attribute.id,
    name: attribute.name,
    description: attribute.description,
    data_type: names[attribute.data_type] ?? attribute.data_type,
    required,
    visible_to_team_ids,
    archived: attribute.archived,
    created_at: attribute.created_at,
    updated_at: attribute.updated_at,
    ...(attribute.admin_id === null ? {} : { admin_id: attribute.admin_id }),
    ...(attribute.data_type === "string" ? { multiline } : {}),
  };
}
