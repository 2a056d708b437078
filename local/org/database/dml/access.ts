import { current } from "../../execution/context.js";
import { throwApex } from "../../runtime/exceptions.js";
import type { ObjectDescribe } from "../../schema/types.js";
import { visibleSql } from "../../security/sharing.js";
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

/** Where sharing is enforced, existing records must be shared with the user for editing. */
export function checkSharing(engine: Engine, object: ObjectDescribe, rows: readonly Row[], options: DmlOptions): void {
  const execution = current();
  const enforced = options.sharing ?? (options.mode === "user" || execution.frames.enforcesSharing());
  const candidates = good(rows).filter((row) => row.before !== null);
  if (!enforced || candidates.length === 0) return;
  const values: StoreValue[] = [];
  const parameter = (value: StoreValue): string => `?${values.push(value)}`;
  const condition = visibleSql(engine, execution.user, object, "t", parameter, "edit");
  if (condition === null) return;
  const ids = parameter(JSON.stringify(candidates.map((row) => row.record.id)));
  const sql = `SELECT t.id FROM ${engine.records.tables.ensure(object)} AS t WHERE t.id IN (SELECT value FROM json_each(${ids})) AND ${condition}`;
  const visible = new Set(engine.store.all(sql, values).map((row) => String(row["id"])));
  for (const row of candidates)
    if (!visible.has(row.record.id as string))
      fail(row, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
}
