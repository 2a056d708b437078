import { systemRows } from "../execution/system-rows.js";
import type { Org } from "../org.js";
import type { ApexClass } from "../runtime/classes.js";
import { type JobType, outermost } from "./job.js";

/** Writes the rows by which Apex sees jobs: AsyncApexJob, CronTrigger, CronJobDetail. No trigger, no limit, no access check. */

export interface JobRow {
  type: JobType;
  apexClass: ApexClass | null;
  userId: string;
  methodName?: string;
  cronTriggerId?: string;
}

/** Adds the AsyncApexJob row of a new job and returns its id. */
export function insertJobRow(org: Org, row: JobRow): string {
  return systemRows(org).insert("AsyncApexJob", {
    JobType: row.type,
    Status: "Queued",
    ApexClassId: row.apexClass === null ? null : org.classId(outermost(row.apexClass).name),
    MethodName: row.methodName ?? null,
    CronTriggerId: row.cronTriggerId ?? null,
    JobItemsProcessed: 0,
    TotalJobItems: 0,
    NumberOfErrors: 0,
    CreatedById: row.userId,
    CreatedDate: org.now(),
  });
}

/** Changes fields of an AsyncApexJob row; date-times in milliseconds. A row that a rollback removed is left alone. */
export function updateJobRow(org: Org, id: string, values: Record<string, string | number | null>): void {
  systemRows(org).update("AsyncApexJob", id, values);
}

/** The Status of a job, or null when there is no such row. */
export function jobStatus(org: Org, id: string): string | null {
  const row = systemRows(org).find("AsyncApexJob", "Id", id);
  return row === null ? null : String(row.get("Status"));
}

export interface CronRow {
  name: string;
  expression: string;
  nextFire: number;
  userId: string;
  timeZone: string;
}

/** Job type of scheduled Apex in CronJobDetail.JobType. */
const SCHEDULED_APEX = "7";

/** Adds CronJobDetail and CronTrigger; returns the id of the CronTrigger. */
export function insertCronRows(org: Org, row: CronRow): string {
  const rows = systemRows(org);
  const detail = rows.insert("CronJobDetail", { Name: row.name, JobType: SCHEDULED_APEX });
  return rows.insert("CronTrigger", {
    CronJobDetailId: detail,
    CronExpression: row.expression,
    NextFireTime: row.nextFire,
    StartTime: org.now(),
    State: "WAITING",
    TimesTriggered: 0,
    TimeZoneSidKey: row.timeZone,
    OwnerId: row.userId,
    CreatedById: row.userId,
    CreatedDate: org.now(),
  });
}

export function updateCronRow(org: Org, id: string, values: Record<string, string | number | null>): void {
  systemRows(org).update("CronTrigger", id, values);
}

/** The CronTrigger id of the scheduled job of that name, or null. */
export function cronTriggerOfName(org: Org, name: string): string | null {
  const rows = systemRows(org);
  const detail = rows.find("CronJobDetail", "Name", name);
  const trigger = detail === null ? null : rows.find("CronTrigger", "CronJobDetailId", String(detail.id));
  return trigger === null ? null : String(trigger.id);
}

/** Removes a CronTrigger and its detail; returns the id of its AsyncApexJob, or null for an unknown id. */
export function deleteCronRows(org: Org, id: string): string | null {
  const rows = systemRows(org);
  const trigger = rows.find("CronTrigger", "Id", id);
  if (trigger === null) return null;
  const job = rows.find("AsyncApexJob", "CronTriggerId", id);
  rows.delete("CronTrigger", id);
  rows.delete("CronJobDetail", String(trigger.get("CronJobDetailId")));
  return job === null ? "" : String(job.id);
}
