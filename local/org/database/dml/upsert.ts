import { throwApex } from "../../runtime/exceptions.js";
import type { SObject } from "../../runtime/sobject.js";
import type { FieldDescribe, ObjectDescribe } from "../../schema/types.js";
import { encode } from "../codec.js";
import type { Engine } from "../engine.js";
import type { SaveContext } from "./types.js";

export interface UpsertParts {
  /** Positions of records to insert. */
  inserts: number[];
  /** Positions of records to update, with the record that carries the id. */
  updates: [number, SObject][];
  problems: Map<number, { statusCode: string; message: string }>;
}

/** Tells new records from known ones, by id or by the values of an external id field. */
export function splitUpsert(
  engine: Engine,
  object: ObjectDescribe,
  records: readonly SObject[],
  context: SaveContext,
): UpsertParts {
  const parts: UpsertParts = { inserts: [], updates: [], problems: new Map() };
  const name = context.options.externalIdField ?? null;
  const field = name === null ? undefined : object.field(name);
  if (name !== null && (field === undefined || !field.idLookup))
    throwApex(
      "System.SObjectException",
      `Invalid field for upsert, must be an External Id custom or standard indexed field: ${name} on ${object.apiName}`,
    );
  if (field === undefined || field.key === "id") {
    records.forEach((record, index) =>
      record.id === null ? parts.inserts.push(index) : parts.updates.push([index, record]),
    );
    return parts;
  }
  const known = idsByKey(engine, object, field, records);
  const used = new Set<string>();
  records.forEach((record, index) => {
    const value = record.values.get(field.key) ?? null;
    if (value === null || value === "") {
      // Without a key the record would be new, and a new record has no id.
      if (record.id !== null)
        parts.problems.set(index, {
          statusCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
          message: "cannot specify Id in an insert call",
        });
      else parts.problems.set(index, { statusCode: "MISSING_ARGUMENT", message: `${field.apiName} not specified` });
      return;
    }
    const key = keyText(field, value);
    const ids = known.get(key) ?? [];
    if (used.has(key))
      parts.problems.set(index, {
        statusCode: "DUPLICATE_VALUE",
        message: `Duplicate external id specified: ${String(value)}`,
      });
    else if (ids.length > 1)
      parts.problems.set(index, {
        statusCode: "DUPLICATE_EXTERNAL_ID",
        message: `${field.apiName}: more than one record found for external id field: [${ids.join(", ")}]`,
      });
    else if (ids[0] === undefined) parts.inserts.push(index);
    else parts.updates.push([index, withId(record, ids[0])]);
    used.add(key);
  });
  return parts;
}

function withId(record: SObject, id: string): SObject {
  if (record.id === id) return record;
  const copy = record.copy();
  copy.values.set("id", id);
  copy.dmlOptions = record.dmlOptions;
  return copy;
}

function keyText(field: FieldDescribe, value: unknown): string {
  const text = String(encode(field, value));
  return field.caseSensitive ? text : text.toLowerCase();
}

function idsByKey(
  engine: Engine,
  object: ObjectDescribe,
  field: FieldDescribe,
  records: readonly SObject[],
): Map<string, string[]> {
  const values = records
    .map((record) => record.values.get(field.key) ?? null)
    .filter((value) => value !== null && value !== "")
    .map((value) => encode(field, value) as string);
  const found = new Map<string, string[]>();
  for (const record of engine.records.readWhere(object, field.key, values)) {
    const key = keyText(field, record.values.get(field.key));
    found.set(key, [...(found.get(key) ?? []), record.id as string]);
  }
  return found;
}
