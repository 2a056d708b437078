import { throwApex } from "../runtime/exceptions.js";
import { required } from "./arguments.js";
import { defineClass, type LibraryBody } from "./define.js";
import { compactText, type JsonPiece, prettyText, toPieces } from "./json-write.js";

type Container = Exclude<JsonPiece, string>;

/** A System.JSONGenerator: pieces in the making. */
export class JsonGenerator {
  static readonly apexName = "System.JSONGenerator";
  closed = false;
  private readonly roots: JsonPiece[] = [];
  private readonly open: Container[] = [];
  private name: string | null = null;
  private readonly pretty: boolean;

  constructor(pretty: boolean) {
    this.pretty = pretty;
  }

  write(piece: JsonPiece): void {
    this.checkOpen();
    const container = this.open[this.open.length - 1];
    if (!container) this.roots.push(piece);
    else if ("items" in container) container.items.push(piece);
    else {
      if (this.name === null) throwApex("System.JSONException", "Can not write value, expecting field name");
      container.entries.push([this.name, piece]);
      this.name = null;
    }
  }

  start(container: Container): void {
    this.write(container);
    this.open.push(container);
  }

  end(kind: "items" | "entries"): void {
    this.checkOpen();
    const container = this.open.pop();
    if (!container || !(kind in container)) {
      throwApex(
        "System.JSONException",
        `Current context not an ${kind === "items" ? "ARRAY" : "OBJECT"} but ${container ? (kind === "items" ? "OBJECT" : "ARRAY") : "ROOT"}`,
      );
    }
  }

  fieldName(name: string): void {
    this.checkOpen();
    const container = this.open[this.open.length - 1];
    if (!container || !("entries" in container) || this.name !== null)
      throwApex("System.JSONException", "Can not write a field name, expecting a value");
    this.name = name;
  }

  text(): string {
    return this.roots.map((root) => (this.pretty ? prettyText(root) : compactText(root))).join(" ");
  }

  private checkOpen(): void {
    if (this.closed) throwApex("System.JSONException", "Generator is closed");
  }
}

function write(self: JsonGenerator, value: unknown): void {
  self.write(toPieces(value, { suppressNulls: false }));
}

function writeField(self: JsonGenerator, name: string | null, value: unknown): void {
  self.fieldName(required(name));
  write(self, value);
}

/** `writeDate(Date)` and `writeDateField(String, Date)` for every type that has both. */
function writers(): Record<string, LibraryBody> {
  const result: Record<string, LibraryBody> = {};
  const pairs = [
    ["Blob", "Blob"],
    ["Boolean", "Boolean"],
    ["Date", "Date"],
    ["DateTime", "Datetime"],
    ["Id", "Id"],
    ["Object", "Object"],
    ["String", "String"],
    ["Time", "Time"],
    ["Number", "Integer"],
    ["Number", "Long"],
    ["Number", "Double"],
    ["Number", "Decimal"],
  ];
  for (const [suffix, type] of pairs) {
    result[`void write${suffix}(${type} value)`] = write;
    result[`void write${suffix}Field(String name, ${type} value)`] = writeField;
  }
  return result;
}

function close(self: JsonGenerator): void {
  self.closed = true;
}

defineClass({
  name: "System.JSONGenerator",
  js: JsonGenerator,
  methods: {
    ...writers(),
    "void writeNull()": (self: JsonGenerator) => self.write("null"),
    "void writeNullField(String name)": (self: JsonGenerator, name: string | null) => writeField(self, name, null),
    "void writeFieldName(String name)": (self: JsonGenerator, name: string | null) => self.fieldName(required(name)),
    "void writeStartObject()": (self: JsonGenerator) => self.start({ entries: [] }),
    "void writeEndObject()": (self: JsonGenerator) => self.end("entries"),
    "void writeStartArray()": (self: JsonGenerator) => self.start({ items: [] }),
    "void writeEndArray()": (self: JsonGenerator) => self.end("items"),
    "String getAsString()": (self: JsonGenerator) => {
      close(self);
      return self.text();
    },
    "void close()": close,
    "Boolean isClosed()": (self: JsonGenerator) => self.closed,
  },
});
