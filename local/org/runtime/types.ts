import { type ApexClass, apexClassOf, libraryNameOf } from "./classes.js";
import { ApexException, throwApex } from "./exceptions.js";
import { findClass, findObject } from "./registry.js";
import { toId18 } from "../schema/ids.js";
import { checkedId, SObject } from "./sobject.js";
import { parseTypeName, type TypeName } from "./type-names.js";
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

/** Canonical name of a value's run-time type. Ids are strings at run time. */
export function typeNameOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return "String";
    case "number":
      return "Integer";
    case "bigint":
      return "Long";
    case "boolean":
      return "Boolean";
    default:
  }
  if (value === null || value === undefined) return "null";
  if (value instanceof ApexList) return `List<${value.elementType}>`;
  if (value instanceof ApexSet) return `Set<${value.elementType}>`;
  if (value instanceof ApexMap) return `Map<${value.keyType},${value.valueType}>`;
  if (value instanceof SObject) return value.describe.apiName;
  if (value instanceof EnumValue) return value.enumType;
  if (value instanceof ApexException) return value.typeName;
  const own = (value as { apexTypeName?: string }).apexTypeName;
  return own ?? apexClassOf(value)?.name ?? libraryNameOf(value) ?? "Object";
}

/** The `instanceof` operator and catch matching. Null is an instance of nothing. */
export function isInstance(value: unknown, typeName: string): boolean {
  if (value === null || value === undefined) return false;
  switch (typeName) {
    case "Object":
      return true;
    case "String":
      return typeof value === "string";
    case "Id":
      return typeof value === "string" && toId18(value) !== null;
    case "Boolean":
      return typeof value === "boolean";
    case "Integer":
      return typeof value === "number";
    case "Long":
      return typeof value === "bigint" || typeof value === "number";
    case "Double":
    case "Decimal":
      return (
        value instanceof Decimal ||
        value instanceof ApexDouble ||
        typeof value === "bigint" ||
        typeof value === "number"
      );
    case "Date":
      return value instanceof ApexDate;
    case "Datetime":
      return value instanceof ApexDatetime || value instanceof ApexDate;
    case "Time":
      return value instanceof ApexTime;
    case "Blob":
      return value instanceof Blob;
    case "SObject":
      // The platform counts a list of records as an SObject too; its cast fails all the same.
      return value instanceof SObject || (value instanceof ApexList && isListOfRecordType(value));
    default:
  }
  const apexClass = apexClassOf(value);
  if (apexClass) return isSubclass(apexClass, typeName);
  return isSubtype(typeNameOf(value), typeName) || isListOfRecords(value, typeName);
}

const subclassAnswers = new WeakMap<ApexClass, Map<string, boolean>>();

/** True if the class is, extends or implements the named type. */
export function isSubclass(apexClass: ApexClass, typeName: string): boolean {
  if (apexClass.name === typeName) return true;
  let answers = subclassAnswers.get(apexClass);
  if (!answers) subclassAnswers.set(apexClass, (answers = new Map<string, boolean>()));
  let answer = answers.get(typeName);
  if (answer === undefined) {
    answer = extendsOrImplements(apexClass, typeName);
    answers.set(typeName, answer);
  }
  return answer;
}

function extendsOrImplements(apexClass: ApexClass, typeName: string): boolean {
  const wanted = typeName.toLowerCase();
  for (let at: ApexClass | null = apexClass; at; at = at.superclass) {
    if (at.name.toLowerCase() === wanted) return true;
    for (const name of at.interfaces) if (isSubtype(name, typeName)) return true;
  }
  return apexClass.exceptionBase && wanted === "system.exception";
}

type Supertypes = (name: TypeName) => readonly string[];
let librarySupertypes: Supertypes = () => [];

/** Lets this module see the parents of library types; `library/registry.ts` installs it. */
export function installLibrarySupertypes(lookup: Supertypes): void {
  librarySupertypes = lookup;
}

const NUMERIC: Record<string, readonly string[]> = {
  integer: ["integer", "long", "double", "decimal"],
  long: ["long", "double", "decimal"],
  double: ["double", "decimal"],
  decimal: ["decimal", "double"],
};

