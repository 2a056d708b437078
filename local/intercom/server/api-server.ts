import type { IncomingMessage, ServerResponse } from "node:http";
import type { PagingFault } from "../api/paging.js";
import { createRouter, type Answer, type Call, type Route } from "../api/route.js";
import { checkRequest } from "../contract/check-request.js";
import type { FaultRule, Faults } from "../faults/faults.js";
import { createRandom, hashText } from "../random.js";
import { UseError } from "../workspace/use-error.js";
import type { Workspace } from "../workspace/workspace.js";
import type { Exchange } from "./exchange.js";
import { InvalidJson, readJson } from "./http.js";
import type { RateLimiter } from "./rate-limit.js";
import type { Tokens } from "./tokens.js";

/** The only version that is modelled; any other is refused rather than answered wrongly. */
export const apiVersion = "2.16";

export interface ApiServerOptions {
  workspace: Workspace;
  routes: readonly Route[];
  tokens: Tokens;
  limiter: RateLimiter;
  faults: Faults;
  observe: (exchange: Exchange) => void;
}

const regionHosts: Record<string, string> = {
  US: "api.intercom.io",
  EU: "api.eu.intercom.io",
  AU: "api.au.intercom.io",
};

/** One request to the REST API, however it came. */
export interface ApiRequest {
  method: string;
  url: URL;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body as JSON, undefined without one, or why it is none. */
  body: unknown;
}

/** What the caller gets: an answer, half of one, or nothing. */
export type ApiReply =
  | { kind: "answer" | "truncated"; status: number; headers: Record<string, string>; text: string; latency: number }
  | { kind: "reset"; latency: number }
  | { kind: "timeout"; latency: number };

/** Answers one request; `latency` says how many milliseconds more a caller over a network waits. */
export type AnswerRequest = (request: ApiRequest) => Promise<ApiReply>;

/** Answers requests to the REST API. */
export function createApi(options: ApiServerOptions): AnswerRequest {
  const { workspace, faults } = options;
  const findRoute = createRouter(options.routes);
  const random = createRandom(hashText(`${workspace.options.seed}:requests`));
  return async (request) => {
    const started = performance.now();
    const { method, url } = request;
    const requestId = uuid(random.hex(32));
    const hits = faults.choose(method, url.pathname);
    const find = (kind: FaultRule["kind"]): FaultRule | undefined => hits.find((hit) => hit.kind === kind);
    const latency = find("latency")?.amount ?? 0;
    if (find("reset")) return { kind: "reset", latency };
    if (find("timeout")) return { kind: "timeout", latency };
    const match = findRoute(method, url.pathname);
    const headers: Record<string, string> = { "X-Request-Id": requestId, "Intercom-Version": apiVersion };
    let requestBody: unknown;
    let answer: Answer;
    try {
      if (request.body instanceof InvalidJson) throw request.body;
      requestBody = request.body;
      authenticate(options, request, headers, match?.route);
      const status = find("status");
      if (status) throw faultOf(status.amount, workspace, headers);
      checkVersion(request);
      if (!match) throw new UseError(404, "not_found", `No route matches ${method} ${url.pathname}`);
      checkRequest(match.route.operation, requestBody);
      const call: Call = {
        workspace,
        params: match.params,
        query: url.searchParams,
        body: requestBody ?? {},
        paging: hits.find((hit) => isPagingFault(hit.kind))?.kind as PagingFault | undefined,
        searchLag: find("searchLag")?.amount ?? 0,
      };
      answer = await match.route.handle(call);
    } catch (error) {
      answer = answerError(error, requestId);
    }
    const body = workspace.settings.nulls === "absent" ? withoutNulls(answer.body) : answer.body;
    let text = body === undefined ? "" : JSON.stringify(body);
    if (find("malformed")) text = `<html><body><h1>Bad gateway</h1>${text.slice(0, 40)}`;
    options.observe({
      requestId,
      method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      operation: match?.route.operation ?? null,
      requestBody,
      status: answer.status,
      responseBody: body,
      faulty: hits.length > 0,
      durationMs: performance.now() - started,
      at: workspace.clock.now(),
    });
    return {
      kind: find("truncated") ? "truncated" : "answer",
      status: answer.status,
      headers: { "Content-Type": "application/json; charset=utf-8", ...headers, ...answer.headers },
      text,
      latency,
    };
  };
}

