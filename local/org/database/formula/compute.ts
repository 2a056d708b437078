import type { SObject } from "../../runtime/sobject.js";
import { Decimal } from "../../runtime/values/decimal.js";
import type { FieldDescribe } from "../../schema/types.js";
import { evaluateFormula } from "./evaluate.js";
import { recordContext } from "./record-context.js";
import { FormulaError, FormulaValueError } from "./syntax.js";
import type { FormulaValue } from "./values.js";

const HUNDRED = Decimal.fromInteger(100);

/** Value of a formula field over a record in memory (whole, or as far as the formula needs it). Throws FormulaError naming the field. */
export function computeFormula(field: FieldDescribe, record: SObject): unknown {
  const context = { ...recordContext(record), blankAsZero: field.formulaTreatBlankAs === "BlankAsZero" };
  try {
    return toFieldValue(field, evaluateFormula(field.formula as string, context));
  } catch (error) {
    if (error instanceof FormulaValueError) return field.type === "boolean" ? false : null;
    if (error instanceof FormulaError)
      throw new FormulaError(`Formula of ${field.objectName}.${field.apiName}: ${error.message}`);
    throw error;
  }
}

/** A formula's result as the value of a field: numbers rounded to its scale, a percent field holds the hundredfold. */
export function toFieldValue(field: FieldDescribe, value: FormulaValue): unknown {
  if (value === null || value === "") return field.type === "boolean" ? false : null;
  if (!(value instanceof Decimal)) return value;
  if (field.type === "int") return value.setScale(0, "HALF_UP").toNumber();
  const scaled = field.type === "percent" ? value.multiply(HUNDRED) : value;
  return ["double", "currency", "percent"].includes(field.type)
    ? scaled.setScale(field.scale, "HALF_UP")
    : value.toPlainString();
}

/** A stored value as formulas read it: a percent field's 50 is 0.5. */
export function percentAsFraction(field: FieldDescribe, value: unknown): unknown {
  return field.type === "percent" && value instanceof Decimal
    ? value.divideTo(HUNDRED, value.scale + 2, "HALF_UP")
    : value;
}
