import { SObject } from "../../runtime/sobject.js";
import type { FieldDescribe, ObjectDescribe, Schema } from "../../schema/types.js";
import { UnreadableValue, valueFromText } from "../record-values.js";

/** Text that empties a field; an empty cell leaves it as it is. Source: "Prepare CSV Files", Bulk API 2.0 guide. */
const NULL = "#N/A";

/** What one column of an upload writes: a field, or a parent found by one of its fields. */
export interface Column {
  field: FieldDescribe;
  /** `Account` of `Account.Key__c`, with the object that the parent is; null for a field of the record itself. */
  parent: { relationship: string; object: ObjectDescribe } | null;
}

/** The meaning of a header cell such as `Name`, `Account.Key__c` or `User:Owner.Username`; undefined where there is none. */
export function columnOf(schema: Schema, object: ObjectDescribe, header: string): Column | undefined {
  const own = object.field(header);
  if (own !== undefined) return { field: own, parent: null };
  const [, type, relationship = "", name = ""] = /^(?:(\w+):)?(\w+)\.(\w+)$/.exec(header) ?? [];
  const reference = object.parentRelationship(relationship);
  const target = reference === undefined ? undefined : schema.object(type ?? reference.referenceTo[0] ?? "");
  const field = target?.field(name);
  if (reference === undefined || target === undefined || field === undefined) return undefined;
  return { field, parent: { relationship: reference.relationshipName ?? relationship, object: target } };
}

/** The record of one row. Throws {@link UnreadableValue} for a cell that is no value of its field. */
export function recordOfRow(object: ObjectDescribe, columns: readonly Column[], row: readonly string[]): SObject {
  const record = new SObject(object);
  columns.forEach(({ field, parent }, index) => {
    const cell = row[index] ?? "";
    if (cell === "") return;
    const value = cell === NULL ? null : valueOf(field, cell);
    if (parent === null) record.putField(field, value);
    else if (value === null) record.putField(object.parentRelationship(parent.relationship) as FieldDescribe, null);
    else {
      const found = new SObject(parent.object);
      found.putField(field, value);
      record.putParent(parent.relationship, found);
    }
  });
  return record;
}

function valueOf(field: FieldDescribe, cell: string): unknown {
  if (field.type !== "boolean") return valueFromText(field, cell);
  if (/^(true|yes|y|on|1)$/i.test(cell)) return true;
  if (/^(false|no|n|off|0)$/i.test(cell)) return false;
  throw new UnreadableValue(field, cell);
}
