import { type ApexClass, apexClassOf } from "../runtime/classes.js";
import { ApexException, throwApex } from "../runtime/exceptions.js";
import { SObject } from "../runtime/sobject.js";
import { stringOf } from "../runtime/text.js";
import { typeNameOf } from "../runtime/types.js";
import { Blob } from "../runtime/values/blob.js";
import { ApexDate } from "../runtime/values/date.js";
import { ApexDatetime, isoDatetime } from "../runtime/values/datetime.js";
import { Decimal } from "../runtime/values/decimal.js";
import { ApexDouble, doubleText } from "../runtime/values/double.js";
import { EnumValue } from "../runtime/values/enum-value.js";
import { ApexList } from "../runtime/values/list.js";
import { ApexMap } from "../runtime/values/map.js";
import { ApexSet } from "../runtime/values/set.js";
import { ApexTime } from "../runtime/values/time.js";
import { ApexUuid } from "./uuid.js";
import { SObjectFieldToken, SObjectTypeToken } from "./schema-tokens.js";

/** Version in the `url` of a record's attributes. */
const API_VERSION = "67.0";

/** JSON pieces: finished text, or a container still to be laid out. */
export type JsonPiece = string | { entries: [name: string, value: JsonPiece][] } | { items: JsonPiece[] };

export interface WriteOptions {
  /** Leaves out null variables of Apex objects (not of records). */
  suppressNulls: boolean;
}

/** A library object that has a JSON form of its own: its fields in order. */
export interface JsonWritable {
  toApexJson(): Iterable<readonly [string, unknown]>;
}

/** The pieces of a value. Throws JSONException for types without a JSON form and for cycles. */
export function toPieces(value: unknown, options: WriteOptions, around: readonly object[] = []): JsonPiece {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    default:
      return value === null || value === undefined ? "null" : objectPieces(value, options, around);
  }
}

function objectPieces(value: object, options: WriteOptions, around: readonly object[]): JsonPiece {
  if (value instanceof Decimal) return value.toString();
  if (value instanceof ApexDouble)
    return Number.isFinite(value.value) ? doubleText(value.value) : JSON.stringify(doubleText(value.value));
  if (value instanceof ApexDate || value instanceof ApexTime) return JSON.stringify(value.toString());
  if (value instanceof ApexDatetime) return JSON.stringify(isoDatetime(value.ms));
  if (value instanceof Blob) return JSON.stringify(Buffer.from(value.bytes).toString("base64"));
  if (value instanceof EnumValue) return JSON.stringify(value.name);
  if (value instanceof ApexUuid) return JSON.stringify(value.text);
  if (around.includes(value)) throwApex("System.JSONException", "Direct self-reference leading to cycle");
  const inside = [...around, value];
  const write = (item: unknown): JsonPiece => toPieces(item, options, inside);
  if (value instanceof ApexList) return { items: value.items.map(write) };
  if (value instanceof ApexSet) return { items: [...value].map(write) };
  if (value instanceof ApexMap) return { entries: [...value].map(([key, item]) => [keyText(key, value), write(item)]) };
  if (value instanceof SObject) return recordPieces(value, write);
  const own = (value as Partial<JsonWritable>).toApexJson;
  if (own) return { entries: [...own.call(value)].map(([name, item]) => [name, write(item)]) };
  const apexClass = apexClassOf(value);
  if (!apexClass || value instanceof ApexException)
    throwApex("System.JSONException", `Apex Type unsupported in JSON: ${typeNameOf(value)}`);
  return instancePieces(value, apexClass, options, write);
}

/** Values that have a text of their own may be keys of a map; records, collections and user objects may not. */
const KEY_CLASSES = [
  EnumValue,
  Decimal,
  ApexDouble,
  ApexDate,
  ApexDatetime,
  ApexTime,
  SObjectFieldToken,
  SObjectTypeToken,
];

function keyText(key: unknown, map: ApexMap): string {
  if (typeof key === "object" && key !== null && !KEY_CLASSES.some((each) => key instanceof each)) {
    throwApex("System.JSONException", `Apex Type unsupported in JSON: ${typeNameOf(map)}`);
  }
  if (key instanceof ApexDatetime) return isoDatetime(key.ms);
  return key instanceof ApexDate ? key.toString() : stringOf(key);
}

function recordPieces(record: SObject, write: (value: unknown) => JsonPiece): JsonPiece {
  const type = record.describe.apiName;
  const attributes: [string, JsonPiece][] = [["type", JSON.stringify(type)]];
  if (record.id !== null)
    attributes.push(["url", JSON.stringify(`/services/data/v${API_VERSION}/sobjects/${type}/${record.id}`)]);
  const entries: [string, JsonPiece][] = [["attributes", { entries: attributes }]];
  for (const [key, value] of record.values) entries.push([fieldName(record, key), write(value)]);
  for (const [key, parent] of record.parents ?? []) {
    if (parent) entries.push([record.describe.parentRelationship(key)?.relationshipName ?? key, write(parent)]);
  }
  for (const [key, list] of record.children ?? []) {
    const name = record.describe.childRelationship(key)?.relationshipName ?? key;
    entries.push([
      name,
      {
        entries: [
          ["totalSize", String(list.size)],
          ["done", "true"],
          ["records", write(list)],
        ],
      },
    ]);
  }
  return { entries };
}

function fieldName(record: SObject, key: string): string {
  const names = (record as { names?: Map<string, string> }).names;
  return names?.get(key) ?? record.describe.fields.get(key)?.apiName ?? key;
}

function instancePieces(
  value: object,
  apexClass: ApexClass,
  options: WriteOptions,
  write: (value: unknown) => JsonPiece,
): JsonPiece {
  const entries: [string, JsonPiece][] = [];
  for (const level of lineage(apexClass)) {
    for (const field of level.fields) {
      if (field.isStatic || field.isTransient) continue;
      const item = field.get(value);
      if (item === null && options.suppressNulls) continue;
      entries.push([field.name, write(item)]);
    }
  }
  return { entries };
}

/** The class and those above it, topmost first. */
export function lineage(apexClass: ApexClass): ApexClass[] {
  const levels: ApexClass[] = [];
  for (let at: ApexClass | null = apexClass; at; at = at.superclass) levels.unshift(at);
  return levels;
}

/** One line, without blanks. */
export function compactText(piece: JsonPiece): string {
  if (typeof piece === "string") return piece;
  if ("items" in piece) return `[${piece.items.map(compactText).join(",")}]`;
  return `{${piece.entries.map(([name, value]) => `${JSON.stringify(name)}:${compactText(value)}`).join(",")}}`;
}

/** Indented by two blanks as the platform does: object members on lines of their own, array items in a row. */
export function prettyText(piece: JsonPiece, depth = 0): string {
  if (typeof piece === "string") return piece;
  if ("items" in piece)
    return piece.items.length === 0 ? "[ ]" : `[ ${piece.items.map((item) => prettyText(item, depth)).join(", ")} ]`;
  if (piece.entries.length === 0) return "{ }";
  const indent = "  ".repeat(depth + 1);
  const members = piece.entries.map(
    ([name, value]) => `${indent}${JSON.stringify(name)} : ${prettyText(value, depth + 1)}`,
  );
  return `{\n${members.join(",\n")}\n${"  ".repeat(depth)}}`;
}
