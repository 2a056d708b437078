import type { SObject } from "../../runtime/sobject.js";
import { Blob } from "../../runtime/values/blob.js";
import { Decimal } from "../../runtime/values/decimal.js";
import type { FieldDescribe, ObjectDescribe } from "../../schema/types.js";
import type { Engine } from "../engine.js";
import { fail, good, type Row } from "./types.js";

const EMAIL = /^[^\s@,;<>()[\]\\"]+@[^\s@,;<>()[\]\\"]+\.[^\s@.,;]{2,}$/;

/** The platform's own checks of field values: required, type, length, range, picklist, e-mail form. Only changed fields are looked at on update. */
export function checkFields(row: Row, isNew: boolean): void {
  const { record } = row;
  const missing: string[] = [];
  for (const field of record.describe.fields.values()) {
    if (!isNew && !row.changed.has(field.key)) continue;
    const value = trimmed(record, field);
    if (value === null || value === "" || (value instanceof Blob && value.bytes.length === 0)) {
      if (isRequired(field, record)) missing.push(field.apiName);
      if (record.values.has(field.key) && field.type === "boolean" && row.source.values.get(field.key) === null)
        fail(row, "INVALID_TYPE_ON_FIELD_IN_RECORD", `${field.label}: value not of required type: `, [field.apiName]);
      continue;
    }
    if (field.createable || field.updateable) checkValue(row, field, value);
  }
  if (missing.length > 0)
    row.errors.unshift({
      statusCode: "REQUIRED_FIELD_MISSING",
      message: `Required fields are missing: [${missing.join(", ")}]`,
      fields: missing,
    });
}

/** Texts are saved without white space around them, values of picklists as they are defined. */
function trimmed(record: SObject, field: FieldDescribe): unknown {
  const value = record.values.get(field.key) ?? null;
  if (typeof value !== "string" || !(field.createable || field.updateable)) return value;
  const bare = value.trim();
  const short = bare !== "" && field.picklist.length > 0 ? choicesOf(field, bare).join(";") : bare;
  if (short !== value) record.values.set(field.key, short);
  return short;
}

function isRequired(field: FieldDescribe, record: SObject): boolean {
  if (field.nillable || !field.createable || field.type === "boolean" || field.autoNumber) return false;
  if (field.defaultedOnCreate && field.key !== "ownerid") return false;
  if (record.describe.isCustomSetting && field.key === "setupownerid") return false;
  // A link in Files has an address instead of contents.
  if (record.describe.apiName === "ContentVersion" && record.values.get("contenturl"))
    return field.key === "contenturl";
  return field.key !== "ownerid";
}

/** Characters; the text of a case comment counts bytes. Source: "CaseComment", Object Reference. */
function sizeOf(row: Row, field: FieldDescribe, value: string): number {
  const countsBytes = row.record.describe.apiName === "CaseComment" && field.apiName === "CommentBody";
  return countsBytes ? Buffer.byteLength(value) : value.length;
}

function checkValue(row: Row, field: FieldDescribe, value: unknown): void {
  if (typeof value === "string") {
    if (
      field.length > 0 &&
      sizeOf(row, field, value) > field.length &&
      field.type !== "reference" &&
      field.type !== "id"
    ) {
      if (truncates(row)) row.record.values.set(field.key, value.slice(0, field.length));
      else
        fail(
          row,
          "STRING_TOO_LONG",
          `${field.label}: data value too large: ${value.slice(0, 255)} (max length=${field.length})`,
          [field.apiName],
        );
      return;
    }
    if (field.type === "email" && !EMAIL.test(value))
      fail(row, "INVALID_EMAIL_ADDRESS", `${field.label}: invalid email address: ${value}`, [field.apiName]);
    if (field.restrictedPicklist) checkPicklist(row, field, value);
    return;
  }
  if (value instanceof Decimal && field.precision > 0) {
    const whole = value.abs().toPlainString().split(".")[0]?.replace(/^0+/, "").length ?? 0;
    if (whole > field.precision - field.scale)
      fail(
        row,
        "NUMBER_OUTSIDE_VALID_RANGE",
        `${field.label}: value outside of valid range on numeric field: ${value.toPlainString()}`,
        [field.apiName],
      );
  }
}

