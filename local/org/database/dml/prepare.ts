import { SObject } from "../../runtime/sobject.js";
import type { FieldDescribe, ObjectDescribe } from "../../schema/types.js";
import type { Engine } from "../engine.js";
import { applyDefaults } from "./defaults.js";
import { sameValue } from "./save.js";
import { fail, type Row, type SaveContext } from "./types.js";

/** Empty text is no value. */
function normal(value: unknown): unknown {
  return value === "" || value === undefined ? null : value;
}

/** The row of a record to insert: what may be created, with defaults. Read-only values (of a clone, of a query) are left out. */
export function newRow(engine: Engine, source: SObject, index: number, context: SaveContext, userId: string): Row {
  const record = new SObject(source.describe);
  record.cloned = source.cloned;
  const row: Row = { index, source, record, before: null, errors: [], changed: new Set() };
  if (source.id !== null) fail(row, "INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", ["Id"]);
  for (const [key, value] of source.values) {
    const field = source.describe.fields.get(key);
    if (field === undefined || key === "id" || !(context.internal || field.createable)) continue;
    record.values.set(key, normal(value));
    row.changed.add(key);
  }
  resolveParents(engine, row);
  if (record.describe.fields.has("ownerid") && !record.values.get("ownerid")) record.values.set("ownerid", userId);
  applyDefaults(record);
  return row;
}

/** The row of a record to update: the stored record with the caller's values over it. */
export function changedRow(
  engine: Engine,
  source: SObject,
  index: number,
  stored: SObject | undefined,
  context: SaveContext,
): Row {
  const record = stored?.copy() ?? new SObject(source.describe);
  const row: Row = { index, source, record, before: stored ?? null, errors: [], changed: new Set() };
  if (source.id === null) {
    fail(row, "MISSING_ARGUMENT", `Id not specified in an update call`);
    return row;
  }
  if (stored === undefined) {
    fail(row, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
    return row;
  }
  if (stored.values.get("isdeleted") === true) {
    fail(row, "ENTITY_IS_DELETED", "entity is deleted");
    return row;
  }
  for (const [key, value] of source.values) {
    const field = source.describe.fields.get(key);
    if (field === undefined || key === "id" || !(context.internal || field.updateable)) continue;
    if (field.formula !== null || sameValue(normal(value), stored.values.get(key) ?? null)) continue;
    record.values.set(key, normal(value));
    row.changed.add(key);
  }
  resolveParents(engine, row);
  return row;
}

/** A parent given in memory by an external id (`new Contact(Account = new Account(Key__c = 'x'))`) sets the reference field. */
function resolveParents(engine: Engine, row: Row): void {
  for (const [name, parent] of row.source.parents ?? []) {
    const via = row.source.describe.parentRelationship(name);
    if (
      via === undefined ||
      parent === null ||
      parent.queried !== null ||
      parent.id !== null ||
      row.record.values.get(via.key)
    )
      continue;
    const key = [...parent.values.keys()]
      .map((each) => parent.describe.fields.get(each))
      .find((field) => field?.idLookup === true && parent.values.get(field.key) != null);
    if (key === undefined) continue;
    const found = findByKey(engine, parent.describe, key, String(parent.values.get(key.key)));
    if (found.length !== 1)
      fail(
        row,
        "INVALID_FIELD",
        `Foreign key external ID: ${String(parent.values.get(key.key)).toLowerCase()} not found for field ${key.apiName} in entity ${parent.describe.apiName}`,
      );
    else {
      row.record.values.set(via.key, found[0]);
      row.changed.add(via.key);
    }
  }
}

/** Ids of live records by the value of a key field. */
export function findByKey(engine: Engine, object: ObjectDescribe, field: FieldDescribe, value: string): string[] {
  return engine.records.readWhere(object, field.key, [value]).map((record) => record.id as string);
}
