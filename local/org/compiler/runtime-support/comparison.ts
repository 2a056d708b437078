import { apexEquals, compareNumbers, equalsOperator, sameText } from "../../runtime/equality.js";
import { toId18 } from "../../schema/ids.js";
import { ApexDate } from "../../runtime/values/date.js";
import { ApexDatetime } from "../../runtime/values/datetime.js";
import { Decimal } from "../../runtime/values/decimal.js";
import { ApexDouble } from "../../runtime/values/double.js";
import { ApexTime } from "../../runtime/values/time.js";

type Operator = "<" | ">" | "<=" | ">=";

/** Equality and order as the operators of the language have them. */
export const comparison = {
  equalStrings: (left: string | null, right: string | null): boolean =>
    left === right || (left !== null && right !== null && sameText(left, right)),
  /** An id in 15 characters equals the same id in 18. */
  equalIds(left: string | null, right: string | null): boolean {
    if (left === right) return true;
    if (left === null || right === null) return false;
    if (left.length === right.length) return sameText(left, right);
    return (toId18(left) ?? left) === (toId18(right) ?? right);
  },
  equalValues: equalsOperator,
  /** `===`: the same object, or the same value for values without identity. */
  identical(left: unknown, right: unknown): boolean {
    if (left === right) return true;
    return isNumeric(left) && isNumeric(right)
      ? compareNumbers(left, right) === 0
      : isValue(left) && apexEquals(left, right);
  },
  /** `<` and its like for everything but plain integers. Null makes numbers and dates incomparable; text sorts after null. */
  compare(operator: Operator, left: unknown, right: unknown): boolean {
    const sign = order(left, right);
    if (sign === null) return false;
    switch (operator) {
      case "<":
        return sign < 0;
      case ">":
        return sign > 0;
      case "<=":
        return sign <= 0;
      case ">=":
        return sign >= 0;
    }
  },
};

type Numeric = number | bigint | ApexDouble | Decimal;

function isNumeric(value: unknown): value is Numeric {
  return (
    typeof value === "number" || typeof value === "bigint" || value instanceof ApexDouble || value instanceof Decimal
  );
}

function isValue(value: unknown): boolean {
  return value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime;
}

function order(left: unknown, right: unknown): number | null {
  if (left === null || right === null) {
    if (left === right) return 0;
    if (typeof left === "string") return 1;
    return typeof right === "string" ? -1 : null;
  }
  if (typeof left === "string" && typeof right === "string") return compareText(left, right);
  if (isNumeric(left) && isNumeric(right)) {
    if (
      left instanceof ApexDouble &&
      right instanceof ApexDouble &&
      (Number.isNaN(left.value) || Number.isNaN(right.value))
    )
      return null;
    return compareNumbers(left, right);
  }
  const a = position(left);
  const b = position(right);
  return a === null || b === null ? null : a - b;
}

/** Strings are ordered without case by the operators, as they are equal without case. */
function compareText(left: string, right: string): number {
  const a = left.toLowerCase();
  const b = right.toLowerCase();
  return a < b ? -1 : a > b ? 1 : 0;
}

function position(value: unknown): number | null {
  if (value instanceof ApexDate) return value.days * 86_400_000;
  if (value instanceof ApexDatetime || value instanceof ApexTime) return value.ms;
  return null;
}
