import type { ApexException } from "../runtime/exceptions.js";

/** Passed to `Queueable.execute`. */
export class QueueableContext {
  static readonly apexName = "System.QueueableContextImpl";
  static readonly apexInterfaces = ["System.QueueableContext"];
  readonly jobId: string;
  constructor(jobId: string) {
    this.jobId = jobId;
  }
}

/** Passed to `Schedulable.execute`. */
export class SchedulableContext {
  static readonly apexName = "System.SchedulableContextImpl";
  static readonly apexInterfaces = ["System.SchedulableContext"];
  readonly triggerId: string | null;
  constructor(triggerId: string | null) {
    this.triggerId = triggerId;
  }
}

/** Passed to the three methods of `Database.Batchable`. */
export class BatchableContext {
  static readonly apexName = "Database.BatchableContextImpl";
  static readonly apexInterfaces = ["Database.BatchableContext"];
  readonly jobId: string;
  readonly childJobId: string | null;
  constructor(jobId: string, childJobId: string | null) {
    this.jobId = jobId;
    this.childJobId = childJobId;
  }
}

/** Passed to `Finalizer.execute`. */
export class FinalizerContext {
  static readonly apexName = "System.FinalizerContextImpl";
  static readonly apexInterfaces = ["System.FinalizerContext"];
  readonly jobId: string;
  readonly exception: ApexException | null;
  readonly requestId: string;
  constructor(jobId: string, exception: ApexException | null, requestId: string) {
    this.jobId = jobId;
    this.exception = exception;
    this.requestId = requestId;
  }
}
