import { dml, type DmlOutcome } from "../database/dml.js";
import { runQuery } from "../database/soql.js";
import { parseSoql } from "../parser/soql-tree.js";
import type { SObject } from "../runtime/sobject.js";
import { toId18 } from "../schema/ids.js";
import type { FieldDescribe, ObjectDescribe } from "../schema/types.js";
import { type ApiCall, bodyObject, inTransaction, visibleObject } from "./call-context.js";
import { ApiError, json, noContent } from "./errors.js";
import type { ApiResponse } from "./protocol.js";
import { type Json, recordFromJson, recordToJson, recordUrl } from "./record-json.js";

/** Creates, reads, changes and deletes single records: `/sobjects/<Object>[/<id>]`. */

export function createRecord(call: ApiCall, name: string): ApiResponse {
  const object = visibleObject(call, name);
  const record = recordFromJson(call.org.schema, object, bodyObject(call));
  const outcome = inTransaction(call, "api", () => only(dml("insert", [record], { allOrNone: false, mode: "user" })));
  return json({ id: outcome.id, success: true, errors: [] }, 201);
}

export function updateRecord(call: ApiCall, name: string, id: string): ApiResponse {
  const object = visibleObject(call, name);
  const body = bodyObject(call);
  unspecified(body, object.field("Id")!);
  const record = recordFromJson(call.org.schema, object, body);
  record.putField(object.field("Id")!, checkedId(object, id));
  inTransaction(call, "api", () => only(dml("update", [record], { allOrNone: false, mode: "user" })));
  return noContent();
}

/** What the address says, the body may not say again. */
function unspecified(body: Json, field: FieldDescribe): void {
  if (Object.keys(body).some((name) => name.toLowerCase() === field.key))
    throw new ApiError(400, "INVALID_FIELD", `The ${field.apiName} field should not be specified in the sobject data.`);
}

export function deleteRecord(call: ApiCall, name: string, id: string): ApiResponse {
  const object = visibleObject(call, name);
  const record = recordFromJson(call.org.schema, object, { Id: checkedId(object, id) });
  inTransaction(call, "api", () => only(dml("delete", [record], { allOrNone: false, mode: "user" })));
  return noContent();
}

/** Creates or updates by an external id: 201 when it was created, 200 otherwise. */
export function upsertRecord(call: ApiCall, name: string, fieldName: string, value: string): ApiResponse {
  const object = visibleObject(call, name);
  const field = externalField(object, fieldName);
  const body = bodyObject(call);
  unspecified(body, field);
  const record = recordFromJson(call.org.schema, object, { ...body, [field.apiName]: value });
  const [saved] = inTransaction(call, "api", () =>
    dml("upsert", [record], { allOrNone: false, mode: "user", externalIdField: field.apiName }),
  );
  if (saved?.errors[0]?.statusCode === "DUPLICATE_EXTERNAL_ID") return json(matches(call, object, field, value), 300);
  const outcome = only(saved === undefined ? [] : [saved]);
  return json({ id: outcome.id, success: true, errors: [], created: outcome.created }, outcome.created ? 201 : 200);
}

export function deleteByExternalId(call: ApiCall, name: string, fieldName: string, value: string): ApiResponse {
  const object = visibleObject(call, name);
  const field = externalField(object, fieldName);
  return deleteRecord(call, name, fetchRecord(call, object, field.apiName, value, []).id as string);
}

/** A field by which records are found. Throws 404. */
function externalField(object: ObjectDescribe, name: string): FieldDescribe {
  const field = object.field(name);
  if (field !== undefined && (field.externalId || field.idLookup)) return field;
  throw new ApiError(404, "NOT_FOUND", `Provided external ID field does not exist or is not accessible: ${name}`);
}

/** Addresses of the records with that value. */
function matches(call: ApiCall, object: ObjectDescribe, field: FieldDescribe, value: string): string[] {
  const literal = value.replace(/\\/g, "\\\\").replace(/'/g, "\\'");
  const query = parseSoql(`SELECT Id FROM ${object.apiName} WHERE ${field.apiName} = '${literal}'`);
  const rows = inTransaction(call, "api", () => runQuery(query, new Map(), "user", { uncounted: true }));
  return rows.map((row) => recordUrl(call.base, object.apiName, row.id));
}

export function readRecord(call: ApiCall, name: string, id: string): ApiResponse {
  const object = visibleObject(call, name);
  const fields =
    call.params
      .get("fields")
      ?.split(",")
      .map((each) => each.trim()) ?? readableFields(call, object);
  return json(recordToJson(fetchRecord(call, object, "Id", checkedId(object, id), fields), call.base));
}

export function readByExternalId(call: ApiCall, name: string, fieldName: string, value: string): ApiResponse {
  const object = visibleObject(call, name);
  const field = externalField(object, fieldName);
  return json(recordToJson(fetchRecord(call, object, field.apiName, value, readableFields(call, object)), call.base));
}

/** The one record whose field has that value, with those fields; 404 where the caller sees none. */
export function fetchRecord(
  call: ApiCall,
  object: ObjectDescribe,
  field: string,
  value: string,
  fields: readonly string[],
): SObject {
  const select = [...new Set(["Id", ...fields])].join(", ");
  const literal = value.replace(/\\/g, "\\\\").replace(/'/g, "\\'");
  const rows: SObject[] = inTransaction(call, "api", () =>
    runQuery(
      parseSoql(`SELECT ${select} FROM ${object.apiName} WHERE ${field} = '${literal}' LIMIT 2`),
      new Map(),
      "user",
      { uncounted: true },
    ),
  );
  const [row] = rows;
  if (row === undefined)
    throw new ApiError(404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + value);
  return row;
}

/** Every stored field the caller may read, but no binary ones. */
export function readableFields(call: ApiCall, object: ObjectDescribe): string[] {
  return [...object.fields.values()]
    .filter((field) => field.type !== "base64" && call.user.canField(object.apiName, field.apiName, "read"))
    .map((field) => field.apiName);
}

/** The 18-character id; 404 for text that is none of this object. */
export function checkedId(object: ObjectDescribe, id: string): string {
  const full = toId18(id);
  if (full === null || (object.keyPrefix !== null && !full.startsWith(object.keyPrefix)))
    throw new ApiError(404, "NOT_FOUND", "The requested resource does not exist");
  return full;
}

/** The outcome of a single-record operation; its error becomes the answer of the request. */
export function only(outcomes: readonly DmlOutcome[]): DmlOutcome {
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error("A DML operation of one record gave no outcome");
  const [error] = outcome.errors;
  if (outcome.success || error === undefined) return outcome;
  const status =
    error.statusCode === "ENTITY_IS_DELETED" || error.statusCode === "INVALID_CROSS_REFERENCE_KEY"
      ? 404
      : error.statusCode.startsWith("INSUFFICIENT_ACCESS")
        ? 403
        : 400;
  throw new ApiError(status, error.statusCode, error.message, error.fields);
}

/** The outcome as an entry of a list answer. */
export function outcomeJson(outcome: DmlOutcome, withCreated = false): Json {
  const created = withCreated && outcome.success ? { created: outcome.created } : {};
  return {
    ...(outcome.id === null ? {} : { id: outcome.id }),
    success: outcome.success,
    errors: outcome.errors.map((error) => ({
      statusCode: error.statusCode,
      message: error.message,
      fields: error.fields,
    })),
    ...created,
  };
}
