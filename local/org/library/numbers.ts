import { ambient } from "../runtime/ambient.js";
import { throwApex } from "../runtime/exceptions.js";
import { ApexDouble } from "../runtime/values/double.js";
import { Decimal } from "../runtime/values/decimal.js";
import { typeNameOf } from "../runtime/types.js";

/** Parses a 32-bit integer; TypeException `Invalid integer: x`. */
export function parseInteger(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) throwApex("System.TypeException", `Invalid integer: ${text}`);
  const value = Number(text);
  if (value > 2147483647 || value < -2147483648) throwApex("System.TypeException", `Invalid integer: ${text}`);
  return value;
}

/** Parses a 64-bit integer; digits after a point are cut off. TypeException `Invalid long: x`. */
export function parseLong(text: string): bigint {
  if (!/^[+-]?\d+(\.\d*)?$/.test(text)) throwApex("System.TypeException", `Invalid long: ${text}`);
  const value = BigInt(text.replace(/^\+|\..*$/g, ""));
  if (BigInt.asIntN(64, value) !== value) throwApex("System.TypeException", `Invalid long: ${text}`);
  return value;
}

export function parseDouble(text: string): ApexDouble {
  const trimmed = text.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?$/.test(trimmed))
    throwApex("System.TypeException", `Invalid double: ${text}`);
  return new ApexDouble(Number(trimmed.replace(/[dDfF]$/, "")));
}

export function parseDecimal(text: string): Decimal {
  return Decimal.parse(text.trim()) ?? throwApex("System.TypeException", `Invalid decimal: ${text}`);
}

/** Java's narrowing of a floating point number to 32 bits: saturates, NaN becomes 0. */
export function narrowToInteger(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.trunc(Math.min(Math.max(value, -2147483648), 2147483647));
}

/** Java's narrowing of a floating point number to 64 bits. */
export function narrowToLong(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= 9223372036854775807) return 9223372036854775807n;
  if (value <= -9223372036854775808) return -9223372036854775808n;
  return BigInt(Math.trunc(value));
}

/** The low 32 bits, as BigDecimal.intValue and a cast of a long keep them. */
export function lowInteger(value: bigint): number {
  return Number(BigInt.asIntN(32, value));
}

/** Grouped by the running user's locale, three digits after the point at most. */
export function formatNumber(value: number | bigint | Decimal): string {
  const format = new Intl.NumberFormat(ambient.locale().replaceAll("_", "-"), {
    maximumFractionDigits: 3,
    roundingMode: "halfEven",
  });
  return format.format(value instanceof Decimal ? (value.toPlainString() as unknown as number) : value);
}

/** Refuses a value that is no number. */
export function notANumber(value: unknown, wanted: string): never {
  throwApex("System.TypeException", `Invalid conversion from runtime type ${typeNameOf(value)} to ${wanted}`);
}
