import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { Router } from "../../local/org/api/router.js";
import { Sessions } from "../../local/org/api/sessions.js";
import type { HttpCall, HttpReply } from "../../local/org/callouts/sync-http.js";
import type { Execution } from "../../local/org/execution/context.js";
import { currentOrNull } from "../../local/org/execution/context.js";
import { engineOf } from "../../local/org/database/engine.js";
import { measureHeap } from "../../local/org/execution/heap.js";
import type { LimitKind } from "../../local/org/execution/limits.js";
import { createRandom, hashText } from "../../local/intercom/random.js";
import { Org } from "../../local/org/org.js";
import { ApexException, throwApex } from "../../local/org/runtime/exceptions.js";
import type {
  Abortion,
  Answers,
  CalloutReply,
  FromOrg,
  Measures,
  OrgSwitches,
  OrgThreadData,
  RestCall,
  Spent,
  ToOrg,
} from "./org-protocol.js";

/** The thread of an org whose callouts, clock and accidents are in the hands of the thread that started it. */
const data = workerData as OrgThreadData;
const parent = parentPort!;
const KINDS: readonly LimitKind[] = [
  "soql",
  "soqlRows",
  "dml",
  "dmlRows",
  "callouts",
  "publishImmediate",
  "queueables",
];

let random = createRandom(1);
let refused = createRandom(2);
let publishesRefused = 0;
let abortion: Abortion | null = null;
let measures = emptyMeasures();
let lastCallout = 0;
const bodyBytes = new WeakMap<Execution, number>();

function emptyMeasures(): Measures {
  return {
    spent: [],
    idleUpdates: {},
    updates: {},
    failures: [],
    statements: 0,
    callouts: 0,
    publishesRefused: 0,
    aborted: false,
  };
}

/** Ends the running transaction where it was asked for, in a way that Apex cannot catch. */
function abortIfDue(at: Abortion["at"]): void {
  if (abortion === null || (abortion.at !== at && abortion.number > 0)) return;
  if (abortion.number > 0) abortion.number--;
  if (abortion.number > 0) return;
  measures.aborted = true;
  if (abortion.extent === "once") abortion = null;
  throwApex("System.LimitException", "Ended on demand");
}

function send(call: HttpCall): HttpReply {
  measures.callouts++;
  abortIfDue("callout");
  const id = ++lastCallout;
  parent.postMessage({ kind: "callout", id, call } satisfies FromOrg);
  while (Atomics.load(data.done, 0) !== id) Atomics.wait(data.done, 0, id - 1);
  const received: { message: unknown } | undefined = receiveMessageOnPort(data.port);
  const reply = received?.message as CalloutReply | undefined;
  if (reply?.id !== id) throw new Error(`The reply to callout ${id} did not come`);
  const execution = currentOrNull();
  if (execution !== null && "body" in reply)
    bodyBytes.set(execution, (bodyBytes.get(execution) ?? 0) + reply.body.byteLength);
  return reply;
}

function spentOf(execution: Execution): Spent {
  const { limits } = execution;
  const used: Spent["used"] = {};
  let share = 0;
  let tightest = "";
  for (const kind of KINDS) {
    const figure = limits.used(kind);
    if (figure === 0) continue;
    used[kind] = figure;
    // An asynchronous transaction may start one job; starting it is no tight place.
    if (kind === "queueables") continue;
    if (figure / limits.max(kind) > share) [share, tightest] = [figure / limits.max(kind), kind];
  }
  return { entry: execution.entry, used, share, tightest, bodyBytes: bodyBytes.get(execution) ?? 0 };
}

// Histories are small; the burst counts what a transaction holds by itself.
measureHeap(false);
const org = Org.create({
  sources: data.sources,
  cacheDir: data.cacheDir,
  site: { name: "Public", urlPathPrefix: data.sitePath.slice(1), secureUrl: `https://org.example${data.sitePath}` },
  clock: () => data.clock[0]!,
  transport: send,
  random: () => random.next(),
  onTransaction: (execution) => measures.spent.push(spentOf(execution)),
  onFailure: (where, error) =>
    measures.failures.push(
      `${where}: ${error instanceof ApexException ? `${error.toString()}\n${error.trace}` : error instanceof Error ? error.stack : String(error)}`,
    ),
  beforeStatement: () => {
    measures.statements++;
    abortIfDue("statement");
  },
  onRowUpdated: (before, _after, changed) => {
    // What people save is theirs, even when it changes nothing.
    if (currentOrNull()?.entry === "anonymous" || currentOrNull()?.entry === "api") return;
    const { apiName } = before.describe;
    measures.updates[apiName] = (measures.updates[apiName] ?? 0) + 1;
    if (changed.length === 0) measures.idleUpdates[apiName] = (measures.idleUpdates[apiName] ?? 0) + 1;
  },
  refusePublish: () => {
    if (!refused.chance(publishesRefused)) return null;
    measures.publishesRefused++;
    return { statusCode: "LIMIT_EXCEEDED", message: "The hourly limit of publishes is reached", fields: [] };
  },
});
const sessions = new Sessions(org, "local");
const router = new Router(org, sessions, data.sitePath);
let rewind: (() => void) | null = null;

function rest({ method, path, query, headers, body }: RestCall): Answers["rest"] {
  const response = router.handle({
    method,
    path,
    query: query ?? "",
    headers: headers ?? {},
    body: Buffer.from(body ?? ""),
    remoteAddress: "127.0.0.1",
    origin: "https://org.example",
  });
  return { status: response.status, body: Buffer.from(response.body).toString() };
}

function apex(text: string): Answers["apex"] {
  try {
    org.executeAnonymous(text);
    return { failure: null };
  } catch (error) {
    return { failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

function change(switches: OrgSwitches): null {
  if (switches.seed !== undefined) {
    random = createRandom(hashText(`${switches.seed}:apex`));
    refused = createRandom(hashText(`${switches.seed}:publishes`));
  }
  if (switches.publishesRefused !== undefined) ({ publishesRefused } = switches);
  if (switches.abort !== undefined) abortion = switches.abort;
  const emptied = switches.emptied === undefined ? undefined : org.schema.object(switches.emptied);
  if (emptied !== undefined) engineOf(org).records.clear(emptied);
  return null;
}

function obey(order: ToOrg): unknown {
  switch (order.kind) {
    case "rest":
      return rest(order.call);
    case "apex":
      return apex(order.text);
    case "work":
      return { ran: org.runDueWork(order.limit), nextDueAt: org.jobs.nextDueAt() } satisfies Answers["work"];
    case "checkpoint":
      rewind = org.checkpoint();
      return null;
    case "rewind":
      if (rewind === null) throw new Error("No checkpoint was taken");
      rewind();
      return null;
    case "switch":
      return change(order.switches);
    case "measure": {
      const taken = measures;
      measures = emptyMeasures();
      return taken;
    }
    case "close":
      org.close();
      return null;
  }
}

parent.on("message", ({ id, order }: { id: number; order: ToOrg }) => {
  let message: FromOrg;
  try {
    message = { kind: "answer", id, value: obey(order) };
  } catch (error) {
    message = { kind: "failed", id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parent.postMessage(message);
  if (order.kind === "close") {
    parent.close();
    data.port.close();
  }
});
parent.postMessage({
  kind: "ready",
  compileErrors: org.compileErrors.map(({ message }) => message).sort((left, right) => right.length - left.length),
  sessions: { installer: sessions.open(org.testUser().id) },
} satisfies FromOrg);
