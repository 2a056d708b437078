import { datetimeText } from "../library/json-primitives.js";
import { ApexList } from "../runtime/collections.js";
import { throwApex } from "../runtime/exceptions.js";
import { compare, equalsOperator } from "../runtime/equality.js";
import { stringOf } from "../runtime/text.js";
import { ApexDate } from "../runtime/values/date.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import { Decimal } from "../runtime/values/decimal.js";
import { ApexDouble } from "../runtime/values/double.js";
import { EnumValue } from "../runtime/values/enum-value.js";
import type { XmlNode } from "../metadata/types.js";
import type { FlowVariable } from "./definition.js";

/** Throws the exception of a flow that cannot go on. */
export function flowFault(message: string): never {
  throwApex("Flow.FlowException", message);
}

/** A literal of the metadata (`<stringValue>x</stringValue>`); undefined where the value is no literal. */
export function literal(node: XmlNode): unknown {
  const [kind, text] = [...node.children].map(([name, [child]]) => [name, child?.text ?? ""] as const)[0] ?? ["", ""];
  switch (kind) {
    case "stringValue":
      return text;
    case "booleanValue":
      return text === "true";
    case "numberValue":
      return Decimal.parse(text) ?? null;
    case "dateValue":
      return dateOf(text);
    case "dateTimeValue":
      return datetimeText(text) ?? null;
    default:
      return undefined;
  }
}

function dateOf(text: string): ApexDate | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  return parts === null ? null : ApexDate.of(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** Numbers of every Apex type as flows hold them. */
export function flowValue(value: unknown): unknown {
  if (typeof value === "number" || typeof value === "bigint") return Decimal.fromInteger(value);
  if (value instanceof ApexDouble) return Decimal.fromDouble(value.value);
  return value ?? null;
}

/** The Apex type of a variable's value, of its elements for a collection. */
export function elementType({ dataType, objectType }: FlowVariable): string {
  switch (dataType) {
    case "SObject":
      return objectType ?? "SObject";
    case "Apex":
      return objectType ?? "Object";
    case "Number":
    case "Currency":
      return "Decimal";
    case "DateTime":
      return "Datetime";
    case "Boolean":
    case "Date":
      return dataType;
    default:
      return "String";
  }
}

/** A value as a variable of that type keeps it. A collection is copied: flows assign by value. */
export function converted(variable: FlowVariable, value: unknown): unknown {
  if (variable.isCollection) {
    if (value === null) return null;
    const items = value instanceof ApexList ? value.items : [value];
    return new ApexList(
      elementType(variable),
      items.map((item) => single(variable, item)),
    );
  }
  return single(variable, value);
}

function single(variable: FlowVariable, given: unknown): unknown {
  const value = flowValue(given);
  if (value === null) return null;
  switch (elementType(variable)) {
    case "String":
      return textOf(value);
    case "Decimal":
      return numberOf(variable, value);
    case "Boolean":
      return typeof value === "string" ? value.toLowerCase() === "true" : value;
    case "Date":
      return value instanceof ApexDatetime
        ? new ApexDate(Math.floor(value.ms / 86_400_000))
        : typeof value === "string"
          ? dateOf(value)
          : value;
    case "Datetime":
      return value instanceof ApexDate
        ? new ApexDatetime(value.days * 86_400_000)
        : typeof value === "string"
          ? datetimeText(value)
          : value;
    default:
      return value;
  }
}

function numberOf(variable: FlowVariable, value: unknown): Decimal | null {
  const number = typeof value === "string" ? Decimal.parse(value.trim()) : value;
  if (!(number instanceof Decimal))
    return flowFault(`The variable ${variable.name} cannot hold "${stringOf(value)}": it is no number`);
  return variable.scale === null ? number : number.setScale(variable.scale, "HALF_UP");
}

/** A value as text: what a text variable or a merged text shows of it. */
export function textOf(value: unknown): string {
  if (value === null) return "";
  if (value instanceof EnumValue) return value.name;
  if (value instanceof ApexList) return value.items.map(textOf).join("; ");
  return stringOf(value);
}

/** The operators of flow conditions. Text is compared without case, as the operators of the builder do. */
export function holds(operator: string, left: unknown, right: unknown): boolean {
  const isEmpty = left === null || left === "";
  switch (operator) {
    case "IsNull":
    case "IsBlank":
      return (isEmpty || isEmptyRecord(left)) === (right === true);
    case "IsEmpty":
      return (left === null || (left instanceof ApexList && left.items.length === 0)) === (right === true);
    case "WasSet":
      return !isEmpty === (right === true);
    case "EqualTo":
      return same(left, right);
    case "NotEqualTo":
      return !same(left, right);
    case "Contains":
      return left instanceof ApexList
        ? left.items.some((item) => same(item, right))
        : lower(left).includes(lower(right));
    case "DoesNotContain":
      return !holds("Contains", left, right);
    case "StartsWith":
      return lower(left).startsWith(lower(right));
    case "EndsWith":
      return lower(left).endsWith(lower(right));
    case "In":
      return right instanceof ApexList && right.items.some((item) => same(left, item));
    case "NotIn":
      return !holds("In", left, right);
    case "GreaterThan":
    case "GreaterThanOrEqualTo":
    case "LessThan":
    case "LessThanOrEqualTo":
      return left !== null && right !== null && ordered(operator, order(left, right));
    default:
      return flowFault(`The operator ${operator} of flow conditions is not supported by the local org`);
  }
}

function isEmptyRecord(value: unknown): boolean {
  return value instanceof ApexList && value.items.length === 0;
}

function lower(value: unknown): string {
  return textOf(value).toLowerCase();
}

/** Null and an empty text are alike. */
function same(left: unknown, right: unknown): boolean {
  const [a, b] = [flowValue(left), flowValue(right)];
  if (a === null || b === null) return (a ?? "") === "" && (b ?? "") === "";
  if (a instanceof EnumValue || b instanceof EnumValue || typeof a !== typeof b) return lower(a) === lower(b);
  return equalsOperator(a, b);
}

function order(left: unknown, right: unknown): number {
  const [a, b] = [flowValue(left), flowValue(right)];
  if (a instanceof Decimal && typeof b === "string") return a.compareTo(Decimal.parse(b) ?? Decimal.zero);
  if (b instanceof Decimal && typeof a === "string") return (Decimal.parse(a) ?? Decimal.zero).compareTo(b);
  return compare(a, b);
}

function ordered(operator: string, difference: number): boolean {
  if (difference === 0) return operator.endsWith("OrEqualTo");
  return operator.startsWith("Greater") ? difference > 0 : difference < 0;
}
