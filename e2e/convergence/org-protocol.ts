import type { MessagePort } from "node:worker_threads";
import type { HttpCall, HttpReply } from "../../local/org/callouts/sync-http.js";
import type { LimitKind } from "../../local/org/execution/limits.js";

/** What an org in a thread of its own is started with. */
export interface OrgThreadData {
  sources: string[];
  cacheDir: string;
  /** One number in shared memory: milliseconds since 1970, as the org and its driver see it. */
  clock: Float64Array;
  /** Replies to callouts come through `port`; `done` then holds the id of the call. */
  port: MessagePort;
  done: Int32Array;
  sitePath: string;
}

/** Where to end transactions: at the n-th statement or callout from now on, 1 for the next. */
export interface Abortion {
  at: "statement" | "callout";
  number: number;
  /** `once`: that transaction alone, as a limit would end it; `rest`: and every statement after it, as a deploy would. */
  extent: "once" | "rest";
}

/** Switches of the org; what is left out stays. */
export interface OrgSwitches {
  /** Seeds everything random in the org. */
  seed?: string;
  /** The share of publishes that the event bus refuses. */
  publishesRefused?: number;
  abort?: Abortion | null;
  /** An object whose every row is taken away, custom metadata included. */
  emptied?: string;
}

export interface RestCall {
  method: string;
  path: string;
  query?: string;
  headers?: Record<string, string>;
  body?: string;
}

export type ToOrg =
  | { kind: "rest"; call: RestCall }
  | { kind: "apex"; text: string }
  | { kind: "work"; limit: number }
  | { kind: "checkpoint" }
  | { kind: "rewind" }
  | { kind: "switch"; switches: OrgSwitches }
  | { kind: "measure" }
  | { kind: "close" };

/** A transaction that ended well. */
export interface Spent {
  entry: string;
  used: Partial<Record<LimitKind, number>>;
  /** The largest share of any counted limit, and which. */
  share: number;
  tightest: string;
  /** Bytes of the bodies that its callouts brought. */
  bodyBytes: number;
}

/** Updates of rows that changed no field, by object. */
export type IdleUpdates = Record<string, number>;

/** What happened since the last time it was asked for. */
export interface Measures {
  spent: Spent[];
  idleUpdates: IdleUpdates;
  /** Updates of rows, by object. */
  updates: IdleUpdates;
  /** Failures of jobs and triggers that no caller sees. */
  failures: string[];
  statements: number;
  callouts: number;
  publishesRefused: number;
  /** Whether the abortion that was asked for happened. */
  aborted: boolean;
}

export type Answers = {
  rest: { status: number; body: string };
  /** What the Apex threw, or null. */
  apex: { failure: string | null };
  /** How many units ran, and when the next job is due (milliseconds since 1970) or null. */
  work: { ran: number; nextDueAt: number | null };
  checkpoint: null;
  rewind: null;
  switch: null;
  measure: Measures;
  close: null;
};

export type FromOrg =
  | { kind: "ready"; compileErrors: string[]; sessions: Record<string, string> }
  | { kind: "answer"; id: number; value: unknown }
  | { kind: "failed"; id: number; message: string }
  | { kind: "callout"; id: number; call: HttpCall };

export type CalloutReply = HttpReply & { id: number };
