import { throwApex } from "../runtime/exceptions.js";
import type { EnumValue } from "../runtime/values/enum-value.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { readPrimitive } from "./json-primitives.js";
import { readTyped } from "./json-read.js";
import { JsonTokenizer, type JsonTokenText } from "./json-tokens.js";
import { type JsonNode, nodeFrom } from "./json-tree.js";
import { enumConstant } from "./registry.js";
import { nameOfType } from "./type-values.js";

/** A System.JSONParser: a cursor over tokens. */
export class JsonParser {
  static readonly apexName = "System.JSONParser";
  current: JsonTokenText | null = null;
  lastCleared: JsonTokenText | null = null;
  private readonly tokens: JsonTokenizer;
  /** Field names of the open containers; null inside arrays. */
  private readonly names: (string | null)[] = [null];

  constructor(text: string) {
    this.tokens = new JsonTokenizer(text);
  }

  next(): JsonTokenText | null {
    const token = this.tokens.next();
    this.current = token;
    if (!token) return null;
    if (token.kind === "FIELD_NAME") this.names[this.names.length - 1] = token.text;
    else if (token.kind === "START_OBJECT" || token.kind === "START_ARRAY") this.names.push(null);
    else if (token.kind === "END_OBJECT" || token.kind === "END_ARRAY") this.names.pop();
    return token;
  }

  /** The next token that is no field name. */
  nextValue(): JsonTokenText | null {
    const token = this.next();
    return token?.kind === "FIELD_NAME" ? this.next() : token;
  }

  /** Name of the current field; at the start of a container, the name it stands under. */
  currentName(): string | null {
    const start = this.current?.kind === "START_OBJECT" || this.current?.kind === "START_ARRAY";
    return this.names[this.names.length - (start ? 2 : 1)] ?? null;
  }

  skipChildren(): void {
    if (this.current?.kind !== "START_OBJECT" && this.current?.kind !== "START_ARRAY") return;
    const outside = this.names.length - 1;
    while (this.names.length > outside && this.next());
  }

  /** The value at the cursor; the cursor ends on its last token. */
  node(): JsonNode {
    const token = this.current?.kind === "FIELD_NAME" ? this.next() : (this.current ?? this.next());
    if (!token) throwApex("System.JSONException", "No current token");
    return nodeFrom(token, { next: () => this.next() });
  }

  /** The current token as a primitive. Throws JSONException where it is none. */
  primitive(type: string, kinds: readonly string[]): unknown {
    const token = this.current;
    if (!token || !kinds.includes(token.kind)) {
      throwApex(
        "System.JSONException",
        `Current token (${token?.kind ?? "null"}) not ${kinds.join(" or ")}, can not use ${type} value accessors`,
      );
    }
    const value = readPrimitive(nodeFrom(token, this.tokens), type);
    return value;
  }
}

function tokenValue(token: JsonTokenText | null): EnumValue | null {
  return token ? enumConstant("System.JSONToken", token.kind) : null;
}

const NUMBER = ["VALUE_NUMBER_INT", "VALUE_NUMBER_FLOAT"];
const TEXT = ["VALUE_STRING"];

function accessor(type: string, kinds: readonly string[]): (self: JsonParser) => unknown {
  return (self) => self.primitive(type, kinds);
}

function readValueAs(strict: boolean): (self: JsonParser, type: unknown) => unknown {
  return (self, type) => readTyped(self.node(), nameOfType(required(type)), strict);
}

function clear(self: JsonParser): void {
  self.lastCleared = self.current ?? self.lastCleared;
  self.current = null;
}

defineClass({
  name: "System.JSONParser",
  js: JsonParser,
  methods: {
    "JSONToken nextToken()": (self: JsonParser) => tokenValue(self.next()),
    "JSONToken nextValue()": (self: JsonParser) => tokenValue(self.nextValue()),
    "JSONToken getCurrentToken()": (self: JsonParser) => tokenValue(self.current),
    "JSONToken getLastClearedToken()": (self: JsonParser) => tokenValue(self.lastCleared),
    "Boolean hasCurrentToken()": (self: JsonParser) => self.current !== null,
    "void clearCurrentToken()": clear,
    "void skipChildren()": (self: JsonParser) => self.skipChildren(),
    "String getCurrentName()": (self: JsonParser) => self.currentName(),
    "String getText()": (self: JsonParser) => self.current?.text ?? null,
    "Blob getBlobValue()": accessor("Blob", TEXT),
    "Boolean getBooleanValue()": accessor("Boolean", ["VALUE_TRUE", "VALUE_FALSE"]),
    "Date getDateValue()": accessor("Date", TEXT),
    "Datetime getDateTimeValue()": accessor("Datetime", TEXT),
    "Time getTimeValue()": accessor("Time", TEXT),
    "Id getIdValue()": accessor("Id", TEXT),
    "Decimal getDecimalValue()": accessor("Decimal", NUMBER),
    "Double getDoubleValue()": accessor("Double", NUMBER),
    "Integer getIntegerValue()": accessor("Integer", NUMBER),
    "Long getLongValue()": accessor("Long", NUMBER),
    "Object readValueAs(Type type)": readValueAs(false),
    "Object readValueAsStrict(Type type)": readValueAs(true),
  },
});
