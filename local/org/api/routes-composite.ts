import { runTogether } from "../execution/transaction.js";
import { type ApiCall, bodyObject } from "./call-context.js";
import { ApiError, errorOf, json } from "./errors.js";
import type { ApiRequest, ApiResponse } from "./protocol.js";
import type { Json } from "./record-json.js";

/** Runs one inner request of a composite or batch call with the caller's session. */
export type Dispatch = (request: ApiRequest) => ApiResponse;

/** Inner requests that one call may have. Source: "Composite", "Composite Batch", "Composite Graph", REST API Developer Guide. */
const MOST_REQUESTS = 25;
const MOST_GRAPH_NODES = 500;

function requestsOf(value: unknown, name: string, most: number): Json[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new ApiError(400, "MISSING_ARGUMENT", `${name} must list at least one request`);
  if (value.length > most)
    throw new ApiError(400, "LIMIT_EXCEEDED", `${name} may list ${most} requests, not ${value.length}`);
  return value as Json[];
}

/** `composite`: requests that may refer to the answers of earlier ones by `@{reference.path}`. */
export function composite(call: ApiCall, dispatch: Dispatch): ApiResponse {
  const body = bodyObject(call);
  const requests = requestsOf(body["compositeRequest"], "compositeRequest", MOST_REQUESTS);
  return json({ compositeResponse: runInner(call, dispatch, requests, body["allOrNone"] === true).list });
}

/** `composite/graph`: several composites, each all or nothing. */
export function graph(call: ApiCall, dispatch: Dispatch): ApiResponse {
  const graphs = requestsOf(bodyObject(call)["graphs"], "graphs", MOST_GRAPH_NODES).map((each) => {
    const requests = requestsOf(each["compositeRequest"], "compositeRequest", MOST_GRAPH_NODES);
    const { list, failed } = runInner(call, dispatch, requests, true);
    return { graphId: each["graphId"], graphResponse: { compositeResponse: list }, isSuccessful: !failed };
  });
  return json({ graphs });
}

/** Runs requests in order. With `allOrNone` a failure undoes the earlier ones and halts the later ones. */
function runInner(
  call: ApiCall,
  dispatch: Dispatch,
  requests: Json[],
  allOrNone: boolean,
): { list: Json[]; failed: boolean } {
  const work = (): { list: Json[]; failed: boolean } => {
    const answers = new Map<string, unknown>();
    const list: Json[] = [];
    let failed = false;
    for (const each of requests) {
      if (failed && allOrNone) list.push(halted(String(each["referenceId"])));
      else {
        const { status, body } = runOne(call, dispatch, each, answers);
        answers.set(String(each["referenceId"]), body);
        failed ||= status >= 400;
        list.push({ body, httpHeaders: {}, httpStatusCode: status, referenceId: each["referenceId"] });
      }
    }
    if (!failed || !allOrNone) return { list, failed };
    // What went well before the failure is undone too.
    return {
      list: list.map((each) => (Number(each["httpStatusCode"]) < 400 ? halted(each["referenceId"]) : each)),
      failed,
    };
  };
  return allOrNone ? runTogether(call.org, work, (result) => !result.failed) : work();
}

function runOne(
  call: ApiCall,
  dispatch: Dispatch,
  each: Json,
  answers: ReadonlyMap<string, unknown>,
): { status: number; body: unknown } {
  try {
    const url = fill(String(each["url"]), answers);
    const response = dispatch(inner(call, String(each["method"]), url, fillDeep(each["body"], answers)));
    const text = Buffer.from(response.body).toString("utf8");
    return { status: response.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
  } catch (error) {
    const { status, entries } = errorOf(error);
    return { status, body: entries };
  }
}

function halted(referenceId: unknown): Json {
  const message = "The transaction was rolled back since another operation in the same transaction failed.";
  return { body: [{ errorCode: "PROCESSING_HALTED", message }], httpHeaders: {}, httpStatusCode: 400, referenceId };
}

/** `composite/batch`: independent requests. */
export function batch(call: ApiCall, dispatch: Dispatch): ApiResponse {
  const requests = requestsOf(bodyObject(call)["batchRequests"], "batchRequests", MOST_REQUESTS);
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
