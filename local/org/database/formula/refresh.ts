import type { SObject } from "../../runtime/sobject.js";
import type { FieldDescribe, ObjectDescribe } from "../../schema/types.js";
import type { Engine } from "../engine.js";
import { computeFormula } from "./compute.js";

/** Writes the current values of a formula field into its column, for queries that filter, sort or group by it. */
export function refreshFormulas(engine: Engine, object: ObjectDescribe, field: FieldDescribe): void {
  for (const record of engine.records.readAll(object)) {
    record.values.set(field.key, computeFormula(field, record));
    engine.records.update(record, [field.key]);
  }
}

/** Sets every formula field of whole records, as triggers and validation rules see them. */
export function fillFormulas(records: readonly SObject[]): void {
  const [first] = records;
  if (first === undefined) return;
  const fields = [...first.describe.fields.values()].filter((field) => field.formula !== null);
  for (const record of records)
    for (const field of fields) {
      const value = computeFormula(field, record);
      if (value === null) record.values.delete(field.key);
      else record.values.set(field.key, value);
    }
}
