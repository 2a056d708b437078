import { current } from "../../execution/context.js";
import type { SObject } from "../../runtime/sobject.js";
import type { ObjectDescribe } from "../../schema/types.js";
import type { Engine } from "../engine.js";
import { fillFormulas } from "../formula/refresh.js";
import { checkMasters, checkRights, checkSharing } from "./access.js";
import { checkBeforeTriggers, checkFields, checkReferences } from "./checks.js";
import { checkDuplicates } from "./duplicate-check.js";
import { afterSave } from "./effects.js";
import { checkRules } from "./rules.js";
import { refreshSummaries } from "./summaries.js";
import { changedKeys, insertRow, updateRow } from "./save.js";
import { applyStandardRules } from "./standard.js";
import { fireTriggers, hasTriggers } from "./triggers.js";
import { good, type Row, type SaveContext } from "./types.js";
import { checkUnique } from "./unique.js";

/** Takes a chunk of new records of one object through the order of execution. Errors stay on the rows; rows with errors are not stored. */
export function insertChunk(engine: Engine, object: ObjectDescribe, rows: Row[], context: SaveContext): void {
  const { user } = current();
  if (!context.internal) checkRights(object, "create", rows, context.options, user);
  before(engine, object, "BEFORE_INSERT", good(rows));
  for (const row of good(rows)) row.changed = new Set(row.record.values.keys());
  validate(engine, object, good(rows), true);
  if (!context.internal) checkMasters(engine, object, rows, context.options);
  if (stops(rows, context)) return;
  const now = current().now();
  for (const row of good(rows)) insertRow(engine, row, user.id, now);
  finish(engine, object, "AFTER_INSERT", good(rows), context);
}

/** Takes a chunk of changes of one object through the order of execution. */
export function updateChunk(engine: Engine, object: ObjectDescribe, rows: Row[], context: SaveContext): void {
  const { user } = current();
  if (!context.internal) {
    checkRights(object, "edit", good(rows), context.options, user);
    checkSharing(engine, object, good(rows), context.options);
  }
  before(engine, object, "BEFORE_UPDATE", good(rows));
  const now = current().now();
  for (const row of good(rows)) {
    applyStandardRules(row, engine, now);
    row.changed = new Set(changedKeys(row));
  }
  validate(engine, object, good(rows), false);
  if (stops(rows, context)) return;
  for (const row of good(rows)) updateRow(engine, row, user.id, now);
  finish(engine, object, "AFTER_UPDATE", good(rows), context);
}

/** All-or-none statements end before anything is stored when a row has failed. */
function stops(rows: readonly Row[], context: SaveContext): boolean {
  return context.options.allOrNone && rows.some((row) => row.errors.length > 0);
}

function before(
  engine: Engine,
  object: ObjectDescribe,
  operation: "BEFORE_INSERT" | "BEFORE_UPDATE",
  all: Row[],
): void {
  if (!hasTriggers(object, operation) || all.length === 0) return;
  checkBeforeTriggers(engine, all, object);
  const rows = good(all);
  const newRecords = rows.map((row) => row.record);
  const oldRecords = operation === "BEFORE_UPDATE" ? rows.map((row) => row.before as SObject) : null;
  fillFormulas(newRecords);
  if (oldRecords !== null) fillFormulas(oldRecords);
  fireTriggers(object, operation, rows, { newRecords, oldRecords });
}

function validate(engine: Engine, object: ObjectDescribe, rows: Row[], isNew: boolean): void {
  const now = current().now();
  if (isNew) for (const row of rows) applyStandardRules(row, engine, now);
  for (const row of rows) checkFields(row, isNew);
  checkReferences(engine, good(rows), object);
  checkRules(engine, object, good(rows));
  checkUnique(engine, object, good(rows));
  checkDuplicates(engine, object, good(rows));
}

function finish(
  engine: Engine,
  object: ObjectDescribe,
  operation: "AFTER_INSERT" | "AFTER_UPDATE",
  rows: Row[],
  context: SaveContext,
): void {
  afterSave(engine, object, rows);
  if (rows.length > 0 && hasTriggers(object, operation)) {
    const stored = engine.records.read(
      object,
      rows.map((row) => row.record.id as string),
    );
    const newRecords = rows.map((row) => stored.get(row.record.id as string) ?? row.record);
    fillFormulas(newRecords);
    const oldRecords = operation === "AFTER_UPDATE" ? rows.map((row) => row.before as SObject) : null;
    fireTriggers(object, operation, rows, { newRecords, oldRecords });
  }
  if (!stops(rows, context)) refreshSummaries(engine, object, good(rows));
}
