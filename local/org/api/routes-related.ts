import { runQuery } from "../database/soql.js";
import { runSosl } from "../database/sosl.js";
import { parseSoql } from "../parser/soql-tree.js";
import { SoqlSyntaxError } from "../parser/soql-parse.js";
import { parseSosl, type SoslSearch } from "../parser/sosl-tree.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import type { ObjectDescribe } from "../schema/types.js";
import { type ApiCall, bodyObject, inTransaction, visibleObject } from "./call-context.js";
import { ApiError, json } from "./errors.js";
import type { ApiResponse } from "./protocol.js";
import { type Json, recordToJson, recordUrl } from "./record-json.js";
import { checkedId, fetchRecord, readableFields } from "./routes-records.js";
import { runText } from "./routes-query.js";

/** Records found by other ways than their own address: lists of ids, relationships, changes since, searches. */

const MOST_IDS = 2_000;

/** `composite/sobjects/<Object>`: records of the ids in their order, null for those the caller does not see. */
export function readCollection(call: ApiCall, name: string): ApiResponse {
  const object = visibleObject(call, name);
  const body: Json = call.request.method === "POST" ? bodyObject(call) : Object.fromEntries(call.params);
  const ids = listOf(body["ids"]).map((id) => checkedId(object, id));
  const fields = listOf(body["fields"]);
  if (ids.length === 0 || fields.length === 0)
    throw new ApiError(400, "MISSING_ARGUMENT", "The required ids and fields must be specified");
  if (ids.length > MOST_IDS)
    throw new ApiError(400, "EXCEEDED_ID_LIMIT", `record limit reached. cannot submit more than ${MOST_IDS} ids`);
  const select = [...new Map(["Id", ...fields].map((field) => [field.toLowerCase(), field])).values()];
  const soql = `SELECT ${select.join(", ")} FROM ${object.apiName} WHERE Id IN (${ids.map((id) => `'${id}'`).join(", ")})`;
  const rows = inTransaction(call, "api", () => runQuery(parseSoql(soql), new Map(), "user", { uncounted: true }));
  const found = new Map(rows.map((row) => [row.id, recordToJson(row, call.base)]));
  return json(ids.map((id) => found.get(id) ?? null));
}

function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" ? value.split(",").filter((each) => each !== "") : [];
}

/** `sobjects/<Object>/<id>/<Relationship>`: the parent as a record, children as the answer of a query. Undefined where the path names no relationship. */
export function followRelationship(
  call: ApiCall,
  name: string,
  id: string,
  relationship: string,
): ApiResponse | undefined {
  const object = visibleObject(call, name);
  const child = object.childRelationship(relationship);
  const parent = object.parentRelationship(relationship);
  if (child === undefined && parent === undefined) return undefined;
  const full = checkedId(object, id);
  const asked = call.params.get("fields");
  if (child !== undefined) {
    fetchRecord(call, object, "Id", full, []);
    const target = visibleObject(call, child.childObject);
    const fields = asked ?? readableFields(call, target).join(", ");
    return json(runText(call, `SELECT ${fields} FROM ${target.apiName} WHERE ${child.field} = '${full}'`));
  }
  return json(recordToJson(parentRecord(call, object, full, relationship, asked), call.base));
}

function parentRecord(call: ApiCall, object: ObjectDescribe, id: string, relationship: string, fields: string | null) {
  const reference = object.parentRelationship(relationship)!;
  const value = fetchRecord(call, object, "Id", id, [reference.apiName]).values.get(reference.key);
  const target = typeof value === "string" ? call.org.schema.objectByPrefix(value.slice(0, 3)) : undefined;
  if (typeof value !== "string" || target === undefined)
    throw new ApiError(404, "NOT_FOUND", `The requested resource does not exist`);
  return fetchRecord(call, target, "Id", value, fields?.split(",") ?? readableFields(call, target));
}

/** `sobjects/<Object>/updated` and `/deleted` with `start` and `end`. */
export function changes(call: ApiCall, name: string, which: "updated" | "deleted"): ApiResponse {
  const object = visibleObject(call, name);
  const [start, end] = ["start", "end"].map((parameter) => instant(call, parameter)) as [number, number];
  const at = object.field("SystemModstamp") ?? object.field("LastModifiedDate");
  if (at === undefined) throw new ApiError(400, "INVALID_TYPE", `${object.apiName} is not replicateable`);
  const soql = `SELECT Id, ${at.apiName} FROM ${object.apiName} WHERE IsDeleted = ${String(which === "deleted")} AND ${at.apiName} >= ${iso(start)} AND ${at.apiName} < ${iso(end)}`;
  const query = {
    ...parseSoql(object.field("IsDeleted") === undefined ? soql.replace(/IsDeleted = \w+ AND /, "") : soql),
    allRows: true,
  };
  const rows = inTransaction(call, "api", () => runQuery(query, new Map(), "user", { uncounted: true }));
  const dateOf = (value: unknown): string => timestamp(value instanceof ApexDatetime ? value.ms : 0);
  if (which === "updated") return json({ ids: rows.map((row) => row.id), latestDateCovered: timestamp(end) });
  const records = rows.map((row) => ({ id: row.id, deletedDate: dateOf(row.values.get(at.key)) }));
  return json({ deletedRecords: records, earliestDateAvailable: timestamp(0), latestDateCovered: timestamp(end) });
}

function instant(call: ApiCall, parameter: string): number {
  const text = (call.params.get(parameter) ?? "").replace(" ", "+").replace(/([+-]\d\d)(\d\d)$/, "$1:$2");
  const value = Date.parse(text);
  if (Number.isNaN(value))
    throw new ApiError(400, "INVALID_REPLICATION_DATE", `${parameter}: '${text}' is no date and time`);
  return value;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function timestamp(ms: number): string {
  return iso(ms).replace("Z", "+0000");
}

/** `search?q=FIND {…} RETURNING …` */
export function search(call: ApiCall): ApiResponse {
  const text = call.params.get("q");
  if (text === null) throw new ApiError(400, "MALFORMED_SEARCH", "A search string has to be specified");
  const parsed = parsedSearch(text);
  if (parsed.returning.length === 0)
    throw new ApiError(
      501,
      "FUNCTIONALITY_NOT_ENABLED",
      "A search without RETURNING is not supported by the local org",
    );
  const lists = inTransaction(call, "api", () => runSosl(parsed, new Map(), "user"));
  const searchRecords = lists.flat().map((record) => {
    const url = recordUrl(call.base, record.describe.apiName, record.id);
    return { ...recordToJson(record, call.base), attributes: { type: record.describe.apiName, url } };
  });
  return json({ searchRecords });
}

function parsedSearch(text: string): SoslSearch {
  try {
    return parseSosl(text);
  } catch (error) {
    if (error instanceof SoqlSyntaxError) throw new ApiError(400, "MALFORMED_SEARCH", error.message);
    throw error;
  }
}
