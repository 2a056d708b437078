import { current } from "../execution/context.js";
import { attachFinalizer, currentJob, enqueueQueueable } from "../jobs/queueable.js";
import { abortJob, scheduleBatch, scheduleClass } from "../jobs/schedule.js";
import { throwApex } from "../runtime/exceptions.js";
import { requiredAt } from "./arguments.js";
import type { AsyncOptions } from "./async-options.js";
import { extendClass, unsupported } from "./define.js";

const DEFAULT_SCOPE = 200;

/** The parts of System that start or stop asynchronous work, or ask what is running. */
extendClass("System.System", {
  statics: {
    "Id enqueueJob(Object queueable)": (queueable: unknown) => enqueueQueueable(requiredAt(queueable, 1)),
    "Id enqueueJob(Object queueable, Integer delay)": (queueable: unknown, delay: number | null) =>
      enqueueQueueable(requiredAt(queueable, 1), { delay }),
    "Id enqueueJob(Object queueable, System.AsyncOptions options)": (
      queueable: unknown,
      options: AsyncOptions | null,
    ) =>
      enqueueQueueable(requiredAt(queueable, 1), {
        delay: options?.minimumDelay ?? null,
        maximumDepth: options?.maximumDepth ?? null,
        signature: options?.duplicateSignature?.text ?? null,
      }),
    "void attachFinalizer(System.Finalizer finalizer)": (finalizer: unknown) =>
      attachFinalizer(requiredAt(finalizer, 1)),
    "String schedule(String name, String expression, Object schedulable)": (
      name: string | null,
      expression: string | null,
      schedulable: unknown,
    ) => scheduleClass(name, expression, requiredAt(schedulable, 3)),
    "String scheduleBatch(Object batchable, String name, Integer minutes)": (
      batchable: unknown,
      name: string | null,
      minutes: number,
    ) => scheduleBatch(requiredAt(batchable, 1), name, minutes, DEFAULT_SCOPE),
    "String scheduleBatch(Object batchable, String name, Integer minutes, Integer scopeSize)": (
      batchable: unknown,
      name: string | null,
      minutes: number,
      scopeSize: number,
    ) => scheduleBatch(requiredAt(batchable, 1), name, minutes, scopeSize),
    "void abortJob(String id)": abortJob,
    "Boolean isBatch()": () => current().entry === "batch",
    "Boolean isFuture()": () => current().entry === "future",
    // A finalizer is not the queueable that attached it.
    "Boolean isQueueable()": () => current().entry === "queueable" && currentJob()?.isFinalizer !== true,
    "Boolean isScheduled()": () => current().entry === "scheduled",
    "void runAs(System.Version version)": () => {
      if (!current().isTest)
        throwApex("System.NoAccessException", "System.runAs() can only be called from a test method");
    },
    "Integer purgeOldAsyncJobs(Date before)": unsupported("System.purgeOldAsyncJobs"),
    "void setPassword(Id userId, String password)": unsupported("System.setPassword"),
  },
});
