import assert from "node:assert/strict";
import { test } from "node:test";
import type { ApexClass, ApexField } from "../runtime/classes.js";
import { installClassLookup } from "../runtime/registry.js";
import { stringOf } from "../runtime/text.js";
import { typeNameOf } from "../runtime/types.js";
import { Blob } from "../runtime/values/blob.js";
import { ApexDate } from "../runtime/values/date.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import { ApexList } from "../runtime/values/list.js";
import { ApexMap } from "../runtime/values/map.js";
import { ApexTime } from "../runtime/values/time.js";
import "./json.js";
import "./json-token.js";
import "./list.js";
import "./map.js";
import "./string.js";
import { call, callStatic, decimal, double, thrown } from "./test-support.js";
import { typeValue } from "./type-values.js";

/** A user class with public variables, as the compiler would describe it. */
function makeClass(
  name: string,
  fields: [name: string, type: string][],
): { descriptor: ApexClass; create: () => Record<string, unknown> } {
  const made = class {
    static apex: ApexClass;
    [field: string]: unknown;
  };
  const create = (): Record<string, unknown> =>
    Object.assign(new made(), Object.fromEntries(fields.map(([field]) => [field, null])));
  const describe = ([field, type]: [string, string]): ApexField => ({
    name: field,
    type,
    isStatic: false,
    isTransient: field === "secret",
    isFinal: false,
    isProperty: false,
    access: "public",
    annotations: [],
    get: (self) => (self as Record<string, unknown>)[field],
    set: (self, value) => void ((self as Record<string, unknown>)[field] = value),
  });
  made.apex = {
    name,
    kind: "class",
    outer: null,
    superclass: null,
    exceptionBase: false,
    interfaces: [],
    isAbstract: false,
    isVirtual: false,
    access: "public",
    sharing: null,
    apiVersion: 67,
    annotations: [],
    isTest: false,
    methods: [],
    constructors: [],
    fields: fields.map(describe),
    inner: [],
    file: "",
    newInstance: create,
    allocate: create,
    resetStatics: () => undefined,
    coverage: { lines: [], hits: [] },
  };
  return { descriptor: made.apex, create };
}

const wrapper = makeClass("Wrapper", [
  ["name", "String"],
  ["amount", "Decimal"],
  ["secret", "String"],
  ["children", "List<Wrapper>"],
  ["day", "Date"],
]);
installClassLookup((name) => (name.toLowerCase() === "wrapper" ? wrapper.descriptor : undefined));

const map = (entries: [unknown, unknown][]): ApexMap => {
  const result = new ApexMap("String", "Object");
  for (const [key, value] of entries) result.put(key, value);
  return result;
};

const written: [value: unknown, text: string][] = [
  [null, "null"],
  ['a"\n\u00e9/', '"a\\"\\n\u00e9/"'],
  [decimal("1.50"), "1.50"],
  [double(3), "3.0"],
  [5n, "5"],
  [new ApexDate(0), '"1970-01-01"'],
  [new ApexDatetime(1), '"1970-01-01T00:00:00.001Z"'],
  [new ApexTime(1), '"00:00:00.001Z"'],
  [Blob.fromText("hi"), '"aGk="'],
  [new ApexList("Object", [1, true]), "[1,true]"],
  [map([["a", null]]), '{"a":null}'],
];
for (const [value, text] of written) {
  test(`serialize ${stringOf(value)}`, () => assert.equal(callStatic("JSON", "serialize", value), text));
}

test("objects: declared order, no transient variables, nulls on demand", () => {
  const value = Object.assign(wrapper.create(), { name: "x", secret: "s", amount: decimal("2.0") });
  assert.equal(callStatic("JSON", "serialize", value), '{"name":"x","amount":2.0,"children":null,"day":null}');
  assert.equal(callStatic("JSON", "serialize", value, true), '{"name":"x","amount":2.0}');
});

test("pretty text", () => {
  const value = map([
    ["a", 1],
    ["b", new ApexList("Object", [1, map([["c", 2]])])],
    ["d", new ApexList("Object")],
  ]);
  assert.equal(
    callStatic("JSON", "serializePretty", value),
    '{\n  "a" : 1,\n  "b" : [ 1, {\n    "c" : 2\n  } ],\n  "d" : [ ]\n}',
  );
});

const untyped: [text: string, type: string, shown: string][] = [
  ["1", "Integer", "1"],
  ["2147483648", "Long", "2147483648"],
  ["1.50", "Decimal", "1.50"],
  ['"\\u0041"', "String", "A"],
  ["[1, null]", "List<Object>", "(1, null)"],
  ['{"a": {"b": true}}', "Map<String,Object>", "{a={b=true}}"],
];
for (const [text, type, shown] of untyped) {
  test(`deserializeUntyped ${text}`, () => {
    const value = callStatic("JSON", "deserializeUntyped", text);
    assert.equal(typeNameOf(value), type);
    assert.equal(stringOf(value), shown);
  });
}

