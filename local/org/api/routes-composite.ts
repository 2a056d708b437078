import { dml, type DmlOutcome } from "../database/dml.js";
import type { SObject } from "../runtime/sobject.js";
import { type ApiCall, bodyObject, inTransaction, visibleObject } from "./call-context.js";
import { ApiError, errorOf, json } from "./errors.js";
import type { ApiRequest, ApiResponse } from "./protocol.js";
import { type Json, recordFromJson } from "./record-json.js";
import { checkedId, outcomeJson } from "./routes-records.js";

const MOST_RECORDS = 200;

/** Runs one inner request of a composite or batch call with the caller's session. */
export type Dispatch = (request: ApiRequest) => ApiResponse;

interface Given {
  record: SObject | null;
  refusal: Json | null;
}

function recordsOf(body: Json): { list: Json[]; allOrNone: boolean } {
  const list = body["records"];
  if (!Array.isArray(list))
    throw new ApiError(400, "REQUIRED_FIELD_MISSING", "The Request must contain at least one record");
  if (list.length > MOST_RECORDS)
    throw new ApiError(400, "EXCEEDED_MAX_SIZE_REQUEST", `record count exceeds limit: ${MOST_RECORDS}`);
  return { list: list as Json[], allOrNone: body["allOrNone"] === true };
}

function readGiven(call: ApiCall, json: Json, extra: Json = {}): Given {
  try {
    const type = (json["attributes"] as Json | undefined)?.["type"];
    if (typeof type !== "string")
      throw new ApiError(400, "INVALID_TYPE", "Each record must state its type in attributes");
    const object = visibleObject(call, type);
    const values = { ...json, ...extra };
    if (typeof values["id"] === "string" && values["Id"] === undefined) {
      values["Id"] = checkedId(object, values["id"]);
      delete values["id"];
    }
    return { record: recordFromJson(call.org.schema, object, values), refusal: null };
  } catch (error) {
    const [entry] = errorOf(error).entries;
    const refusal = {
      success: false,
      errors: [{ statusCode: entry?.errorCode, message: entry?.message, fields: entry?.fields ?? [] }],
    };
    return { record: null, refusal };
  }
}

