import { ApexException } from "../../runtime/exceptions.js";
import type { SObject } from "../../runtime/sobject.js";
import { ApexDate } from "../../runtime/values/date.js";
import { ApexDatetime } from "../../runtime/values/datetime.js";
import { Decimal } from "../../runtime/values/decimal.js";
import type { FieldDescribe, ObjectDescribe, SummaryDefinition } from "../../schema/types.js";
import { cached, type Engine } from "../engine.js";
import { computeFormula } from "../formula/compute.js";
import { meetsCriteria } from "./criteria.js";
import { sameValue } from "./save.js";
import type { Row } from "./types.js";

interface SummaryField {
  parent: ObjectDescribe;
  field: FieldDescribe;
  summary: SummaryDefinition;
}

/** Roll-up summary fields that sum up records of an object. */
function summariesOf(engine: Engine, child: ObjectDescribe): SummaryField[] {
  return cached(engine, `summaries.${child.key}`, () => {
    const found: SummaryField[] = [];
    for (const reference of child.fields.values()) {
      if (reference.type !== "reference" || reference.referenceTo.length !== 1) continue;
      const parent = engine.schema.object(reference.referenceTo[0] as string);
      for (const field of parent?.fields.values() ?? []) {
        const { summary } = field;
        if (
          parent !== undefined &&
          summary !== null &&
          summary.childObject.toLowerCase() === child.key &&
          child.field(summary.childField) === reference
        )
          found.push({ parent, field, summary });
      }
    }
    return found;
  });
}

type SaveParents = (engine: Engine, object: ObjectDescribe, changes: SObject[]) => void;
let saveParents: SaveParents = () => undefined;

/** Installs the function that saves parents whose roll-ups changed (it runs the whole order of execution for them). */
export function installParentSaver(saver: SaveParents): void {
  saveParents = saver;
}

/** Computes the roll-ups of the masters of changed details anew and saves those that changed. */
export function refreshSummaries(engine: Engine, child: ObjectDescribe, rows: readonly Row[]): void {
  const summaries = summariesOf(engine, child);
  if (summaries.length === 0 || rows.length === 0) return;
  const byParent = new Map<ObjectDescribe, { ids: Set<string>; fields: SummaryField[] }>();
  for (const summary of summaries) {
    const key = (child.field(summary.summary.childField) as FieldDescribe).key;
    const entry = byParent.get(summary.parent) ?? { ids: new Set<string>(), fields: [] };
    byParent.set(summary.parent, entry);
    entry.fields.push(summary);
    for (const row of rows)
      for (const record of [row.record, row.before])
        if (typeof record?.values.get(key) === "string") entry.ids.add(record.values.get(key) as string);
  }
  for (const [parent, { ids, fields }] of byParent) {
    try {
      refreshParents(engine, child, parent, [...ids], fields);
    } catch (error) {
      if (!(error instanceof ApexException) || error.failures.length === 0) throw error;
      // A master that cannot be saved fails the details that changed its sums.
      for (const row of rows)
        row.errors.push(
          ...error.failures.map(({ statusCode, message, fields: names }) => ({ statusCode, message, fields: names })),
        );
    }
  }
}

function refreshParents(
  engine: Engine,
  child: ObjectDescribe,
  parent: ObjectDescribe,
  ids: string[],
  fields: SummaryField[],
): void {
  const parents = engine.records.read(parent, ids);
  const changes: SObject[] = [];
  for (const record of parents.values()) {
    let changed = false;
    for (const { field, summary } of fields) {
      const value = summarize(engine, child, record.id as string, field, summary);
      if (sameValue(value, record.values.get(field.key) ?? null)) continue;
      record.values.set(field.key, value);
      changed = true;
    }
    if (changed) changes.push(record);
  }
  if (changes.length > 0) saveParents(engine, parent, changes);
}

function summarize(
  engine: Engine,
  child: ObjectDescribe,
  parentId: string,
  field: FieldDescribe,
  summary: SummaryDefinition,
): unknown {
  const reference = child.field(summary.childField) as FieldDescribe;
  const details = engine.records
    .readWhere(child, reference.key, [parentId])
    .filter((record) =>
      summary.filters.every((filter) => meetsCriteria(record, filter.field, filter.operation, filter.value)),
    );
  if (summary.operation === "count") return Decimal.fromInteger(details.length).setScale(field.scale, "HALF_UP");
  const source = child.field(summary.summarizedField ?? "") as FieldDescribe;
  const values = details
    .map((record) =>
      source.formula !== null ? computeFormula(source, record) : (record.values.get(source.key) ?? null),
    )
    .filter((value) => value !== null);
  if (summary.operation === "sum") {
    const total = values.reduce((sum: Decimal, value) => sum.add(decimal(value)), Decimal.zero);
    return total.setScale(Math.max(field.scale, source.scale), "HALF_UP");
  }
  const sign = summary.operation === "min" ? 1 : -1;
  return values.sort((left, right) => sign * (sortable(left) - sortable(right)))[0] ?? null;
}

function decimal(value: unknown): Decimal {
  return value instanceof Decimal ? value : Decimal.fromInteger(Number(value));
}

function sortable(value: unknown): number {
  if (value instanceof Decimal) return value.toNumber();
  if (value instanceof ApexDate) return value.days;
  return value instanceof ApexDatetime ? value.ms : Number(value);
}
