import type { Org } from "../org.js";
import type { ApexList } from "../runtime/collections.js";
import type { ApexMap } from "../runtime/collections.js";
import type { UserContext } from "../security/users.js";
import { AfterCommit } from "./after-commit.js";
import { FrameStack } from "./frames.js";
import { GovernorLimits, type LimitRegime } from "./limits.js";

/** What started the transaction. */
export type EntryPoint =
  "anonymous" | "rest" | "aura" | "queueable" | "future" | "batch" | "scheduled" | "event" | "test" | "api";

export type TriggerOperation =
  | "BEFORE_INSERT"
  | "BEFORE_UPDATE"
  | "BEFORE_DELETE"
  | "AFTER_INSERT"
  | "AFTER_UPDATE"
  | "AFTER_DELETE"
  | "AFTER_UNDELETE";

/** The `Trigger.*` variables of one running trigger. */
export interface TriggerFrame {
  object: string;
  operation: TriggerOperation;
  newList: ApexList | null;
  oldList: ApexList | null;
  newMap: ApexMap | null;
  oldMap: ApexMap | null;
  size: number;
  /** Only in platform-event triggers: what `EventBus.TriggerContext.currentContext()` reads and writes. */
  eventContext?: EventTriggerContext;
}

/** State of one run of a platform-event trigger. */
export interface EventTriggerContext {
  resumeCheckpoint: string | null;
  retries: number;
  lastError: string | null;
}

/** One running transaction, or one asynchronous job that a test runs inside its own. Everything in it is synchronous. */
export interface Execution {
  readonly org: Org;
  /** Changes inside `System.runAs` only. */
  user: UserContext;
  /** Changes between `Test.startTest` and `Test.stopTest` only. */
  limits: GovernorLimits;
  readonly isTest: boolean;
  readonly isAsync: boolean;
  readonly entry: EntryPoint;
  readonly triggerStack: TriggerFrame[];
  readonly frames: FrameStack;
  readonly requestId: string;
  /** Jobs, events and e-mails that leave only when the transaction commits. */
  readonly afterCommit: AfterCommit;
  /** True once DML, a savepoint, an immediate publish or an enqueue happened: a callout is then refused. */
  uncommittedWork: boolean;
  /** Values that parts of the org keep for the length of the transaction, by a key of their own. */
  readonly slots: Map<string, unknown>;
  /** The transaction that started this one synchronously (only in tests), else null. */
  readonly parent: Execution | null;
  /** Milliseconds since 1970 by the org's clock. */
  now(): number;
}

export interface ExecutionOptions {
  user: UserContext;
  entry: EntryPoint;
  regime?: LimitRegime;
  isTest?: boolean;
  requestId?: string;
  parent?: Execution | null;
  /** Jobs of a test share the frame stack of none: each starts at depth 0. */
  frames?: FrameStack;
}

let running: Execution | null = null;

/** The execution that runs on this thread. Throws outside a transaction: library code must never run there. */
export function current(): Execution {
  if (running === null) throw new Error("No Apex transaction is running on this thread");
  return running;
}

/** The execution that runs on this thread, or null. */
export function currentOrNull(): Execution | null {
  return running;
}

/** Makes an execution without running it. */
export function createExecution(org: Org, options: ExecutionOptions): Execution {
  const regime = options.regime ?? "sync";
  return {
    org,
    user: options.user,
    limits: new GovernorLimits(regime),
    isTest: options.isTest ?? options.parent?.isTest ?? false,
    isAsync: regime !== "sync",
    entry: options.entry,
    triggerStack: [],
    frames: options.frames ?? new FrameStack(),
    requestId: options.requestId ?? newRequestId(),
    afterCommit: new AfterCommit(),
    uncommittedWork: false,
    slots: new Map(),
    parent: options.parent ?? null,
    now: () => org.now(),
  };
}

/** Runs `work` with `execution` as the current one and restores the former one afterwards, whatever happens. */
export function withExecution<T>(execution: Execution, work: () => T): T {
  const before = running;
  running = execution;
  try {
    return work();
  } finally {
    running = before;
  }
}

let requestCount = 0;

/** Request ids look like the platform's: 22 characters, `4` first. */
export function newRequestId(): string {
  requestCount++;
  const random = Math.floor(Math.random() * 36 ** 8)
    .toString(36)
    .padStart(8, "0");
  return `4${requestCount.toString(36).padStart(6, "0")}${random}`.padEnd(22, "-");
}
