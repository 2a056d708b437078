import { SObject } from "../runtime/sobject.js";
import { makeId } from "../schema/ids.js";
import type { FieldDescribe, ObjectDescribe, Schema } from "../schema/types.js";
import { columnKind, decode, encode } from "./codec.js";
import type { Store, StoreRow, StoreValue } from "./store.js";
import { quoted, storedFields, Tables } from "./tables.js";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Rows as records: reading whole rows by id, writing fields, ids. No rules of the platform live here. */
export class Records {
  readonly tables: Tables;
  private readonly store: Store;
  private readonly schema: Schema;
  private readonly sequences = new Map<string, number>();

  constructor(store: Store, schema: Schema) {
    this.store = store;
    this.schema = schema;
    this.tables = new Tables(store);
  }

  /** The next id of an object. Ids are not given twice, not even after a rollback. */
  nextId(object: ObjectDescribe): string {
    const prefix = object.keyPrefix ?? "000";
    const next = (this.sequences.get(prefix) ?? this.lastSequence(object, prefix)) + 1;
    this.sequences.set(prefix, next);
    return makeId(prefix, next);
  }

  /** Ids go on after those that are stored; only for a database that was put back to an earlier state as a whole. */
  forgetIds(): void {
    this.sequences.clear();
  }

  private lastSequence(object: ObjectDescribe, prefix: string): number {
    const table = this.tables.ensure(object);
    const row = this.store.get(`SELECT max(id) AS last FROM ${table} WHERE id LIKE ? || '%'`, [prefix]);
    if (typeof row?.["last"] !== "string") return 0;
    let value = 0;
    for (const digit of row["last"].slice(6, 15)) value = value * 62 + DIGITS.indexOf(digit);
    return value;
  }

  /** Whole records by id, deleted ones only on request, in no particular order. */
  read(object: ObjectDescribe, ids: readonly string[], includeDeleted = false): Map<string, SObject> {
    const found = new Map<string, SObject>();
    if (ids.length === 0) return found;
    const table = this.tables.ensure(object);
    const alive = includeDeleted ? "" : " AND isdeleted = 0";
    const rows = this.store.all(`SELECT * FROM ${table} WHERE id IN (SELECT value FROM json_each(?))${alive}`, [
      JSON.stringify(ids),
    ]);
    for (const row of rows) found.set(String(row["id"]), this.fromRow(object, row));
    return found;
  }

  /** Whole records whose field has one of the values. */
  readWhere(
    object: ObjectDescribe,
    fieldKey: string,
    values: readonly string[],
    deleted: boolean | null = false,
  ): SObject[] {
    if (values.length === 0) return [];
    const table = this.tables.ensure(object);
    const alive = deleted === null ? "" : ` AND isdeleted = ${deleted ? 1 : 0}`;
    const sql = `SELECT * FROM ${table} WHERE ${quoted(fieldKey)} IN (SELECT value FROM json_each(?))${alive} ORDER BY rowid`;
    return this.store.all(sql, [JSON.stringify(values)]).map((row) => this.fromRow(object, row));
  }

  /** Every live record of an object. */
  readAll(object: ObjectDescribe): SObject[] {
    const table = this.tables.ensure(object);
    return this.store
      .all(`SELECT * FROM ${table} WHERE isdeleted = 0 ORDER BY rowid`)
      .map((row) => this.fromRow(object, row));
  }

  /** A record of a whole row: every field reads, empty ones as null. */
  fromRow(object: ObjectDescribe, row: StoreRow): SObject {
    const record = new SObject(object);
    for (const field of object.fields.values()) {
      const value = decode(field, row[field.key]);
      if (value !== null) record.values.set(field.key, value);
    }
    return record;
  }

  /** Writes a new row of the record's values. */
  insert(record: SObject): void {
    const object = record.describe;
    const table = this.tables.ensure(object);
    const columns: string[] = [];
    const values: StoreValue[] = [];
    for (const [key, value] of record.values) {
      const field = object.fields.get(key);
      if (field === undefined || columnKind(field) === null || (value === null && field.type !== "boolean")) continue;
      columns.push(quoted(key));
      values.push(encode(field, value));
    }
    this.store.run(
      `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
      values,
    );
  }

  /** Overwrites the named fields of an existing row with the record's values. */
  update(record: SObject, keys: Iterable<string>): void {
    const object = record.describe;
    const fields: FieldDescribe[] = [];
    for (const key of keys) {
      const field = object.fields.get(key);
      if (field !== undefined && key !== "id" && columnKind(field) !== null) fields.push(field);
    }
    if (fields.length === 0) return;
    const table = this.tables.ensure(object);
    const assignments = fields.map((field) => `${quoted(field.key)} = ?`).join(", ");
    const values = fields.map((field) => encode(field, record.values.get(field.key) ?? null));
    this.store.run(`UPDATE ${table} SET ${assignments} WHERE id = ?`, [...values, record.id]);
  }

  /** Sets one column of many rows. */
  setColumn(object: ObjectDescribe, ids: readonly string[], key: string, value: StoreValue): void {
    const table = this.tables.ensure(object);
    this.store.run(`UPDATE ${table} SET ${quoted(key)} = ? WHERE id IN (SELECT value FROM json_each(?))`, [
      value,
      JSON.stringify(ids),
    ]);
  }

  /** Removes rows for good. */
  remove(object: ObjectDescribe, ids: readonly string[]): void {
    const table = this.tables.ensure(object);
    this.store.run(`DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]);
  }

  /** Removes every row of an object. */
  clear(object: ObjectDescribe): void {
    this.store.run(`DELETE FROM ${this.tables.ensure(object)}`);
  }

  count(object: ObjectDescribe): number {
    return Number(
      this.store.get(`SELECT count(*) AS n FROM ${this.tables.ensure(object)} WHERE isdeleted = 0`)?.["n"] ?? 0,
    );
  }

  /** The object an id belongs to, by its prefix. */
  objectOfId(id: string): ObjectDescribe | undefined {
    return this.schema.objectByPrefix(id.slice(0, 3));
  }
}

export { storedFields };
