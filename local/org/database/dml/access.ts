import { current } from "../../execution/context.js";
import { throwApex } from "../../runtime/exceptions.js";
import type { ObjectDescribe } from "../../schema/types.js";
import { type SharedFor, visibleSql } from "../../security/sharing.js";
import type { ObjectRight, UserContext } from "../../security/users.js";
import type { Engine } from "../engine.js";
import type { StoreValue } from "../store.js";
import { fail, good, type DmlOptions, type Row } from "./types.js";

/**
 * In user mode the user needs the right on the object and may write every field that was set. An all-or-none statement throws SecurityException;
 * otherwise the rows carry the errors.
 */
export function checkRights(
  object: ObjectDescribe,
  right: ObjectRight,
  rows: readonly Row[],
  options: DmlOptions,
  user: UserContext,
): void {
  if (options.mode !== "user" || rows.length === 0) return;
  if (!user.can(object.apiName, right)) {
    const message = `Access to entity '${object.apiName}' denied`;
    if (options.allOrNone) throwApex("System.SecurityException", message);
    for (const row of rows) fail(row, "INSUFFICIENT_ACCESS_OR_READONLY", message);
    return;
  }
  if (right === "delete") return;
  for (const row of rows) {
    const denied = [...row.changed].flatMap((key) => {
      const field = object.fields.get(key);
      return field === undefined || key === "id" || user.canField(object.apiName, field.apiName, "edit")
        ? []
        : [field.apiName];
    });
    if (denied.length === 0) continue;
    if (options.allOrNone)
      throwApex(
        "System.SecurityException",
        `Operation failed due to fields being inaccessible on Sobject ${object.apiName}, check errors on Exception or Result!`,
      );
    fail(
      row,
      "INVALID_FIELD_FOR_INSERT_UPDATE",
      `Unable to create/update fields: ${denied.join(", ")}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
      denied,
    );
  }
}

/** Where sharing is enforced, existing records must be shared with the user for what happens to them. */
export function checkSharing(
  engine: Engine,
  object: ObjectDescribe,
  rows: readonly Row[],
  options: DmlOptions,
  need: SharedFor = "edit",
): void {
  const candidates = good(rows).filter((row) => row.before !== null);
  if (!enforcesSharing(options) || candidates.length === 0) return;
  const ids = candidates.map((row) => row.record.id as string);
  const shared = sharedIds(engine, object, ids, need);
  if (shared === null) return;
  for (const row of candidates)
    if (!shared.has(row.record.id as string))
      fail(row, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
}

/** Where sharing is enforced, a new detail needs a master that the user may edit, or read where the relationship says so. */
export function checkMasters(engine: Engine, object: ObjectDescribe, rows: readonly Row[], options: DmlOptions): void {
  if (!enforcesSharing(options)) return;
  for (const field of object.fields.values()) {
    if (field.relationshipOrder === null) continue;
    const masterOf = (row: Row): string | null =>
      (row.record.values.get(field.key) as string | null | undefined) ?? null;
    const ids = good(rows).flatMap((row) => masterOf(row) ?? []);
    const master = engine.schema.object(field.referenceTo[0] as string);
    const shared =
      master === undefined || ids.length === 0
        ? null
        : sharedIds(engine, master, ids, field.writeRequiresMasterRead ? "read" : "edit");
    if (shared === null) continue;
    for (const row of good(rows)) {
      const id = masterOf(row);
      if (id !== null && !shared.has(id))
        fail(
          row,
          "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
          `insufficient access rights on cross-reference id: ${id}`,
        );
    }
  }
}

function enforcesSharing(options: DmlOptions): boolean {
  return options.sharing ?? (options.mode === "user" || current().frames.enforcesSharing());
}

/** Those of the ids that are shared with the user for that need; null when all are. */
function sharedIds(
  engine: Engine,
  object: ObjectDescribe,
  ids: readonly string[],
  need: SharedFor,
): Set<string> | null {
  const values: StoreValue[] = [];
  const parameter = (value: StoreValue): string => `?${values.push(value)}`;
  const condition = visibleSql(engine, current().user, object, "t", parameter, need);
  if (condition === null) return null;
  const wanted = parameter(JSON.stringify(ids));
  const sql = `SELECT t.id FROM ${engine.records.tables.ensure(object)} AS t WHERE t.id IN (SELECT value FROM json_each(${wanted})) AND ${condition}`;
  return new Set(engine.store.all(sql, values).map((row) => String(row["id"])));
}