/** One DML statement per object, as the platform groups them; answers in the order given. */
function saveAll(
  given: readonly Given[],
  save: (records: SObject[]) => DmlOutcome[],
  withCreated: boolean,
): { answers: Json[]; failed: boolean } {
  const answers: Json[] = given.map((each) => each.refusal ?? {});
  const groups = new Map<string, number[]>();
  given.forEach((each, index) => {
    if (each.record === null) return;
    const key = each.record.describe.key;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  for (const indexes of groups.values()) {
    const outcomes = save(indexes.map((index) => given[index]!.record!));
    indexes.forEach((index, at) => (answers[index] = outcomeJson(outcomes[at]!, withCreated)));
  }
  return { answers, failed: answers.some((answer) => answer["success"] !== true) };
}

/** `composite/sobjects`: up to 200 records created, changed or upserted in one request. */
export function saveCollection(
  call: ApiCall,
  operation: "insert" | "update" | "upsert",
  object?: string,
  externalIdField?: string,
): ApiResponse {
  const { list, allOrNone } = recordsOf(bodyObject(call));
  const given = list.map((each) =>
    readGiven(call, object === undefined ? each : { ...each, attributes: { type: object } }),
  );
  return json(collection(call, given, operation, allOrNone, externalIdField));
}

function collection(
  call: ApiCall,
  given: Given[],
  operation: "insert" | "update" | "upsert" | "delete",
  allOrNone: boolean,
  externalIdField?: string,
): Json[] {
  let answers: Json[] = [];
  try {
    inTransaction(call, "api", () => {
      const options = {
        allOrNone: false,
        mode: "user" as const,
        ...(externalIdField === undefined ? {} : { externalIdField }),
      };
      const saved = saveAll(given, (records) => dml(operation, records, options), operation === "upsert");
      answers = saved.answers;
      if (saved.failed && allOrNone) throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    return answers.map((answer) =>
      answer["success"] === true
        ? {
            success: false,
            errors: [
              {
                statusCode: "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                message:
                  "Record rolled back because not all records were valid and the request was using AllOrNone header",
                fields: [],
              },
            ],
          }
        : answer,
    );
  }
  return answers;
}

/** Ends a transaction whose answers are kept. */
class RolledBack extends Error {}

/** `DELETE composite/sobjects?ids=`. */
export function deleteCollection(call: ApiCall): ApiResponse {
  const ids = (call.params.get("ids") ?? "").split(",").filter((id) => id !== "");
  const given = ids.map((id) => {
    const object = call.org.schema.objectByPrefix(id.slice(0, 3));
    return readGiven(call, { attributes: { type: object?.apiName ?? id.slice(0, 3) }, id });
  });
  return json(collection(call, given, "delete", call.params.get("allOrNone") === "true"));
}

/** `composite/tree/<Object>`: records with their children, all or nothing. */
export function saveTree(call: ApiCall, name: string): ApiResponse {
  const { list } = recordsOf(bodyObject(call));
  const results: Json[] = [];
  const errors: Json[] = [];
  try {
    inTransaction(call, "api", () => {
      saveLevel(call, name, list, {}, results, errors);
      if (errors.length > 0) throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    return json({ hasErrors: true, results: errors }, 400);
  }
  return json({ hasErrors: false, results }, 201);
}

function saveLevel(call: ApiCall, name: string, list: Json[], parent: Json, results: Json[], errors: Json[]): void {
  const object = visibleObject(call, name);
  const children = list.map((each) =>
    Object.entries(each).filter(([key]) => object.childRelationship(key) !== undefined),
  );
  const given = list.map((each, index) => {
    const own = Object.fromEntries(
      Object.entries(each).filter(([key]) => !children[index]!.some(([child]) => child === key)),
    );
    return readGiven(call, { ...own, attributes: { type: name } }, parent);
  });
  const { answers } = saveAll(given, (records) => dml("insert", records, { allOrNone: false, mode: "user" }), false);
  answers.forEach((answer, index) => {
    const referenceId = (list[index]!["attributes"] as Json | undefined)?.["referenceId"];
    if (answer["success"] !== true) {
      errors.push({ referenceId, errors: answer["errors"] });
      return;
    }
    results.push({ referenceId, id: answer["id"] });
    for (const [relationship, value] of children[index]!) {
      const child = object.childRelationship(relationship)!;
      const rows = ((value as Json)["records"] ?? []) as Json[];
      saveLevel(call, child.childObject, rows, { [child.field]: answer["id"] }, results, errors);
    }
  });
}

/** `composite`: requests that may refer to the answers of earlier ones by `@{reference.path}`. */
export function composite(call: ApiCall, dispatch: Dispatch): ApiResponse {
  const body = bodyObject(call);
  const requests = (body["compositeRequest"] ?? []) as Json[];
  const answers = new Map<string, unknown>();
  const list: Json[] = [];
  let failed = false;
  const savepoint = body["allOrNone"] === true ? call.org.store.savepoint() : null;
  for (const each of requests) {
    const referenceId = String(each["referenceId"]);
    if (failed && savepoint !== null) {
      list.push(halted(referenceId));
      continue;
    }
    const response = dispatch(
      inner(call, String(each["method"]), fill(String(each["url"]), answers), fillDeep(each["body"], answers)),
    );
    const text = Buffer.from(response.body).toString("utf8");
    const answer = text === "" ? null : (JSON.parse(text) as unknown);
    answers.set(referenceId, answer);
    failed ||= response.status >= 400;
    list.push({ body: answer, httpHeaders: {}, httpStatusCode: response.status, referenceId });
  }
  if (savepoint !== null) {
    if (failed) call.org.store.abandon(savepoint);
    else call.org.store.release(savepoint);
  }
  return json({ compositeResponse: list });
}

function halted(referenceId: string): Json {
  const message = "The transaction was rolled back since another operation in the same transaction failed.";
  return { body: [{ errorCode: "PROCESSING_HALTED", message }], httpHeaders: {}, httpStatusCode: 400, referenceId };
}

/** `composite/batch`: independent requests. */
export function batch(call: ApiCall, dispatch: Dispatch): ApiResponse {
  const requests = (bodyObject(call)["batchRequests"] ?? []) as Json[];
  let hasErrors = false;
  const results = requests.map((each) => {
    const url = String(each["url"]);
    const response = dispatch(
      inner(call, String(each["method"]), url.startsWith("/") ? url : `/services/data/${url}`, each["richInput"]),
    );
    hasErrors ||= response.status >= 400;
    const text = Buffer.from(response.body).toString("utf8");
    return { statusCode: response.status, result: text === "" ? null : (JSON.parse(text) as unknown) };
  });
  return json({ hasErrors, results });
}

function inner(call: ApiCall, method: string, url: string, body: unknown): ApiRequest {
  const [path = "", query = ""] = url.split("?", 2);
  const text = body === undefined || body === null ? "" : JSON.stringify(body);
  return { ...call.request, method: method.toUpperCase(), path: decodeURI(path), query, body: Buffer.from(text) };
}

/** Replaces `@{reference.path[0].field}` by values of earlier answers. */
function fill(text: string, answers: ReadonlyMap<string, unknown>): string {
  return text.replace(/@\{([^}]+)\}/g, (_all, path: string) => {
    const [reference = "", ...steps] = path.split(/[.[\]]+/).filter((step) => step !== "");
    let value: unknown = answers.get(reference);
    for (const step of steps) value = typeof value === "object" && value !== null ? (value as Json)[step] : undefined;
    if (value === undefined || value === null)
      throw new ApiError(400, "PROCESSING_HALTED", `Invalid reference specified. No value for ${path} found`);
    return String(value);
  });
}

function fillDeep(value: unknown, answers: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === "string") return fill(value, answers);
  if (Array.isArray(value)) return value.map((item) => fillDeep(item, answers));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillDeep(item, answers)]));
}
