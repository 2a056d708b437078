import { SObject } from "../../runtime/sobject.js";
import { ApexDatetime } from "../../runtime/values/datetime.js";
import { Decimal } from "../../runtime/values/decimal.js";
import { derivedName } from "../../schema/derived.js";
import type { FieldDescribe, ObjectDescribe } from "../../schema/types.js";
import { parentField } from "../../security/sharing.js";
import type { Engine } from "../engine.js";
import type { Row } from "./types.js";

/** Sets who and when. On insert all four, on update the two of the change. */
export function stamp(record: SObject, isNew: boolean, userId: string, now: number): string[] {
  const at = new ApexDatetime(now - (now % 1000));
  const keys: string[] = [];
  const set = (key: string, value: unknown): void => {
    if (!record.describe.fields.has(key)) return;
    record.values.set(key, value);
    keys.push(key);
  };
  if (isNew) {
    set("createddate", at);
    set("createdbyid", userId);
  }
  set("lastmodifieddate", at);
  set("lastmodifiedbyid", userId);
  set("systemmodstamp", at);
  return keys;
}

/** Fills auto-numbers: the next number of each such field, in its display format. */
export function fillAutoNumbers(engine: Engine, record: SObject, now: number): void {
  for (const field of record.describe.fields.values())
    if (field.autoNumber)
      record.values.set(
        field.key,
        numberText(field.displayFormat ?? "{0}", nextNumber(engine, record.describe, field), now),
      );
}

function nextNumber(engine: Engine, object: ObjectDescribe, field: FieldDescribe): number {
  engine.store.exec('CREATE TABLE IF NOT EXISTS "$numbers" (name TEXT PRIMARY KEY, last INTEGER NOT NULL)');
  const name = `${object.key}.${field.key}`;
  engine.store.run(
    'INSERT INTO "$numbers" (name, last) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET last = last + 1',
    [name],
  );
  return Number(engine.store.get('SELECT last FROM "$numbers" WHERE name = ?', [name])?.["last"]);
}

/** `A-{0000}` with 7 is `A-0007`; `{YYYY}`, `{YY}`, `{MM}` and `{DD}` are the date. */
function numberText(format: string, number: number, now: number): string {
  const date = new Date(now);
  return format.replace(/\{([^}]*)\}/g, (whole, part: string) => {
    if (/^0+$/.test(part)) return String(number).padStart(part.length, "0");
    const dates: { [part: string]: string } = {
      YYYY: String(date.getUTCFullYear()),
      YY: String(date.getUTCFullYear()).slice(2),
      MM: String(date.getUTCMonth() + 1).padStart(2, "0"),
      DD: String(date.getUTCDate()).padStart(2, "0"),
    };
    return dates[part] ?? whole;
  });
}

/** Writes a new row: id, audit fields, numbers, owner share. */
export function insertRow(engine: Engine, row: Row, userId: string, now: number): void {
  const { record } = row;
  const object = record.describe;
  record.values.set("id", engine.records.nextId(object));
  stamp(record, true, userId, now);
  if (object.fields.has("isdeleted")) record.values.set("isdeleted", false);
  fillAutoNumbers(engine, record, now);
  // A new master has no details yet: its sums and counts start at zero, smallest and largest values at null.
  for (const field of object.fields.values())
    if (field.summary?.operation === "sum" || field.summary?.operation === "count")
      record.values.set(field.key, Decimal.zero.setScale(field.scale, "HALF_UP"));
  if (
    object.nameField !== null &&
    !record.values.get(object.nameField.key) &&
    object.nameField.defaultedOnCreate &&
    object.nameField.type === "string"
  )
    record.values.set(object.nameField.key, (record.id as string).slice(0, 15));
  engine.records.insert(record);
  shareWithOwner(engine, record, userId, now);
}

/** Writes the changed fields of an existing row. */
export function updateRow(engine: Engine, row: Row, userId: string, now: number): void {
  const { record, before } = row;
  const changed = changedKeys(row);
  if (before !== null) engine.org.options.onRowUpdated?.(before, record, changed);
  const keys = new Set(changed);
  for (const key of stamp(record, false, userId, now)) keys.add(key);
  engine.records.update(record, keys);
  if (keys.has("ownerid") && before !== null) {
    unshareOwner(engine, record);
    shareWithOwner(engine, record, userId, now);
  }
}

/** Keys whose values differ from the stored ones, whoever changed them. */
export function changedKeys(row: Row): string[] {
  const { record, before } = row;
  if (before === null) return [...record.values.keys()];
  const keys: string[] = [];
  for (const field of record.describe.fields.values()) {
    if (field.formula !== null) continue;
    if (!sameValue(record.values.get(field.key) ?? null, before.values.get(field.key) ?? null)) keys.push(field.key);
  }
  return keys;
}

/** Equality of two field values; text with case. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === null || right === null || typeof left !== "object" || typeof right !== "object")
    return (left === "" && right === null) || (left === null && right === "");
  const parts = (value: object): unknown => {
    const held = value as { ms?: number; days?: number; bytes?: unknown; toNumber?: () => number };
    return held.toNumber?.() ?? held.ms ?? held.days ?? held.bytes ?? value;
  };
  return parts(left) === parts(right);
}

/** An object whose records are not open to all keeps a share row for the owner. */
function shareWithOwner(engine: Engine, record: SObject, userId: string, now: number): void {
  const object = record.describe;
  if (!object.fields.has("ownerid") || (object.sharingModel !== "Private" && object.sharingModel !== "Read")) return;
  const share = engine.schema.object(derivedName(object.apiName, "Share"));
  if (share === undefined) return;
  const row = new SObject(share);
  const level = [...share.fields.values()].find(
    (field) => field.apiName === "AccessLevel" || field.apiName === `${object.apiName}AccessLevel`,
  );
  row.values.set("id", engine.records.nextId(share));
  row.values.set(parentField(share, object).key, record.id);
  row.values.set("userorgroupid", record.values.get("ownerid") ?? userId);
  row.values.set("rowcause", "Owner");
  if (level !== undefined) row.values.set(level.key, "All");
  stamp(row, true, userId, now);
  engine.records.insert(row);
}

function unshareOwner(engine: Engine, record: SObject): void {
  const share = engine.schema.object(derivedName(record.describe.apiName, "Share"));
  if (share === undefined) return;
  const table = engine.records.tables.ensure(share);
  // A change of owner removes manual shares too, as on the platform.
  engine.store.run(
    `DELETE FROM ${table} WHERE "${parentField(share, record.describe).key}" = ? AND rowcause IN ('Owner', 'Manual')`,
    [record.id],
  );
}