/** True if every value of the type `sub` may be held by a variable of type `sup` (both canonical). */
export function isSubtype(sub: string, sup: string): boolean {
  if (sub === sup || sup === "Object") return true;
  return subtype(parseTypeName(sub), parseTypeName(sup));
}

function subtype(sub: TypeName, sup: TypeName): boolean {
  const base = sub.base.toLowerCase();
  const wanted = sup.base.toLowerCase();
  if (wanted === "object") return true;
  if (base === wanted) return argumentsFit(base, sub, sup);
  if (NUMERIC[base]?.includes(wanted)) return true;
  if (base === "id" && wanted === "string") return true;
  if (base === "date" && wanted === "datetime") return true;
  const apexClass = findClass(sub.base);
  if (apexClass) return isSubclass(apexClass, sup.text);
  if (wanted === "sobject") return isRecordType(sub.base);
  return librarySupertypes(sub).some((parent) => isSubtype(parent, sup.text));
}

/** Lists and iterables vary with their element, maps with their value; sets do not vary. */
function argumentsFit(base: string, sub: TypeName, sup: TypeName): boolean {
  if (sub.arguments.length !== sup.arguments.length) return sup.arguments.length === 0 || sub.arguments.length === 0;
  return sub.arguments.every((argument, at) => {
    const other = sup.arguments[at] as TypeName;
    if (argument.text.toLowerCase() === other.text.toLowerCase()) return true;
    const invariant = base === "set" || (base === "map" && at === 0);
    return invariant ? false : elementFits(argument, other);
  });
}

/** Numbers do not widen inside collections. */
function elementFits(sub: TypeName, sup: TypeName): boolean {
  return NUMERIC[sub.base.toLowerCase()] && sup.base.toLowerCase() !== "object" ? false : subtype(sub, sup);
}

function isRecordType(name: string): boolean {
  return findObject(name) !== undefined;
}

/** The value as the type named, or TypeException. Numbers widen; a date becomes the datetime of its midnight in GMT. */
export function cast(value: unknown, typeName: string): unknown {
  if (value === null || value === undefined) return null;
  switch (typeName) {
    case "Long":
      if (typeof value === "number") return BigInt(value);
      break;
    case "Double":
      if (typeof value === "number" || typeof value === "bigint") return new ApexDouble(Number(value));
      if (value instanceof Decimal) return new ApexDouble(value.toNumber());
      break;
    case "Decimal":
      if (typeof value === "number" || typeof value === "bigint") return Decimal.fromInteger(value);
      if (value instanceof ApexDouble) return Decimal.fromDouble(value.value);
      break;
    case "Datetime":
      if (value instanceof ApexDate) return new ApexDatetime(value.days * 86_400_000);
      break;
    case "Id":
      if (typeof value === "string") return checkedId(value);
      break;
    default:
  }
  if (isInstance(value, typeName) || isWiderCollection(value, typeName)) return value;
  throwApex(
    "System.TypeException",
    `Invalid conversion from runtime type ${shownType(typeNameOf(value))} to ${shownType(typeName)}`,
  );
}

function isListOfRecordType({ elementType }: ApexList): boolean {
  return (
    elementType === "SObject" || (!elementType.includes("<") && !findClass(elementType) && isRecordType(elementType))
  );
}

/** A list of SObject counts as a list of any object type. */
function isListOfRecords(value: unknown, typeName: string): boolean {
  return value instanceof ApexList && isWiderCollection(value, typeName);
}

/** A list of SObject may be cast to a list of one object type: the platform checks the records, not the declaration. */
function isWiderCollection(value: unknown, typeName: string): boolean {
  const wanted = parseTypeName(typeName);
  if (value instanceof ApexList && wanted.base === "List" && value.elementType === "SObject") {
    return isRecordType((wanted.arguments[0] as TypeName).text);
  }
  return (
    value instanceof ApexMap &&
    wanted.base === "Map" &&
    value.valueType === "SObject" &&
    isRecordType((wanted.arguments[1] as TypeName).text)
  );
}

/** Type text in messages: Object is `ANY` inside collections. */
function shownType(name: string): string {
  return name.includes("<") ? name.replace(/\bObject\b/g, "ANY") : name;
}
