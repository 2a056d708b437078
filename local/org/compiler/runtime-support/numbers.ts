import { lowInteger, narrowToInteger, narrowToLong } from "../../library/numbers.js";
import { throwApex } from "../../runtime/exceptions.js";
import { ApexDate } from "../../runtime/values/date.js";
import { ApexDatetime } from "../../runtime/values/datetime.js";
import { Decimal } from "../../runtime/values/decimal.js";
import { ApexDouble } from "../../runtime/values/double.js";

const MILLISECONDS_A_DAY = 86_400_000;

function divideByZero(): never {
  throwApex("System.MathException", "Divide by 0");
}

/** Arithmetic and conversions that generated code does not write inline. Null is passed through by every conversion. */
export const numbers = {
  divideIntegers: (left: number, right: number): number => (right === 0 ? divideByZero() : (left / right) | 0),
  divideLongs: (left: bigint, right: bigint): bigint =>
    right === 0n ? divideByZero() : BigInt.asIntN(64, left / right),
  divideDecimals: (left: Decimal, right: Decimal): Decimal =>
    right.unscaled === 0n ? divideByZero() : left.divide(right),
  divideDoubles: (left: ApexDouble, right: ApexDouble): ApexDouble =>
    right.value === 0 ? divideByZero() : new ApexDouble(left.value / right.value),
  integerToLong: (value: number | null): bigint | null => (value === null ? null : BigInt(value)),
  integerToDouble: (value: number | null): ApexDouble | null => (value === null ? null : new ApexDouble(value)),
  integerToDecimal: (value: number | null): Decimal | null => (value === null ? null : Decimal.fromInteger(value)),
  longToDouble: (value: bigint | null): ApexDouble | null => (value === null ? null : new ApexDouble(Number(value))),
  longToDecimal: (value: bigint | null): Decimal | null => (value === null ? null : Decimal.fromInteger(value)),
  doubleToDecimal: (value: ApexDouble | null): Decimal | null =>
    value === null ? null : Decimal.fromDouble(value.value),
  decimalToDouble: (value: Decimal | null): ApexDouble | null =>
    value === null ? null : new ApexDouble(value.toNumber()),
  decimalToInteger: (value: Decimal | null): number | null => (value === null ? null : lowInteger(value.toBigInt())),
  decimalToLong: (value: Decimal | null): bigint | null =>
    value === null ? null : BigInt.asIntN(64, value.toBigInt()),
  doubleToInteger: (value: ApexDouble | null): number | null => (value === null ? null : narrowToInteger(value.value)),
  doubleToLong: (value: ApexDouble | null): bigint | null => (value === null ? null : narrowToLong(value.value)),
  longToInteger: (value: bigint | null): number | null => (value === null ? null : lowInteger(value)),
  dateToDatetime: (value: ApexDate | null): ApexDatetime | null =>
    value === null ? null : new ApexDatetime(value.days * MILLISECONDS_A_DAY),
  addDays: (value: unknown, amount: unknown): unknown => moveDays(value, amount, 1),
  subtractDays: (value: unknown, amount: unknown): unknown => moveDays(value, amount, -1),
};

/** `date + 1`: whole days for dates, parts of days too for datetimes. */
function moveDays(value: unknown, amount: unknown, sign: number): unknown {
  if (value === null || amount === null)
    throwApex("System.NullPointerException", "Attempt to de-reference a null object");
  const days = sign * toNumber(amount);
  if (value instanceof ApexDate) return new ApexDate(value.days + Math.trunc(days));
  return new ApexDatetime((value as ApexDatetime).ms + Math.round(days * MILLISECONDS_A_DAY));
}

function toNumber(value: unknown): number {
  if (value instanceof Decimal) return value.toNumber();
  return value instanceof ApexDouble ? value.value : Number(value);
}
