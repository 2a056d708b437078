import type { Attributes, DataAttribute, Scalar } from "./records.js";
import { UseError, invalidParameter, missingParameter } from "./use-error.js";
import type { Workspace } from "./workspace.js";

export type AttributeModel = DataAttribute["model"];

const dataTypes = new Set(["string", "integer", "float", "boolean", "date", "options"]);
const longestText = 255;
const mostAttributes = 250;

/**
 * Checks values for custom attributes before they are stored.
 * @throws UseError 400 when an attribute is unknown, archived, or of another type.
 */
export function checkAttributes(workspace: Workspace, model: AttributeModel, values: Attributes): void {
  for (const [name, value] of Object.entries(values)) {
    const attribute = findAttribute(workspace, model, name);
    if (!attribute || !attribute.custom || attribute.archived)
      throw invalidParameter(`Custom attribute '${name}' does not exist`, name);
    if (value !== null && !fits(attribute, value)) {
      throw invalidParameter(`Custom attribute '${name}' must be of type ${attribute.data_type}`, name);
    }
  }
}

/** An attribute by model and name, or undefined. */
export function findAttribute(workspace: Workspace, model: AttributeModel, name: string): DataAttribute | undefined {
  for (const attribute of workspace.attributes.values())
    if (attribute.model === model && attribute.name === name) return attribute;
  return undefined;
}

function fits(attribute: DataAttribute, value: Scalar): boolean {
  switch (attribute.data_type) {
    case "string":
      if (typeof value === "string" && value.length > longestText) {
        throw invalidParameter(
          `Custom attribute '${attribute.name}' is too long (maximum is ${longestText} characters)`,
          attribute.name,
        );
      }
      return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    case "options":
      return typeof value === "string" && attribute.options.includes(value);
    case "integer":
    case "date":
      return Number.isInteger(value);
    case "float":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
  }
}

export interface AttributeInput {
  name?: string;
  model?: string;
  data_type?: string;
  description?: string;
  archived?: boolean;
  options?: { value?: unknown }[];
}

/** Creates a custom attribute. @throws UseError 400 as the API documents. */
export function createAttribute(workspace: Workspace, input: AttributeInput): DataAttribute {
  const name = input.name?.trim() ?? "";
  if (!name) throw missingParameter("name is required", "name");
  if (input.model !== "contact" && input.model !== "company")
    throw invalidParameter("The Data Attribute model field must be either contact or company", "model");
  if (/[.$]/.test(name) || name.length > 190) {
    throw invalidParameter(
      "Your name for this attribute must only contain alphanumeric characters, currency symbols, and hyphens",
      "name",
    );
  }
  const data_type = input.data_type === "datetime" ? "date" : (input.data_type ?? "");
  if (!dataTypes.has(data_type)) throw invalidParameter("Data Type isn't an option", "data_type");
  const options = data_type === "options" ? readOptions(input.options) : [];
  if (findAttribute(workspace, input.model, name)) {
    const kind = input.model === "company" ? "company" : "people";
    throw invalidParameter(
      `You already have '${name}' in your ${kind} data. To save this as new ${kind} data, use a different name.`,
      "name",
    );
  }
  if (
    [...workspace.attributes.values()].filter((attribute) => attribute.custom && !attribute.archived).length >=
    mostAttributes
  ) {
    throw invalidParameter(`A workspace has at most ${mostAttributes} custom attributes`);
  }
  const now = workspace.clock.now();
  const attribute: DataAttribute = {
    id: workspace.nextNumber("attribute", 30_000),
    model: input.model,
    name,
    label: name,
    description: input.description ?? "",
    data_type: data_type as DataAttribute["data_type"],
    options,
    api_writable: true,
    custom: true,
    archived: false,
    created_at: now,
    updated_at: now,
    admin_id: workspace.sample.admins[0]?.id ?? null,
  };
  workspace.attributes.set(attribute.id, attribute);
  return attribute;
}

/** Changes a custom attribute: description, options, archived. */
export function updateAttribute(workspace: Workspace, id: string, input: AttributeInput): DataAttribute {
  const attribute = workspace.attributes.get(Number(id));
  if (!attribute || attribute.model === "conversation")
    throw new UseError(404, "field_not_found", "We couldn't find that data attribute to update");
  if (
    input.archived &&
    [...workspace.segments.values()].some((segment) =>
      segment.conditions.some((condition) => condition.field.endsWith(`custom_attributes.${attribute.name}`)),
    )
  ) {
    throw new UseError(422, "data_invalid", "The Data Attribute you are trying to archive has a dependant object");
  }
  if (input.options !== undefined) attribute.options = readOptions(input.options);
  if (input.description !== undefined) attribute.description = input.description;
  if (input.archived !== undefined) attribute.archived = input.archived;
  attribute.updated_at = workspace.clock.now();
  return attribute;
}

function readOptions(options: { value?: unknown }[] | undefined): string[] {
  if (!Array.isArray(options)) throw invalidParameter("Options isn't an array", "options");
  const values = options
    .map((option) => option.value)
    .filter((value): value is string => typeof value === "string" && value !== "");
  if (values.length < 2) throw invalidParameter("The Data Attribute needs at least two options", "options");
  return values;
}
