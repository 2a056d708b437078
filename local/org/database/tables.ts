import type { FieldDescribe, ObjectDescribe } from "../schema/types.js";
import { COLUMN_TYPES, columnKind } from "./codec.js";
import type { Store } from "./store.js";

/** Quotes an identifier for SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Reference fields that are never searched by enough to pay for an index. */
const UNINDEXED = new Set(["createdbyid", "lastmodifiedbyid", "recordtypeid", "masterrecordid", "individualid"]);

/**
 * The tables of the org, one per object, made when first used: `rowid` keeps the order of insertion, `id` is unique, `isdeleted` marks the recycle bin.
 * A table that exists already (a file from an earlier run) gets the columns it lacks.
 */
export class Tables {
  private readonly store: Store;
  private readonly ready = new Set<string>();

  constructor(store: Store) {
    this.store = store;
    store.onRollback.push(() => this.ready.clear());
  }

  /** Makes sure the table of the object exists and returns its quoted name. */
  ensure(object: ObjectDescribe): string {
    const name = quoted(object.key);
    if (this.ready.has(object.key)) return name;
    const existing = this.store
      .all(`SELECT name FROM pragma_table_info(?)`, [object.key])
      .map((row) => String(row["name"]));
    if (existing.length === 0) this.create(object, name);
    else this.addMissing(object, name, new Set(existing));
    this.ready.add(object.key);
    return name;
  }

  /** Whether rows of the object can exist: its table has been made. */
  has(object: ObjectDescribe): boolean {
    if (this.ready.has(object.key)) return true;
    return (
      this.store.get("SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = ?", [object.key]) !== null
    );
  }

  private create(object: ObjectDescribe, name: string): void {
    const columns = storedFields(object).map((field) => columnSql(field));
    if (!object.fields.has("id")) columns.unshift(`"id" TEXT PRIMARY KEY`);
    if (!object.fields.has("isdeleted")) columns.push(`"isdeleted" INTEGER DEFAULT 0`);
    this.store.exec(`CREATE TABLE IF NOT EXISTS ${name} (${columns.join(", ")})`);
    for (const field of storedFields(object)) if (isIndexed(field)) this.store.exec(indexSql(object, field));
  }

  private addMissing(object: ObjectDescribe, name: string, existing: Set<string>): void {
    for (const field of storedFields(object)) {
      if (existing.has(field.key)) continue;
      this.store.exec(`ALTER TABLE ${name} ADD COLUMN ${columnSql(field)}`);
      if (isIndexed(field)) this.store.exec(indexSql(object, field));
    }
  }
}

/** The fields of an object that have a column. */
export function storedFields(object: ObjectDescribe): FieldDescribe[] {
  return [...object.fields.values()].filter((field) => columnKind(field) !== null);
}

function columnSql(field: FieldDescribe): string {
  const type = COLUMN_TYPES[columnKind(field) as keyof typeof COLUMN_TYPES];
  if (field.key === "id") return `"id" TEXT PRIMARY KEY`;
  return field.type === "boolean" ? `${quoted(field.key)} ${type} DEFAULT 0` : `${quoted(field.key)} ${type}`;
}

function isIndexed(field: FieldDescribe): boolean {
  if (field.key === "id" || field.calculated || UNINDEXED.has(field.key)) return false;
  return field.type === "reference" || field.unique || field.externalId || field.type === "email";
}

function indexSql(object: ObjectDescribe, field: FieldDescribe): string {
  return `CREATE INDEX IF NOT EXISTS ${quoted(`${object.key}.${field.key}`)} ON ${quoted(object.key)} (${quoted(field.key)})`;
}
