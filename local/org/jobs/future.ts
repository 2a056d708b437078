import { current } from "../execution/context.js";
import { runAsTransaction } from "../execution/transaction.js";
import type { ApexClass, ApexMethod } from "../runtime/classes.js";
import { throwApex } from "../runtime/exceptions.js";
import { deepCopy } from "./deep-copy.js";
import { failureText, JOB_SLOT, type JobState } from "./job.js";
import { insertJobRow, updateJobRow } from "./job-rows.js";

/** A call of an `@future` method: the body runs later, in a transaction of its own, with asynchronous limits. Source: "Future Methods". */
export function enqueueFuture(
  apexClass: ApexClass,
  method: Pick<ApexMethod, "name" | "call" | "parameters">,
  args: unknown[],
): void {
  const execution = current();
  const { org } = execution;
  if (execution.entry === "future" || execution.entry === "batch") {
    const types = method.parameters.map((parameter) => parameter.type).join(", ");
    throwApex(
      "System.AsyncException",
      `Future method cannot be called from a future or batch method: ${apexClass.name}.${method.name}(${types})`,
    );
  }
  execution.limits.count("futures");
  const id = insertJobRow(org, { type: "Future", apexClass, userId: execution.user.id, methodName: method.name });
  const copies = args.map((value) => deepCopy(value));
  const userId = execution.user.id;
  const state: JobState = {
    id,
    type: "Future",
    depth: 0,
    maximumDepth: null,
    minimumDelay: null,
    finalizer: null,
    isFinalizer: false,
    failures: 0,
  };
  org.jobs.enqueue({
    id,
    type: "Future",
    className: `${apexClass.name}.${method.name}`,
    userId,
    dueAt: org.now(),
    signature: null,
    run(insideTest) {
      try {
        runAsTransaction(
          org,
          { user: org.userContext(userId), entry: "future", regime: "future" },
          (running) => {
            running.slots.set(JOB_SLOT, state);
            method.call(null, copies);
          },
          insideTest,
        );
        updateJobRow(org, id, { Status: "Completed", CompletedDate: org.now() });
      } catch (error) {
        updateJobRow(org, id, {
          Status: "Failed",
          CompletedDate: org.now(),
          NumberOfErrors: 1,
          ExtendedStatus: failureText(error),
        });
        throw error;
      }
    },
  });
}
