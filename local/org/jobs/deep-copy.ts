import { apexClassOf, type ApexClass } from "../runtime/classes.js";
import { ApexList, ApexMap, ApexSet } from "../runtime/collections.js";
import { ApexException } from "../runtime/exceptions.js";
import { SObject } from "../runtime/sobject.js";

/**
 * A copy of an object graph as serialising and reading it back gives: jobs see the state at the time they were enqueued and nobody sees what they change
 * afterwards. Transient fields come out null; cycles and shared objects keep their shape. Library objects are shared: none that Apex can serialise changes.
 */
export function deepCopy<T>(value: T): T {
  return copy(value, new Map()) as T;
}

function copy(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (value instanceof ApexList) {
    const list = new ApexList(value.elementType);
    seen.set(value, list);
    list.items = value.items.map((item) => copy(item, seen));
    return list;
  }
  if (value instanceof ApexSet) {
    const set = new ApexSet(value.elementType);
    seen.set(value, set);
    for (const element of value) set.add(copy(element, seen));
    return set;
  }
  if (value instanceof ApexMap) {
    const map = new ApexMap(value.keyType, value.valueType);
    seen.set(value, map);
    for (const [key, item] of value) map.put(copy(key, seen), copy(item, seen));
    return map;
  }
  if (value instanceof SObject) {
    const record = value.copy();
    seen.set(value, record);
    return record;
  }
  const apexClass = apexClassOf(value);
  return apexClass === undefined || value instanceof ApexException ? value : copyInstance(value, apexClass, seen);
}

function copyInstance(value: object, apexClass: ApexClass, seen: Map<object, unknown>): unknown {
  const made = apexClass.allocate() as object;
  seen.set(value, made);
  const properties = made as Record<string, unknown>;
  for (const [name, item] of Object.entries(value)) properties[name] = copy(item, seen);
  for (let each: ApexClass | null = apexClass; each !== null; each = each.superclass) {
    for (const field of each.fields) if (field.isTransient && !field.isStatic) field.set?.(made, null);
  }
  return made;
}
