import type { ObjectDescribe } from "../../schema/types.js";
import { duplicateRulesOf, findDuplicates } from "../duplicates.js";
import type { Engine } from "../engine.js";
import { property } from "./assignment.js";
import type { Row } from "./types.js";

/** Declared duplicate rules: one that blocks refuses the record, one that alerts does unless the caller's DMLOptions allow the save. */
export function checkDuplicates(engine: Engine, object: ObjectDescribe, rows: readonly Row[]): void {
  if (duplicateRulesOf(engine, object).length === 0) return;
  for (const row of rows) {
    const allowed = property(property(row.source.dmlOptions, "duplicateRuleHeader"), "allowSave") === true;
    for (const { rule, matches } of findDuplicates(engine, row.record)) {
      const action = row.before === null ? rule.onInsert : rule.onUpdate;
      const refuses = action.blocks || (action.alerts && !allowed);
      if (refuses && matches.some((match) => match.records.length > 0)) {
        row.errors.push({
          statusCode: "DUPLICATES_DETECTED",
          message: rule.alertText,
          fields: [],
          duplicates: { rule, matches },
        });
        break;
      }
    }
  }
}
