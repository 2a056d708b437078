import type { ApexClass } from "../runtime/classes.js";
import { ApexException } from "../runtime/exceptions.js";

export type JobType = "Queueable" | "Future" | "BatchApex" | "ScheduledApex";

/** One asynchronous piece of work that waits for its turn. Its AsyncApexJob row exists already. */
export interface Job {
  readonly id: string;
  readonly type: JobType;
  /** Canonical name of the class, for people. */
  readonly className: string;
  readonly userId: string;
  /** Not before this instant, milliseconds since 1970. */
  readonly dueAt: number;
  /** Signature that no other waiting job may have, or null. */
  readonly signature: string | null;
  /** Does the work in transactions of its own (inside the running test: in its transaction). Throws what the job's Apex threw. */
  run(insideTest: boolean): void;
  /** The same job with a state of its own, for checkpoints; missing where the state cannot be copied. */
  copy?(): Job;
}

/** What a running asynchronous job knows of itself; kept in a slot of its execution. */
export interface JobState {
  readonly id: string;
  readonly type: JobType;
  /** Depth of a chain of queueables, 1 for the first. */
  depth: number;
  maximumDepth: number | null;
  minimumDelay: number | null;
  /** Finalizer attached by this job. */
  finalizer: unknown;
  isFinalizer: boolean;
  /** Failures in a row before this job, counted through finalizers that enqueued it again. */
  failures: number;
}

export const JOB_SLOT = "job";

/** The outermost class of an inner one: jobs are shown under its name. */
export function outermost(apexClass: ApexClass): ApexClass {
  let each = apexClass;
  while (each.outer !== null) each = each.outer;
  return each;
}

/** Message of a failure as AsyncApexJob.ExtendedStatus shows it. */
export function failureText(error: unknown): string {
  return error instanceof ApexException ? `${error.typeName}: ${error.message ?? ""}` : String(error);
}
