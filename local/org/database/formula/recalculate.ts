import type { SObject } from "../../runtime/sobject.js";
import { computeFormula } from "./compute.js";

/** Computes every formula field of the records from their values in memory; nothing is saved and no query is counted. */
export function recalculateFormulas(records: readonly SObject[]): void {
  for (const record of records)
    for (const field of record.describe.fields.values()) {
      if (field.formula === null) continue;
      record.values.set(field.key, computeFormula(field, record));
    }
}
