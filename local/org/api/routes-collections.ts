import { dml, type DmlOutcome } from "../database/dml.js";
import type { SObject } from "../runtime/sobject.js";
import { type ApiCall, bodyObject, inTransaction, visibleObject } from "./call-context.js";
import { ApiError, errorOf, json } from "./errors.js";
import type { ApiResponse } from "./protocol.js";
import { type Json, recordFromJson } from "./record-json.js";
import { checkedId, outcomeJson } from "./routes-records.js";

const MOST_RECORDS = 200;

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
