import { type KeyBuckets, keyOf, unlinkKey } from "../hash-keys.js";
import { type Lockable, refuseChange } from "./list.js";
import { ApexSet } from "./set.js";

/**
 * Map<K, V>, in order of insertion. Entries lie under canonical keys (`hash-keys.ts`); a key as the program gave it is
 * kept aside only where it differs from its canonical form.
 */
export class ApexMap implements Lockable {
  readonly keyType: string;
  readonly valueType: string;
  locks = 0;
  readOnly = false;
  private readonly entries = new Map<unknown, unknown>();
  private readonly buckets: KeyBuckets = { byHash: null };
  private originals: Map<unknown, unknown> | null = null;

  constructor(keyType: string, valueType: string) {
    this.keyType = keyType;
    this.valueType = valueType;
  }

  get(key: unknown): unknown {
    const value = this.entries.get(typeof key === "string" ? key : keyOf(key, this.buckets));
    return value === undefined ? null : value;
  }

  has(key: unknown): boolean {
    return this.entries.has(typeof key === "string" ? key : keyOf(key, this.buckets));
  }

  /** Returns the former value or null. */
  put(key: unknown, value: unknown): unknown {
    if (this.locks !== 0 || this.readOnly) refuseChange(this);
    const canonical = typeof key === "string" ? key : keyOf(key, this.buckets, true);
    if (canonical !== key) (this.originals ??= new Map()).set(canonical, this.originals.get(canonical) ?? key);
    const former = this.entries.get(canonical);
    this.entries.set(canonical, value);
    return former === undefined ? null : former;
  }

  /** Returns the removed value or null. */
  remove(key: unknown): unknown {
    if (this.locks !== 0 || this.readOnly) refuseChange(this);
    const canonical = keyOf(key, this.buckets);
    const former = this.entries.get(canonical);
    if (former === undefined) return null;
    this.entries.delete(canonical);
    this.originals?.delete(canonical);
    unlinkKey(canonical, this.buckets);
    return former;
  }

  clear(): void {
    if (this.locks !== 0 || this.readOnly) refuseChange(this);
    this.entries.clear();
    this.originals = null;
    this.buckets.byHash = null;
  }

  get size(): number {
    return this.entries.size;
  }

  /** A live view: removing from it removes the entry, as on the platform. */
  keySet(): ApexSet {
    return new KeyView(this);
  }

  values(): IterableIterator<unknown> {
    return this.entries.values();
  }

  *keys(): IterableIterator<unknown> {
    for (const canonical of this.entries.keys()) yield this.original(canonical);
  }

  *[Symbol.iterator](): IterableIterator<[unknown, unknown]> {
    for (const [canonical, value] of this.entries) yield [this.original(canonical), value];
  }

  private original(canonical: unknown): unknown {
    return this.originals?.has(canonical) ? this.originals.get(canonical) : canonical;
  }
}

/** The key set of a map. */
class KeyView extends ApexSet {
  override readonly isView = true;
  private readonly owner: ApexMap;

  constructor(owner: ApexMap) {
    super(owner.keyType);
    this.owner = owner;
  }

  override add(value: unknown): boolean {
    if (this.locks !== 0) refuseChange(this);
    if (this.owner.has(value)) return false;
    this.owner.put(value, null);
    return true;
  }
  override has(value: unknown): boolean {
    return this.owner.has(value);
  }
  override remove(value: unknown): boolean {
    if (this.locks !== 0) refuseChange(this);
    const had = this.owner.has(value);
    this.owner.remove(value);
    return had;
  }
  override clear(): void {
    this.owner.clear();
  }
  override get size(): number {
    return this.owner.size;
  }
  override [Symbol.iterator](): Iterator<unknown> {
    return this.owner.keys();
  }
}
