import { iterableOf } from "../../library/iteration.js";
import { throwApex, throwNull } from "../../runtime/exceptions.js";
import { ApexList, ApexMap, ApexSet } from "../../runtime/collections.js";
import { putRecords } from "../../library/map.js";

/** Rows that one turn of a chunked query loop gets. */
const CHUNK = 200;

/** Construction, element access and iteration of collections. */
export const collections = {
  newList: (elementType: string, items: unknown[]): ApexList => new ApexList(elementType, items),
  newSizedList(elementType: string, size: number): ApexList {
    if (size < 0) throwApex("System.ListException", `List size must not be negative: ${size}`);
    return new ApexList(elementType, new Array<unknown>(size).fill(null));
  },
  newSet: (elementType: string, items: readonly unknown[]): ApexSet => ApexSet.from(elementType, items),
  newMap(keyType: string, valueType: string, pairs: readonly (readonly [unknown, unknown])[]): ApexMap {
    const map = new ApexMap(keyType, valueType);
    for (const [key, value] of pairs) map.put(key, value);
    return map;
  },
  listFrom: (elementType: string, source: unknown): ApexList => new ApexList(elementType, [...walk(source)]),
  setFrom: (elementType: string, source: unknown): ApexSet => ApexSet.from(elementType, walk(source)),
  /** From another map, or from records by their ids. */
  mapFrom(keyType: string, valueType: string, source: unknown): ApexMap {
    const map = new ApexMap(keyType, valueType);
    if (source === null) throwNull();
    if (source instanceof ApexMap) for (const [key, value] of source) map.put(key, value);
    else putRecords(map, source as ApexList);
    return map;
  },
  listGet(list: ApexList | null, index: number | null): unknown {
    if (list === null || index === null) throwNull();
    const { items } = list;
    if (index < 0 || index >= items.length) return list.get(index);
    return items[index];
  },
  listSet(list: ApexList | null, index: number | null, value: unknown): unknown {
    if (list === null || index === null) throwNull();
    list.set(index, value);
    return value;
  },
  /** What a for-each loop walks. A set that changed is noticed at the next turn. */
  *iterate(value: unknown): Generator<unknown> {
    if (!(value instanceof ApexSet) || value.isView) {
      yield* value instanceof ApexSet ? [...value] : iterableOf(value);
      return;
    }
    const { size } = value;
    for (const each of [...value]) {
      if (value.size !== size) changedInLoop();
      yield each;
    }
    if (value.size !== size) changedInLoop();
  },
  changedInLoop,
  *chunks(elementType: string, rows: ApexList): Generator<ApexList> {
    for (let start = 0; start < rows.items.length; start += CHUNK)
      yield new ApexList(elementType, rows.items.slice(start, start + CHUNK));
  },
};

function changedInLoop(): never {
  throwApex("System.FinalException", "Cannot modify a collection while it is being iterated.");
}

function walk(source: unknown): Iterable<unknown> {
  if (source === null) throwNull();
  return iterableOf(source);
}
