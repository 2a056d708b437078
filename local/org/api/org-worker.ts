import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { Org, type OrgOptions } from "../org.js";
import { ApexException } from "../runtime/exceptions.js";
import { bulkJobs } from "./bulk/jobs.js";
import type { FromWorker, ToWorker } from "./protocol.js";
import { Router } from "./router.js";
import { Sessions } from "./sessions.js";
import { CometdServer } from "./streaming/cometd.js";
import { runInFreshOrg } from "./test-runs.js";

/** What the thread of an org is started with. */
export interface WorkerSettings {
  org: OrgOptions;
  password: string;
  sitePath: string | null;
  /** Module whose exported `setup(org)` fills a new org, by URL; null for none. */
  setup: string | null;
  /** Milliseconds between looks at the clock for delayed work. */
  tickMs: number;
}

/** The thread that owns an org: it answers requests one by one and, between them, runs events and jobs that are due. */
async function main(port: MessagePort, settings: WorkerSettings): Promise<void> {
  const post = (message: FromWorker): void => port.postMessage(message);
  const log = (where: string, error: unknown): void => post({ kind: "log", where, message: describe(error) });
  const org = Org.create({ ...settings.org, onFailure: log });
  if (settings.setup !== null) {
    const { setup } = (await import(settings.setup)) as { setup: (org: Org) => void | Promise<void> };
    await setup(org);
  }
  const sessions = new Sessions(org, settings.password);
  const router = new Router(org, sessions, settings.sitePath);
  const calls: Record<string, (...args: never[]) => unknown> = {
    tokenFor: (username: string) => tokenFor(org, sessions, username),
    pending: () => ({ events: org.events.pending(), jobs: org.jobs.pending().length, nextDueAt: org.jobs.nextDueAt() }),
    runTests: (classes: string[]) =>
      runInFreshOrg(org, classes.length === 0 ? null : new Map(classes.map((name) => [name.toLowerCase(), []]))),
    outbox: () => org.outbox,
  };

  const bulk = bulkJobs(org);
  const cometd = new CometdServer(org, sessions);
  let draining = false;
  let closed = false;
  // One unit of work per turn of the loop, so that requests are answered in between.
  const drain = (): void => {
    if (closed) return;
    draining = org.runNextWork() || bulk.runNext();
    if (draining) setImmediate(drain);
  };
  const wake = (): void => {
    if (draining) return;
    draining = true;
    setImmediate(drain);
  };
  org.jobs.onChange = wake;
  org.events.onChange = wake;
  bulk.onChange = wake;
  const timer = setInterval(() => {
    const due = org.jobs.nextDueAt();
    if (due !== null && due <= org.now()) wake();
  }, settings.tickMs);

  port.on("message", (message: ToWorker) => {
    if (message.kind === "close") {
      closed = true;
      clearInterval(timer);
      cometd.close();
      org.close();
      post({ kind: "result", id: message.id, value: null });
      port.close();
      return;
    }
    if (message.kind === "request") {
      const { id, request } = message;
      if (/^\/cometd(?:\/|$)/.test(request.path))
        cometd.handle(id, request, (response) => post({ kind: "response", id, response }));
      else post({ kind: "response", id, response: router.handle(request) });
      return;
    }
    if (message.kind === "gone") {
      cometd.gone(message.id);
      return;
    }
    try {
      const call = calls[message.name];
      if (call === undefined) throw new Error(`The org has no call ${message.name}`);
      post({ kind: "result", id: message.id, value: call(...(message.args as never[])) });
    } catch (error) {
      post({ kind: "error", id: message.id, message: describe(error) });
    }
  });
  post({
    kind: "ready",
    compileErrors: org.compileErrors.map((error) => `${error.file}:${error.line}:${error.column} ${error.message}`),
  });
  wake();
}

function tokenFor(org: Org, sessions: Sessions, username: string): string {
  const user = org.findUser(username);
  if (user === undefined) throw new Error(`No user ${username}`);
  return sessions.open(user.id);
}

function describe(error: unknown): string {
  if (error instanceof ApexException) return `${error.toString()}\n${error.trace}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

if (parentPort !== null) {
  const port = parentPort;
  main(port, workerData as WorkerSettings).catch((error: unknown) => {
    port.postMessage({ kind: "failed", message: describe(error) } satisfies FromWorker);
    port.close();
  });
}
