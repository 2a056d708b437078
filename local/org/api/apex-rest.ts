import { runTransaction } from "../execution/transaction.js";
import { readTyped } from "../library/json-read.js";
import { parseJson } from "../library/json-tree.js";
import { compactText, toPieces } from "../library/json-write.js";
import { RestRequest, RestResponse } from "../library/rest.js";
import { current } from "../execution/context.js";
import type { Org } from "../org.js";
import type { ApexClass, ApexMethod } from "../runtime/classes.js";
import { ApexException } from "../runtime/exceptions.js";
import { stringOf } from "../runtime/text.js";
import { Blob } from "../runtime/values/blob.js";
import type { UserContext } from "../security/users.js";
import { ApiError } from "./errors.js";
import type { ApiRequest, ApiResponse } from "./protocol.js";
import { parseBody } from "./call-context.js";

const VERBS: Record<string, string> = {
  GET: "httpget",
  HEAD: "httpget",
  POST: "httppost",
  PUT: "httpput",
  PATCH: "httppatch",
  DELETE: "httpdelete",
};

interface Mapping {
  apexClass: ApexClass;
  /** `/things/*` */
  pattern: string;
}

/**
 * Runs an Apex REST method: `path` is what follows `/services/apexrest`. The user needs access to the class, nothing else is checked here. Source:
 * "Exposing Apex Classes as REST Web Services".
 */
export function callApexRest(org: Org, user: UserContext, request: ApiRequest, path: string): ApiResponse {
  const mapping = findMapping(org, path);
  if (mapping === null) throw new ApiError(404, "NOT_FOUND", "Could not find a match for URL");
  const { apexClass } = mapping;
  const methods = apexClass.methods.filter(
    (method) => method.isStatic && method.annotations.some((each) => each.name.startsWith("http")),
  );
  const wanted = VERBS[request.method];
  const method = methods.find((each) => each.annotations.some((annotation) => annotation.name === wanted));
  if (method === undefined) {
    const allowed = methods.flatMap((each) =>
      each.annotations.map((annotation) => annotation.name.slice(4).toUpperCase()),
    );
    throw new ApiError(
      405,
      "METHOD_NOT_ALLOWED",
      `HTTP Method '${request.method}' not allowed. Allowed are ${allowed.join(",")}`,
    );
  }
  if (!user.hasClassAccess(apexClass.name))
    throw new ApiError(403, "FORBIDDEN", `You do not have access to the Apex class named: ${apexClass.name}`);
  try {
    return run(org, user, request, path, mapping, method);
  } catch (error) {
    if (!(error instanceof ApexException)) throw error;
    org.reportFailure(`Apex REST ${request.method} ${path}`, error);
    throw new ApiError(500, "APEX_ERROR", `${error.toString()}\n\n${error.trace}`);
  }
}

function run(
  org: Org,
  user: UserContext,
  request: ApiRequest,
  path: string,
  mapping: Mapping,
  method: ApexMethod,
): ApiResponse {
  return runTransaction(org, { user, entry: "rest" }, () => {
    const rest = restRequest(request, withoutNamespace(org, path), mapping.pattern);
    const response = new RestResponse();
    const { slots } = current();
    slots.set("rest-request", rest);
    slots.set("rest-response", response);
    const args = argumentsOf(method, request);
    // The raw body is only there for methods without parameters.
    if (method.parameters.length > 0) rest.requestBody = null;
    const result = method.call(null, args);
    return answer(method, result, (slots.get("rest-response") as RestResponse | null) ?? response);
  });
}

/** Every class annotated with @RestResource. */
function mappings(org: Org): Mapping[] {
  const found: Mapping[] = [];
  for (const apexClass of org.program.classes) {
    const annotation = apexClass.annotations.find((each) => each.name === "restresource");
    const pattern = annotation?.parameters["urlmapping"] ?? annotation?.parameters["urlMapping"];
    if (typeof pattern === "string") found.push({ apexClass, pattern });
  }
  return found;
}

/** In a namespaced org paths begin with the namespace. */
function withoutNamespace(org: Org, path: string): string {
  const prefix = org.namespace === null ? null : `/${org.namespace.toLowerCase()}/`;
  return prefix !== null && path.toLowerCase().startsWith(prefix) ? path.slice(prefix.length - 1) : path;
}

/** The class whose mapping fits best: exact before wildcard, longer before shorter. */
function findMapping(org: Org, path: string): Mapping | null {
  const bare = withoutNamespace(org, path);
  if (org.namespace !== null && bare === path) return null;
  let best: Mapping | null = null;
  for (const mapping of mappings(org)) {
    const wildcard = mapping.pattern.endsWith("*");
    const fits = wildcard ? bare.startsWith(mapping.pattern.slice(0, -1)) : bare === mapping.pattern;
    if (!fits) continue;
    if (!wildcard) return mapping;
    if (best === null || mapping.pattern.length > best.pattern.length) best = mapping;
  }
  return best;
}

function restRequest(request: ApiRequest, path: string, pattern: string): RestRequest {
  const rest = new RestRequest();
  rest.httpMethod = request.method;
  rest.requestURI = path;
  rest.resourcePath = `/services/apexrest${pattern}`;
  rest.remoteAddress = request.remoteAddress;
  rest.requestBody = new Blob(request.body);
  for (const [name, value] of Object.entries(request.headers)) rest.headers.put(headerName(name), value);
  for (const [name, value] of new URLSearchParams(request.query)) rest.params.put(name, value);
  return rest;
}

/** Headers arrive in lower case; Apex code looks them up as they are usually written. */
function headerName(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_all, dash: string, letter: string) => dash + letter.toUpperCase());
}

function argumentsOf(method: ApexMethod, request: ApiRequest): unknown[] {
  if (method.parameters.length === 0) return [];
  const type = request.headers["content-type"] ?? "application/json";
  if (!/json/i.test(type)) throw new ApiError(415, "UNSUPPORTED_MEDIA_TYPE", `Content-Type '${type}' not supported`);
  const body = parseBody(request.body) as Record<string, unknown>;
  const names = new Map(Object.keys(body).map((name) => [name.toLowerCase(), name]));
  for (const name of names.keys()) {
    if (!method.parameters.some((parameter) => parameter.name.toLowerCase() === name))
      throw new ApiError(400, "JSON_PARSER_ERROR", `Unexpected parameter encountered during deserialization: ${name}`);
  }
  return method.parameters.map((parameter) => {
    const name = names.get(parameter.name.toLowerCase());
    return name === undefined ? null : readTyped(parseJson(JSON.stringify(body[name])), parameter.type, true);
  });
}

function answer(method: ApexMethod, result: unknown, response: RestResponse): ApiResponse {
  const headers: Record<string, string> = {};
  for (const [name, value] of response.headers) headers[String(name)] = stringOf(value);
  const status = response.statusCode ?? 200;
  if (method.returnType === "void") {
    const body = response.responseBody?.bytes ?? new Uint8Array();
    if (body.length > 0 && !hasHeader(headers, "content-type")) headers["Content-Type"] = "application/octetstream";
    return { status, headers, body };
  }
  if (!hasHeader(headers, "content-type")) headers["Content-Type"] = "application/json;charset=UTF-8";
  return { status, headers, body: compactText(toPieces(result, { suppressNulls: false })) };
}

function hasHeader(headers: Record<string, string>, name: string): boolean {
  return Object.keys(headers).some((each) => each.toLowerCase() === name);
}