/** `DMLOptions.allowFieldTruncation`. */
function truncates(row: Row): boolean {
  const options = row.source.dmlOptions as { values?: Record<string, unknown> } | null;
  return (
    (options as { allowFieldTruncation?: unknown } | null)?.allowFieldTruncation === true ||
    options?.values?.["allowFieldTruncation"] === true
  );
}

/** The choices of a picklist field, each as its definition writes it: letters may be given in any case. */
function choicesOf(field: FieldDescribe, value: string): string[] {
  const choices = field.type === "multipicklist" ? value.split(";") : [value];
  return choices.map((choice) => {
    if (field.picklist.some((each) => each.value === choice)) return choice;
    return field.picklist.find((each) => each.value.toLowerCase() === choice.toLowerCase())?.value ?? choice;
  });
}

function checkPicklist(row: Row, field: FieldDescribe, value: string): void {
  const allowed = new Set(field.picklist.filter((each) => each.active).map((each) => each.value));
  const wrong = choicesOf(field, value).find((choice) => !allowed.has(choice));
  if (wrong !== undefined)
    fail(
      row,
      "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
      `${field.label}: bad value for restricted picklist field: ${wrong}`,
      [field.apiName],
    );
}

/** What the platform checks before any trigger runs: restricted picklists and foreign keys of the caller's values. */
export function checkBeforeTriggers(engine: Engine, rows: readonly Row[], object: ObjectDescribe): void {
  for (const row of rows)
    for (const key of row.changed) {
      const field = object.fields.get(key);
      const value = row.record.values.get(key);
      if (field?.restrictedPicklist === true && typeof value === "string") checkPicklist(row, field, value);
    }
  checkReferences(engine, good(rows), object);
}

/** References must point to a live record of a right kind. One query per object that is pointed to. */
export function checkReferences(engine: Engine, rows: readonly Row[], object: ObjectDescribe): void {
  const wanted = new Map<string, { row: Row; field: FieldDescribe; id: string }[]>();
  for (const field of object.fields.values()) {
    if (field.type !== "reference" || !(field.createable || field.updateable)) continue;
    for (const row of rows) {
      const id = row.record.values.get(field.key);
      if (typeof id !== "string" || id === "" || (row.before !== null && row.before.values.get(field.key) === id))
        continue;
      const target = engine.records.objectOfId(id);
      if (target === undefined || field.metadataRelationship || field.referenceTo.length === 0) continue;
      if (!field.referenceTo.some((name) => name.toLowerCase() === target.key)) {
        fail(row, "FIELD_INTEGRITY_EXCEPTION", `${field.label}: id value of incorrect type: ${id}`, [field.apiName]);
        continue;
      }
      const list = wanted.get(target.apiName) ?? [];
      list.push({ row, field, id });
      wanted.set(target.apiName, list);
    }
  }
  for (const [name, list] of wanted) {
    const target = engine.schema.object(name) as ObjectDescribe;
    const state = statesOf(
      engine,
      target,
      list.map((each) => each.id),
    );
    for (const { row, id } of list) {
      if (state.get(id) === undefined) fail(row, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
      else if (state.get(id) === "deleted") fail(row, "ENTITY_IS_DELETED", "entity is deleted");
    }
  }
}

function statesOf(engine: Engine, object: ObjectDescribe, ids: string[]): Map<string, "live" | "deleted"> {
  const table = engine.records.tables.ensure(object);
  const rows = engine.store.all(`SELECT id, isdeleted FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`, [
    JSON.stringify([...new Set(ids)]),
  ]);
  return new Map(rows.map((row) => [String(row["id"]), row["isdeleted"] === 1 ? "deleted" : "live"]));
}
