import v8 from "node:v8";
import vm from "node:vm";
import { memoryOfHost, usedMemory } from "../runtime/host-memory.js";

/** What the values of one record weigh here above what they weigh on the platform; rows a query returned are forgiven so much. */
const ROW_OVERHEAD = 900;
/** Values weigh more here than on the platform: the transaction ends when twice its limit is held. */
const TOLERANCE = 2;

/** Growth below which `Limits.getHeapSize` is content with a small collection, and how many full ones a transaction may ask for. */
const WORTH_A_LOOK = 500_000;
const MOST_LOOKS = 20;

type Collect = (options?: { type: "minor" }) => void;
let collector: Collect | null = null;

let isMeasured = true;

/** Whether the heap of this thread is measured, which costs collections. Without it every estimate is 0 and no transaction ends for its size. */
export function measureHeap(on: boolean): void {
  isMeasured = on;
}

/** The garbage collector of this thread. */
function collect(options?: { type: "minor" }): void {
  if (collector === null) {
    v8.setFlagsFromString("--expose-gc");
    // Code that a collection throws away would look like values that are no longer held.
    v8.setFlagsFromString("--no-flush-bytecode");
    collector = vm.runInNewContext("gc") as Collect;
  }
  collector(options);
}

/** Takes what earlier work of this thread left, compilation above all, so that the transactions to come are not charged with it. */
export function clearHeap(): void {
  if (isMeasured) collect();
}

/** Bytes in use without what the org has built for itself. */
const used = (): number => usedMemory() - memoryOfHost();

/** What will outlive the next small collection, more or less: everything but the youngest values. */
function settled(): number {
  let bytes = v8.getHeapStatistics().external_memory;
  for (const space of v8.getHeapSpaceStatistics())
    if (!space.space_name.startsWith("new")) bytes += space.space_used_size;
  return bytes - memoryOfHost();
}

/**
 * What a transaction holds in memory, estimated from the growth of this thread's own heap since it began. Nothing is counted while Apex runs, so
 * ordinary code pays nothing; what is no longer held goes out of the estimate because the collector takes it. The price: the figure is coarse (it
 * contains whatever the runtime itself keeps meanwhile, and misses what garbage of earlier work made room for), which is why only a growth to between
 * twice and four times the limit ends a transaction.
 */
export class HeapEstimate {
  private readonly limit: number;
  private start = settled();
  /** Growth that a full collection left in place when it was last looked at. */
  private confirmed = 0;
  private reported = 0;
  private shown = 0;
  private looks = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Estimated bytes, after a collection; `rows` is how many rows queries have returned. */
  size(rows: number): number {
    if (!isMeasured) return 0;
    // Only a figure that was high needs a full collection: has what it counted gone since?
    if (this.shown > WORTH_A_LOOK && this.looks++ < MOST_LOOKS) this.collectAll();
    else collect({ type: "minor" });
    this.shown = Math.max(0, Math.floor(this.growth() - this.overhead(rows)));
    return this.shown;
  }

  /** Whether the transaction holds too much. Cheap unless memory has grown a lot: a full collection has the last word. */
  isExceeded(rows: number): boolean {
    if (!isMeasured) return false;
    const allowed = this.limit * TOLERANCE + rows * ROW_OVERHEAD;
    const suspicious = Math.max(allowed, this.confirmed + this.limit);
    if (this.growth() <= suspicious) return false;
    collect({ type: "minor" });
    if (this.growth() <= suspicious) return false;
    this.collectAll();
    this.confirmed = this.growth();
    return this.confirmed > allowed;
  }

  /** Tells of `bytes` made at once. True when it is time to look: after another megabyte. */
  grow(bytes: number): boolean {
    this.reported += bytes;
    if (this.reported < 1_000_000) return false;
    this.reported = 0;
    return true;
  }

  /** Less than at the start means that garbage of earlier work went too; from then on the growth is known exactly. */
  private collectAll(): void {
    collect();
    this.start = Math.min(this.start, used());
  }

  private growth(): number {
    return used() - this.start;
  }

  /** At most three quarters of the growth: records weigh something on the platform too. */
  private overhead(rows: number): number {
    return Math.min(Math.max(0, this.growth()) * 0.75, rows * ROW_OVERHEAD);
  }
}
