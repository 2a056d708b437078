import { Decimal, type Rounding } from "../../runtime/values/decimal.js";
import { compare } from "./operators.js";
import { FormulaValueError } from "./syntax.js";
import { decimalOf, integerOf, numberOf, type FormulaValue } from "./values.js";
import type { FormulaFunction } from "./text-functions.js";

/** A number function whose null argument gives null. */
const unary =
  (work: (value: Decimal) => Decimal): FormulaFunction =>
  (value = null) =>
    value === null ? null : work(numberOf(value));

const real = (work: (value: number) => number): FormulaFunction => unary((value) => decimalOf(work(value.toNumber())));

const rounded = (rounding: Rounding): FormulaFunction => unary((value) => value.setScale(0, rounding));

/** Rounds to `places` digits after the point; negative places round before it. */
function round(value: FormulaValue, places: FormulaValue, rounding: Rounding): FormulaValue {
  if (value === null) return null;
  const digits = integerOf(places);
  const number = numberOf(value);
  if (digits >= 0) return number.setScale(digits, rounding);
  const unit = new Decimal(10n ** BigInt(-digits), 0);
  return number.divideTo(unit, 0, rounding).multiply(unit);
}

function extreme(sign: 1 | -1): FormulaFunction {
  return (...values) => values.reduce((best, value) => ((compare(value, best) ?? 0) * sign > 0 ? value : best));
}

function modulo(value: FormulaValue, divisor: FormulaValue): FormulaValue {
  if (value === null || divisor === null) return null;
  const [left, right] = [numberOf(value), numberOf(divisor)];
  if (right.unscaled === 0n) throw new FormulaValueError("MOD by zero in a formula");
  return left.subtract(left.divideTo(right, 0, "FLOOR").multiply(right));
}

export const numberFunctions: Record<string, FormulaFunction> = {
  ABS: unary((value) => value.abs()),
  CEILING: rounded("UP"), // away from zero; MCEILING goes up
  EXP: real(Math.exp),
  FLOOR: rounded("DOWN"), // towards zero; MFLOOR goes down
  LN: real(Math.log),
  LOG: real(Math.log10),
  MAX: extreme(1),
  MCEILING: rounded("CEILING"),
  MFLOOR: rounded("FLOOR"),
  MIN: extreme(-1),
  MOD: (value = null, divisor = null) => modulo(value, divisor),
  PI: () => decimalOf(Math.PI),
  ROUND: (value = null, places = null) => round(value, places, "HALF_UP"),
  SQRT: real(Math.sqrt),
  TRUNC: (value = null, places = null) => round(value, places, "DOWN"),
};
