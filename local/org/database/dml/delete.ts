import { current } from "../../execution/context.js";
import type { SObject } from "../../runtime/sobject.js";
import type { ObjectDescribe } from "../../schema/types.js";
import type { Engine } from "../engine.js";
import { fillFormulas } from "../formula/refresh.js";
import { checkRights, checkSharing } from "./access.js";
import { cascadeDelete, restoreCascade } from "./cascade.js";
import { stamp } from "./save.js";
import { refreshSummaries } from "./summaries.js";
import { fireTriggers, hasTriggers } from "./triggers.js";
import { fail, good, type Row, type SaveContext } from "./types.js";

/** The row of a record to delete or restore. */
export function storedRow(
  source: SObject,
  index: number,
  stored: SObject | undefined,
  call: "delete" | "undelete",
): Row {
  const row: Row = { index, source, record: stored ?? source, before: stored ?? null, errors: [], changed: new Set() };
  if (source.id === null) fail(row, "MISSING_ARGUMENT", `Id not specified in an ${call} call`);
  else if (stored === undefined) fail(row, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
  else if (call === "delete" && stored.values.get("isdeleted") === true)
    fail(row, "ENTITY_IS_DELETED", "entity is deleted");
  else if (call === "undelete" && stored.values.get("isdeleted") !== true)
    fail(row, "UNDELETE_FAILED", "Entity is not in the recycle bin");
  return row;
}

/** Deletes a chunk of records of one object: triggers, the recycle bin, dependent records. `masterId` is set by merge. */
export function deleteChunk(
  engine: Engine,
  object: ObjectDescribe,
  rows: Row[],
  context: SaveContext,
  masterId: string | null = null,
): void {
  if (!context.internal) {
    checkRights(object, "delete", good(rows), context.options, current().user);
    checkSharing(engine, object, good(rows), context.options, "delete");
  }
  trigger(object, "BEFORE_DELETE", good(rows));
  if (context.options.allOrNone && rows.some((row) => row.errors.length > 0)) return;
  for (const row of good(rows)) cascadeDelete(engine, object, row);
  const deleted = good(rows);
  const ids = deleted.map((row) => row.record.id as string);
  const now = current().now();
  if (object.undeletable) {
    for (const row of deleted) {
      row.record.values.set("isdeleted", true);
      if (masterId !== null && object.fields.has("masterrecordid")) row.record.values.set("masterrecordid", masterId);
      engine.records.update(row.record, [
        "isdeleted",
        "masterrecordid",
        ...stamp(row.record, false, current().user.id, now),
      ]);
    }
  } else engine.records.remove(object, ids);
  trigger(object, "AFTER_DELETE", good(rows));
  refreshSummaries(engine, object, good(rows));
}

/** Takes a chunk of records out of the recycle bin. */
export function undeleteChunk(engine: Engine, object: ObjectDescribe, rows: Row[], context: SaveContext): void {
  if (!context.internal) checkRights(object, "create", good(rows), { ...context.options }, current().user);
  if (context.options.allOrNone && rows.some((row) => row.errors.length > 0)) return;
  for (const row of good(rows)) {
    row.record.values.set("isdeleted", false);
    engine.records.update(row.record, ["isdeleted", ...stamp(row.record, false, current().user.id, current().now())]);
    restoreCascade(engine, row.record.id as string);
  }
  const restored = good(rows);
  if (restored.length > 0 && hasTriggers(object, "AFTER_UNDELETE")) {
    const newRecords = restored.map((row) => row.record);
    fillFormulas(newRecords);
    fireTriggers(object, "AFTER_UNDELETE", restored, { newRecords, oldRecords: null });
  }
  refreshSummaries(engine, object, good(rows));
}

function trigger(object: ObjectDescribe, operation: "BEFORE_DELETE" | "AFTER_DELETE", rows: Row[]): void {
  if (rows.length === 0 || !hasTriggers(object, operation)) return;
  const oldRecords = rows.map((row) => row.record);
  fillFormulas(oldRecords);
  for (const record of oldRecords) record.readOnly = false;
  fireTriggers(object, operation, rows, { newRecords: null, oldRecords });
  for (const record of oldRecords) record.readOnly = false;
}
