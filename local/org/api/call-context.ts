import { runTransaction } from "../execution/transaction.js";
import type { EntryPoint } from "../execution/context.js";
import type { Org } from "../org.js";
import type { ObjectDescribe } from "../schema/types.js";
import type { UserContext } from "../security/users.js";
import { ApiError } from "./errors.js";
import type { ApiRequest } from "./protocol.js";
import type { Sessions } from "./sessions.js";

/** Newest API version this org speaks. */
export const API_VERSION = "67.0";
export const OLDEST_VERSION = 50;

/** One API request with the user who makes it. */
export interface ApiCall {
  org: Org;
  sessions: Sessions;
  request: ApiRequest;
  user: UserContext;
  token: string;
  /** `/services/data/v65.0`. */
  base: string;
  params: URLSearchParams;
  /** The body as JSON. Throws JSON_PARSER_ERROR. */
  json(): unknown;
}

/** The JSON body as an object. */
export function bodyObject(call: ApiCall): Record<string, unknown> {
  const body = call.json();
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new ApiError(400, "JSON_PARSER_ERROR", "The request body must be a JSON object");
  return body as Record<string, unknown>;
}

/** Runs work as the caller, in one transaction. */
export function inTransaction<T>(call: ApiCall, entry: EntryPoint, work: () => T): T {
  return runTransaction(call.org, { user: call.user, entry }, work);
}

/** The object of that name if the caller may read it; 404 otherwise, as the API answers. */
export function visibleObject(call: ApiCall, name: string): ObjectDescribe {
  const object = call.org.schema.object(name);
  if (object === undefined || !call.user.can(object.apiName, "read"))
    throw new ApiError(404, "NOT_FOUND", "The requested resource does not exist");
  return object;
}

/** Reads the body text as JSON. */
export function parseBody(body: Uint8Array): unknown {
  const text = Buffer.from(body).toString("utf8");
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ApiError(400, "JSON_PARSER_ERROR", error instanceof Error ? error.message : String(error));
  }
}
