import type { FieldDescribe, ObjectDescribe } from "../../schema/types.js";
import { cached, type Engine } from "../engine.js";
import { quoted } from "../tables.js";
import { fail, type Row } from "./types.js";

interface Dependent {
  child: ObjectDescribe;
  field: FieldDescribe;
}

/** Objects whose rows never keep another record from being deleted and need no clean-up. */
const IGNORED = /(Feed|History|ChangeEvent|Share|__mdt|__e)$/;

/** Every reference that points to an object, whether or not the parent has a child list for it. */
function dependentsOf(engine: Engine, object: ObjectDescribe): Dependent[] {
  return cached(engine, `dependents.${object.key}`, () => {
    const found = new Map<string, Dependent>();
    for (const { childObject, field } of object.childRelationships) {
      const child = engine.schema.object(childObject);
      const reference = child?.field(field);
      if (child !== undefined && reference !== undefined && !IGNORED.test(child.apiName))
        found.set(`${child.key}.${reference.key}`, { child, field: reference });
    }
    return [...found.values()];
  });
}

const BIN = `CREATE TABLE IF NOT EXISTS "$bin" (root TEXT NOT NULL, object TEXT NOT NULL, id TEXT NOT NULL, field TEXT)`;

/**
 * Deletes details, clears or refuses lookups. No trigger fires for what is deleted along with its master. What happened is kept, so that undelete
 * of the root restores it.
 */
export function cascadeDelete(engine: Engine, object: ObjectDescribe, row: Row): void {
  engine.store.exec(BIN);
  const root = row.record.id as string;
  removeDependents(engine, object, [root], root, row, new Set());
}

function removeDependents(
  engine: Engine,
  object: ObjectDescribe,
  ids: string[],
  root: string,
  row: Row,
  seen: Set<string>,
): void {
  for (const { child, field } of dependentsOf(engine, object)) {
    if (!tableExists(engine, child)) continue;
    const table = engine.records.tables.ensure(child);
    const list = JSON.stringify(ids);
    const children = engine.store
      .all(`SELECT id FROM ${table} WHERE ${quoted(field.key)} IN (SELECT value FROM json_each(?)) AND isdeleted = 0`, [
        list,
      ])
      .map((each) => String(each["id"]));
    const fresh = children.filter((id) => !seen.has(id));
    if (fresh.length === 0) continue;
    for (const id of fresh) seen.add(id);
    if (field.deleteConstraint === "Restrict") {
      fail(
        row,
        "DELETE_FAILED",
        `Your attempt to delete ${String(row.record.values.get("name") ?? object.label)} could not be completed because it is associated with the following ${child.labelPlural.toLowerCase()}.: ${fresh.slice(0, 5).join(", ")}\n`,
      );
      return;
    }
    if (cascades(child, field)) {
      removeDependents(engine, child, fresh, root, row, seen);
      if (row.errors.length > 0) return;
      removeAlong(engine, child, fresh, root);
    } else clearLookup(engine, child, field, fresh, root);
  }
}

function cascades(child: ObjectDescribe, field: FieldDescribe): boolean {
  if (field.deleteConstraint === "Cascade") return true;
  return /^(Task|Event)$/.test(child.apiName)
    ? field.apiName === "WhatId"
    : /^(Attachment|Note|ContentDocumentLink|TopicAssignment)$/.test(child.apiName);
}

function removeAlong(engine: Engine, child: ObjectDescribe, ids: string[], root: string): void {
  if (!child.undeletable) {
    engine.records.remove(child, ids);
    return;
  }
  engine.records.setColumn(child, ids, "isdeleted", 1);
  for (const id of ids)
    engine.store.run('INSERT INTO "$bin" (root, object, id, field) VALUES (?, ?, ?, NULL)', [root, child.apiName, id]);
}

function clearLookup(engine: Engine, child: ObjectDescribe, field: FieldDescribe, ids: string[], root: string): void {
  engine.records.setColumn(child, ids, field.key, null);
  for (const id of ids)
    engine.store.run('INSERT INTO "$bin" (root, object, id, field) VALUES (?, ?, ?, ?)', [
      root,
      child.apiName,
      id,
      field.key,
    ]);
}

/** Brings back what was deleted or cleared along with a record. */
export function restoreCascade(engine: Engine, root: string): void {
  engine.store.exec(BIN);
  for (const row of engine.store.all('SELECT object, id, field FROM "$bin" WHERE root = ?', [root])) {
    const child = engine.schema.object(String(row["object"])) as ObjectDescribe;
    const id = String(row["id"]);
    if (row["field"] === null) engine.records.setColumn(child, [id], "isdeleted", 0);
    else if (
      engine.store.get(
        `SELECT id FROM ${engine.records.tables.ensure(child)} WHERE id = ? AND ${quoted(String(row["field"]))} IS NULL`,
        [id],
      )
    )
      engine.records.setColumn(child, [id], String(row["field"]), root);
  }
  engine.store.run('DELETE FROM "$bin" WHERE root = ?', [root]);
}

/** An object nobody has stored yet has no table and no rows. */
function tableExists(engine: Engine, object: ObjectDescribe): boolean {
  return engine.records.tables.has(object);
}
