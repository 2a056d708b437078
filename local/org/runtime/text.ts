import { ambient } from "./ambient.js";
import { type ApexClass, apexClassOf, libraryNameOf } from "./classes.js";
import { ApexException } from "./exceptions.js";
import { findMethod } from "./invoke.js";
import { SObject } from "./sobject.js";
import { Blob } from "./values/blob.js";
import { ApexDate } from "./values/date.js";
import { ApexDatetime, plainDatetime } from "./values/datetime.js";
import { Decimal } from "./values/decimal.js";
import { ApexDouble, doubleText } from "./values/double.js";
import { EnumValue } from "./values/enum-value.js";
import { ApexList } from "./values/list.js";
import { ApexMap } from "./values/map.js";
import { ApexSet } from "./values/set.js";
import { ApexTime } from "./values/time.js";

/** Elements of a collection that its text shows before it breaks off. */
const SHOWN_ELEMENTS = 10;

/** Text of a value as String.valueOf, concatenation and System.debug show it. Datetimes are shown in GMT, as debug does. */
export function stringOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    default:
      return value === null || value === undefined ? "null" : objectText(value, []);
  }
}

/** Text of a datetime as String.valueOf(Datetime) shows it: in the running user's time zone. */
export function localDatetime(value: ApexDatetime): string {
  return plainDatetime(value.ms, ambient.timeZone());
}

function nested(value: unknown, around: readonly object[]): string {
  return typeof value === "object" && value !== null ? objectText(value, around) : stringOf(value);
}

function objectText(value: object, around: readonly object[]): string {
  if (value instanceof Decimal) return value.toString();
  if (value instanceof ApexDouble) return doubleText(value.value);
  if (value instanceof ApexDate) return `${value.toString()} 00:00:00`;
  if (value instanceof ApexDatetime) return plainDatetime(value.ms, "GMT");
  if (value instanceof ApexTime) return value.toString();
  if (value instanceof Blob) return `Blob[${value.bytes.length}]`;
  if (value instanceof EnumValue) return value.name;
  if (around.includes(value)) return "(already output)";
  const inside = [...around, value];
  if (value instanceof ApexList) return `(${elements(value.items, value.size, inside)})`;
  if (value instanceof ApexSet) return `{${elements(value, value.size, inside)}}`;
  if (value instanceof ApexMap) return mapText(value, inside);
  if (value instanceof SObject) return recordText(value, inside);
  if (value instanceof ApexException) return value.toString();
  const apexClass = apexClassOf(value);
  if (apexClass) return instanceText(value, apexClass, inside);
  const own = (value as { apexText?: () => string }).apexText;
  const text = own ? own.call(value) : ownText(value);
  return text ?? libraryText(value, libraryNameOf(value) ?? "Object", inside);
}

/** The methods whose answers the text of a platform value shows, by the name of its class. */
let gettersOf: (name: string) => readonly (readonly [name: string, read: (value: unknown) => unknown])[] = () => [];

/** Tells how the getters of a platform class are found; the library installs this. */
export function installGetters(find: typeof gettersOf): void {
  gettersOf = find;
}

/** `Database.SaveResult[getErrors=();getId=001...;isSuccess=true;]` */
function libraryText(value: object, name: string, inside: readonly object[]): string {
  const shown = gettersOf(name).map(([getter, read]) => `${getter}=${nested(read(value), inside)};`);
  return `${name.replace(/^System\./, "")}[${shown.join("")}]`;
}

/** What the value's JavaScript class says of itself; undefined where it says nothing. */
function ownText(value: object): string | undefined {
  const method = Reflect.get(value, "toString") as () => string;
  return method === Reflect.get(Object.prototype, "toString") ? undefined : method.call(value);
}

function elements(values: Iterable<unknown>, size: number, inside: readonly object[]): string {
  const shown: string[] = [];
  for (const value of values) {
    if (shown.length === SHOWN_ELEMENTS) break;
    shown.push(nested(value, inside));
  }
  if (size > SHOWN_ELEMENTS) shown.push("...");
  return shown.join(", ");
}

function mapText(map: ApexMap, inside: readonly object[]): string {
  const shown: string[] = [];
  for (const [key, value] of map) {
    if (shown.length === SHOWN_ELEMENTS) break;
    shown.push(`${nested(key, inside)}=${nested(value, inside)}`);
  }
  if (map.size > SHOWN_ELEMENTS) shown.push("...");
  return `{${shown.join(", ")}}`;
}

function recordText(record: SObject, inside: readonly object[]): string {
  const fields: string[] = [];
  for (const [key, value] of record.values) {
    fields.push(`${record.describe.fields.get(key)?.apiName ?? key}=${nested(value, inside)}`);
  }
  for (const [key, parent] of record.parents ?? []) {
    if (!parent) continue;
    const name = record.describe.parentRelationship(key)?.relationshipName ?? key;
    fields.push(`${name}=${nested(parent, inside)}`);
  }
  return `${record.describe.apiName}:{${fields.join(", ")}}`;
}

/** `MyClass:[a=1, b=null]`, fields by name; or what the class's own toString() answers. */
function instanceText(value: object, apexClass: ApexClass, inside: readonly object[]): string {
  const own = findMethod(apexClass, "toString", []);
  if (own) return (own.call(value, []) as string | null) ?? "null";
  const fields: string[] = [];
  for (let at: ApexClass | null = apexClass; at; at = at.superclass) {
    for (const field of at.fields) {
      // Properties with code are not state; showing them must not run that code.
      if (field.isStatic || (field.isProperty && field.set === null)) continue;
      fields.push(`${field.name}=${nested(field.get(value), inside)}`);
    }
  }
  const simpleName = apexClass.name.slice(apexClass.name.lastIndexOf(".") + 1);
  return `${simpleName}:[${fields.sort().join(", ")}]`;
}
