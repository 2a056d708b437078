import { apexClassOf, type ApexClass, type ApexMethod } from "./classes.js";
import { throwApex } from "./exceptions.js";
import { findMethod } from "./invoke.js";
import { SObject } from "./sobject.js";
import { Blob } from "./values/blob.js";
import { ApexDate } from "./values/date.js";
import { ApexDatetime } from "./values/datetime.js";
import { Decimal } from "./values/decimal.js";
import { ApexDouble } from "./values/double.js";
import { EnumValue } from "./values/enum-value.js";
import { ApexList } from "./values/list.js";
import { ApexMap } from "./values/map.js";
import { ApexSet } from "./values/set.js";
import { ApexTime } from "./values/time.js";

type Numeric = number | bigint | ApexDouble | Decimal;

function isNumeric(value: unknown): value is Numeric {
  return (
    typeof value === "number" || typeof value === "bigint" || value instanceof ApexDouble || value instanceof Decimal
  );
}

function toDecimal(value: Numeric): Decimal {
  if (value instanceof Decimal) return value;
  return value instanceof ApexDouble ? Decimal.fromDouble(value.value) : Decimal.fromInteger(value);
}

/** Sign of `a - b` for numbers of any two numeric types; NaN equals nothing and sorts last. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const x = a instanceof ApexDouble ? a.value : a;
  const y = b instanceof ApexDouble ? b.value : b;
  if (typeof x === "object" || typeof y === "object") {
    if (typeof x === "number" && !Number.isFinite(x)) return x > 0 ? 1 : -1;
    if (typeof y === "number" && !Number.isFinite(y)) return y > 0 ? -1 : 1;
    return toDecimal(a).compareTo(toDecimal(b));
  }
  if (x < y) return -1;
  if (x > y) return 1;
  return Number.isNaN(Number(x)) ? 1 : Number.isNaN(Number(y)) ? -1 : 0;
}

/** The `==` operator: strings without case, numbers across types, dates and datetimes by instant, user equals(), contents. */
export function equalsOperator(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (typeof a === "string" && typeof b === "string") return sameText(a, b);
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b) === 0;
  return apexEquals(a, b);
}

/** String equality without case; the platform compares by upper case of each character. */
export function sameText(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.toLowerCase() === b.toLowerCase();
}

/** Equality as collections use it and as `equals` answers: strings with case, numbers of one type, contents of collections and records. */
export function apexEquals(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof EnumValue || b instanceof EnumValue) return false;
  if (a instanceof Decimal) return b instanceof Decimal && a.equals(b);
  const key = contentKey(a);
  if (key !== undefined && key !== a) {
    // A date and a datetime at its midnight are equal, as the platform compares them.
    return key === contentKey(b) || sameInstant(a, b);
  }
  if (a instanceof ApexList) return b instanceof ApexList && sameItems(a.items, b.items);
  if (a instanceof ApexSet) return b instanceof ApexSet && a.size === b.size && every(a, (value) => b.has(value));
  if (a instanceof ApexMap) {
    return (
      b instanceof ApexMap &&
      a.size === b.size &&
      every(a, ([mapKey, value]) => b.has(mapKey) && apexEquals(value, b.get(mapKey)))
    );
  }
  if (a instanceof SObject) return b instanceof SObject && sameRecords(a, b);
  const own = methodOf(a, "equals", 1);
  if (own) return own.call(a, [b]) === true;
  const library = (a as { apexEquals?: (other: unknown) => boolean }).apexEquals;
  return library ? library.call(a, b) : false;
}

function sameInstant(a: object, b: object): boolean {
  if (a instanceof ApexDate && b instanceof ApexDatetime) return a.days * 86_400_000 === b.ms;
  return a instanceof ApexDatetime && b instanceof ApexDate && b.days * 86_400_000 === a.ms;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => apexEquals(item, b[at]));
}

function every<T>(values: Iterable<T>, test: (value: T) => boolean): boolean {
  for (const value of values) if (!test(value)) return false;
  return true;
}

/** Records are equal when they are of one object and all that was set on them is equal, parent records included. */
function sameRecords(a: SObject, b: SObject): boolean {
  if (a.describe.apiName !== b.describe.apiName || a.values.size !== b.values.size) return false;
  if (!every(a.values, ([field, value]) => b.values.has(field) && apexEquals(value, b.values.get(field)))) return false;
  return sameParents(a, b) && sameParents(b, a);
}

function sameParents(a: SObject, b: SObject): boolean {
  return every(a.parents ?? [], ([name, parent]) => apexEquals(parent, b.parents?.get(name) ?? null));
}

