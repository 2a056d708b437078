import { randomUUID } from "node:crypto";
import { current } from "../../execution/context.js";
import { SObject } from "../../runtime/sobject.js";
import type { FieldDescribe, ObjectDescribe } from "../../schema/types.js";
import { evaluateFormula } from "../formula/index.js";
import { globalValue } from "../formula/globals.js";

/** The default a field's metadata declares: its formula, or the picklist value marked so (a record type may name another). */
function defaultOf(describe: ObjectDescribe, field: FieldDescribe, recordTypeId: string | null): unknown {
  const recordType = describe.recordTypes.find(({ id }) => id === recordTypeId);
  const byRecordType = recordType?.picklistValues.get(field.key)?.defaultValue;
  if (byRecordType) return byRecordType;
  const chosen = field.picklist.find(({ isDefault, active }) => isDefault && active);
  if (chosen) return chosen.value;
  if (field.defaultValue === null || field.defaultValue === "") return null;
  const { user, now } = current();
  return evaluateFormula(field.defaultValue, { field: (path) => globalValue(path), now, timeZone: user.timeZone });
}

/** Gives every field that was not assigned its default value; assigned nulls stay null, but for checkboxes. */
export function applyDefaults(record: SObject): void {
  const recordTypeId = (record.values.get("recordtypeid") as string | undefined) ?? null;
  for (const field of record.describe.fields.values()) {
    const assigned = record.values.has(field.key);
    if (field.calculated || field.autoNumber || (assigned && field.type !== "boolean")) continue;
    if (assigned && record.values.get(field.key) !== null) continue;
    const value = defaultOf(record.describe, field, recordTypeId);
    if (value !== null) record.putField(field, value);
    else if (field.type === "boolean") record.values.set(field.key, false);
  }
}

/** `SObjectType.newSObject(recordTypeId, true)`: a record that shows its defaults before it is saved. */
export function recordWithDefaults(describe: ObjectDescribe, recordTypeId: string | null): SObject {
  const record = new SObject(describe);
  if (recordTypeId !== null) record.put("RecordTypeId", recordTypeId);
  applyDefaults(record);
  for (const field of describe.fields.values()) if (!field.createable) record.values.delete(field.key);
  // A platform event made this way can be told from others before it is published.
  if (describe.isPlatformEvent && describe.fields.has("eventuuid")) record.values.set("eventuuid", randomUUID());
  return record;
}
