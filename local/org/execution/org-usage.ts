import type { Org } from "../org.js";
import { ORG_LIMITS } from "./org-limits.js";

const HOUR = 3_600_000;

/** What an org has used of its allocations in the running hour or day. A window starts at the first use; an org that stops forgets. */
class OrgUsage {
  private readonly now: () => number;
  private readonly used = new Map<string, { since: number; count: number }>();

  constructor(now: () => number) {
    this.now = now;
  }

  /** Notes a use. Throws for a name that {@link ORG_LIMITS} does not have. */
  add(name: string, count = 1): void {
    if (ORG_LIMITS[name] === undefined) throw new Error(`There is no allocation ${name}`);
    const used = this.of(name);
    this.used.set(name, { since: used === 0 ? this.now() : this.used.get(name)!.since, count: used + count });
  }

  /** How much was used in the running window. */
  of(name: string): number {
    const entry = this.used.get(name);
    if (entry === undefined) return 0;
    const window = name.startsWith("Hourly") ? HOUR : 24 * HOUR;
    return this.now() - entry.since < window ? entry.count : 0;
  }

  /** Whether nothing is left of an allocation. */
  exhausted(name: string): boolean {
    return this.of(name) >= (ORG_LIMITS[name] ?? Number.POSITIVE_INFINITY);
  }
}

const perOrg = new WeakMap<Org, OrgUsage>();

/** The meters of an org. */
export function orgUsage(org: Org): OrgUsage {
  let usage = perOrg.get(org);
  if (usage === undefined) perOrg.set(org, (usage = new OrgUsage(() => org.now())));
  return usage;
}
