import { ApexDate } from "../../runtime/values/date.js";
import { ApexDatetime } from "../../runtime/values/datetime.js";
import { Decimal } from "../../runtime/values/decimal.js";
import { ApexTime } from "../../runtime/values/time.js";
import { FormulaError, FormulaValueError } from "./syntax.js";
import { decimalOf, describe, isBlank, numberOf, textOf, type FormulaValue } from "./values.js";

const day = 86_400_000;
const toDays = (days: Decimal): number => days.toNumber();

/** Difference in days with fractions, as formulas subtract instants. */
const daysBetween = (milliseconds: number): Decimal => decimalOf(Number((milliseconds / day).toFixed(12)));

function add(left: FormulaValue, right: FormulaValue, sign: 1 | -1): FormulaValue {
  if (left === null || right === null) return null;
  if (left instanceof ApexDate && right instanceof Decimal)
    return new ApexDate(left.days + sign * Math.trunc(toDays(right)));
  if (left instanceof ApexDatetime && right instanceof Decimal)
    return new ApexDatetime(left.ms + sign * Math.round(toDays(right) * day));
  if (left instanceof ApexTime && right instanceof Decimal) return new ApexTime(left.ms + sign * right.toNumber());
  if (sign === 1 && left instanceof Decimal && !(right instanceof Decimal)) return add(right, left, 1);
  if (sign === 1 && typeof left === "string" && typeof right === "string") return left + right;
  if (sign === -1 && left instanceof ApexDate && right instanceof ApexDate) return decimalOf(left.days - right.days);
  if (sign === -1 && left instanceof ApexDatetime && right instanceof ApexDatetime)
    return daysBetween(left.ms - right.ms);
  if (sign === -1 && left instanceof ApexTime && right instanceof ApexTime) return decimalOf(left.ms - right.ms);
  const [a, b] = [numberOf(left), numberOf(right)];
  return sign === 1 ? a.add(b) : a.subtract(b);
}

/** Sign of a comparison; texts compare with case, as formulas do. Blank equals blank. */
export function compare(left: FormulaValue, right: FormulaValue): number | null {
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right) ? 0 : null;
  if (left instanceof Decimal && right instanceof Decimal) return left.compareTo(right);
  if (left instanceof ApexDate && right instanceof ApexDate) return left.days - right.days;
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.ms - right.ms;
  if (left instanceof ApexTime && right instanceof ApexTime) return left.ms - right.ms;
  if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
  if (typeof left === "string" && typeof right === "string") {
    const [a, b] = sameId(left, right) ? [0, 0] : [left, right];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  throw new FormulaError(`${describe(left)} cannot be compared with ${describe(right)}`);
}

function isOrdered(value: FormulaValue): boolean {
  return !isBlank(value) && typeof value !== "string" && typeof value !== "boolean";
}

/** Ids of 15 and 18 characters name the same record. */
function sameId(left: string, right: string): boolean {
  return left.length !== right.length &&
    /^[a-zA-Z0-9]{15}(?:[A-Z0-5]{3})?$/.test(left) &&
    /^[a-zA-Z0-9]{15}(?:[A-Z0-5]{3})?$/.test(right)
    ? left.slice(0, 15) === right.slice(0, 15)
    : false;
}

function divide(left: FormulaValue, right: FormulaValue): FormulaValue {
  if (left === null || right === null) return null;
  const divisor = numberOf(right);
  if (divisor.unscaled === 0n) throw new FormulaValueError("Division by zero in a formula");
  return numberOf(left).divideTo(divisor, 18, "HALF_UP").stripTrailingZeros();
}

function power(left: FormulaValue, right: FormulaValue): FormulaValue {
  if (left === null || right === null) return null;
  const exponent = numberOf(right);
  if (exponent.scale === 0 && exponent.unscaled >= 0n && exponent.unscaled < 64n) {
    let result = new Decimal(1n, 0);
    for (let count = 0n; count < exponent.unscaled; count++) result = result.multiply(numberOf(left));
    return result;
  }
  return decimalOf(numberOf(left).toNumber() ** exponent.toNumber());
}

/** Applies a binary operator other than the two logical ones, which must not evaluate both sides. */
export function applyOperator(operator: string, left: FormulaValue, right: FormulaValue): FormulaValue {
  switch (operator) {
    case "+":
      return add(left, right, 1);
    case "-":
      return add(left, right, -1);
    case "*":
      return left === null || right === null ? null : numberOf(left).multiply(numberOf(right));
    case "/":
      return divide(left, right);
    case "^":
      return power(left, right);
    case "&":
      return textOf(left) + textOf(right);
    case "=":
    case "==":
      return compare(left, right) === 0;
    case "!=":
    case "<>":
      // A blank number or date differs from nothing; a blank text is a text without letters and does.
      if ((left === null && isOrdered(right)) || (right === null && isOrdered(left))) return false;
      return compare(left, right) !== 0;
    default: {
      const order = compare(left, right);
      if (order === null) return false;
      return operator === "<" ? order < 0 : operator === "<=" ? order <= 0 : operator === ">" ? order > 0 : order >= 0;
    }
  }
}
