import type { Field, ObjectInfo } from "host/describe";
import { addressParts, isAddress, referencePath, type RecordRow } from "host/rows";

/** A value at `Account.Name`, null where a step is empty. */
export function valueAt(row: RecordRow, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | null | undefined)?.[step] ?? null, row);
}

export interface ShownValue {
  kind:
    | "text"
    | "longText"
    | "richText"
    | "email"
    | "phone"
    | "url"
    | "date"
    | "dateTime"
    | "number"
    | "currency"
    | "percent"
    | "checkbox"
    | "link"
    | "address"
    | "empty";
  value: unknown;
  text: string;
  /** Address of the record, web page or mail that the value links to. */
  url: string;
  /** Decimals of numbers. */
  scale: number;
  /** For CreatedById and LastModifiedById: when. */
  when: string | null;
  address: Record<string, string>;
}

const KINDS: Record<string, ShownValue["kind"]> = {
  email: "email",
  phone: "phone",
  url: "url",
  date: "date",
  datetime: "dateTime",
  double: "number",
  int: "number",
  long: "number",
  currency: "currency",
  percent: "percent",
  boolean: "checkbox",
  reference: "link",
};

const empty = (): ShownValue => ({ kind: "empty", value: null, text: "", url: "", scale: 0, when: null, address: {} });

function addressValue(info: ObjectInfo, name: string, row: RecordRow): ShownValue {
  const address: Record<string, string> = {};
  const prefix = name.replace(/Address$/, "");
  for (const part of addressParts(info, name)) {
    const value = row[part.name];
    if (value !== null && value !== undefined) address[part.name.slice(prefix.length)] = String(value);
  }
  return Object.keys(address).length === 0 ? empty() : { ...empty(), kind: "address", address };
}

function referenceValue(info: ObjectInfo, field: Field, row: RecordRow): ShownValue {
  const id = row[field.name];
  if (typeof id !== "string") return empty();
  const name = valueAt(row, referencePath(field) ?? "");
  const object = field.referenceTo.length === 1 ? `${field.referenceTo[0] ?? ""}/` : "";
  const when = { CreatedById: "CreatedDate", LastModifiedById: "LastModifiedDate" }[field.name];
  const isGroup = id.startsWith("00G");
  return {
    ...empty(),
    kind: isGroup ? "text" : "link",
    value: name ?? id,
    text: String(name ?? id),
    url: `/lightning/r/${object === "Group/" ? "" : id.startsWith("005") ? "User/" : object}${id}/view`,
    when: when === undefined || info.field(when) === undefined ? null : ((row[when] as string | null) ?? null),
  };
}

function picklistLabel(field: Field, value: unknown): string {
  const labelOf = (single: string): string =>
    field.picklistValues.find((entry) => entry.value === single)?.label ?? single;
  return String(value).split(";").map(labelOf).join("; ");
}

/** How a field of a record is shown. */
export function shownValue(info: ObjectInfo, name: string, row: RecordRow): ShownValue {
  if (isAddress(name) && addressParts(info, name).length > 0) return addressValue(info, name, row);
  const field = info.field(name);
  if (field === undefined) {
    const value = valueAt(row, name);
    return value === null ? empty() : { ...empty(), kind: "text", value, text: String(value) };
  }
  if (field.type === "reference") return referenceValue(info, field, row);
  const value = row[name] ?? null;
  if (field.type === "boolean") return { ...empty(), kind: "checkbox", value: value === true };
  if (value === null || value === "") return empty();
  if (field.type === "textarea")
    return { ...empty(), kind: field.htmlFormatted === true ? "richText" : "longText", value, text: String(value) };
  if (field.type === "picklist" || field.type === "multipicklist")
    return { ...empty(), kind: "text", value, text: picklistLabel(field, value) };
  if (field.type === "string" && field.calculated && /^\s*</.test(String(value)))
    return { ...empty(), kind: "richText", value, text: String(value) };
  const kind = KINDS[field.type] ?? "text";
  const shown = kind === "percent" ? Number(value) / 100 : value;
  return {
    ...empty(),
    kind,
    value: shown,
    text: String(value),
    url: kind === "url" ? String(value) : "",
    scale: field.scale,
  };
}
