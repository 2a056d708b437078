import { current } from "../execution/context.js";
import { runAsTransaction } from "../execution/transaction.js";
import type { Org } from "../org.js";
import { apexClassOf } from "../runtime/classes.js";
import { throwApex } from "../runtime/exceptions.js";
import { callMethod } from "../runtime/invoke.js";
import { isInstance, typeNameOf } from "../runtime/types.js";
import { wallClock } from "../runtime/values/datetime.js";
import { executeBatch } from "./batch.js";
import { SchedulableContext } from "./contexts.js";
import { type Cron, nextFireTime, parseCron } from "./cron.js";
import { deepCopy } from "./deep-copy.js";
import { failureText, JOB_SLOT, type JobState } from "./job.js";
import {
  cronTriggerOfName,
  deleteCronRows,
  insertCronRows,
  insertJobRow,
  updateCronRow,
  updateJobRow,
} from "./job-rows.js";

/** One scheduled class. */
export interface ScheduledEntry {
  /** Id of the CronTrigger. */
  readonly id: string;
  readonly jobId: string;
  readonly name: string;
  readonly instance: unknown;
  readonly userId: string;
  readonly cron: Cron;
  /** Milliseconds since 1970; null when it never fires again. */
  nextFire: number | null;
  timesTriggered: number;
}

const MAXIMUM_SCHEDULED = 100;

/** `System.schedule`. Returns the id of the CronTrigger. Source: "Apex Scheduler". */
export function scheduleClass(name: string | null, expression: string | null, instance: unknown): string {
  if (!isInstance(instance, "System.Schedulable"))
    throwApex("System.AsyncException", `The class ${typeNameOf(instance)} does not implement Schedulable`);
  if (name === null || name.trim() === "") throwApex("System.StringException", "Job name cannot be null or empty");
  if (expression === null) throwApex("System.NullPointerException", "Argument cannot be null.");
  return addSchedule(name, expression, instance, false);
}

/** `System.scheduleBatch`: a batch that starts once, in `minutes` minutes. */
export function scheduleBatch(instance: unknown, name: string | null, minutes: number, scopeSize: number): string {
  if (name === null || name.trim() === "") throwApex("System.StringException", "Job name cannot be null or empty");
  const { org, user } = current();
  const at = wallClock(org.now() + minutes * 60_000, user.timeZone);
  const expression = `${at.second} ${at.minute} ${at.hour} ${at.day} ${at.month} ? ${at.year}`;
  return addSchedule(name, expression, new ScheduledBatch(instance, scopeSize), true);
}

/** What scheduleBatch schedules: starts the batch and is gone. */
class ScheduledBatch {
  static readonly apexName = "System.ScheduledBatch";
  readonly batch: unknown;
  readonly scopeSize: number;
  constructor(batch: unknown, scopeSize: number) {
    this.batch = batch;
    this.scopeSize = scopeSize;
  }
}

function addSchedule(name: string, expression: string, instance: unknown, once: boolean): string {
  const execution = current();
  const { org } = execution;
  if (cronTriggerOfName(org, name) !== null)
    throwApex("System.AsyncException", `The Apex job named "${name}" is already scheduled for execution.`);
  const cron = parseCron(expression);
  const nextFire = nextFireTime(cron, org.now(), execution.user.timeZone);
  if (nextFire === null)
    throwApex("System.AsyncException", `Based on configured schedule, the given trigger '${name}' will never fire.`);
  if (org.jobs.scheduledEntries().length >= MAXIMUM_SCHEDULED)
    throwApex(
      "System.LimitException",
      `You have exceeded the maximum number (${MAXIMUM_SCHEDULED}) of Apex scheduled jobs.`,
    );
  const id = insertCronRows(org, {
    name,
    expression,
    nextFire,
    userId: execution.user.id,
    timeZone: execution.user.timeZone,
  });
  const apexClass = apexClassOf(instance instanceof ScheduledBatch ? instance.batch : instance) ?? null;
  const jobId = insertJobRow(org, { type: "ScheduledApex", apexClass, userId: execution.user.id, cronTriggerId: id });
  const copy =
    instance instanceof ScheduledBatch
      ? new ScheduledBatch(deepCopy(instance.batch), instance.scopeSize)
      : deepCopy(instance);
  const entry: ScheduledEntry = {
    id,
    jobId,
    name,
    instance: copy,
    userId: execution.user.id,
    cron,
    nextFire,
    timesTriggered: 0,
  };
  execution.uncommittedWork = true;
  if (!execution.isTest) {
    execution.afterCommit.add({ kind: "job", run: () => addIfKept(org, entry) });
    return id;
  }
  org.jobs.enqueue({
    id: jobId,
    type: "ScheduledApex",
    className: typeNameOf(instance),
    userId: execution.user.id,
    dueAt: nextFire,
    signature: null,
    run: () => runScheduled(org, entry, true, once),
  });
  return id;
}