const typed: [text: string, type: string, shown: string][] = [
  ['"5"', "Integer", "5"],
  ["5.0", "Integer", "5"],
  ["5", "String", "5"],
  ['"2020-02-03T04:05:06.007+0100"', "Datetime", "2020-02-03 03:05:06"],
  ['"2020-02-03"', "Date", "2020-02-03 00:00:00"],
  ['{"1": [1.5]}', "Map<Integer,List<Decimal>>", "{1=(1.5)}"],
  ['["a","a"]', "Set<String>", "{a}"],
  [
    '{"NAME":"x","unknown":1,"children":[{"name":"y"}]}',
    "Wrapper",
    "Wrapper:[amount=null, children=(Wrapper:[amount=null, children=null, day=null, name=y, secret=null]), day=null, name=x, secret=null]",
  ],
];
for (const [text, type, shown] of typed) {
  test(`deserialize ${text} as ${type}`, () =>
    assert.equal(stringOf(callStatic("JSON", "deserialize", text, typeValue(type))), shown));
}

const failures: [text: string, type: string, message: RegExp][] = [
  ['{"a":1', "Object", /^System.JSONException: Unexpected end-of-input/],
  [
    "<html>",
    "Object",
    /Unexpected character \('<' \(code 60\)\): expected a valid value \(number, String, array, object, 'true', 'false' or 'null'\) at input location \[1,2\]/,
  ],
  ["{a:1}", "Object", /was expecting double-quote to start field name/],
  ["[1 2]", "Object", /was expecting comma to separate ARRAY entries/],
  ["", "Object", /No content to map to Object due to end of input/],
  ["{}", "List<String>", /Malformed JSON: Expected '\[' at the beginning of List\/Set/],
  ["[]", "Wrapper", /Malformed JSON: Expected '\{' at the beginning of object/],
  ['"abc"', "Integer", /Cannot deserialize instance of integer from VALUE_STRING value abc/],
];
for (const [text, type, message] of failures) {
  test(`deserialize '${text}' as ${type} fails`, () =>
    assert.match(
      thrown(() => callStatic("JSON", "deserialize", text, typeValue(type))),
      message,
    ));
}

test("strict reading names what it does not know", () => {
  assert.equal(
    thrown(() => callStatic("JSON", "deserializeStrict", '{"nope":1}', typeValue("Wrapper"))),
    "System.JSONException: Unknown field: Wrapper.nope",
  );
  assert.equal(
    thrown(() => callStatic("JSON", "deserializeStrict", '{"name":"a","Name":"b"}', typeValue("Wrapper"))),
    "System.JSONException: Duplicate field: Wrapper.name",
  );
});

test("a generator", () => {
  const generator = callStatic("JSON", "createGenerator", false);
  call(generator, "writeStartObject");
  call(generator, "writeStringField", "a", "x");
  call(generator, "writeFieldName", "b");
  call(generator, "writeStartArray");
  call(generator, "writeNumber", 1);
  call(generator, "writeObject", map([["k", true]]));
  call(generator, "writeEndArray");
  call(generator, "writeNullField", "c");
  call(generator, "writeEndObject");
  assert.equal(call(generator, "getAsString"), '{"a":"x","b":[1,{"k":true}],"c":null}');
  assert.match(
    thrown(() => call(generator, "writeNull")),
    /Generator is closed/,
  );
});

test("a parser steps through tokens", () => {
  const parser = callStatic("JSON", "createParser", '{"a":[1,{"b":"x"}],"w":{"name":"n"},"z":2.5}');
  const seen: string[] = [];
  for (let token = call(parser, "nextToken"); token !== null; token = call(parser, "nextToken")) {
    seen.push(`${stringOf(token)}:${stringOf(call(parser, "getCurrentName"))}`);
    if (call(parser, "getText") === "w") {
      call(parser, "nextToken");
      seen.push(stringOf(call(parser, "readValueAs", typeValue("Wrapper"))).slice(0, 9));
    }
  }
  assert.deepEqual(seen, [
    "START_OBJECT:null",
    "FIELD_NAME:a",
    "START_ARRAY:a",
    "VALUE_NUMBER_INT:null",
    "START_OBJECT:null",
    "FIELD_NAME:b",
    "VALUE_STRING:b",
    "END_OBJECT:null",
    "END_ARRAY:a",
    "FIELD_NAME:w",
    "Wrapper:[",
    "FIELD_NAME:z",
    "VALUE_NUMBER_FLOAT:z",
    "END_OBJECT:null",
  ]);
});
