import type { Org } from "../org.js";
import type { CommitAction } from "./after-commit.js";
import { createExecution, current, type Execution, type ExecutionOptions, withExecution } from "./context.js";
import { asApex } from "../runtime/faults.js";
import { resetStatics } from "./statics.js";

/**
 * Runs `work` as one transaction of its own: static variables start empty, an error rolls everything back, success commits and only then lets jobs,
 * events and e-mails leave. Must not be called while another transaction runs on this thread.
 */
export function runTransaction<T>(org: Org, options: ExecutionOptions, work: (execution: Execution) => T): T {
  const execution = createExecution(org, options);
  org.activate();
  return withExecution(execution, () => {
    resetStatics();
    const savepoint = org.store.savepoint();
    let result: T;
    try {
      result = work(execution);
    } catch (error) {
      const known = asApex(error);
      execution.frames.unwind(0);
      org.store.abandon(savepoint);
      throw known;
    } finally {
      resetStatics();
    }
    org.store.release(savepoint);
    org.options.onTransaction?.(execution);
    if (withheld === null) for (const action of execution.afterCommit.take()) action.run();
    else withheld.push(...execution.afterCommit.take());
    return result;
  });
}

/** What transactions that stay or go together would let leave; null while each is on its own. */
let withheld: CommitAction[] | null = null;

/** Runs transactions of which all or none stay, as `keep` decides from the result: jobs, events and e-mails leave after the last one. */
export function runTogether<T>(org: Org, work: () => T, keep: (result: T) => boolean): T {
  const savepoint = org.store.savepoint();
  const actions: CommitAction[] = [];
  withheld = actions;
  let result: T;
  let kept = false;
  try {
    result = work();
    kept = keep(result);
  } finally {
    withheld = null;
    if (kept) org.store.release(savepoint);
    else org.store.abandon(savepoint);
  }
  if (kept) for (const action of actions) action.run();
  return result;
}

/**
 * Runs `work` inside the transaction of the running test as if it were one of its own: fresh limits and stack, its own rollback. Static variables stay,
 * as they do on the platform when `Test.stopTest` runs the jobs of a test.
 */
export function runInsideTest<T>(
  options: Omit<ExecutionOptions, "parent" | "isTest">,
  work: (execution: Execution) => T,
): T {
  const parent = current();
  const org = parent.org;
  const execution = createExecution(org, { ...options, parent, isTest: true });
  const savepoint = org.store.savepoint();
  try {
    const result = withExecution(execution, () => work(execution));
    org.store.release(savepoint);
    withExecution(execution, () => {
      for (const action of execution.afterCommit.take()) action.run();
    });
    return result;
  } catch (error) {
    if (org.store.isOpenSavepoint(savepoint)) org.store.abandon(savepoint);
    throw error;
  }
}

/** A transaction of its own, or one inside the running test, whichever fits where the caller stands. */
export function runAsTransaction<T>(
  org: Org,
  options: ExecutionOptions,
  work: (execution: Execution) => T,
  insideTest: boolean,
): T {
  return insideTest ? runInsideTest(options, work) : runTransaction(org, options, work);
}

/** Marks the transaction as having uncommitted work: from now on a callout throws. Called by DML, savepoints, enqueue and publish. */
export function markUncommittedWork(): void {
  current().uncommittedWork = true;
}
