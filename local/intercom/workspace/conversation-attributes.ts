import { findAttribute } from "./attributes.js";
import type { DataAttribute } from "./records.js";
import { UseError, invalidParameter } from "./use-error.js";
import type { Workspace } from "./workspace.js";

/** Intercom's types of conversation attributes and what they are called here; null is not modelled. */
const dataTypes: Record<string, DataAttribute["data_type"] | null> = {
  string: "string",
  integer: "integer",
  decimal: "float",
  boolean: "boolean",
  datetime: "date",
  list: null,
  relationship: null,
  files: null,
};

export interface ConversationAttributeInput {
  name?: string;
  description?: string;
  data_type?: string;
  required?: boolean;
  multiline?: boolean;
  visible_to_team_ids?: string[];
}

/** @throws UseError 404. */
export function requireConversationAttribute(workspace: Workspace, id: string): DataAttribute {
  const attribute = workspace.attributes.get(Number(id));
  if (attribute?.model !== "conversation")
    throw new UseError(404, "conversation_attribute_not_found", "Conversation attribute not found");
  return attribute;
}

/** Creates an attribute of conversations. @throws UseError 422 for types that do not exist or are not modelled. */
export function createConversationAttribute(
  workspace: Workspace,
  input: ConversationAttributeInput & { name: string },
): DataAttribute {
  const type = dataTypes[input.data_type ?? ""];
  if (type === undefined)
    throw new UseError(
      422,
      "parameter_invalid",
      `data_type '${input.data_type ?? ""}' is not valid. Allowed types: ${Object.keys(dataTypes).join(", ")}`,
    );
  if (type === null)
    throw new UseError(
      422,
      "parameter_invalid",
      `data_type '${input.data_type ?? ""}' is not modelled in this local workspace`,
    );
  refuseTaken(workspace, input.name);
  const now = workspace.clock.now();
  const attribute: DataAttribute = {
    id: workspace.nextNumber("attribute", 30_000),
    model: "conversation",
    name: input.name,
    label: input.name,
    description: input.description ?? "",
    data_type: type,
    options: [],
    api_writable: true,
    custom: true,
    archived: false,
    created_at: now,
    updated_at: now,
    admin_id: workspace.sample.admins[0]?.id ?? null,
    conversation: switchesOf(input),
  };
  workspace.attributes.set(attribute.id, attribute);
  return attribute;
}

/** Changes name, description and switches; values that conversations have keep the name under which they were set. */
export function updateConversationAttribute(
  workspace: Workspace,
  attribute: DataAttribute,
  input: ConversationAttributeInput,
): DataAttribute {
  if (input.name !== undefined && input.name !== attribute.name) {
    refuseTaken(workspace, input.name);
    attribute.name = attribute.label = input.name;
  }
  if (input.description !== undefined) attribute.description = input.description;
  attribute.conversation = { ...attribute.conversation, ...switchesOf(input) };
  attribute.updated_at = workspace.clock.now();
  return attribute;
}

/** Archives: the attribute is still listed, but takes no values any more. */
export function archiveConversationAttribute(workspace: Workspace, attribute: DataAttribute): DataAttribute {
  attribute.archived = true;
  attribute.updated_at = workspace.clock.now();
  return attribute;
}

function switchesOf(input: ConversationAttributeInput): NonNullable<DataAttribute["conversation"]> {
  const { required, multiline, visible_to_team_ids } = input;
  return {
    ...(required === undefined ? {} : { required }),
    ...(multiline === undefined ? {} : { multiline }),
    ...(visible_to_team_ids === undefined ? {} : { visible_to_team_ids }),
  };
}

function refuseTaken(workspace: Workspace, name: string): void {
  if (findAttribute(workspace, "conversation", name))
    throw invalidParameter(`You already have '${name}' in your conversation data`, "name");
}
