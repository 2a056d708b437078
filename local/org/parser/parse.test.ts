import assert from "node:assert/strict";
import { test } from "node:test";
import { parseApex } from "./parse.js";

const faults = (body: string): string[] =>
  parseApex(`class A { void a() { ${body} } }`, "class").faults.map(({ line, message }) => `${line}: ${message}`);

test("what the platform parses is parsed", () => {
  assert.deepEqual(faults("for (Integer i = 0, j = 9; i < j; i++) { j--; }"), []);
});

test("a for loop with two update expressions is refused, as the platform does", () => {
  assert.deepEqual(faults("for (Integer i = 0; i < 3; i++, i++) {}"), ["1: Expecting ')' but was: ','"]);
});

test("a literal beyond its type is refused, negative ones too: the sign is no part of the literal", () => {
  assert.deepEqual(faults("Integer i = -2147483648;"), ["1: Illegal integer."]);
  assert.deepEqual(faults("Long l = 9223372036854775808L;"), ["1: Illegal long."]);
  assert.deepEqual(faults("Integer i = 2147483647; Long l = 9223372036854775807L;"), []);
});

test("a syntax error is short and has its place", () => {
  assert.deepEqual(faults("Integer i = ;"), ["1: Unexpected token ';'."]);
});
