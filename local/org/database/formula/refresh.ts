import { currentOrNull } from "../../execution/context.js";
import type { SObject } from "../../runtime/sobject.js";
import { Decimal } from "../../runtime/values/decimal.js";
import type { FieldDescribe, ObjectDescribe } from "../../schema/types.js";
import type { UserContext } from "../../security/users.js";
import type { Engine } from "../engine.js";
import { evaluate, type FormulaScope } from "./evaluate.js";
import { FormulaError, parseFormula } from "./parse.js";
import type { FormulaValue } from "./values.js";

/** A user for formulas evaluated where nobody runs (loading, tests of the engine). */
const NOBODY = {
  id: "",
  timeZone: "GMT",
  roleId: null,
  profile: { id: "", name: "" },
  hasCustomPermission: () => false,
} as unknown as UserContext;

/** The scope of a record for its formulas, rules and defaults. Parents are read as they are stored now. */
export function scopeOf(engine: Engine, record: SObject, prior: SObject | null, blankAsZero = true): FormulaScope {
  const execution = currentOrNull();
  const parents = new Map<string, SObject | null>();
  return {
    engine,
    object: record.describe,
    record,
    prior,
    user: execution?.user ?? NOBODY,
    now: execution?.now() ?? engine.org.now(),
    blankAsZero,
    parent: (child, field) => {
      const id = child.values.get(field.key) as string | null | undefined;
      if (!id) return null;
      const known = parents.get(id);
      if (known !== undefined) return known;
      const object = engine.records.objectOfId(id) ?? engine.schema.object(field.referenceTo[0] ?? "");
      const found = object === undefined ? null : (engine.records.read(object, [id], true).get(id) ?? null);
      parents.set(id, found);
      return found;
    },
    calculated: (child, field) => computeFormula(engine, field, child),
  };
}

/** Value of a formula field for a whole record; what cannot be computed is null, as `#Error!` is on the platform. */
export function computeFormula(engine: Engine, field: FieldDescribe, record: SObject): unknown {
  const scope = scopeOf(engine, record, null, field.formulaTreatBlankAs === "BlankAsZero");
  return toFieldValue(field, evaluate(parseNamed(field), scope));
}

/** A formula field's value over the record as stored. */
export function evaluateStored(engine: Engine, field: FieldDescribe, stored: SObject): unknown {
  return computeFormula(engine, field, stored);
}

function parseNamed(field: FieldDescribe): ReturnType<typeof parseFormula> {
  try {
    return parseFormula(field.formula as string);
  } catch (error) {
    if (error instanceof FormulaError)
      throw new FormulaError(`Formula of ${field.objectName}.${field.apiName}: ${error.message}`);
    throw error;
  }
}

/** A formula's result as the value of a field: numbers rounded to its scale, percent as a hundredfold. */
export function toFieldValue(field: FieldDescribe, value: FormulaValue): unknown {
  if (value === null || value === "") return field.type === "boolean" ? false : null;
  if (value instanceof Decimal) {
    if (field.type === "int") return value.setScale(0, "HALF_UP").toNumber();
    const scaled = field.type === "percent" ? value.multiply(Decimal.fromInteger(100)) : value;
    if (["double", "currency", "percent"].includes(field.type)) return scaled.setScale(field.scale, "HALF_UP");
    return value.toPlainString();
  }
  return value;
}

/** Writes the current values of a formula field into its column, for queries that filter, sort or group by it. */
export function refreshFormulas(engine: Engine, object: ObjectDescribe, field: FieldDescribe): void {
  for (const record of engine.records.readAll(object)) {
    record.values.set(field.key, computeFormula(engine, field, record));
    engine.records.update(record, [field.key]);
  }
}
