import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { JsonGenerator } from "./json-generator.js";
import { JsonParser } from "./json-parser.js";
import { readText } from "./json-read.js";
import { parseJson, untyped } from "./json-tree.js";
import { compactText, prettyText, toPieces } from "./json-write.js";
import { nameOfType } from "./type-values.js";

function serialize(value: unknown, suppressNulls: boolean | null = false): string {
  return compactText(toPieces(value, { suppressNulls: suppressNulls === true }));
}

function serializePretty(value: unknown, suppressNulls: boolean | null = false): string {
  return prettyText(toPieces(value, { suppressNulls: suppressNulls === true }));
}

function deserialize(strict: boolean): (text: string | null, type: unknown) => unknown {
  return (text, type) => readText(required(text), nameOfType(required(type)), strict);
}

defineClass({
  name: "System.JSON",
  statics: {
    "String serialize(Object value)": serialize,
    "String serialize(Object value, Boolean suppressApexObjectNulls)": serialize,
    "String serializePretty(Object value)": serializePretty,
    "String serializePretty(Object value, Boolean suppressApexObjectNulls)": serializePretty,
    "Object deserialize(String text, Type type)": deserialize(false),
    "Object deserializeStrict(String text, Type type)": deserialize(true),
    "Object deserializeUntyped(String text)": (text: string | null) => untyped(parseJson(required(text))),
    "JSONGenerator createGenerator(Boolean pretty)": (pretty: boolean | null) => new JsonGenerator(required(pretty)),
    "JSONParser createParser(String text)": (text: string | null) => new JsonParser(required(text)),
  },
});
