import http from "node:http";
import type { AddressInfo } from "node:net";
import type { Worker } from "node:worker_threads";
import { startThread } from "../execution/threads.js";
import type { OrgOptions } from "../org.js";
import type { TestRun } from "../testing/results.js";
import type { WorkerSettings } from "./org-worker.js";
import type { ApiResponse, FromWorker, ToWorker } from "./protocol.js";

type PlainOptions = Omit<OrgOptions, "clock" | "onFailure" | "onDebug" | "onTransaction">;

export interface StartOptions extends PlainOptions {
  /** 0 (the default) picks a free port. */
  port?: number;
  host?: string;
  /** The password every user of the local org has. */
  password?: string;
  /** Path prefix of the public site, such as `/parley`. */
  sitePath?: string;
  /** URL of a module whose exported `setup(org: Org)` fills the org before it answers. */
  setup?: string;
  /** Milliseconds between looks at the clock for delayed work; 1,000 by default. */
  tickMs?: number;
  /** Receives failures that no client sees: jobs, event triggers, faults. */
  onLog?: (where: string, message: string) => void;
}

/** A running org with its HTTP front. */
export interface RunningOrg {
  instanceUrl: string;
  port: number;
  sitePath: string | null;
  /** Address of the public site's Apex REST, or null. */
  siteUrl: string | null;
  /** `file:line:column message` of each class that does not compile. */
  compileErrors: string[];
  /** A new access token of the user of that name or alias. */
  tokenFor(username: string): Promise<string>;
  /** What waits to run. */
  pending(): Promise<{ events: number; jobs: number; nextDueAt: number | null }>;
  runTests(classes?: string[]): Promise<TestRun>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Bytes. A bulk upload may have 150 MB; nothing else comes near. */
const LARGEST_BODY = 150_000_000;

/**
 * Starts an org in a thread of its own and an HTTP server in this one. Resolves when the org is ready; rejects when it cannot be made or the port is
 * taken. The server may be asked from Apex callouts of other orgs, not of this one: its thread would wait for itself.
 */
export async function startOrg(options: StartOptions): Promise<RunningOrg> {
  const {
    port = 0,
    host = "127.0.0.1",
    password = "local",
    sitePath = null,
    setup = null,
    tickMs = 1_000,
    onLog,
    ...org
  } = options;
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  // Requests that come before the org is ready wait for it.
  let toServe: (message: ToWorker) => Promise<ApiResponse> = () => Promise.reject(new Error("The org is starting"));
  let leave: (id: number) => void = () => undefined;
  const server = http.createServer((request, response) => {
    answer(
      request,
      response,
      (message) => toServe(message),
      () => ++lastId,
      (id) => leave(id),
    );
  });
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  const instanceUrl = `http://${host}:${address.port}`;
  const site =
    sitePath === null
      ? undefined
      : { name: "Public", urlPathPrefix: sitePath.replace(/^\//, ""), secureUrl: `${instanceUrl}${sitePath}` };
  const settings: WorkerSettings = {
    org: site === undefined ? org : { ...org, site },
    password,
    sitePath,
    setup,
    tickMs,
  };
  const worker: Worker = startThread(new URL("./org-worker.ts", import.meta.url), { workerData: settings });
  const ask = <T>(message: ToWorker): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      waiting.set(message.id, { resolve: resolve, reject });
      worker.postMessage(message);
    });
  const call = <T>(name: string, ...args: unknown[]): Promise<T> => ask<T>({ kind: "call", id: ++lastId, name, args });

  const ready = new Promise<string[]>((resolve, reject) => {
    worker.on("message", (message: FromWorker) => {
      if (message.kind === "ready") resolve(message.compileErrors);
      else if (message.kind === "failed") reject(new Error(message.message));
      else if (message.kind === "log") onLog?.(message.where, message.message);
      else settle(waiting, message);
    });
    const end = (error: Error): void => {
      reject(error);
      for (const each of waiting.values()) each.reject(error);
      waiting.clear();
    };
    worker.on("error", end);
    worker.on("exit", () => end(new Error("The org has stopped")));
  });

  leave = (id) => worker.postMessage({ kind: "gone", id } satisfies ToWorker);
  toServe = (message) => ready.then(() => ask<ApiResponse>(message));
  let compileErrors: string[];
  try {
    compileErrors = await ready;
  } catch (error) {
    server.closeAllConnections();
    server.close();
    await worker.terminate();
    throw error;
  }
  return {
    instanceUrl,
    port: address.port,
    sitePath,
    siteUrl: sitePath === null ? null : `${instanceUrl}${sitePath}/services/apexrest`,
    compileErrors,
    tokenFor: (username) => call<string>("tokenFor", username),
    pending: () => call("pending"),
    runTests: (classes = []) => call<TestRun>("runTests", classes),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await ask({ kind: "close", id: ++lastId });
      await worker.terminate();
    },
  };
}

function settle(waiting: Map<number, Waiting>, message: Extract<FromWorker, { id: number }>): void {
  const found = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.kind === "response") found?.resolve(message.response);
  else if (message.kind === "result") found?.resolve(message.value);
  else found?.reject(new Error(message.message));
}

function listen(server: http.Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
}

function answer(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  ask: (message: ToWorker) => Promise<ApiResponse>,
  nextId: () => number,
  leave: (id: number) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  });
  request.on("end", () => {
    if (size > LARGEST_BODY) {
      response.writeHead(413).end();
      return;
    }
    const [rawPath = "/", query = ""] = (request.url ?? "/").split("?", 2);
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
    const id = nextId();
    response.on("close", () => {
      if (!response.writableEnded) leave(id);
    });
    ask({
      kind: "request",
      id,
      request: {
        method: request.method ?? "GET",
        path: rawPath,
        query,
        headers,
        body: Buffer.concat(chunks),
        remoteAddress: request.socket.remoteAddress ?? "",
        origin: `http://${request.headers.host ?? "127.0.0.1"}`,
      },
    })
      .then(({ status, headers: own, body }) => {
        response.writeHead(status, own);
        response.end(body);
      })
      .catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        response.writeHead(503, { "Content-Type": "application/json" });
        response.end(JSON.stringify([{ message, errorCode: "SERVER_UNAVAILABLE" }]));
      });
  });
}
