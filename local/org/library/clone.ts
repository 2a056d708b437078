import { SObject } from "../runtime/sobject.js";

export interface CloneOptions {
  preserveId: boolean;
  preserveTimestamps: boolean;
  preserveAutonumber: boolean;
}

const TIMESTAMPS = ["createdbyid", "createddate", "lastmodifiedbyid", "lastmodifieddate", "systemmodstamp"];

/** A copy of a record without what the options leave out; every other value as it is. */
export function deepCloned(value: unknown, options: CloneOptions): unknown {
  if (!(value instanceof SObject)) return value;
  const copy = value.copy();
  if (!options.preserveId) {
    copy.values.delete("id");
    copy.queried?.add("id");
  }
  if (!options.preserveTimestamps) for (const key of TIMESTAMPS) copy.values.delete(key);
  if (!options.preserveAutonumber) {
    for (const field of value.describe.fields.values()) if (field.autoNumber) copy.values.delete(field.key);
  }
  copy.cloned = true;
  copy.cloneSourceId = value.id;
  return copy;
}
