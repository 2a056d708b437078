import { Blob } from "../runtime/values/blob.js";
import { ApexDate } from "../runtime/values/date.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import { Decimal } from "../runtime/values/decimal.js";
import { ApexTime } from "../runtime/values/time.js";
import type { FieldDescribe } from "../schema/types.js";

const DAY = 86_400_000;

/** A value that cannot be read as the type of its field. */
export class UnreadableValue extends Error {
  readonly field: string;
  constructor(field: FieldDescribe, value: unknown) {
    super(`Cannot deserialize instance of ${field.type} from value ${String(value)}`);
    this.field = field.apiName;
  }
}

/** The Apex value of a field from text, as CSV and JSON strings carry it. Throws {@link UnreadableValue}. */
export function valueFromText(field: FieldDescribe, text: string): unknown {
  switch (field.type) {
    case "boolean":
      if (/^(true|1)$/i.test(text)) return true;
      if (/^(false|0)$/i.test(text)) return false;
      throw new UnreadableValue(field, text);
    case "int":
      return Math.trunc(numberOf(field, text));
    case "long":
      return BigInt(Math.trunc(numberOf(field, text)));
    case "double":
    case "currency":
    case "percent":
      return Decimal.parse(text) ?? unreadable(field, text);
    case "date":
      return new ApexDate(Math.floor(instantOf(field, /^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? text) / DAY));
    case "datetime":
      return new ApexDatetime(instantOf(field, text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2")));
    case "time":
      return new ApexTime(instantOf(field, `1970-01-01T${text.replace(/Z?$/, "Z")}`));
    case "base64":
      return new Blob(Buffer.from(text, "base64"));
    default:
      return text;
  }
}

/** The Apex value of a field from a JSON value. Throws {@link UnreadableValue}. */
export function valueFromJson(field: FieldDescribe, value: unknown): unknown {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return valueFromText(field, value);
  if (typeof value === "boolean") return field.type === "boolean" ? value : unreadable(field, value);
  if (typeof value === "number") {
    if (field.type === "boolean" || field.type === "date" || field.type === "id" || field.type === "reference")
      unreadable(field, value);
    if (field.type === "datetime") return new ApexDatetime(value);
    return valueFromText(field, String(value));
  }
  return unreadable(field, JSON.stringify(value));
}

/** The JSON value of an Apex field value, as the REST API writes it. */
export function valueToJson(value: unknown): unknown {
  if (value instanceof Decimal) return value.toNumber();
  if (typeof value === "bigint") return Number(value);
  if (value instanceof ApexDate) return new Date(value.days * DAY).toISOString().slice(0, 10);
  if (value instanceof ApexDatetime) return new Date(value.ms).toISOString().replace("Z", "+0000");
  if (value instanceof ApexTime) return new Date(value.ms).toISOString().slice(11);
  if (value instanceof Blob) return Buffer.from(value.bytes).toString("base64");
  return value ?? null;
}

function numberOf(field: FieldDescribe, text: string): number {
  const number = Number(text);
  return text.trim() === "" || !Number.isFinite(number) ? unreadable(field, text) : number;
}

function instantOf(field: FieldDescribe, text: string): number {
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? unreadable(field, text) : instant;
}

function unreadable(field: FieldDescribe, value: unknown): never {
  throw new UnreadableValue(field, value);
}
