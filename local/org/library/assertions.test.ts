import assert from "node:assert/strict";
import { test } from "node:test";
import { installAmbient } from "../runtime/ambient.js";
import { exceptionClass, isUncatchable } from "../runtime/exceptions.js";
import "./assert.js";
import "./exception.js";
import "./id.js";
import "./logging-level.js";
import "./status-code.js";
import "./system.js";
import "./type.js";
import { call, callStatic, decimal, thrown } from "./test-support.js";
import { typeValue } from "./type-values.js";

const failing: [className: string, name: string, args: unknown[], message: string][] = [
  ["System", "assert", [false], "Assertion Failed"],
  ["System", "assert", [false, "why"], "Assertion Failed: why"],
  ["System", "assertEquals", [1, 2], "Assertion Failed: Expected: 1, Actual: 2"],
  ["System", "assertEquals", [1, 2, "msg"], "Assertion Failed: msg: Expected: 1, Actual: 2"],
  ["System", "assertEquals", ["a", "A"], "Assertion Failed: Expected: a, Actual: A"],
  ["System", "assertNotEquals", [null, null], "Assertion Failed: Same value: null"],
  ["Assert", "areEqual", [null, 1, "m"], "Assertion Failed: m: Expected: null, Actual: 1"],
  ["Assert", "isTrue", [false], "Assertion Failed: Expected: true, Actual: false"],
  ["Assert", "fail", ["x"], "Assertion Failed: x"],
  ["Assert", "isInstanceOfType", ["a", typeValue("Integer")], "Assertion Failed: Expected type: Integer, Actual: a"],
];
for (const [className, name, args, message] of failing) {
  test(`${className}.${name} fails with '${message}'`, () =>
    assert.equal(
      thrown(() => callStatic(className, name, ...args)),
      `System.AssertException: ${message}`,
    ));
}

test("what passes", () => {
  callStatic("System", "assertEquals", 1, decimal("1.00"));
  callStatic("System", "assertNotEquals", "a", "A");
  callStatic("Assert", "isInstanceOfType", 1, typeValue("Object"));
});

test("failed assertions and limits pass every catch", () => {
  assert.equal(isUncatchable(new (exceptionClass("System.AssertException"))("x")), true);
  assert.equal(isUncatchable(new (exceptionClass("System.DmlException"))("x")), false);
});

test("exceptions tell what they know", () => {
  const undo = installAmbient({ captureStack: () => ({ trace: "Class.A.b: line 3, column 1", line: 3 }) });
  const cause = new (exceptionClass("System.MathException"))("Divide by 0");
  undo();
  const outer = new (exceptionClass("System.DmlException"))();
  call(outer, "initCause", cause);
  assert.deepEqual(
    [
      call(cause, "getTypeName"),
      call(cause, "getLineNumber"),
      call(cause, "getStackTraceString"),
      call(outer, "getMessage"),
      call(outer, "getCause"),
    ],
    ["System.MathException", 3, "Class.A.b: line 3, column 1", "Script-thrown exception", cause],
  );
  outer.failures.push({ index: 4, id: null, statusCode: "REQUIRED_FIELD_MISSING", message: "m", fields: ["Name"] });
  assert.equal(call(outer, "getDmlIndex", 0), 4);
  assert.match(
    thrown(() => call(outer, "getDmlMessage", 1)),
    /List index out of bounds: 1/,
  );
});

test("types by name", () => {
  assert.equal(call(callStatic("Type", "forName", "system.assert"), "getName"), "System.Assert");
  assert.equal(callStatic("Type", "forName", "No.Such"), null);
  assert.equal(call(typeValue("Object"), "isAssignableFrom", typeValue("String")), true);
  assert.equal(call(typeValue("System.Exception"), "isAssignableFrom", typeValue("System.DmlException")), true);
});

test("ids", () => {
  assert.equal(callStatic("Id", "valueOf", "001000000000001"), "001000000000001AAA");
  assert.equal(
    thrown(() => callStatic("Id", "valueOf", "x")),
    "System.StringException: Invalid id: x",
  );
});
