import { current } from "../execution/context.js";
import { throwApex } from "../runtime/exceptions.js";
import type { SObject } from "../runtime/sobject.js";
import type { ObjectDescribe } from "../schema/types.js";
import { engineOf, type Engine } from "./engine.js";
import { deleteChunk, storedRow, undeleteChunk } from "./dml/delete.js";
import { mixedDmlProblem } from "./dml/mixed.js";
import { insertChunk, updateChunk } from "./dml/pipeline.js";
import { changedRow, newRow } from "./dml/prepare.js";
import { attemptChunk, CHUNK, outcomeOf, runsOf, throwDmlException } from "./dml/statement.js";
import { installParentSaver } from "./dml/summaries.js";
import { fail, type DmlOperation, type DmlOptions, type DmlOutcome, type Row, type SaveContext } from "./dml/types.js";
import { splitUpsert } from "./dml/upsert.js";

export type { DmlOperation, DmlOptions, DmlOutcome } from "./dml/types.js";
export { convertLead, type LeadConversion, type LeadConversionOutcome } from "./dml/convert-lead.js";
export { merge } from "./dml/merge.js";

const nameOf =
  (records: readonly SObject[]) =>
  (index: number): string | null =>
    records[index]?.describe.apiName ?? null;

/** Platform events are published, not stored; a failed publish of an all-or-none statement throws. */
function publish(events: readonly SObject[], options: DmlOptions): DmlOutcome[] {
  const failures = current().org.events.publish(events, null);
  const outcomes = failures.map((failure): DmlOutcome => ({
    success: failure === null,
    id: null,
    errors: failure === null ? [] : [failure],
    created: true,
  }));
  if (options.allOrNone && outcomes.some((outcome) => !outcome.success))
    throwDmlException("insert", outcomes, nameOf(events));
  return outcomes;
}

/**
 * One DML statement: counts against the limits, runs the order of execution in chunks of 200 per object, sets ids on inserted records. A failed
 * all-or-none statement leaves nothing behind and throws System.DmlException.
 */
export function dml(operation: DmlOperation, records: readonly SObject[], options: DmlOptions): DmlOutcome[] {
  if (records.length === 0) return [];
  checkList(operation, records);
  const execution = current();
  execution.org.options.beforeStatement?.(operation, records);
  if (operation === "insert" && records.every((record) => record.describe.isPlatformEvent))
    return publish(records, options);
  execution.limits.count("dml");
  execution.limits.count("dmlRows", records.length);
  execution.uncommittedWork = true;
  return execution.limits.outsideCpu(() =>
    save(engineOf(execution.org), operation, records, { options, internal: false }),
  );
}

/** Saves changes the platform makes itself: read-only fields are written, no limit is counted, no access checked. Throws DmlException. */
export function saveInternally(operation: DmlOperation, records: readonly SObject[]): DmlOutcome[] {
  if (records.length === 0) return [];
  const options: DmlOptions = { allOrNone: true, mode: "system", sharing: false };
  return save(engineOf(current().org), operation, records, { options, internal: true });
}

function save(
  engine: Engine,
  operation: DmlOperation,
  records: readonly SObject[],
  context: SaveContext,
): DmlOutcome[] {
  const savepoint = engine.store.savepoint();
  const outcomes: DmlOutcome[] = new Array<DmlOutcome>(records.length);
  try {
    for (const run of runsOf(records))
      for (let start = 0; start < run.records.length; start += CHUNK) {
        const chunk = run.records.slice(start, start + CHUNK);
        const offset = run.start + start;
        saveChunk(engine, operation, run.object, chunk, offset, context).forEach(
          (outcome, index) => (outcomes[offset + index] = outcome),
        );
        if (context.options.allOrNone && outcomes.some((outcome) => outcome?.success === false))
          throwDmlException(
            operation,
            outcomes.filter((outcome) => outcome !== undefined),
            nameOf(records),
          );
      }
  } catch (error) {
    if (engine.store.isOpenSavepoint(savepoint)) engine.store.abandon(savepoint);
    throw error;
  }
  engine.store.release(savepoint);
  records.forEach((record, index) => {
    const outcome = outcomes[index] as DmlOutcome;
    if (outcome.success && record.id === null && outcome.id !== null) record.values.set("id", outcome.id);
  });
  return outcomes;
}

function saveChunk(
  engine: Engine,
  operation: DmlOperation,
  object: ObjectDescribe,
  records: SObject[],
  offset: number,
  context: SaveContext,
): DmlOutcome[] {
  const refused = refusal(object, records, operation, context);
  if (refused !== null)
    return records.map((source, index) => outcomeOf(refusedRow(source, offset + index, refused), false));
  if (operation === "upsert") return upsertChunk(engine, object, records, offset, context);
  return attempt(
    engine,
    operation,
    object,
    records.map((record, index) => [record, offset + index]),
    context,
  ).map((row) => outcomeOf(row, operation === "insert"));
}

