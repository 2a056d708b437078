import { current, type Execution } from "../execution/context.js";
import { runAsTransaction } from "../execution/transaction.js";
import type { Org } from "../org.js";
import { apexClassOf } from "../runtime/classes.js";
import { type ApexException, throwApex } from "../runtime/exceptions.js";
import { callMethod } from "../runtime/invoke.js";
import { isInstance, typeNameOf } from "../runtime/types.js";
import { deepCopy } from "./deep-copy.js";
import { FinalizerContext, QueueableContext } from "./contexts.js";
import { failureText, type Job, JOB_SLOT, type JobState } from "./job.js";
import { insertJobRow, updateJobRow } from "./job-rows.js";

/** What `AsyncOptions` and the delay argument of `System.enqueueJob` ask for. */
export interface EnqueueOptions {
  /** Minutes, 0 to 10. */
  delay?: number | null;
  signature?: string | null;
  maximumDepth?: number | null;
}

const LONGEST_DELAY = 10;
const FINALIZER_RETRIES = 5;

/** The state of the queueable (or other job) that runs now, or undefined. */
export function currentJob(): JobState | undefined {
  return current().slots.get(JOB_SLOT) as JobState | undefined;
}

/** `System.enqueueJob`. Returns the id of the AsyncApexJob. Source: "Queueable Apex". */
export function enqueueQueueable(instance: unknown, options: EnqueueOptions = {}): string {
  const execution = current();
  const { org } = execution;
  if (!isInstance(instance, "System.Queueable"))
    throwApex("System.AsyncException", `The class ${typeNameOf(instance)} does not implement Queueable`);
  const parent = currentJob();
  const chained = parent?.type === "Queueable" && !parent.isFinalizer;
  const maximumDepth = options.maximumDepth ?? parent?.maximumDepth ?? null;
  const depth = chained ? parent.depth + 1 : 1;
  if (chained && execution.isTest && maximumDepth === null)
    throwApex("System.AsyncException", "Maximum stack depth has been reached.");
  if (maximumDepth !== null && depth > maximumDepth)
    throwApex("System.AsyncException", "Maximum stack depth has been reached.");
  const failures = parent?.isFinalizer === true ? parent.failures : 0;
  if (failures > FINALIZER_RETRIES)
    throwApex(
      "System.AsyncException",
      `A failed Queueable may be enqueued again by its Finalizer ${FINALIZER_RETRIES} times in a row`,
    );
  const delay = options.delay ?? 0;
  if (delay < 0 || delay > LONGEST_DELAY)
    throwApex("System.AsyncException", `Queueable delay must be between 0 and ${LONGEST_DELAY} minutes: ${delay}`);
  const signature = options.signature ?? null;
  if (signature !== null) claimSignature(execution, signature);
  execution.limits.count("queueables");
  const id = insertJobRow(org, {
    type: "Queueable",
    apexClass: apexClassOf(instance) ?? null,
    userId: execution.user.id,
  });
  org.jobs.enqueue(
    queueableJob(org, id, deepCopy(instance), execution.user.id, org.now() + delay * 60_000, signature, {
      id,
      type: "Queueable",
      depth,
      maximumDepth,
      minimumDelay: delay,
      finalizer: null,
      isFinalizer: false,
      failures,
    }),
  );
  return id;
}

function claimSignature(execution: Execution, signature: string): void {
  if (execution.org.jobs.hasSignature(signature))
    throwApex("System.DuplicateMessageException", "Attempt to enqueue job with duplicate queueable signature");
  const pending = (execution.slots.get("signatures") as Set<string> | undefined) ?? new Set();
  execution.slots.set("signatures", pending.add(signature));
}

function queueableJob(
  org: Org,
  id: string,
  instance: unknown,
  userId: string,
  dueAt: number,
  signature: string | null,
  state: JobState,
): Job {
  const className = typeNameOf(instance);
  return {
    id,
    type: "Queueable",
    className,
    userId,
    dueAt,
    signature,
    copy: () => queueableJob(org, id, deepCopy(instance), userId, dueAt, signature, { ...state }),
    run(insideTest) {
      const user = org.userContext(userId);
      let failure: unknown = null;
      let requestId = "";
      try {
        runAsTransaction(
          org,
          { user, entry: "queueable", regime: "async" },
          (execution) => {
            requestId = execution.requestId;
            execution.slots.set(JOB_SLOT, state);
            updateJobRow(org, id, { Status: "Processing" });
            callMethod(instance, "execute", [new QueueableContext(id)]);
            updateJobRow(org, id, { Status: "Completed", CompletedDate: org.now(), JobItemsProcessed: 0 });
          },
          insideTest,
        );
      } catch (error) {
        failure = error;
        updateJobRow(org, id, {
          Status: "Failed",
          CompletedDate: org.now(),
          NumberOfErrors: 1,
          ExtendedStatus: failureText(error),
        });
      }
      if (state.finalizer !== null) runFinalizer(org, state, userId, failure, requestId, insideTest);
      if (failure !== null) throw failure;
    },
  };
}

/** `System.attachFinalizer`: only in a queueable, only once. Source: "Transaction Finalizers". */
export function attachFinalizer(finalizer: unknown): void {
  const state = currentJob();
  if (state === undefined || state.type !== "Queueable" || state.isFinalizer)
    throwApex("System.HandledException", "System.attachFinalizer(Finalizer) is not allowed in this context");
  if (state.finalizer !== null)
    throwApex("System.HandledException", "More than one Finalizer cannot be attached to same Async Apex Job");
  state.finalizer = finalizer;
}

function runFinalizer(
  org: Org,
  state: JobState,
  userId: string,
  failure: unknown,
  requestId: string,
  insideTest: boolean,
): void {
  const context = new FinalizerContext(state.id, failure as ApexException | null, requestId);
  runAsTransaction(
    org,
    { user: org.userContext(userId), entry: "queueable", regime: "async" },
    (execution) => {
      const failures = failure === null ? 0 : state.failures + 1;
      execution.slots.set(JOB_SLOT, { ...state, isFinalizer: true, maximumDepth: null, failures });
      callMethod(state.finalizer, "execute", [context]);
    },
    insideTest,
  );
}
