import { engineOf } from "../database/engine.js";
import { systemRows } from "../execution/system-rows.js";
import { runTransaction } from "../execution/transaction.js";
import type { Org } from "../org.js";
import type { SObject } from "../runtime/sobject.js";
import { nextFireTime, parseCron } from "./cron.js";
import { deleteCronRows, updateJobRow } from "./job-rows.js";

/**
 * Takes up the work of an earlier run of the same database. Scheduled classes continue as new instances (their state is not kept; a class that cannot be
 * made without arguments is aborted); queued jobs, whose state is gone, are marked as aborted.
 */
export function restoreJobs(org: Org): void {
  const describe = org.schema.object("AsyncApexJob");
  if (describe === undefined) return;
  org.activate();
  const unfinished = engineOf(org)
    .records.readAll(describe)
    .filter((row) => ["Queued", "Holding", "Preparing", "Processing"].includes(String(row.get("Status"))));
  for (const row of unfinished) {
    const restored = row.get("JobType") === "ScheduledApex" && restoreSchedule(org, row);
    if (!restored) updateJobRow(org, row.id as string, { Status: "Aborted", CompletedDate: org.now() });
  }
}

function restoreSchedule(org: Org, job: SObject): boolean {
  const rows = systemRows(org);
  const triggerId = job.get("CronTriggerId");
  const trigger = typeof triggerId === "string" ? rows.find("CronTrigger", "Id", triggerId) : null;
  if (trigger?.id == null) return false;
  const detail = rows.find("CronJobDetail", "Id", String(trigger.get("CronJobDetailId")));
  const classRow = rows.find("ApexClass", "Id", String(job.get("ApexClassId")));
  const apexClass = classRow === null ? undefined : org.program.findClass(String(classRow.get("Name")));
  const userId = job.get("CreatedById");
  const plain =
    apexClass !== undefined &&
    (apexClass.constructors.length === 0 || apexClass.constructors.some((each) => each.parameters.length === 0));
  if (!plain || detail === null || typeof userId !== "string") {
    deleteCronRows(org, trigger.id);
    return false;
  }
  const cron = parseCron(String(trigger.get("CronExpression")));
  const user = org.userContext(userId);
  org.jobs.addScheduled({
    id: trigger.id,
    jobId: job.id as string,
    name: String(detail.get("Name")),
    instance: runTransaction(org, { user, entry: "scheduled" }, () => apexClass.newInstance([])),
    userId,
    cron,
    nextFire: nextFireTime(cron, org.now(), user.timeZone),
    timesTriggered: Number(trigger.get("TimesTriggered") ?? 0),
  });
  return true;
}