function addIfKept(org: Org, entry: ScheduledEntry): void {
  if (cronTriggerOfName(org, entry.name) === entry.id) org.jobs.addScheduled(entry);
}

/** Runs a scheduled class whose time has come and computes its next time. Failures end in the job's row. */
export function fireScheduled(org: Org, entry: ScheduledEntry): void {
  const fired = entry.nextFire ?? org.now();
  const user = org.userContext(entry.userId);
  entry.timesTriggered++;
  // From the clock, not from the missed time: an org that slept fires once, not once per missed hour.
  entry.nextFire = nextFireTime(entry.cron, Math.max(fired, org.now()), user.timeZone);
  updateCronRow(org, entry.id, {
    PreviousFireTime: fired,
    NextFireTime: entry.nextFire,
    TimesTriggered: entry.timesTriggered,
    State: entry.nextFire === null ? "DELETED" : "WAITING",
  });
  try {
    runScheduled(org, entry, false, entry.nextFire === null);
  } catch (error) {
    org.reportFailure(`ScheduledApex ${entry.name}`, error);
  }
  if (entry.nextFire === null) {
    org.jobs.removeScheduled(entry.id);
    deleteCronRows(org, entry.id);
  }
}

function runScheduled(org: Org, entry: ScheduledEntry, insideTest: boolean, once: boolean): void {
  const state: JobState = {
    id: entry.jobId,
    type: "ScheduledApex",
    depth: 0,
    maximumDepth: null,
    minimumDelay: null,
    finalizer: null,
    isFinalizer: false,
    failures: 0,
  };
  try {
    // Scheduled Apex has synchronous limits.
    runAsTransaction(
      org,
      { user: org.userContext(entry.userId), entry: "scheduled", regime: "sync" },
      (execution) => {
        execution.slots.set(JOB_SLOT, state);
        if (entry.instance instanceof ScheduledBatch) executeBatch(entry.instance.batch, entry.instance.scopeSize);
        else callMethod(entry.instance, "execute", [new SchedulableContext(entry.id)]);
      },
      insideTest,
    );
    if (once) updateJobRow(org, entry.jobId, { Status: "Completed", CompletedDate: org.now() });
  } catch (error) {
    updateJobRow(org, entry.jobId, { ExtendedStatus: failureText(error), NumberOfErrors: 1 });
    throw error;
  }
}

/** `System.abortJob` for any kind of job. */
export function abortJob(id: string | null): void {
  if (id === null) throwApex("System.NullPointerException", "Argument 1 cannot be null");
  const { org, isTest } = current();
  current().uncommittedWork = true;
  if (id.startsWith("08e")) {
    const jobId = deleteCronRows(org, id);
    if (jobId === null) throwApex("System.StringException", `Job does not exist or is already aborted: ${id}`);
    org.jobs.abort(jobId);
    if (!isTest) org.jobs.removeScheduled(id);
    return;
  }
  if (!org.jobs.abort(id)) throwApex("System.StringException", `Job does not exist or is already aborted: ${id}`);
}
