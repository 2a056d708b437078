/** A JSON Schema (draft 7), as far as it is used here. */
export interface Schema {
  [keyword: string]: unknown;
}

/** An object with exactly these properties; the required ones are named first. */
export function object(required: Record<string, Schema>, optional: Record<string, Schema> = {}): Schema {
  return {
    type: "object",
    required: Object.keys(required),
    properties: { ...required, ...optional },
    additionalProperties: false,
  };
}

/** An object that may have more than these properties. */
export function openObject(required: Record<string, Schema> = {}, optional: Record<string, Schema> = {}): Schema {
  return { type: "object", required: Object.keys(required), properties: { ...required, ...optional } };
}

export function list(items: Schema, mostItems?: number): Schema {
  return { type: "array", items, ...(mostItems === undefined ? {} : { maxItems: mostItems }) };
}

export function oneOf(...values: (string | number | boolean | null)[]): Schema {
  return { enum: values };
}

export function anyOf(...schemas: Schema[]): Schema {
  return { anyOf: schemas };
}

export function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: "null" }] };
}

export const text: Schema = { type: "string" };
export const filled: Schema = { type: "string", minLength: 1 };
export const whole: Schema = { type: "integer" };
export const flag: Schema = { type: "boolean" };
export const number: Schema = { type: "number" };
/** Unix seconds; milliseconds by mistake are too large. */
export const moment: Schema = { type: "integer", minimum: 0, maximum: 99_999_999_999 };
/** Ids are sent as text, but callers also send numbers, as the official examples do. */
export const idGiven: Schema = { type: ["string", "integer"] };
export const hexId: Schema = { type: "string", pattern: "^[0-9a-f]{24}$" };
export const numberId: Schema = { type: "string", pattern: "^[0-9]+$" };
export const scalar: Schema = { type: ["string", "number", "boolean", "null"] };
export const attributes: Schema = { type: "object", additionalProperties: scalar };
export const nothing: Schema = { type: "null" };

export const textOrNull = orNull(text);
export const momentOrNull = orNull(moment);
