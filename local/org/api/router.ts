import type { Org } from "../org.js";
import { callApexRest } from "./apex-rest.js";
import { AuraError, invokeAura } from "./aura.js";
import { API_VERSION, type ApiCall, bodyObject, OLDEST_VERSION, parseBody } from "./call-context.js";
import { ApiError, errorOf, json, notFound } from "./errors.js";
import type { ApiRequest, ApiResponse } from "./protocol.js";
import * as composite from "./routes-composite.js";
import { soapLogin, token } from "./routes-login.js";
import * as meta from "./routes-meta.js";
import * as queries from "./routes-query.js";
import * as records from "./routes-records.js";
import * as tooling from "./routes-tooling.js";
import * as ui from "./routes-ui.js";
import type { Sessions } from "./sessions.js";

type Handler = (call: ApiCall, path: string[]) => ApiResponse;

/** Routes below `/services/data/vNN.0/`: method, path with `:name` for any step, handler with those steps. */
const ROUTES: readonly [method: string, pattern: string, handler: Handler][] = [
  ["GET", "", (call) => meta.resources(call)],
  ["GET", "limits", () => meta.limits()],
  ["GET", "query", (call) => queries.query(call, false)],
  ["GET", "queryAll", (call) => queries.query(call, true)],
  ["GET", "query/:locator", (call, [locator]) => queries.queryMore(call, locator!)],
  ["GET", "queryAll/:locator", (call, [locator]) => queries.queryMore(call, locator!)],
  ["GET", "sobjects", (call) => meta.globalDescribe(call)],
  ["GET", "sobjects/:object", (call, [object]) => meta.basicInfo(call, object!)],
  ["POST", "sobjects/:object", (call, [object]) => records.createRecord(call, object!)],
  ["GET", "sobjects/:object/describe", (call, [object]) => meta.describe(call, object!)],
  ["GET", "sobjects/:object/:id", (call, [object, id]) => records.readRecord(call, object!, id!)],
  ["PATCH", "sobjects/:object/:id", (call, [object, id]) => records.updateRecord(call, object!, id!)],
  ["DELETE", "sobjects/:object/:id", (call, [object, id]) => records.deleteRecord(call, object!, id!)],
  [
    "GET",
    "sobjects/:object/:field/:value",
    (call, [object, field, value]) => records.readByExternalId(call, object!, field!, value!),
  ],
  [
    "PATCH",
    "sobjects/:object/:field/:value",
    (call, [object, field, value]) => records.upsertRecord(call, object!, field!, value!),
  ],
  ["POST", "composite", (call) => composite.composite(call, innerDispatch(call))],
  ["POST", "composite/batch", (call) => composite.batch(call, innerDispatch(call))],
  ["POST", "composite/sobjects", (call) => composite.saveCollection(call, "insert")],
  ["PATCH", "composite/sobjects", (call) => composite.saveCollection(call, "update")],
  ["DELETE", "composite/sobjects", (call) => composite.deleteCollection(call)],
  [
    "PATCH",
    "composite/sobjects/:object/:field",
    (call, [object, field]) => composite.saveCollection(call, "upsert", object, field),
  ],
  ["POST", "composite/tree/:object", (call, [object]) => composite.saveTree(call, object!)],
  ["GET", "tooling", (call) => meta.resources(call)],
  ["GET", "tooling/query", (call) => tooling.toolingQuery(call)],
  ["GET", "tooling/executeAnonymous", (call) => tooling.executeAnonymous(call)],
  ["GET", "tooling/runTestsSynchronous", (call) => tooling.runTestsSynchronous(call)],
  ["POST", "tooling/runTestsSynchronous", (call) => tooling.runTestsSynchronous(call)],
  ["GET", "ui-api/records/:id", (call, [id]) => ui.getRecord(call, id!)],
  ["POST", "ui-api/records", (call) => ui.createUiRecord(call)],
  ["PATCH", "ui-api/records/:id", (call, [id]) => ui.updateUiRecord(call, id!)],
  ["DELETE", "ui-api/records/:id", (call, [id]) => ui.deleteUiRecord(call, id!)],
  ["GET", "ui-api/object-info/:object", (call, [object]) => ui.objectInfo(call, object!)],
];

/** Answers every request of the org's one port. */
export class Router {
  private readonly org: Org;
  private readonly sessions: Sessions;
  /** Path prefix of the public site, such as `/parley`, or null. */
  private readonly sitePath: string | null;

  constructor(org: Org, sessions: Sessions, sitePath: string | null) {
    this.org = org;
    this.sessions = sessions;
    this.sitePath = sitePath;
  }

