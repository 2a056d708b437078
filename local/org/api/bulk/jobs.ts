import type { Org } from "../../org.js";
import { makeId } from "../../schema/ids.js";
import type { UserContext } from "../../security/users.js";
import { notFound } from "../errors.js";
import type { BulkJob } from "./job.js";

const KEY_PREFIX = "750";

/** The bulk jobs of one org, oldest first; forgotten when the org stops. */
class BulkJobs {
  private readonly jobs = new Map<string, BulkJob>();
  private lastId = 0;
  /** Told when a job has something to do. */
  onChange: (() => void) | null = null;

  nextId(): string {
    return makeId(KEY_PREFIX, ++this.lastId);
  }

  add(job: BulkJob): void {
    this.jobs.set(job.settings.id, job);
    if (job.waits) this.onChange?.();
  }

  remove(job: BulkJob): void {
    this.jobs.delete(job.settings.id);
  }

  /** Jobs of that kind that the user may see: their own, or all for whoever may see all data. */
  list<J extends BulkJob>(kind: new (...args: never[]) => J, user: UserContext): J[] {
    return [...this.jobs.values()].filter((job): job is J => job instanceof kind && visible(job, user));
  }

  /** A job of that kind by its id of 15 or 18 characters. Throws 404. */
  find<J extends BulkJob>(kind: new (...args: never[]) => J, id: string, user: UserContext): J {
    const found = this.list(kind, user).find((job) => job.settings.id === id || job.settings.id.slice(0, 15) === id);
    if (found === undefined) throw notFound();
    return found;
  }

  /** Does one step of the oldest job that waits. Returns false when none does. */
  runNext(): boolean {
    for (const job of this.jobs.values()) {
      if (!job.waits) continue;
      job.step();
      return true;
    }
    return false;
  }

  wake(): void {
    this.onChange?.();
  }
}

function visible(job: BulkJob, user: UserContext): boolean {
  return job.settings.ownerId === user.id || user.hasUserPermission("ViewAllData");
}

const perOrg = new WeakMap<Org, BulkJobs>();

/** The bulk jobs of an org. */
export function bulkJobs(org: Org): BulkJobs {
  let jobs = perOrg.get(org);
  if (jobs === undefined) perOrg.set(org, (jobs = new BulkJobs()));
  return jobs;
}
