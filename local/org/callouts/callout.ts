import { current, type Execution } from "../execution/context.js";
import { MAXIMUM_CALLOUT_TIME } from "../execution/limits.js";
import { throwApex } from "../runtime/exceptions.js";
import { type HttpCall, SyncHttp } from "./sync-http.js";

export interface OutgoingRequest {
  endpoint: string;
  method: string;
  headers: Record<string, string>;
  body: Uint8Array | null;
  /** Milliseconds; 1 to 120,000. */
  timeout: number;
}

export interface IncomingResponse {
  status: number;
  reason: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

const DEFAULT_TIMEOUT = 10_000;
const SYNC_BYTES = 6_000_000;
const ASYNC_BYTES = 12_000_000;

let bridge: SyncHttp | null = null;

/** What every callout is checked for, mocked or not: uncommitted work and the number of callouts. */
export function beginCallout(): Execution {
  const execution = current();
  if (execution.uncommittedWork)
    throwApex(
      "System.CalloutException",
      "You have uncommitted work pending. Please commit or rollback before calling out",
    );
  execution.limits.count("callouts");
  return execution;
}

/** Makes a real HTTP callout for the running transaction; call {@link beginCallout} first. Every failure is a CalloutException. */
export function sendCallout(execution: Execution, request: OutgoingRequest): IncomingResponse {
  const { org } = execution;
  const named = /^callout:/i.test(request.endpoint);
  const target = named
    ? org.namedCredentials.resolve(request.endpoint, execution.user)
    : { url: request.endpoint, headers: {} };
  if (!named) requireRemoteSite(execution, request.endpoint);
  const timeout = Math.min(request.timeout || DEFAULT_TIMEOUT, MAXIMUM_CALLOUT_TIME);
  if (execution.limits.calloutTime >= MAXIMUM_CALLOUT_TIME)
    throwApex("System.CalloutException", `Exceeded maximum time allotted for callout (${MAXIMUM_CALLOUT_TIME} ms)`);
  const headers = { ...target.headers };
  for (const [name, value] of Object.entries(request.headers)) {
    // What the request states itself wins over the credential's header of the same name.
    for (const known of Object.keys(headers)) if (known.toLowerCase() === name.toLowerCase()) delete headers[known];
    headers[name] = value;
  }
  if (request.body !== null) headers["Content-Length"] = String(request.body.length);
  const start = performance.now();
  const send = org.options.transport ?? ((call: HttpCall) => (bridge ??= new SyncHttp()).send(call));
  const reply = execution.limits.outsideCpu(() =>
    send({
      url: org.routeCallout(target.url),
      method: request.method,
      headers,
      body: request.body,
      timeout,
      maximumBytes: execution.isAsync ? ASYNC_BYTES : SYNC_BYTES,
    }),
  );
  execution.limits.calloutTime += performance.now() - start;
  if ("error" in reply) return throwApex("System.CalloutException", reply.error);
  return reply;
}

function requireRemoteSite(execution: Execution, endpoint: string): void {
  let origin: string;
  try {
    origin = new URL(endpoint).origin;
  } catch {
    return throwApex("System.CalloutException", `no protocol: ${endpoint}`);
  }
  for (const site of execution.org.metadata.remoteSites.values()) {
    if (site.active && originOf(site.url) === origin) return;
  }
  throwApex(
    "System.CalloutException",
    `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${endpoint}`,
  );
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}

/** Ends the thread that makes callouts, if one was started. */
export async function closeCallouts(): Promise<void> {
  const former = bridge;
  bridge = null;
  await former?.close();
}