  /** Never throws: errors become Salesforce's error list. */
  handle(request: ApiRequest): ApiResponse {
    try {
      const response = this.route(request);
      return request.method === "HEAD" ? { ...response, body: "" } : response;
    } catch (error) {
      const { status, entries } = errorOf(error);
      if (status === 500) this.org.reportFailure(`${request.method} ${request.path}`, error);
      return json(entries, status);
    }
  }

  private route(request: ApiRequest): ApiResponse {
    const { path } = request;
    const site = this.sitePath === null ? null : `${this.sitePath}/services/apexrest/`;
    if (site !== null && path.startsWith(site)) return this.siteRest(request, path.slice(site.length - 1));
    if (path === "/services/data" || path === "/services/data/") return meta.versions();
    if (path === "/services/oauth2/token") return token(this.org, this.sessions, request);
    if (path.startsWith("/services/Soap/")) return soapLogin(this.org, this.sessions, request);
    const call = this.authenticate(request);
    if (path === "/services/oauth2/userinfo" || path.startsWith("/id/")) return meta.identity(call, call.user);
    if (path === "/services/oauth2/revoke") {
      this.sessions.close(call.token);
      return json({});
    }
    if (path.startsWith("/services/apexrest/"))
      return callApexRest(this.org, call.user, request, path.slice("/services/apexrest".length));
    if (path.startsWith("/aura/apex/")) return aura(call, path.slice("/aura/apex/".length));
    return dispatchData(call);
  }

  private siteRest(request: ApiRequest, path: string): ApiResponse {
    const guest = this.org.users.guest();
    if (guest === undefined) throw notFound("The org has no public site");
    return callApexRest(this.org, guest, request, path);
  }

  private authenticate(request: ApiRequest): ApiCall {
    const header = request.headers["authorization"] ?? "";
    const bearer =
      /^(?:Bearer|OAuth)\s+(.+)$/i.exec(header)?.[1] ?? new URLSearchParams(request.query).get("access_token") ?? "";
    const userId = this.sessions.userOf(bearer);
    if (userId === null) throw new ApiError(401, "INVALID_SESSION_ID", "Session expired or invalid");
    return callOf(this.org, this.sessions, request, bearer, userId);
  }
}

function callOf(org: Org, sessions: Sessions, request: ApiRequest, bearer: string, userId: string): ApiCall {
  const version = /^\/services\/data\/v(\d+\.\d)/.exec(request.path)?.[1] ?? API_VERSION;
  return {
    org,
    sessions,
    request,
    user: org.userContext(userId),
    token: bearer,
    base: `/services/data/v${version}`,
    params: new URLSearchParams(request.query),
    json: () => parseBody(request.body),
  };
}

/** Runs an inner request of a composite call. */
function innerDispatch(call: ApiCall): composite.Dispatch {
  return (request) => {
    try {
      return dispatchData(callOf(call.org, call.sessions, request, call.token, call.user.id));
    } catch (error) {
      const { status, entries } = errorOf(error);
      return json(entries, status);
    }
  };
}

function dispatchData(call: ApiCall): ApiResponse {
  const match = /^\/services\/data\/v(\d+)\.\d(?:\/(.*?))?\/?$/.exec(call.request.path);
  if (match === null || Number(match[1]) < OLDEST_VERSION || Number(match[1]) > Number(API_VERSION)) throw notFound();
  const steps = (match[2] ?? "").split("/").map(decodeURIComponent);
  let otherMethod = false;
  for (const [method, pattern, handler] of ROUTES) {
    const found = fit(pattern, steps);
    if (found === null) continue;
    if (method === call.request.method || (method === "GET" && call.request.method === "HEAD"))
      return handler(call, found);
    otherMethod = true;
  }
  if (otherMethod) throw new ApiError(405, "METHOD_NOT_ALLOWED", `HTTP Method '${call.request.method}' not allowed.`);
  throw notFound();
}

/** The steps that `:name` stands for, or null where the path does not fit. */
function fit(pattern: string, steps: readonly string[]): string[] | null {
  const wanted = pattern.split("/");
  if (wanted.length !== steps.length) return null;
  const found: string[] = [];
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith(":")) found.push(steps[index]!);
    else if (part.toLowerCase() !== steps[index]!.toLowerCase()) return null;
  }
  return found;
}

function aura(call: ApiCall, name: string): ApiResponse {
  if (call.request.method !== "POST")
    throw new ApiError(405, "METHOD_NOT_ALLOWED", `HTTP Method '${call.request.method}' not allowed.`);
  const params = (bodyObject(call)["params"] ?? {}) as Record<string, unknown>;
  try {
    return json({ returnValue: invokeAura(call.org, call.user, decodeURIComponent(name), params) });
  } catch (error) {
    if (!(error instanceof AuraError)) throw error;
    const { status, ...body } = error.failure;
    return json(body, status);
  }
}
