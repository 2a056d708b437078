import { current } from "../../execution/context.js";
import type { ApexException } from "../../runtime/exceptions.js";
import { exceptionClass, throwApex } from "../../runtime/exceptions.js";
import type { RecordError, SObject } from "../../runtime/sobject.js";
import type { ObjectDescribe } from "../../schema/types.js";
import type { Engine } from "../engine.js";
import type { DmlOutcome, Row, SaveContext } from "./types.js";

/** Rows that triggers see at once. */
export const CHUNK = 200;

/** Kinds of objects one statement may mix, each run of one kind counting. */
const MAXIMUM_KINDS = 10;

/** Runs of records of one object, in the order given. */
export function runsOf(records: readonly SObject[]): { object: ObjectDescribe; start: number; records: SObject[] }[] {
  const runs: { object: ObjectDescribe; start: number; records: SObject[] }[] = [];
  records.forEach((record, index) => {
    const last = runs[runs.length - 1];
    if (last !== undefined && last.object === record.describe) last.records.push(record);
    else runs.push({ object: record.describe, start: index, records: [record] });
  });
  if (runs.length > MAXIMUM_KINDS)
    throwApex(
      "System.TypeException",
      `Cannot have more than ${MAXIMUM_KINDS} chunks in a single operation. Please rearrange the data to reduce chunking.`,
    );
  return runs;
}

/** How often a chunk is tried. */
const ATTEMPTS = 3;

/**
 * Runs a chunk until no row fails: on partial success the platform rolls back and tries the good rows again, triggers included. `make` builds the
 * rows afresh for each attempt; `work` saves them. Rows that failed keep their errors.
 */
export function attemptChunk(
  engine: Engine,
  make: (skip: ReadonlySet<number>) => Row[],
  work: (rows: Row[]) => void,
  context: SaveContext,
): Row[] {
  const failed = new Map<number, Row>();
  const execution = current();
  for (let attempt = 1; ; attempt++) {
    const savepoint = engine.store.savepoint();
    const mark = execution.afterCommit.mark();
    const spent = execution.limits.mark();
    const rows = make(new Set(failed.keys()));
    try {
      if (rows.length > 0) work(rows);
    } catch (error) {
      if (engine.store.isOpenSavepoint(savepoint)) engine.store.abandon(savepoint);
      throw error;
    }
    const bad = rows.filter((row) => row.errors.length > 0);
    if (bad.length === 0) {
      engine.store.release(savepoint);
      return [...rows, ...failed.values()].sort((left, right) => left.index - right.index);
    }
    engine.store.abandon(savepoint);
    execution.afterCommit.rollbackTo(mark);
    for (const row of bad) failed.set(row.index, row);
    if (context.options.allOrNone) return rows.map((row) => (row.errors.length > 0 ? row : { ...row, errors: [] }));
    // The whole operation fails, whatever partial success was asked for. Source: "Bulk DML Exception Handling", Apex Developer Guide.
    if (attempt === ATTEMPTS)
      throwApex("System.DmlException", "Too many batch retries in the presence of Apex triggers and partial failures.");
    if (bad.length === rows.length) return [...failed.values()].sort((left, right) => left.index - right.index);
    // The next attempt starts with the limits of this one; static variables keep what they hold.
    execution.limits.rollbackTo(spent);
  }
}

export function outcomeOf(row: Row, created: boolean): DmlOutcome {
  const success = row.errors.length === 0;
  return { success, id: success ? row.record.id : row.source.id, errors: row.errors, created: success && created };
}

const PAST: Record<string, string> = {
  insert: "Insert",
  update: "Update",
  upsert: "Upsert",
  delete: "Delete",
  undelete: "Undelete",
  merge: "Merge",
  convertLead: "ConvertLead",
};

/** Throws the DmlException of a failed all-or-none statement; the failures are those of every row with errors. */
export function throwDmlException(
  operation: string,
  outcomes: readonly DmlOutcome[],
  objectOf: (index: number) => string | null,
): never {
  const failures = outcomes.flatMap((outcome, index) =>
    outcome.errors.map((error) => ({
      index,
      id: outcome.id,
      statusCode: error.statusCode,
      message: error.message,
      fields: error.fields,
      objectName: objectOf(index),
    })),
  );
  const first = failures[0] as (typeof failures)[number];
  // An insert names the id of a record that came with one, and not the one it had begun to give.
  const isNew = operation === "insert" && first.statusCode !== "INVALID_FIELD_FOR_INSERT_UPDATE";
  const where = first.id === null || isNew ? `row ${first.index}` : `row ${first.index} with id ${first.id}`;
  const message = `${PAST[operation]} failed. First exception on ${where}; first error: ${errorText(first)}`;
  const exception: ApexException = new (exceptionClass("System.DmlException"))(message);
  exception.failures = failures;
  throw exception;
}

/** `STATUS_CODE, message: [Fields]` */
export function errorText(error: RecordError): string {
  return `${error.statusCode}, ${error.message}: [${error.fields.join(", ")}]`;
}
