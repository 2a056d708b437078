import { current } from "../execution/context.js";
import { engineOf } from "../database/engine.js";
import { recordContext } from "../database/formula/record-context.js";
import { apexClassOf } from "../runtime/classes.js";
import { SObject } from "../runtime/sobject.js";
import { flowFault } from "./values.js";

/** The value at a path behind a value: fields and parents of records, members of Apex objects, outputs by name. Null along the way gives null. */
export function readMember(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined || value === null || value === undefined) return value ?? null;
  if (value instanceof Map) return readMember((value as Map<string, unknown>).get(name.toLowerCase()), rest);
  if (value instanceof SObject) return readField(value, name, rest);
  const field = apexClassOf(value)?.fields.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (field === undefined) return flowFault(`A flow asks for ${name}, which the value does not have`);
  return readMember(field.get(value), rest);
}

/** Fields that nobody set are null; a check box is false. */
function readField(record: SObject, name: string, rest: readonly string[]): unknown {
  if (rest.length > 0) return readMember(parentOf(record, name), rest);
  const field = record.fieldNamed(name);
  const value = record.values.get(field.key);
  if (value !== undefined) return value;
  if (field.formula !== null) return recordContext(record).field([name]);
  return field.type === "boolean" ? false : null;
}

/** The parent in memory, else the stored one. */
function parentOf(record: SObject, relationship: string): SObject | null {
  const field = record.describe.parentRelationship(relationship);
  if (!field) return flowFault(`${record.describe.apiName} has no relationship ${relationship}`);
  const inMemory = record.parents?.get((field.relationshipName ?? "").toLowerCase());
  if (inMemory) return inMemory;
  const id = record.values.get(field.key) as string | null | undefined;
  if (!id) return null;
  const { records } = engineOf(current().org);
  const object = records.objectOfId(id);
  return object ? (records.read(object, [id]).get(id) ?? null) : null;
}
