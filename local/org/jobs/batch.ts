import { current, type Execution } from "../execution/context.js";
import { runAsTransaction } from "../execution/transaction.js";
import type { Org } from "../org.js";
import { apexClassOf } from "../runtime/classes.js";
import { ApexList } from "../runtime/collections.js";
import { throwApex } from "../runtime/exceptions.js";
import { callMethod } from "../runtime/invoke.js";
import { isInstance, typeNameOf } from "../runtime/types.js";
import { BatchableContext } from "./contexts.js";
import { deepCopy } from "./deep-copy.js";
import { failureText, JOB_SLOT, type JobState } from "./job.js";
import { insertJobRow, updateJobRow } from "./job-rows.js";
import { publishBatchError } from "./batch-errors.js";
import { scopeItems } from "./batch-scope.js";

export const DEFAULT_SCOPE = 200;
const LARGEST_SCOPE = 2_000;

/** `Database.executeBatch`. Returns the id of the AsyncApexJob. Source: "Using Batch Apex". */
export function executeBatch(instance: unknown, scopeSize: number = DEFAULT_SCOPE): string {
  const execution = current();
  const { org } = execution;
  if (!isInstance(instance, "Database.Batchable"))
    throwApex("System.AsyncException", `The class ${typeNameOf(instance)} does not implement Database.Batchable`);
  if (scopeSize < 1) throwApex("System.TypeException", "Invalid value for scopeSize: it must be greater than zero");
  const state = execution.slots.get(JOB_SLOT) as JobState | undefined;
  if (execution.entry === "future" || (execution.entry === "batch" && execution.slots.get("batch-phase") !== "finish"))
    throwApex(
      "System.AsyncException",
      "Database.executeBatch cannot be called from a batch start, batch execute, or future method.",
    );
  if (state?.type === "Queueable") execution.limits.count("queueables");
  const apexClass = apexClassOf(instance) ?? null;
  const id = insertJobRow(org, { type: "BatchApex", apexClass, userId: execution.user.id });
  const copy = deepCopy(instance);
  const userId = execution.user.id;
  org.jobs.enqueue({
    id,
    type: "BatchApex",
    className: typeNameOf(instance),
    userId,
    dueAt: org.now(),
    signature: null,
    run: (insideTest) => new BatchRun(org, id, copy, Math.min(scopeSize, LARGEST_SCOPE), userId, insideTest).run(),
  });
  return id;
}

/** One run of a batch: start, chunks and finish, each in a transaction of its own. */
class BatchRun {
  private readonly org: Org;
  private readonly id: string;
  private readonly original: unknown;
  private readonly scopeSize: number;
  private readonly userId: string;
  private readonly insideTest: boolean;
  private readonly stateful: boolean;
  private readonly raisesEvents: boolean;

  constructor(org: Org, id: string, original: unknown, scopeSize: number, userId: string, insideTest: boolean) {
    this.org = org;
    this.id = id;
    this.original = original;
    this.scopeSize = scopeSize;
    this.userId = userId;
    this.insideTest = insideTest;
    this.stateful = isInstance(original, "Database.Stateful");
    this.raisesEvents = isInstance(original, "Database.RaisesPlatformEvents");
  }

  run(): void {
    let items: unknown[];
    let elementType = "SObject";
    try {
      updateJobRow(this.org, this.id, { Status: "Preparing" });
      items = this.transaction("start", (instance, context) => {
        const scope = callMethod(instance, "start", [context]);
        const found = scopeItems(scope);
        elementType = found.elementType;
        return found.items;
      });
    } catch (error) {
      updateJobRow(this.org, this.id, {
        Status: "Failed",
        CompletedDate: this.org.now(),
        ExtendedStatus: failureText(error),
        NumberOfErrors: 0,
      });
      throw error;
    }
    const chunks = Math.ceil(items.length / this.scopeSize);
    if (this.insideTest && chunks > 1) {
      throwApex(
        "System.UnexpectedException",
        "No more than one executeBatch can be called from within a testmethod.  Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.",
      );
    }
    updateJobRow(this.org, this.id, { Status: "Processing", TotalJobItems: chunks });
    const failure = this.runChunks(items, elementType);
    this.transaction("finish", (instance, context) => callMethod(instance, "finish", [context]));
    updateJobRow(this.org, this.id, { Status: "Completed", CompletedDate: this.org.now() });
    if (failure !== null && this.insideTest) throw failure;
  }

  /** Runs every chunk; a failing one does not stop the others. Returns the first failure. */
  private runChunks(items: unknown[], elementType: string): unknown {
    let failure: unknown = null;
    let done = 0;
    let errors = 0;
    for (let start = 0; start < items.length; start += this.scopeSize) {
      const scope = new ApexList(elementType, items.slice(start, start + this.scopeSize));
      try {
        this.transaction("execute", (instance, context) => callMethod(instance, "execute", [context, scope]));
        done++;
      } catch (error) {
        failure ??= error;
        errors++;
        if (this.raisesEvents) {
          const part = { jobId: this.id, userId: this.userId, phase: "EXECUTE" as const, error, scope: scope.items };
          publishBatchError(this.org, part, this.insideTest);
        }
        updateJobRow(this.org, this.id, { ExtendedStatus: `First error: ${failureText(error)}` });
        if (!this.insideTest) this.org.reportFailure(`BatchApex ${typeNameOf(this.original)}`, error);
      }
      updateJobRow(this.org, this.id, { JobItemsProcessed: done + errors, NumberOfErrors: errors });
    }
    return failure;
  }

  private transaction<T>(
    phase: "start" | "execute" | "finish",
    work: (instance: unknown, context: BatchableContext) => T,
  ): T {
    const instance = this.stateful ? this.original : deepCopy(this.original);
    const state: JobState = {
      id: this.id,
      type: "BatchApex",
      depth: 0,
      maximumDepth: null,
      minimumDelay: null,
      finalizer: null,
      isFinalizer: false,
      failures: 0,
    };
    return runAsTransaction(
      this.org,
      { user: this.org.userContext(this.userId), entry: "batch", regime: "batch" },
      (execution: Execution) => {
        execution.slots.set(JOB_SLOT, state);
        execution.slots.set("batch-phase", phase);
        return work(instance, new BatchableContext(this.id, this.id));
      },
      this.insideTest,
    );
  }
}
