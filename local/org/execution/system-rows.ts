import { engineOf } from "../database/engine.js";
import type { Org } from "../org.js";
import { SObject } from "../runtime/sobject.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import type { Blob } from "../runtime/values/blob.js";
import type { FieldDescribe, ObjectDescribe } from "../schema/types.js";

/** Values of a row by API name; date-times in milliseconds. */
export type SystemValues = Record<string, string | number | boolean | Blob | null>;

/**
 * Reads and writes rows behind Apex's back: no trigger, limit, validation or access check. For what the org itself keeps as records: jobs, schedules,
 * classes. A field the schema does not know is left out.
 */
export interface SystemRows {
  /** Returns the id of the new row: the one given, else the next. */
  insert(object: string, values: SystemValues): string;
  update(object: string, id: string, values: SystemValues): void;
  delete(object: string, id: string): void;
  /** The first row whose field has that value, or null. */
  find(object: string, field: string, value: string): SObject | null;
  findAll(object: string, field: string, value: string): SObject[];
}

/** The system rows of an org. */
export function systemRows(org: Org): SystemRows {
  const { records } = engineOf(org);
  return {
    insert(object, values) {
      const describe = describeOf(org, object);
      const record = new SObject(describe);
      const id = typeof values["Id"] === "string" ? values["Id"] : records.nextId(describe);
      const now = org.now();
      const author = values["CreatedById"] ?? null;
      assign(record, {
        CreatedDate: now,
        LastModifiedDate: now,
        SystemModstamp: now,
        CreatedById: author,
        LastModifiedById: author,
        ...values,
        Id: id,
      });
      records.insert(record);
      return id;
    },
    update(object, id, values) {
      const describe = describeOf(org, object);
      const record = records.read(describe, [id]).get(id);
      if (record === undefined) return;
      records.update(record, assign(record, values));
    },
    delete(object, id) {
      records.remove(describeOf(org, object), [id]);
    },
    find(object, field, value) {
      return this.findAll(object, field, value)[0] ?? null;
    },
    findAll(object, field, value) {
      return records.readWhere(describeOf(org, object), field.toLowerCase(), [value]);
    },
  };
}

function describeOf(org: Org, object: string): ObjectDescribe {
  const describe = org.schema.object(object);
  if (describe === undefined) throw new Error(`The schema has no object ${object}`);
  return describe;
}

/** Sets the values that the object has fields for; returns their keys. */
function assign(record: SObject, values: SystemValues): string[] {
  const keys: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const field = record.describe.field(name);
    if (field === undefined) continue;
    record.values.set(field.key, apexValue(field, value));
    keys.push(field.key);
  }
  return keys;
}

function apexValue(field: FieldDescribe, value: SystemValues[string]): unknown {
  return field.type === "datetime" && typeof value === "number" ? new ApexDatetime(value) : value;
}
