import { apexClassOf } from "../runtime/classes.js";
import { compare } from "../runtime/equality.js";
import { throwApex } from "../runtime/exceptions.js";
import { callMethod, hasMethod } from "../runtime/invoke.js";
import { SObject } from "../runtime/sobject.js";
import { isInstance } from "../runtime/types.js";

type Comparison = (a: unknown, b: unknown) => number;

/** A sorted copy; without a comparator by natural order, nulls first. The order of equal items stays. */
export function sortItems(items: readonly unknown[], comparator: unknown): unknown[] {
  const byUser: Comparison = (a, b) => asOrder(callMethod(comparator, "compare", [a, b]));
  return [...items].sort(comparator === null ? naturalOrder : byUser);
}

function asOrder(answer: unknown): number {
  if (answer === null) throwApex("System.NullPointerException", "Attempt to de-reference a null object");
  return answer as number;
}

function naturalOrder(a: unknown, b: unknown): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a !== "object") return compare(a, b);
  if (apexClassOf(a)) {
    if (!hasMethod(a, "compareTo", 1) || !isInstance(a, "System.Comparable")) {
      throwApex("System.ListException", "One or more of the items in this list is not Comparable.");
    }
    return asOrder(callMethod(a, "compareTo", [b]));
  }
  if (a instanceof SObject && b instanceof SObject) return compareRecords(a, b);
  const own = (a as { apexCompareTo?: Comparison }).apexCompareTo;
  return own ? own.call(a, b, undefined) : compare(a, b);
}

/** Order of records: label of the object, name, standard fields by name, custom fields by name; empty before filled. */
function compareRecords(a: SObject, b: SObject): number {
  if (a.describe !== b.describe) return compare(a.describe.label, b.describe.label);
  const name = a.describe.nameField?.key;
  const keys = [...new Set([...a.values.keys(), ...b.values.keys()])].filter((key) => key !== "id" && key !== name);
  const ordered = keys.sort((x, y) => Number(isCustom(a, x)) - Number(isCustom(a, y)) || (x < y ? -1 : 1));
  for (const key of name ? [name, ...ordered] : ordered) {
    const x = a.values.get(key) ?? null;
    const y = b.values.get(key) ?? null;
    if (typeof x === "object" && x !== null && !isOrdered(x)) continue;
    const order = compare(x, y);
    if (order !== 0) return order;
  }
  return 0;
}

function isCustom(record: SObject, key: string): boolean {
  return record.describe.fields.get(key)?.custom ?? false;
}

function isOrdered(value: object): boolean {
  return ["Decimal", "Double", "Date", "Datetime", "Time"].some((type) => isInstance(value, type));
}
