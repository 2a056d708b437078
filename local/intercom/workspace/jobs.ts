import { requireContact } from "./contacts.js";
import type { Job, NewTicketRequest } from "./records.js";
import { checkNewTicket, createTicket } from "./tickets.js";
import { UseError } from "./use-error.js";
import type { Workspace } from "./workspace.js";

/** A queued ticket is made so many seconds later. */
const jobSeconds = 2;

/** @throws UseError 404. */
export function requireJob(workspace: Workspace, id: string): Job {
  const job = workspace.jobs.get(id);
  if (!job) throw new UseError(404, "job_not_found", "Job Not Found");
  return job;
}

/** Queues the creation of a ticket. @throws UseError 400 and 404 for what is wrong with it already now. */
export function enqueueTicket(workspace: Workspace, request: NewTicketRequest): Job {
  checkNewTicket(workspace, request);
  const job: Job = { id: String(workspace.nextNumber("job", 0)), status: "pending", ticket_id: null, request };
  workspace.jobs.set(job.id, job);
  scheduleJob(workspace, job.id);
  return job;
}

/** Runs a pending job when its time has come; also used for jobs of an imported state. */
export function scheduleJob(workspace: Workspace, id: string): void {
  workspace.clock.schedule(jobSeconds, () => {
    const job = workspace.jobs.get(id);
    if (job?.status !== "pending") return;
    try {
      const { contactIds, ...rest } = job.request;
      const contacts = contactIds.map((contactId) => requireContact(workspace, contactId));
      job.ticket_id = createTicket(workspace, { ...rest, contacts }).id;
      job.status = "success";
    } catch (error) {
      if (!(error instanceof UseError)) throw error;
      job.status = "failed";
    }
    workspace.emit({ topic: "job.completed", subject: "job", id });
  });
}
