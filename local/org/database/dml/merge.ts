import { current } from "../../execution/context.js";
import { throwApex } from "../../runtime/exceptions.js";
import type { SObject } from "../../runtime/sobject.js";
import type { ObjectDescribe } from "../../schema/types.js";
import { engineOf, type Engine } from "../engine.js";
import { quoted } from "../tables.js";
import { deleteChunk, storedRow } from "./delete.js";
import { updateChunk } from "./pipeline.js";
import { changedRow } from "./prepare.js";
import { outcomeOf, throwDmlException } from "./statement.js";
import { fail, type DmlOptions, type DmlOutcome, type Row } from "./types.js";

/**
 * Merges up to two records into a master of the same object (Account, Contact, Lead, Case): children move to the master without triggers, the losers
 * are deleted with MasterRecordId, the master is updated. Triggers fire for the losers' delete and the master's update. Throws DmlException.
 */
export function merge(master: SObject, losers: readonly SObject[], options: DmlOptions): DmlOutcome[] {
  const execution = current();
  const engine = engineOf(execution.org);
  const object = master.describe;
  if (!object.mergeable) throwApex("System.TypeException", `DML not allowed on ${object.apiName}`);
  execution.limits.count("dml");
  execution.limits.count("dmlRows", losers.length + 1);
  execution.uncommittedWork = true;
  const savepoint = engine.store.savepoint();
  try {
    const rows = mergeRows(engine, object, master, losers, options);
    const outcomes = rows.map((row) => outcomeOf(row, false));
    if (outcomes.some((outcome) => !outcome.success)) {
      if (options.allOrNone) throwDmlException("merge", outcomes, () => object.apiName);
      engine.store.abandon(savepoint);
      return outcomes;
    }
    engine.store.release(savepoint);
    return outcomes;
  } catch (error) {
    if (engine.store.isOpenSavepoint(savepoint)) engine.store.abandon(savepoint);
    throw error;
  }
}

function mergeRows(
  engine: Engine,
  object: ObjectDescribe,
  master: SObject,
  losers: readonly SObject[],
  options: DmlOptions,
): Row[] {
  const ids = [master, ...losers].flatMap((record) => record.id ?? []);
  const stored = engine.records.read(object, ids, true);
  const context = { options, internal: false };
  const masterRow = changedRow(engine, master, 0, stored.get(master.id ?? "")?.copy(), context);
  if (losers.some((loser) => loser.id === master.id))
    fail(masterRow, "INVALID_ARGUMENT", "Master record id cannot be one of the records to merge");
  const rows = losers.map((loser, index) => storedRow(loser, index, stored.get(loser.id ?? ""), "delete"));
  if (masterRow.errors.length > 0) return [masterRow];
  const masterId = master.id as string;
  deleteLosers(engine, object, rows, masterId, options);
  if (rows.some((row) => row.errors.length > 0)) return rows;
  updateChunk(engine, object, [masterRow], context);
  return masterRow.errors.length > 0 ? [masterRow] : rows;
}

function deleteLosers(
  engine: Engine,
  object: ObjectDescribe,
  rows: Row[],
  masterId: string,
  options: DmlOptions,
): void {
  const losers = rows.filter((row) => row.errors.length === 0).map((row) => row.record.id as string);
  moveChildren(engine, object, losers, masterId);
  deleteChunk(engine, object, rows, { options, internal: false }, masterId);
}

/** Every reference to a loser points to the master from now on. */
function moveChildren(engine: Engine, object: ObjectDescribe, losers: string[], masterId: string): void {
  for (const { childObject, field } of object.childRelationships) {
    const child = engine.schema.object(childObject);
    const reference = child?.field(field);
    if (child === undefined || reference === undefined || !engine.records.tables.has(child)) continue;
    const table = engine.records.tables.ensure(child);
    engine.store.run(
      `UPDATE ${table} SET ${quoted(reference.key)} = ? WHERE ${quoted(reference.key)} IN (SELECT value FROM json_each(?))`,
      [masterId, JSON.stringify(losers)],
    );
  }
}
