import type { FieldDescribe } from "../schema/types.js";
import { Blob } from "../runtime/values/blob.js";
import { ApexDate } from "../runtime/values/date.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import { ApexList } from "../runtime/values/list.js";
import { Decimal } from "../runtime/values/decimal.js";
import { ApexTime } from "../runtime/values/time.js";
import type { StoreValue } from "./store.js";

/** How a field lies in its column: text without case, exact text, or numbers; null for compound fields, which have no column. */
export type ColumnKind = "text" | "exact" | "real" | "integer" | "boolean" | "days" | "milliseconds" | "blob";

export function columnKind(field: FieldDescribe): ColumnKind | null {
  switch (field.type) {
    case "id":
    case "reference":
      return "exact";
    case "boolean":
      return "boolean";
    case "int":
    case "long":
      return "integer";
    case "double":
    case "currency":
    case "percent":
      return "real";
    case "date":
      return "days";
    case "datetime":
    case "time":
      return "milliseconds";
    case "base64":
      return "blob";
    case "address":
    case "location":
    case "complexvalue":
      return null;
    default:
      return field.caseSensitive ? "exact" : "text";
  }
}

/** SQL declaration of a column. Text compares without case (ASCII); letters beyond go through `fold`. */
export const COLUMN_TYPES: Record<ColumnKind, string> = {
  text: "TEXT COLLATE NOCASE",
  exact: "TEXT",
  real: "REAL",
  integer: "INTEGER",
  boolean: "INTEGER",
  days: "INTEGER",
  milliseconds: "INTEGER",
  blob: "BLOB",
};

/** The stored form of an Apex value; decimals are rounded half up to the scale of the field, empty text becomes null. */
export function encode(field: FieldDescribe, value: unknown): StoreValue {
  if (value === null || value === undefined) return field.type === "boolean" ? 0 : null;
  if (typeof value === "string") return value === "" ? null : value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number" || typeof value === "bigint") return value;
  // Standard fields keep more digits than they show.
  if (value instanceof Decimal)
    return value.scale > field.scale && field.custom && !field.calculated
      ? value.setScale(field.scale, "HALF_UP").toNumber()
      : value.toNumber();
  if (value instanceof ApexDate) return value.days;
  // Saved date-times are whole seconds.
  if (value instanceof ApexDatetime) return field.type === "datetime" ? Math.floor(value.ms / 1000) * 1000 : value.ms;
  if (value instanceof ApexTime) return value.ms;
  if (value instanceof Blob) return value.bytes;
  if (value instanceof ApexList) return value.size === 0 ? null : JSON.stringify(value.items);
  throw new Error(`Cannot store ${typeof value} in ${field.objectName}.${field.apiName}`);
}

/** The Apex value of a stored one. Decimals carry the scale of their field. */
export function decode(field: FieldDescribe, stored: StoreValue | undefined): unknown {
  if (stored === null || stored === undefined) return null;
  switch (columnKind(field)) {
    case "boolean":
      return stored !== 0;
    case "integer":
      return field.type === "long" ? BigInt(stored as number | bigint) : Number(stored);
    case "real":
      return decimalOf(stored as number, field.scale);
    case "days":
      return new ApexDate(Number(stored));
    case "milliseconds":
      return field.type === "time" ? new ApexTime(Number(stored)) : new ApexDatetime(Number(stored));
    case "blob":
      return new Blob(stored as Uint8Array);
    default:
      return field.type === "idlist" ? new ApexList("String", JSON.parse(stored as string) as string[]) : stored;
  }
}

/** A decimal of a stored number with at least `scale` digits after the point. */
export function decimalOf(stored: number | bigint, scale: number): Decimal {
  if (typeof stored === "bigint" || Number.isInteger(stored))
    return new Decimal(BigInt(stored), 0).setScale(scale, "HALF_UP");
  const decimal = Decimal.parse(String(stored)) as Decimal;
  return decimal.scale >= scale ? decimal : decimal.setScale(scale, "HALF_UP");
}
