import type { SObject } from "../../runtime/sobject.js";
import { evaluateFormula } from "./evaluate.js";
import { recordContext } from "./record-context.js";

/** Computes every formula field of the records from their values in memory; nothing is saved and no query is counted. */
export function recalculateFormulas(records: readonly SObject[]): void {
  for (const record of records)
    for (const field of record.describe.fields.values()) {
      if (field.formula === null) continue;
      const context = { ...recordContext(record), blankAsZero: field.formulaTreatBlankAs === "BlankAsZero" };
      record.putField(field, evaluateFormula(field.formula, context));
    }
}
