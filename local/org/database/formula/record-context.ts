import { current } from "../../execution/context.js";
import type { SObject } from "../../runtime/sobject.js";
import { currentEngine } from "../engine.js";
import { computeFormula, percentAsFraction } from "./compute.js";
import { globalValue } from "./globals.js";
import { FormulaError } from "./syntax.js";
import type { FormulaContext } from "./values.js";

/** The parent of a record: the one in memory, else the stored one. */
function parentOf(record: SObject, relationship: string): SObject | null {
  const field = record.describe.parentRelationship(relationship);
  if (!field) throw new FormulaError(`${record.describe.apiName} has no relationship ${relationship}`);
  const inMemory = record.parents?.get((field.relationshipName ?? "").toLowerCase());
  const id = record.values.get(field.key) as string | undefined;
  if (inMemory && (!id || inMemory.id === id)) return inMemory;
  if (!id) return null;
  const { records } = currentEngine();
  const object = records.objectOfId(id);
  return object ? (records.read(object, [id]).get(id) ?? null) : null;
}

function valueOf(record: SObject | null, path: string[]): unknown {
  if (record === null) return null;
  const [name = "", ...rest] = path;
  if (rest.length > 0) return valueOf(parentOf(record, name), rest);
  const field = record.describe.field(name);
  if (!field) throw new FormulaError(`${record.describe.apiName} has no field ${name}`);
  const value = field.formula !== null ? computeFormula(field, record) : (record.values.get(field.key) ?? null);
  return percentAsFraction(field, value ?? (field.type === "boolean" ? false : null));
}

function isNumber(record: SObject, path: string[]): boolean {
  let describe = record.describe;
  for (const name of path.slice(0, -1)) {
    const target = describe.parentRelationship(name)?.referenceTo[0];
    const next = target ? current().org.schema.object(target) : undefined;
    if (!next) return false;
    describe = next;
  }
  return ["int", "long", "double", "currency", "percent"].includes(describe.field(path.at(-1) ?? "")?.type ?? "");
}

/** Lets a formula read a record in memory, its parents, its values before the change and the global variables. */
export function recordContext(record: SObject, before: SObject | null = null, isNew = false): FormulaContext {
  const { user, now } = current();
  const read = (from: SObject | null, path: string[]): unknown =>
    path[0]?.startsWith("$") ? globalValue(path) : valueOf(from, path);
  return {
    field: (path) => read(record, path),
    priorValue: (path) => read(before, path),
    isNumber: (path) => isNumber(record, path),
    isNew,
    now,
    timeZone: user.timeZone,
  };
}