function refusedRow(source: SObject, index: number, error: { statusCode: string; message: string }): Row {
  const row: Row = { index, source, record: source, before: null, errors: [], changed: new Set() };
  fail(row, error.statusCode, error.message);
  return row;
}

/** What can be said of a whole chunk before looking at its rows. */
function refusal(
  object: ObjectDescribe,
  records: SObject[],
  operation: DmlOperation,
  context: SaveContext,
): { statusCode: string; message: string } | null {
  const can = {
    insert: object.createable,
    update: object.updateable,
    upsert: object.createable && object.updateable,
    delete: object.deletable,
    undelete: object.undeletable,
  }[operation];
  if (!can && !context.internal) {
    if (context.options.allOrNone) throwApex("System.TypeException", `DML not allowed on ${object.apiName}`);
    return {
      statusCode: "INVALID_TYPE_FOR_OPERATION",
      message: `entity type ${object.apiName} does not support ${CALLS[operation]}`,
    };
  }
  const message = mixedDmlProblem(object, records, operation);
  return message === null ? null : { statusCode: "MIXED_DML_OPERATION", message };
}

/** API names of the operations, as messages use them. */
const CALLS: Readonly<Record<DmlOperation, string>> = {
  insert: "create",
  update: "update",
  upsert: "upsert",
  delete: "delete",
  undelete: "undelete",
};

function attempt(
  engine: Engine,
  operation: Exclude<DmlOperation, "upsert">,
  object: ObjectDescribe,
  indexed: [SObject, number][],
  context: SaveContext,
): Row[] {
  const userId = current().user.id;
  const make = (skip: ReadonlySet<number>): Row[] => {
    const chosen = indexed.filter(([, index]) => !skip.has(index));
    if (operation === "insert") return chosen.map(([source, index]) => newRow(engine, source, index, context, userId));
    const stored = engine.records.read(
      object,
      chosen.flatMap(([source]) => source.id ?? []),
      true,
    );
    if (operation === "update")
      return chosen.map(([source, index]) =>
        changedRow(engine, source, index, stored.get(source.id ?? "")?.copy(), context),
      );
    return chosen.map(([source, index]) => storedRow(source, index, stored.get(source.id ?? ""), operation));
  };
  const work = { insert: insertChunk, update: updateChunk, delete: deleteChunk, undelete: undeleteChunk }[operation];
  return attemptChunk(engine, make, (rows) => work(engine, object, rows, context), context);
}

/** Upsert: what has an id or a known key is updated, the rest inserted; outcomes keep their places. */
function upsertChunk(
  engine: Engine,
  object: ObjectDescribe,
  records: SObject[],
  offset: number,
  context: SaveContext,
): DmlOutcome[] {
  const { inserts, updates, problems } = splitUpsert(engine, object, records, context);
  const outcomes: DmlOutcome[] = [];
  for (const [index, problem] of problems)
    outcomes[index] = outcomeOf(refusedRow(records[index] as SObject, offset + index, problem), false);
  const place = (rows: Row[], created: boolean): void => {
    for (const row of rows) outcomes[row.index - offset] = outcomeOf(row, created);
  };
  if (problems.size > 0 && context.options.allOrNone)
    return records.map(
      (record, index) => outcomes[index] ?? { success: true, id: record.id, errors: [], created: false },
    );
  place(
    attempt(
      engine,
      "insert",
      object,
      inserts.map((index) => [records[index] as SObject, offset + index]),
      context,
    ),
    true,
  );
  place(
    attempt(
      engine,
      "update",
      object,
      updates.map(([index, record]) => [record, offset + index]),
      context,
    ),
    false,
  );
  for (const [index, record] of updates)
    if ((outcomes[index] as DmlOutcome).success) (records[index] as SObject).values.set("id", record.id);
  return outcomes;
}

/** `Trigger.new` and `Trigger.old` themselves are no operands of DML. */
export function refuseTriggerList(list: unknown): void {
  if (current().triggerStack.some((frame) => frame.newList === list || frame.oldList === list))
    throwApex("System.SObjectException", "DML statement cannot operate on trigger.new or trigger.old");
}

function checkList(operation: DmlOperation, records: readonly SObject[]): void {
  const ids = new Set<string>();
  const seen = new Set<SObject>();
  records.forEach((record, index) => {
    if (record === null) throwApex("System.ListException", `DML statement found null SObject at position ${index}`);
    if ((operation === "insert" || operation === "upsert") && seen.has(record))
      throwApex("System.ListException", "Before Insert or Upsert list must not have two identically equal elements");
    seen.add(record);
    if (record.id === null || operation === "insert") return;
    if (ids.has(record.id)) throwApex("System.ListException", `Duplicate id in list: ${record.id}`);
    ids.add(record.id);
  });
}

installParentSaver((_engine, _object, changes) => {
  saveInternally("update", changes);
});
