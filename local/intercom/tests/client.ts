import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { startChecked, type CheckedIntercom } from "../contract/checked.js";
import type { IntercomOptions } from "../start.js";

export type Body = Record<string, unknown>;

export interface Reply {
  status: number;
  headers: Headers;
  body: Body;
}

export interface TestWorkspace {
  intercom: CheckedIntercom;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** The code of the error list that a request is answered with. */
  errorOf(method: string, path: string, body?: unknown): Promise<string>;
}

/** Moment at which the tests' frozen worlds stand: 22 November 2026, 12:00 UTC, a Sunday. */
export const frozenAt = Date.UTC(2026, 10, 22, 12) / 1000;

/** Starts a frozen, checked workspace with a plain way to call it. */
export async function startTest(options: IntercomOptions = {}): Promise<TestWorkspace> {
  const intercom = await startChecked({ frozenAt, ...options });
  const call: TestWorkspace["call"] = async (method, path, body, headers = {}) => {
    const init: RequestInit = {
      method,
      headers: { Authorization: `Bearer ${intercom.accessToken}`, "Content-Type": "application/json", ...headers },
    };
    if (body !== undefined) init.body = typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(intercom.baseUrl + path, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as Body };
  };
  return {
    intercom,
    call,
    errorOf: async (method, path, body) => {
      const { status, body: answer } = await call(method, path, body);
      return `${status} ${(answer.errors as { code: string }[] | undefined)?.[0]?.code ?? "no error"}`;
    },
  };
}

export interface Received {
  method: string;
  headers: IncomingHttpHeaders;
  raw: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** What the next requests are answered with. */
  answer: { status: number; delayMs: number };
  close(): void;
}

/** A place that webhooks can be sent to. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answer = { status: 200, delayMs: 0 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({
        method: request.method ?? "",
        headers: request.headers,
        raw: Buffer.concat(chunks).toString("utf8"),
      });
      setTimeout(() => response.writeHead(answer.status).end(), answer.delayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
