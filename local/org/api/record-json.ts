import { ApexList } from "../runtime/collections.js";
import { AggregateResult, SObject } from "../runtime/sobject.js";
import type { FieldDescribe, ObjectDescribe, Schema } from "../schema/types.js";
import { ApiError } from "./errors.js";
import { valueFromJson, valueToJson } from "./record-values.js";

export type Json = Record<string, unknown>;

/** Where records live in the API: `/services/data/v65.0`. */
export function recordUrl(base: string, object: string, id: string | null): string {
  return `${base}/sobjects/${object}/${id ?? ""}`;
}

/** A queried record as JSON: attributes, then fields as selected, parents and child lists nested. */
export function recordToJson(record: SObject, base: string): Json {
  const { describe } = record;
  const json: Json = { attributes: { type: describe.apiName, url: recordUrl(base, describe.apiName, record.id) } };
  const keys = new Set([...(record.queried ?? []), ...record.values.keys()]);
  for (const key of keys) {
    const field = describe.fields.get(key);
    if (field !== undefined) json[field.apiName] = compound(record, field) ?? valueToJson(record.values.get(key));
  }
  for (const [key, parent] of record.parents ?? []) {
    const name = describe.parentRelationship(key)?.relationshipName ?? key;
    json[name] = parent === null ? null : recordToJson(parent, base);
  }
  for (const [key, list] of record.children ?? []) {
    const name = describe.childRelationship(key)?.relationshipName ?? key;
    json[name] =
      list.items.length === 0
        ? null
        : { totalSize: list.items.length, done: true, records: list.items.map((child) => rowToJson(child, base)) };
  }
  return json;
}

/** An address or location as one object; undefined for plain fields. */
function compound(record: SObject, field: FieldDescribe): unknown {
  if (field.type !== "address" && field.type !== "location") return undefined;
  const parts: Json = {};
  for (const each of record.describe.fields.values()) {
    if (each.compoundFieldName?.toLowerCase() !== field.key || each.key === field.key) continue;
    const prefix = field.apiName.replace(/Address$|__c$/, "");
    const name = each.apiName.replace(prefix, "").replace(/^__|__s$/g, "");
    parts[name.charAt(0).toLowerCase() + name.slice(1)] = valueToJson(record.values.get(each.key));
  }
  return Object.values(parts).some((value) => value !== null) ? parts : null;
}

/** A row of a query: a record, or an aggregate. */
export function rowToJson(row: unknown, base: string): Json {
  if (row instanceof AggregateResult) {
    const json: Json = { attributes: { type: "AggregateResult" } };
    for (const [key, name] of row.names) json[name] = valueToJson(row.values.get(key));
    return json;
  }
  if (row instanceof SObject) return recordToJson(row, base);
  throw new Error("A query row is neither a record nor an aggregate");
}

/** Reads a record of the API: field values converted, parents given by external id resolved later by DML. */
export function recordFromJson(schema: Schema, describe: ObjectDescribe, json: Json): SObject {
  const record = new SObject(describe);
  for (const [name, value] of Object.entries(json)) {
    if (name.toLowerCase() === "attributes") continue;
    const field = describe.field(name);
    if (field !== undefined) {
      record.putField(field, valueFromJson(field, value));
      continue;
    }
    const parent = describe.parentRelationship(name);
    if (parent === undefined || typeof value !== "object" || value === null) {
      throw new ApiError(400, "INVALID_FIELD", `No such column '${name}' on sobject of type ${describe.apiName}`);
    }
    const target = parentObject(schema, parent, value as Json);
    record.putParent(name, recordFromJson(schema, target, value as Json));
  }
  return record;
}

function parentObject(schema: Schema, field: FieldDescribe, json: Json): ObjectDescribe {
  const stated = (json["attributes"] as Json | undefined)?.["type"];
  const name = typeof stated === "string" ? stated : field.referenceTo[0];
  const found = name === undefined ? undefined : schema.object(name);
  if (found === undefined) throw new ApiError(400, "INVALID_TYPE", `sObject type '${String(name)}' is not supported.`);
  return found;
}

/** A list of rows as JSON. */
export function rowsToJson(rows: ApexList | readonly unknown[], base: string): Json[] {
  const items = rows instanceof ApexList ? rows.items : rows;
  return items.map((row) => rowToJson(row, base));
}
