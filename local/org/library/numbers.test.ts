import assert from "node:assert/strict";
import { test } from "node:test";
import { stringOf } from "../runtime/text.js";
import "./decimal.js";
import "./double.js";
import "./integer.js";
import "./long.js";
import "./boolean.js";
import "./math.js";
import "./rounding-mode.js";
import { enumConstant } from "./registry.js";
import { call, callStatic, decimal, double, thrown } from "./test-support.js";

const mode = (name: string): unknown => enumConstant("System.RoundingMode", name);

const instance: [self: unknown, name: string, args: unknown[], expected: string][] = [
  [decimal("19"), "divide", [decimal("100"), 3], "0.190"],
  [decimal("12.4567"), "divide", [decimal("7"), 2, mode("UP")], "1.78"],
  [decimal("4.12"), "pow", [2], "16.9744"],
  [decimal("123.45"), "precision", [], "5"],
  [decimal("4.5"), "round", [], "4"],
  [decimal("5.5"), "round", [], "6"],
  [decimal("-5.5"), "round", [mode("HALF_UP")], "-6"],
  [decimal("5.5"), "round", [mode("HALF_DOWN")], "5"],
  [decimal("-1.1"), "round", [mode("CEILING")], "-1"],
  [decimal("-1.1"), "round", [mode("FLOOR")], "-2"],
  [decimal("9.27400968"), "setScale", [3], "9.274"],
  [decimal("2.5"), "setScale", [0], "2"],
  [decimal("1.2"), "setScale", [4], "1.2000"],
  [decimal("100.00"), "stripTrailingZeros", [], "1E+2"],
  [decimal("0.0000001"), "toString", [], "1E-7"],
  [decimal("0.0000001"), "toPlainString", [], "0.0000001"],
  [decimal("12345.6789"), "format", [], "12,345.679"],
  [decimal("376.73"), "intValue", [], "376"],
  [1234567, "format", [], "1,234,567"],
  [double(-3.7), "intValue", [], "-3"],
  [double(2.5), "round", [], "2"],
  [4294967297n, "intValue", [], "1"],
];

for (const [self, name, args, expected] of instance) {
  test(`${stringOf(self)}.${name}(${args.map(stringOf).join(", ")})`, () =>
    assert.equal(stringOf(call(self, name, ...args)), expected));
}

const statics: [className: string, name: string, args: unknown[], expected: string][] = [
  ["Integer", "valueOf", ["-12"], "-12"],
  ["Integer", "valueOf", [decimal("5.9")], "5"],
  ["Long", "valueOf", ["4271990"], "4271990"],
  ["Double", "valueOf", ["3.10"], "3.1"],
  ["Decimal", "valueOf", [double(12.5)], "12.5"],
  ["Decimal", "valueOf", ["12.4567"], "12.4567"],
  ["Boolean", "valueOf", ["TRUE"], "true"],
  ["Boolean", "valueOf", ["yes"], "false"],
  ["Math", "abs", [-5], "5"],
  ["Math", "mod", [-7, 3], "-1"],
  ["Math", "mod", [7n, 4n], "3"],
  ["Math", "round", [decimal("4.5")], "4"],
  ["Math", "round", [double(4.5)], "5"],
  ["Math", "round", [double(-4.5)], "-4"],
  ["Math", "roundToLong", [decimal("-5.5")], "-6"],
  ["Math", "max", [3, 8], "8"],
  ["Math", "min", [decimal("1.5"), decimal("1.50")], "1.5"],
  ["Math", "ceil", [decimal("1.1")], "2"],
  ["Math", "floor", [double(-1.1)], "-2.0"],
  ["Math", "rint", [double(2.5)], "2.0"],
  ["Math", "pow", [double(2), double(3)], "8.0"],
  ["Math", "sqrt", [decimal("16")], "4.0"],
];

for (const [className, name, args, expected] of statics) {
  test(`${className}.${name}(${args.map(stringOf).join(", ")})`, () =>
    assert.equal(stringOf(callStatic(className, name, ...args)), expected));
}

const failures: [className: string, name: string, args: unknown[], expected: string][] = [
  ["Integer", "valueOf", ["1.5"], "System.TypeException: Invalid integer: 1.5"],
  ["Integer", "valueOf", ["2147483648"], "System.TypeException: Invalid integer: 2147483648"],
  ["Long", "valueOf", ["x"], "System.TypeException: Invalid long: x"],
  ["Decimal", "valueOf", ["x"], "System.TypeException: Invalid decimal: x"],
  ["Double", "valueOf", ["x"], "System.TypeException: Invalid double: x"],
  ["Math", "mod", [1, 0], "System.MathException: Divide by 0"],
];

for (const [className, name, args, expected] of failures) {
  test(`${className}.${name}(${args.join(", ")}) fails`, () =>
    assert.equal(
      thrown(() => callStatic(className, name, ...args)),
      expected,
    ));
}

test("decimal arithmetic keeps scales", () => {
  assert.equal(decimal("1.50").add(decimal("2.5")).toString(), "4.00");
  assert.equal(decimal("1.50").multiply(decimal("2.5")).toString(), "3.750");
  assert.equal(decimal("1").divide(decimal("4")).toString(), "0.25");
  assert.equal(decimal("6.0").divide(decimal("3")).toString(), "2.0");
  assert.equal(
    thrown(() => call(decimal("1"), "divide", decimal("0"), 2)),
    "System.MathException: Divide by 0",
  );
  assert.equal(
    thrown(() => call(decimal("1.25"), "setScale", 1, mode("UNNECESSARY"))),
    "System.MathException: Rounding necessary",
  );
});
