import type { FieldDescribe, ObjectDescribe } from "../../schema/types.js";
import { encode } from "../codec.js";
import type { Engine } from "../engine.js";
import { quoted } from "../tables.js";
import { fail, type Row } from "./types.js";

/** The form in which values of a unique field are compared. */
function keyOf(field: FieldDescribe, value: unknown): string {
  const text = String(encode(field, value));
  return field.caseSensitive || field.type === "reference" ? text : text.toLowerCase();
}

/** Values of unique fields must be new, in the database and within the chunk. */
export function checkUnique(engine: Engine, object: ObjectDescribe, rows: readonly Row[]): void {
  for (const field of object.fields.values()) {
    if (!field.unique) continue;
    const wanted = new Map<string, Row>();
    for (const row of rows) {
      const value = row.record.values.get(field.key);
      if (value === null || value === undefined || value === "" || (row.before !== null && !row.changed.has(field.key)))
        continue;
      const key = keyOf(field, value);
      const other = wanted.get(key);
      if (other !== undefined) duplicate(row, object, field, other.record.id ?? "");
      else wanted.set(key, row);
    }
    if (wanted.size > 0) checkStored(engine, object, field, wanted);
  }
}

function checkStored(engine: Engine, object: ObjectDescribe, field: FieldDescribe, wanted: Map<string, Row>): void {
  const table = engine.records.tables.ensure(object);
  const values = [...wanted.values()].map((row) => encode(field, row.record.values.get(field.key)));
  const sql = `SELECT id, ${quoted(field.key)} AS value FROM ${table} WHERE isdeleted = 0 AND ${quoted(field.key)} IN (SELECT value FROM json_each(?))`;
  for (const found of engine.store.all(sql, [JSON.stringify(values)])) {
    const text = String(found["value"]);
    const row = wanted.get(field.caseSensitive || field.type === "reference" ? text : text.toLowerCase());
    if (row !== undefined && row.record.id !== found["id"]) duplicate(row, object, field, String(found["id"]));
  }
}

function duplicate(row: Row, object: ObjectDescribe, field: FieldDescribe, id: string): void {
  if (object.apiName === "User" && field.key === "username")
    fail(
      row,
      "DUPLICATE_USERNAME",
      "Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address). ",
      ["Username"],
    );
  else
    fail(
      row,
      "DUPLICATE_VALUE",
      `duplicate value found: ${field.apiName} duplicates value on record with id: ${id === "" ? "<unknown>" : id.slice(0, 15)}`,
    );
}
