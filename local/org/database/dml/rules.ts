import type { ValidationRuleMetadata } from "../../metadata/types.js";
import { qualify } from "../../schema/names.js";
import type { ObjectDescribe } from "../../schema/types.js";
import { cached, type Engine } from "../engine.js";
import { evaluateFormula, FormulaError } from "../formula/index.js";
import { recordContext } from "../formula/record-context.js";
import { fail, type Row } from "./types.js";

/** The active validation rules of an object. */
function rulesOf(engine: Engine, object: ObjectDescribe): ValidationRuleMetadata[] {
  return cached(engine, `rules.${object.key}`, () => {
    const entries = [...engine.metadata.objects.values()].filter(
      (entry) => qualify(entry.name, engine.schema.namespace).toLowerCase() === object.key,
    );
    return entries.flatMap((entry) => entry.validationRules).filter((rule) => rule.active);
  });
}

/** Evaluates the validation rules of the rows' object; each rule that is true is an error of its row. */
export function checkRules(engine: Engine, object: ObjectDescribe, rows: readonly Row[]): void {
  const rules = rulesOf(engine, object);
  for (const rule of rules)
    for (const row of rows) {
      const context = { ...recordContext(row.record, row.before, row.before === null), blankAsZero: false };
      let broken: unknown;
      try {
        broken = evaluateFormula(rule.formula, context);
      } catch (error) {
        if (error instanceof FormulaError)
          throw new Error(`Validation rule ${object.apiName}.${rule.name}: ${error.message}`);
        throw error;
      }
      if (broken !== true) continue;
      const field = rule.errorField === null ? undefined : object.field(rule.errorField);
      fail(row, "FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.errorMessage, field === undefined ? [] : [field.apiName]);
    }
}
