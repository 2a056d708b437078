import { ApexDate } from "../../runtime/values/date.js";
import { ApexDatetime } from "../../runtime/values/datetime.js";
import { Decimal } from "../../runtime/values/decimal.js";
import { ApexTime } from "../../runtime/values/time.js";
import { FormulaError } from "./syntax.js";

/** A value inside a formula; numbers are always Decimal. */
export type FormulaValue = string | boolean | Decimal | ApexDate | ApexDatetime | ApexTime | null;

/** What a formula may ask of the record and the org. */
export interface FormulaContext {
  /** Value of a field path (`Account.Name`) or a global (`$User.Id`), as Apex holds it. */
  field(path: string[]): unknown;
  /** Value before the change; null on insert. */
  priorValue?(path: string[]): unknown;
  isNew?: boolean;
  /** Numbers that are null count as zero (the default of formula fields). */
  blankAsZero?: boolean;
  /** True where the path is a number; tells which blanks become zero. */
  isNumber?(path: string[]): boolean;
  /** Milliseconds since the epoch. */
  now(): number;
  /** IANA time zone of the running user. */
  timeZone: string;
}

/** An Apex value as formulas see it: every number becomes Decimal, an empty text stays a text. */
export function toFormulaValue(value: unknown): FormulaValue {
  if (value === undefined || value === null) return null;
  if (typeof value === "number") return decimalOf(value);
  if (typeof value === "bigint") return new Decimal(value, 0);
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (
    value instanceof Decimal ||
    value instanceof ApexDate ||
    value instanceof ApexDatetime ||
    value instanceof ApexTime
  )
    return value;
  if (typeof value === "object" && "value" in value && typeof value.value === "number") return decimalOf(value.value); // Double
  throw new FormulaError(`A formula cannot use a value of type ${value.constructor.name}`);
}

/** A Decimal with the digits JavaScript prints for the number. */
export function decimalOf(value: number): Decimal {
  if (!Number.isFinite(value)) throw new FormulaError(`Not a number in a formula: ${value}`);
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const scale = fraction.length - Number(exponent);
  const unscaled = BigInt(whole + fraction);
  return scale >= 0 ? new Decimal(unscaled, scale) : new Decimal(unscaled * 10n ** BigInt(-scale), 0);
}

export const integerOf = (value: FormulaValue): number => Math.trunc(numberOf(value).toNumber());

export function numberOf(value: FormulaValue): Decimal {
  if (value instanceof Decimal) return value;
  if (value === null) return Decimal.zero;
  throw new FormulaError(`A number is needed where the formula has ${describe(value)}`);
}

export function textOf(value: FormulaValue): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (value instanceof Decimal) return value.stripTrailingZeros().toPlainString();
  if (value instanceof ApexDatetime) return new Date(value.ms).toISOString().replace("T", " ").slice(0, 19) + "Z";
  return String(value);
}

export function isBlank(value: FormulaValue): boolean {
  return value === null || value === "";
}

export function truth(value: FormulaValue): boolean {
  if (typeof value === "boolean") return value;
  if (value === null) return false;
  throw new FormulaError(`true or false is needed where the formula has ${describe(value)}`);
}

export function describe(value: FormulaValue): string {
  if (value === null) return "no value";
  if (typeof value === "string") return "a text";
  if (typeof value === "boolean") return "true or false";
  if (value instanceof Decimal) return "a number";
  return value instanceof ApexDate ? "a date" : value instanceof ApexTime ? "a time" : "a date/time";
}
