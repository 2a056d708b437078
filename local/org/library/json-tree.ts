import { throwApex } from "../runtime/exceptions.js";
import { Decimal } from "../runtime/values/decimal.js";
import { ApexList } from "../runtime/values/list.js";
import { ApexMap } from "../runtime/values/map.js";
import { JsonTokenizer, type JsonTokenText } from "./json-tokens.js";

/** A parsed JSON value with its place in the text. Numbers keep their text, so that no digit is lost. */
export type JsonNode = { line: number; column: number } & (
  | { kind: "object"; entries: [name: string, value: JsonNode][] }
  | { kind: "array"; items: JsonNode[] }
  | { kind: "string"; text: string }
  | { kind: "number"; text: string; isInteger: boolean }
  | { kind: "boolean"; value: boolean }
  | { kind: "null" }
);

export interface TokenSource {
  next(): JsonTokenText | null;
}

/** Parses a whole text. Throws System.JSONException. */
export function parseJson(text: string): JsonNode {
  const tokens = new JsonTokenizer(text);
  const first = tokens.next();
  if (!first) throwApex("System.JSONException", "No content to map to Object due to end of input");
  const node = nodeFrom(first, tokens);
  tokens.next();
  return node;
}

/** The value that starts with `token`; takes what belongs to it from the source. */
export function nodeFrom(token: JsonTokenText, source: TokenSource): JsonNode {
  const place = { line: token.line, column: token.column };
  switch (token.kind) {
    case "START_OBJECT": {
      const entries: [string, JsonNode][] = [];
      for (let name = take(source); name.kind !== "END_OBJECT"; name = take(source))
        entries.push([name.text, nodeFrom(take(source), source)]);
      return { ...place, kind: "object", entries };
    }
    case "START_ARRAY": {
      const items: JsonNode[] = [];
      for (let item = take(source); item.kind !== "END_ARRAY"; item = take(source)) items.push(nodeFrom(item, source));
      return { ...place, kind: "array", items };
    }
    case "VALUE_STRING":
      return { ...place, kind: "string", text: token.text };
    case "VALUE_NUMBER_INT":
    case "VALUE_NUMBER_FLOAT":
      return { ...place, kind: "number", text: token.text, isInteger: token.kind === "VALUE_NUMBER_INT" };
    case "VALUE_TRUE":
    case "VALUE_FALSE":
      return { ...place, kind: "boolean", value: token.kind === "VALUE_TRUE" };
    case "VALUE_NULL":
      return { ...place, kind: "null" };
    default:
      throwApex(
        "System.JSONException",
        `Unexpected token ${token.kind} at [line:${token.line}, column:${token.column}]`,
      );
  }
}

function take(source: TokenSource): JsonTokenText {
  const token = source.next();
  if (!token) throwApex("System.JSONException", "No content to map to Object due to end of input");
  return token;
}

/** The value as deserializeUntyped gives it: Map<String,Object>, List<Object>, String, Integer, Long, Decimal, Boolean or null. */
export function untyped(node: JsonNode): unknown {
  switch (node.kind) {
    case "object": {
      const map = new ApexMap("String", "Object");
      for (const [name, value] of node.entries) map.put(name, untyped(value));
      return map;
    }
    case "array":
      return new ApexList("Object", node.items.map(untyped));
    case "string":
      return node.text;
    case "number":
      return node.isInteger ? integral(node.text) : Decimal.parse(node.text);
    case "boolean":
      return node.value;
    case "null":
      return null;
  }
}

/** Integer where it fits, else Long, else Decimal. */
function integral(text: string): number | bigint | Decimal {
  const value = Number(text);
  if (value >= -2147483648 && value <= 2147483647) return value | 0;
  const long = BigInt(text);
  return BigInt.asIntN(64, long) === long ? long : Decimal.fromInteger(long);
}
