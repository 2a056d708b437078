import { current } from "../execution/context.js";
import type { Org } from "../org.js";
import { testContext } from "../testing/test-context.js";
import type { Job, JobState } from "./job.js";
import { JOB_SLOT } from "./job.js";
import { jobStatus, updateJobRow } from "./job-rows.js";
import { fireScheduled, type ScheduledEntry } from "./schedule.js";

/** The asynchronous work of one org: jobs in order of their due time, and scheduled Apex. */
export class JobQueue {
  private readonly org: Org;
  private waiting: Job[] = [];
  private readonly scheduled = new Map<string, ScheduledEntry>();
  private runningSignatures = new Set<string>();
  /** Told when work becomes due, so that a host may wake up. */
  onChange: (() => void) | null = null;

  constructor(org: Org) {
    this.org = org;
  }

  /** Accepts a job of the running transaction: it enters the queue when that commits; in a test it waits for stopTest. */
  enqueue(job: Job): void {
    const execution = current();
    execution.uncommittedWork = true;
    if (!execution.isTest) {
      execution.afterCommit.add({ kind: "job", run: () => this.push(job) });
      return;
    }
    const context = testContext();
    const fromFinalizer = (execution.slots.get(JOB_SLOT) as JobState | undefined)?.isFinalizer === true;
    if (context.phase === "inside" && (!context.draining || fromFinalizer)) context.jobs.push(job);
  }

  /** Whether a waiting or running job carries the signature, those of the running transaction included. */
  hasSignature(signature: string): boolean {
    if (this.runningSignatures.has(signature)) return true;
    const execution = current();
    const pendingHere = (execution.slots.get("signatures") as Set<string> | undefined)?.has(signature) ?? false;
    if (execution.isTest) {
      const { jobs, phase } = testContext();
      // What a test enqueues before startTest waits for ever.
      return jobs.some((job) => job.signature === signature) || (phase === "before" && pendingHere);
    }
    return pendingHere || this.waiting.some((job) => job.signature === signature);
  }

  private push(job: Job): void {
    // A rollback to a savepoint removed the row: then the job was never enqueued.
    if (jobStatus(this.org, job.id) === null) return;
    this.waiting.push(job);
    this.onChange?.();
  }

  addScheduled(entry: ScheduledEntry): void {
    this.scheduled.set(entry.id, entry);
    this.onChange?.();
  }

  removeScheduled(id: string): void {
    this.scheduled.delete(id);
  }

  scheduledEntries(): ScheduledEntry[] {
    return [...this.scheduled.values()];
  }

  /** Waiting jobs, due first. */
  pending(): Job[] {
    return [...this.waiting].sort((left, right) => left.dueAt - right.dueAt);
  }

  /** When the next job or scheduled class is due, milliseconds since 1970, or null. */
  nextDueAt(): number | null {
    let next: number | null = null;
    for (const { dueAt } of this.waiting) if (next === null || dueAt < next) next = dueAt;
    for (const { nextFire } of this.scheduled.values())
      if (nextFire !== null && (next === null || nextFire < next)) next = nextFire;
    return next;
  }

  /** The scheduled classes and queued jobs as they are now; what it answers puts them back. Throws for jobs whose state cannot be kept. */
  checkpoint(): () => void {
    const kept = this.waiting.map((job) => {
      if (job.copy === undefined)
        throw new Error(`A checkpoint cannot keep a waiting ${job.type} job (${job.className})`);
      return job.copy();
    });
    const entries = [...this.scheduled.values()].map((entry) => ({ ...entry }));
    return () => {
      this.waiting = kept.map((job) => job.copy!());
      this.scheduled.clear();
      for (const entry of entries) this.scheduled.set(entry.id, { ...entry });
    };
  }

  /** Runs the one job that is due first. Failures end in the job's row, not here. Returns false when nothing is due. */
  runNext(): boolean {
    const now = this.org.now();
    for (const entry of this.scheduled.values()) {
      if (entry.nextFire !== null && entry.nextFire <= now) {
        fireScheduled(this.org, entry);
        return true;
      }
    }
    const job = this.pending()[0];
    if (job === undefined || job.dueAt > now) return false;
    this.waiting.splice(this.waiting.indexOf(job), 1);
    if (jobStatus(this.org, job.id) === "Aborted") return true;
    if (job.signature !== null) this.runningSignatures.add(job.signature);
    try {
      job.run(false);
    } catch (error) {
      this.org.reportFailure(`${job.type} ${job.className}`, error);
    } finally {
      if (job.signature !== null) this.runningSignatures.delete(job.signature);
    }
    return true;
  }

  /** Runs everything that is due now, at most `limit` jobs. Returns how many ran. */
  runDue(limit = Number.POSITIVE_INFINITY): number {
    let count = 0;
    while (count < limit && this.runNext()) count++;
    return count;
  }

  /** Takes a waiting job out and marks it aborted. Returns false for an unknown id. */
  abort(id: string): boolean {
    const status = jobStatus(this.org, id);
    if (status === null) return false;
    if (status === "Queued" || status === "Holding" || status === "Processing" || status === "Preparing")
      updateJobRow(this.org, id, { Status: "Aborted", CompletedDate: this.org.now() });
    this.waiting = this.waiting.filter((job) => job.id !== id);
    if (current().isTest) {
      const context = testContext();
      context.jobs = context.jobs.filter((job) => job.id !== id);
    }
    return true;
  }
}
