import { throwApex } from "../runtime/exceptions.js";
import { checkedId } from "../runtime/sobject.js";
import { Blob } from "../runtime/values/blob.js";
import { ApexDate } from "../runtime/values/date.js";
import { ApexDatetime, utcOf } from "../runtime/values/datetime.js";
import { Decimal } from "../runtime/values/decimal.js";
import { ApexDouble } from "../runtime/values/double.js";
import { ApexTime } from "../runtime/values/time.js";
import type { JsonNode } from "./json-tree.js";

type Reader = (text: string) => unknown;

/** Readers of the text of a JSON string or number; undefined means "not of this type". */
const READERS: Record<string, Reader> = {
  String: (text) => text,
  Integer: (text) => integer(text, 32),
  Long: (text) => integer(text, 64),
  Double: (text) => {
    const decimal = Decimal.parse(text);
    return decimal && new ApexDouble(Number(text));
  },
  Decimal: (text) => Decimal.parse(text),
  Boolean: (text) => (text === "true" ? true : text === "false" ? false : undefined),
  Id: (text) => checkedId(text),
  Date: dateText,
  Datetime: datetimeText,
  Time: timeText,
  Blob: (text) => new Blob(Buffer.from(text, "base64")),
};

/** The value of a primitive type, or undefined if the type named is none. Throws JSONException where the JSON does not suit. */
export function readPrimitive(node: JsonNode, typeName: string): unknown {
  const reader = READERS[typeName];
  if (!reader) return undefined;
  const value =
    node.kind === "string" || node.kind === "number"
      ? reader(node.text)
      : node.kind === "boolean"
        ? booleanAs(node.value, typeName)
        : undefined;
  if (value === undefined) illegal(node, typeName);
  return value;
}

function booleanAs(value: boolean, typeName: string): unknown {
  if (typeName === "Boolean") return value;
  return typeName === "String" ? String(value) : undefined;
}

const KINDS: Record<JsonNode["kind"], string> = {
  object: "START_OBJECT",
  array: "START_ARRAY",
  string: "VALUE_STRING",
  number: "VALUE_NUMBER",
  boolean: "VALUE_BOOLEAN",
  null: "VALUE_NULL",
};

function illegal(node: JsonNode, typeName: string): never {
  if (node.kind === "object" || node.kind === "array") {
    throwApex("System.JSONException", `Illegal value for primitive at [line:${node.line}, column:${node.column}]`);
  }
  const kind =
    node.kind === "number"
      ? node.isInteger
        ? "VALUE_NUMBER_INT"
        : "VALUE_NUMBER_FLOAT"
      : node.kind === "boolean"
        ? node.value
          ? "VALUE_TRUE"
          : "VALUE_FALSE"
        : KINDS[node.kind];
  const text =
    node.kind === "string" || node.kind === "number"
      ? node.text
      : node.kind === "boolean"
        ? String(node.value)
        : "null";
  throwApex(
    "System.JSONException",
    `Cannot deserialize instance of ${typeName.toLowerCase()} from ${kind} value ${text} or request may be missing a required field at [line:${node.line}, column:${node.column}]`,
  );
}

function integer(text: string, bits: 32 | 64): number | bigint | undefined {
  // `5.0` and `1e3` are integers too.
  const decimal = Decimal.parse(text.trim());
  if (!decimal || decimal.setScale(0, "DOWN").compareTo(decimal) !== 0) return undefined;
  const value = decimal.toBigInt();
  if (BigInt.asIntN(bits, value) !== value) return undefined;
  return bits === 32 ? Number(value) : value;
}

function dateText(text: string): ApexDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  return match ? ApexDate.of(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** ISO 8601; a date alone means its midnight in GMT. */
export function datetimeText(text: string): ApexDatetime | undefined {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const wall = utcOf(year, month, day, hour, minute, second, Number((match[7] ?? "").slice(0, 3).padEnd(3, "0")));
  const zone = /^([+-])(\d{2}):?(\d{2})$/.exec(match[8] ?? "");
  const offset = zone ? (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) * 60_000 : 0;
  return new ApexDatetime(wall - offset);
}

function timeText(text: string): ApexTime | undefined {
  const match = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/.exec(text);
  if (!match) return undefined;
  return new ApexTime(
    Number(match[1]) * 3_600_000 +
      Number(match[2]) * 60_000 +
      Number(match[3] ?? 0) * 1000 +
      Number((match[4] ?? "").padEnd(3, "0")),
  );
}
