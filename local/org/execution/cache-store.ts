import { deepCopy } from "../jobs/deep-copy.js";

export type CacheScope = "org" | "session";

/** One partition of the platform cache: values by key until they expire. Values are copied in and out. */
export class CacheStore {
  private readonly entries = new Map<string, { value: unknown; until: number }>();

  /** The value, or null when there is none or it expired before `now` (milliseconds). */
  get(key: string, now: number): unknown {
    const entry = this.entries.get(key);
    if (entry === undefined) return null;
    if (entry.until > now) return deepCopy(entry.value);
    this.entries.delete(key);
    return null;
  }

  put(key: string, value: unknown, until: number): void {
    this.entries.set(key, { value: deepCopy(value), until });
  }

  remove(key: string): boolean {
    return this.entries.delete(key);
  }

  keys(now: number): string[] {
    return [...this.entries].filter(([, entry]) => entry.until > now).map(([key]) => key);
  }
}

/** The platform cache of one org. Not transactional, as on the platform. */
export class PlatformCache {
  private readonly partitions = new Map<string, CacheStore>();

  partition(name: string): CacheStore {
    let found = this.partitions.get(name);
    if (found === undefined) this.partitions.set(name, (found = new CacheStore()));
    return found;
  }

  /** Forgets everything. */
  clear(): void {
    this.partitions.clear();
  }

  /** Forgets what tests put there; called before each test method. */
  clearTests(): void {
    for (const name of this.partitions.keys()) if (name.startsWith("test:")) this.partitions.delete(name);
  }
}
