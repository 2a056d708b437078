import { type KeyBuckets, keyOf, unlinkKey } from "../hash-keys.js";
import { type Lockable, refuseChange } from "./list.js";

/** Set<T>, in order of insertion. */
export class ApexSet implements Lockable {
  readonly elementType: string;
  locks = 0;
  readOnly = false;
  /** True for the keys of a map, which a loop walks as they were when it began. */
  readonly isView: boolean = false;
  /** Canonical key to the element as the program gave it. */
  private readonly elements = new Map<unknown, unknown>();
  private readonly buckets: KeyBuckets = { byHash: null };

  constructor(elementType: string) {
    this.elementType = elementType;
  }

  static from(elementType: string, values: Iterable<unknown>): ApexSet {
    const set = new ApexSet(elementType);
    for (const value of values) set.add(value);
    return set;
  }

  /** True if the set changed. */
  add(value: unknown): boolean {
    if (this.locks !== 0 || this.readOnly) refuseChange(this);
    const canonical = typeof value === "string" ? value : keyOf(value, this.buckets, true);
    if (this.elements.has(canonical)) return false;
    this.elements.set(canonical, value);
    return true;
  }

  has(value: unknown): boolean {
    return this.elements.has(typeof value === "string" ? value : keyOf(value, this.buckets));
  }

  /** True if the set changed. */
  remove(value: unknown): boolean {
    if (this.locks !== 0 || this.readOnly) refuseChange(this);
    const canonical = keyOf(value, this.buckets);
    if (!this.elements.delete(canonical)) return false;
    unlinkKey(canonical, this.buckets);
    return true;
  }

  clear(): void {
    if (this.locks !== 0 || this.readOnly) refuseChange(this);
    this.elements.clear();
    this.buckets.byHash = null;
  }

  get size(): number {
    return this.elements.size;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.elements.values();
  }
}
