import { current } from "../execution/context.js";
import { runAsTransaction } from "../execution/transaction.js";
import type { Org } from "../org.js";
import { ApexException } from "../runtime/exceptions.js";
import { SObject } from "../runtime/sobject.js";

/** A failed part of a batch that implements Database.RaisesPlatformEvents. */
export interface BatchFailure {
  jobId: string;
  userId: string;
  phase: "START" | "EXECUTE" | "FINISH";
  error: unknown;
  /** Ids of the records in the failed chunk. */
  scope: readonly unknown[];
}

/** Publishes BatchApexErrorEvent for a failed part of a batch. Source: "Firing Platform Events from Batch Apex". */
export function publishBatchError(org: Org, failure: BatchFailure, insideTest: boolean): void {
  const describe = org.schema.object("BatchApexErrorEvent");
  if (describe === undefined) return;
  const { error } = failure;
  const values: Record<string, string | boolean> = {
    AsyncApexJobId: failure.jobId,
    Phase: failure.phase,
    ExceptionType: error instanceof ApexException ? error.typeName : "System.UnexpectedException",
    Message: error instanceof ApexException ? (error.message ?? "") : String(error),
    StackTrace: error instanceof ApexException ? error.trace : "",
    JobScope: failure.scope.flatMap((item) => (item instanceof SObject && item.id !== null ? [item.id] : [])).join(","),
    DoesExceedJobScopeMaxLength: false,
  };
  runAsTransaction(
    org,
    { user: org.userContext(failure.userId), entry: "batch", regime: "batch" },
    (execution) => {
      const event = new SObject(describe);
      for (const [name, value] of Object.entries({ ...values, RequestId: execution.requestId })) {
        const field = describe.field(name);
        if (field !== undefined) event.values.set(field.key, value);
      }
      current().org.events.publish([event], null);
    },
    insideTest,
  );
}
