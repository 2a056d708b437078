import { orgUsage } from "../execution/org-usage.js";
import type { Org } from "../org.js";
import { callApexRest } from "./apex-rest.js";
import { AuraError, invokeAura } from "./aura.js";
import { API_VERSION, type ApiCall, bodyObject, OLDEST_VERSION, parseBody } from "./call-context.js";
import { ApiError, errorOf, json, notFound } from "./errors.js";
import type { ApiRequest, ApiResponse } from "./protocol.js";
import type { Dispatch } from "./routes-composite.js";
import { soapLogin, token } from "./routes-login.js";
import * as meta from "./routes-meta.js";
import { REFUSED, ROUTES } from "./routes.js";
import type { Sessions } from "./sessions.js";

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
    orgUsage(this.org).add("DailyApiRequests");
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
function innerDispatch(call: ApiCall): Dispatch {
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
  const rest = match[2] ?? "";
  // What pages themselves ask for takes no right to use the API.
  if (!rest.startsWith("ui-api/") && !call.user.hasUserPermission("ApiEnabled"))
    throw new ApiError(
      403,
      "API_DISABLED_FOR_ORG",
      "The REST API is not enabled for this user: API Enabled is missing",
    );
  const steps = rest.split("/").map(decodeURIComponent);
  const refused = REFUSED.find(([prefix]) => fit(prefix, steps.slice(0, prefix.split("/").length)) !== null);
  if (refused !== undefined)
    throw new ApiError(501, "FUNCTIONALITY_NOT_ENABLED", `${refused[1]}: not supported by the local org`);
  let otherMethod = false;
  for (const [method, pattern, handler] of ROUTES) {
    const found = fit(pattern, steps);
    if (found === null) continue;
    if (method === call.request.method || (method === "GET" && call.request.method === "HEAD"))
      return handler(call, found, innerDispatch(call));
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
