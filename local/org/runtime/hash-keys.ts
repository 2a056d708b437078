import { apexEquals, contentKey, hashOf } from "./equality.js";

/** Objects that compare by content, by their hash code; null until the first one arrives. */
export interface KeyBuckets {
  byHash: Map<number, object[]> | null;
}

/**
 * The canonical key under which a value is stored in a JavaScript Map, so that equal Apex values meet: primitives as they
 * are, small value types as tagged text, and for objects that compare by content the first equal object of `buckets`.
 * With `link`, an object that meets no equal one becomes a representative.
 */
export function keyOf(value: unknown, buckets: KeyBuckets, link = false): unknown {
  if (typeof value !== "object" || value === null) return value;
  const key = contentKey(value);
  if (key !== undefined) return key;
  if (!buckets.byHash) {
    if (!link) return value;
    buckets.byHash = new Map();
  }
  const hash = hashOf(value);
  const bucket = buckets.byHash.get(hash);
  if (bucket) {
    for (const candidate of bucket) if (candidate === value || apexEquals(candidate, value)) return candidate;
    if (link) bucket.push(value);
  } else if (link) {
    buckets.byHash.set(hash, [value]);
  }
  return value;
}

/** Forgets a representative. */
export function unlinkKey(canonical: unknown, buckets: KeyBuckets): void {
  if (typeof canonical !== "object" || canonical === null || !buckets.byHash) return;
  // The hash may have changed since the object was stored, so the right bucket is tried first, then the others.
  const own = hashOf(canonical);
  if (dropFrom(buckets.byHash, own, canonical)) return;
  for (const hash of buckets.byHash.keys()) if (dropFrom(buckets.byHash, hash, canonical)) return;
}

function dropFrom(byHash: Map<number, object[]>, hash: number, canonical: object): boolean {
  const bucket = byHash.get(hash);
  const at = bucket ? bucket.indexOf(canonical) : -1;
  if (!bucket || at < 0) return false;
  bucket.splice(at, 1);
  if (bucket.length === 0) byHash.delete(hash);
  return true;
}
