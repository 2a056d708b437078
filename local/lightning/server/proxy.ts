import type { IncomingMessage, ServerResponse } from "node:http";
import { OrgUnavailable, type OrgClient } from "./org-client.js";

/** The parts of the org's API that pages may reach. Not /services/oauth2: a token must not reach the browser. */
const ALLOWED = /^\/(?:services\/(?:data|apexrest)|aura)(?:\/|$)/;
const FORWARDED = ["accept", "accept-language", "content-type", "if-modified-since", "if-none-match"];
const RETURNED = ["cache-control", "content-type", "etag", "last-modified", "location", "sforce-limit-info"];
const LARGEST_BODY = 12 * 1024 * 1024;

export function isProxied(path: string): boolean {
  return ALLOWED.test(path);
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new RangeError("The request is larger than 12 MB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function pick(headers: IncomingMessage["headers"], names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (typeof value === "string") picked[name] = value;
  }
  return picked;
}

/** Answers as a Salesforce API does: a list of `{message, errorCode}`. */
export function sendApiError(response: ServerResponse, status: number, errorCode: string, message: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify([{ message, errorCode }]));
}

/** Passes a request on to the org as the persona and its answer back, cookies and tokens left out. */
export async function proxy(
  org: OrgClient,
  persona: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const body = await readBody(request);
    const answer = await org.send(
      persona,
      request.method ?? "GET",
      request.url ?? "/",
      pick(request.headers, FORWARDED),
      body,
    );
    response.writeHead(answer.status, pick(answer.headers, RETURNED));
    answer.body.pipe(response);
    answer.body.once("error", () => response.destroy());
    response.once("close", () => answer.body.destroy());
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof RangeError) sendApiError(response, 413, "REQUEST_TOO_LARGE", message);
    else
      sendApiError(response, 502, error instanceof OrgUnavailable ? "ORG_UNAVAILABLE" : "SESSION_UNAVAILABLE", message);
  }
}
