import { systemRows } from "../execution/system-rows.js";
import { current } from "../execution/context.js";
import { ApexList } from "../runtime/collections.js";
import { insertJobRow, updateJobRow } from "../jobs/job-rows.js";

/** `Test.enqueueBatchJobs`: batch jobs without a class, held in the flex queue, for tests of queue order. */
export function enqueueTestBatchJobs(count: number): ApexList {
  const { org, user } = current();
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const id = insertJobRow(org, { type: "BatchApex", apexClass: null, userId: user.id });
    updateJobRow(org, id, { Status: "Holding" });
    ids.push(id);
  }
  return new ApexList("Id", ids);
}

/** `Test.getFlexQueueOrder`: ids of the held batch jobs, oldest first. */
export function flexQueueOrder(): ApexList {
  const rows = systemRows(current().org).findAll("AsyncApexJob", "Status", "Holding");
  return new ApexList("Id", rows.map((row) => String(row.id)).sort());
}
