import type { SoqlValue } from "../../parser/soql-tree.js";
import { toId18 } from "../../schema/ids.js";
import type { FieldType } from "../../schema/types.js";
import { SObject } from "../../runtime/sobject.js";
import { Blob } from "../../runtime/values/blob.js";
import { ApexDate, daysOf } from "../../runtime/values/date.js";
import { ApexDatetime } from "../../runtime/values/datetime.js";
import { Decimal } from "../../runtime/values/decimal.js";
import { ApexDouble } from "../../runtime/values/double.js";
import { ApexTime } from "../../runtime/values/time.js";
import type { ColumnKind } from "../codec.js";
import type { StoreValue } from "../store.js";
import type { PlanContext } from "./context.js";
import { refuse } from "./errors.js";

/** What a value is compared with. */
export interface Target {
  kind: ColumnKind;
  type: FieldType;
  /** Shown in messages. */
  name: string;
  /** True for values of binds: an id field equals no text that is no id, while such a literal is an error. */
  isBound?: boolean;
}

/** The Apex value of a literal or bind. Lists, sub-queries and date formulas are handled by the caller. */
export function apexValue(value: SoqlValue, context: PlanContext): unknown {
  switch (value.kind) {
    case "null":
      return null;
    case "boolean":
    case "string":
      return value.value;
    case "number":
      return Decimal.parse(value.text.replace(/[dlDL]$/, ""));
    case "currency":
      return Decimal.parse(value.text.replace(/^[A-Za-z]{3}/, ""));
    case "date":
      return parseDate(value.text);
    case "datetime":
      return new ApexDatetime(Date.parse(isoForm(value.text)));
    case "time":
      return new ApexTime(Date.parse(`1970-01-01T${value.text}`));
    case "bind":
      return context.bind(value.index);
    default:
      return refuse(`A ${value.kind} cannot stand here`);
  }
}

/** `2020-01-01` as a date. */
export function parseDate(text: string): ApexDate {
  const [year = 0, month = 1, day = 1] = text.split("-").map(Number);
  return new ApexDate(daysOf(year, month, day));
}

/** SOQL allows `+0100` where ISO wants `+01:00`. */
function isoForm(text: string): string {
  return text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2").replace(/\s/g, "+");
}

/** Elements of a collection bound in a query, records as their ids; null when the value is no collection. */
export function elementsOf(value: unknown): unknown[] | null {
  if (value === null || typeof value !== "object" || value instanceof SObject) return null;
  const iterable = value as { [Symbol.iterator]?: () => Iterator<unknown> };
  if (typeof iterable[Symbol.iterator] !== "function" || value instanceof Uint8Array) return null;
  return [...(value as Iterable<unknown>)];
}

/** The stored form of a value compared with a column. Throws QueryProblem when the types do not go together. */
export function storeValue(value: unknown, target: Target): StoreValue {
  if (value === null || value === undefined) return null;
  switch (target.kind) {
    case "exact":
      if (value instanceof SObject) return value.id;
      if (typeof value === "string")
        return target.type === "id" || target.type === "reference" ? idValue(value, target) : value;
      break;
    case "text":
      if (typeof value === "string") return value;
      if (value instanceof Blob) break;
      if (target.type === "anytype") return String(value);
      break;
    case "real":
    case "integer":
      if (typeof value === "number") return value;
      if (typeof value === "bigint") return Number(value);
      if (value instanceof Decimal) return value.toNumber();
      if (value instanceof ApexDouble) return value.value;
      break;
    case "boolean":
      if (typeof value === "boolean") return value ? 1 : 0;
      break;
    case "days":
      if (value instanceof ApexDate) return value.days;
      if (value instanceof ApexDatetime) return Math.floor(value.ms / 86_400_000);
      break;
    case "milliseconds":
      if (value instanceof ApexDatetime || value instanceof ApexTime) return value.ms;
      if (value instanceof ApexDate) return value.days * 86_400_000;
      break;
    case "blob":
      break;
  }
  return refuse(mismatch(target), null, "INVALID_QUERY_FILTER_OPERATOR");
}

function idValue(text: string, target: Target): StoreValue {
  if (text === "") return "";
  const id = toId18(text);
  if (id !== null && id !== undefined) return id;
  if (target.isBound) return text;
  return refuse(`invalid ID field: ${text}`, null, "INVALID_QUERY_FILTER_OPERATOR");
}

function mismatch(target: Target): string {
  const quotes =
    target.kind === "text" || target.kind === "exact"
      ? "must be of type string and should be enclosed in quotes"
      : `must be of type ${TYPE_NAMES[target.kind]} and should not be enclosed in quotes`;

  return `value of filter criterion for field '${target.name}' ${quotes}`;
}

const TYPE_NAMES: Record<ColumnKind, string> = {
  text: "string",
  exact: "string",
  real: "double",
  integer: "int",
  boolean: "boolean",
  days: "date",
  milliseconds: "dateTime",
  blob: "base64",
};

/** True when SQLite's own case folding is enough. */
export function isAscii(value: StoreValue): boolean {
  return typeof value !== "string" || /^[\x00-\x7f]*$/.test(value);
}