/** The REST API over HTTP. */
export function createApiServer(
  answer: AnswerRequest,
): (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> {
  return async (request, response, url) => {
    const body = await readJson(request).catch((error: unknown) => {
      if (error instanceof InvalidJson) return error;
      throw error;
    });
    const reply = await answer({ method: request.method ?? "GET", url, headers: request.headers, body });
    if (reply.latency > 0) await pause(reply.latency);
    if (reply.kind === "reset") request.socket.resetAndDestroy();
    if (reply.kind === "reset" || reply.kind === "timeout") return;
    const { status, headers, text } = reply;
    response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(text) });
    if (reply.kind === "truncated") {
      response.write(text.slice(0, Math.floor(text.length / 2)));
      setImmediate(() => request.socket.destroy());
    } else {
      response.end(text);
    }
  };
}

/** A header's text; empty when it is missing or repeated. */
function textOf(header: string | string[] | undefined): string {
  return typeof header === "string" ? header : "";
}

/** Bearer token, permission, region and rate limit. Limit headers appear only with a valid token. */
function authenticate(
  options: ApiServerOptions,
  request: ApiRequest,
  headers: Record<string, string>,
  route: Route | undefined,
): void {
  const token = options.tokens.find(textOf(request.headers["authorization"]));
  const host = textOf(request.headers["host"]);
  const wrongRegion =
    Object.values(regionHosts).includes(host) && regionHosts[options.workspace.options.region] !== host;
  if (!token || wrongRegion) throw new UseError(401, "unauthorized", "Access Token Invalid");
  const state = options.limiter.take();
  headers["X-RateLimit-Limit"] = String(state.limit);
  headers["X-RateLimit-Remaining"] = String(state.remaining);
  headers["X-RateLimit-Reset"] = String(state.reset);
  if (!state.allowed) throw rateLimitExceeded(state.limit);
  if (route?.permission && token.permissions && !token.permissions.includes(route.permission)) {
    throw new UseError(401, "token_unauthorized", "Not authorized to access resource");
  }
}

function rateLimitExceeded(limit: number): UseError {
  return new UseError(429, "rate_limit_exceeded", `Exceeded rate limit of ${limit} in 10 seconds`);
}

function checkVersion(request: ApiRequest): void {
  const version = request.headers["intercom-version"];
  if (version !== undefined && version !== apiVersion) {
    throw new UseError(
      400,
      "intercom_version_invalid",
      `The requested version '${String(version)}' is not modelled here; send Intercom-Version: ${apiVersion}`,
    );
  }
}

/** The error that a status fault answers, with the code that belongs to the status. */
function faultOf(status: number, workspace: Workspace, headers: Record<string, string>): UseError {
  if (status === 429) {
    headers["X-RateLimit-Remaining"] = "0";
    headers["X-RateLimit-Reset"] = String(workspace.clock.now() + 10);
    return rateLimitExceeded(Number(headers["X-RateLimit-Limit"] ?? 0));
  }
  if (status === 401) return new UseError(401, "unauthorized", "Access Token Invalid");
  if (status === 403) return new UseError(403, "api_plan_restricted", "Active subscription needed.");
  if (status === 503)
    return new UseError(503, "service_unavailable", "Sorry, the API service is temporarily unavailable");
  return new UseError(status, status >= 500 ? "server_error" : "client_error", "Fault on demand");
}

function answerError(error: unknown, requestId: string): Answer {
  const known = error instanceof InvalidJson ? new UseError(error.status, "bad_request", error.message) : error;
  if (!(known instanceof UseError)) {
    console.error("The local Intercom workspace failed:", error);
    return answerError(
      new UseError(500, "server_error", "The local workspace failed; its terminal shows why"),
      requestId,
    );
  }
  const entry = { code: known.code, message: known.message, ...(known.field === null ? {} : { field: known.field }) };
  return {
    status: known.status,
    body: { type: "error.list", request_id: requestId, errors: [entry] },
    headers: known.headers,
  };
}

function isPagingFault(kind: FaultRule["kind"]): boolean {
  return kind === "pageRepeated" || kind === "pageLost" || kind === "wrongCursor";
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => (entry === null ? [] : [[key, withoutNulls(entry)]])),
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function uuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