const identities = new WeakSet<ApexClass>();

/** A user method by name and arity; classes without one are remembered. */
function methodOf(value: object, name: "equals" | "hashCode", arity: number): ApexMethod | undefined {
  const apexClass = apexClassOf(value);
  if (!apexClass || identities.has(apexClass)) return undefined;
  const found = findMethod(apexClass, name, arity === 0 ? [] : [value]);
  if (!found && name === "equals") identities.add(apexClass);
  return found;
}

/**
 * The collection key of objects that need no comparison by content: tagged text for value types, the object itself where
 * identity decides. Undefined for collections, records and objects with their own equals().
 */
export function contentKey(value: object): unknown {
  // As java.math.BigDecimal: 1.0 and 1.00 are two keys, though `==` calls them equal.
  if (value instanceof Decimal) return `\u0000m${value.unscaled}/${value.scale}`;
  if (value instanceof ApexDouble) return `\u0000r${Object.is(value.value, -0) ? 0 : value.value}`;
  if (value instanceof ApexDate) return `\u0000d${value.days}`;
  if (value instanceof ApexDatetime) return `\u0000i${value.ms}`;
  if (value instanceof ApexTime) return `\u0000t${value.ms}`;
  if (value instanceof Blob) return `\u0000b${Buffer.from(value.bytes).toString("latin1")}`;
  if (value instanceof EnumValue) return value;
  if (value instanceof ApexList || value instanceof ApexSet || value instanceof ApexMap || value instanceof SObject)
    return undefined;
  if (methodOf(value, "equals", 1)) return undefined;
  return "apexEquals" in value ? undefined : value;
}

const identityHashes = new WeakMap<object, number>();
let nextIdentity = 0x2a139a55;

/** Hash code as String.hashCode() and its like compute it; objects without one get a number of their own. */
export function hashOf(value: unknown): number {
  switch (typeof value) {
    case "string":
      return textHash(value);
    case "number":
      return value | 0;
    case "bigint":
      return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
    case "boolean":
      return value ? 1231 : 1237;
    default:
      return value === null || value === undefined ? 0 : objectHash(value);
  }
}

function objectHash(value: object): number {
  if (value instanceof ApexList)
    return value.items.reduce<number>((hash, item) => (Math.imul(31, hash) + hashOf(item)) | 0, 1);
  if (value instanceof ApexSet) return [...value].reduce<number>((hash, item) => (hash + hashOf(item)) | 0, 0);
  if (value instanceof ApexMap)
    return [...value].reduce<number>((hash, [key, item]) => (hash + (hashOf(key) ^ hashOf(item))) | 0, 0);
  if (value instanceof SObject) {
    let hash = textHash(value.describe.apiName);
    for (const [field, item] of value.values) hash = (hash + (textHash(field) ^ hashOf(item))) | 0;
    for (const [name, parent] of value.parents ?? []) if (parent) hash = (hash + (textHash(name) ^ hashOf(parent))) | 0;
    return hash;
  }
  const own = methodOf(value, "hashCode", 0);
  if (own) return Number(own.call(value, []) ?? 0) | 0;
  const library = (value as { apexHash?: () => number }).apexHash;
  if (library) return library.call(value);
  const key = contentKey(value);
  if (typeof key === "string") return textHash(key);
  let hash = identityHashes.get(value);
  if (hash === undefined) {
    nextIdentity = (Math.imul(nextIdentity, 1664525) + 1013904223) | 0;
    hash = nextIdentity & 0x7fffffff;
    identityHashes.set(value, hash);
  }
  return hash;
}

/** java.lang.String.hashCode */
export function textHash(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(31, hash) + text.charCodeAt(at)) | 0;
  return hash;
}

/** Order of two values of one comparable type (`<`, `sort`): negative, zero or positive. Strings compare by UTF-16 unit, with case. */
export function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  // Nulls come first, as List.sort() puts them.
  if (a === null) return -1;
  if (b === null) return 1;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : 1;
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  if (typeof a === "boolean" && typeof b === "boolean") return a ? 1 : -1;
  if (a instanceof ApexTime && b instanceof ApexTime) return a.ms - b.ms;
  if (a instanceof EnumValue && b instanceof EnumValue) return a.ordinal - b.ordinal;
  const x = instantOf(a);
  const y = instantOf(b);
  if (x !== undefined && y !== undefined) return x - y;
  throwApex("System.ListException", "One or more of the items in this list is not Comparable.");
}

function instantOf(value: unknown): number | undefined {
  if (value instanceof ApexDate) return value.days * 86_400_000;
  return value instanceof ApexDatetime ? value.ms : undefined;
}
