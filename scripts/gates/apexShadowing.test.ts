import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { shadowedConstants } from "./apexShadowing.js";

const found = (body: string): string[] =>
  shadowedConstants("Sample.cls", `public class Sample {\n${body}\n}`).map(
    (finding) => `${finding.line} ${finding.message.split(":")[0]}`,
  );
const constant = "private static final Integer MOST = 5, LEAST = 1;";

describe("constants hidden by variables", () => {
  test("a local variable, also the second of its statement", () => {
    assert.deepEqual(found(`${constant}\nvoid run() { Integer first = 1, Most = first; }`), [
      "3 Most hides the constant MOST",
    ]);
  });

  test("parameters of methods and constructors", () => {
    assert.deepEqual(found(`${constant}\nvoid run(Integer least) {}\nSample(String most) {}`), [
      "3 least hides the constant LEAST",
      "4 most hides the constant MOST",
    ]);
  });

  test("loops, catches and cases by type", () => {
    const loops = "for (Integer most : numbers) {} for (Integer least = 0; least < 2; least++) {}";
    assert.equal(found(`${constant} void run() { ${loops} }`).length, 2);
    assert.equal(found(`${constant} void run() { try { go(); } catch (Exception most) { return; } }`).length, 1);
    assert.equal(found(`${constant} void run() { switch on it { when Account most { go(); } } }`).length, 1);
  });

  test("a constant that is declared after its use, and one of the class around", () => {
    assert.equal(found(`void run() { Integer most; } ${constant}`).length, 1);
    assert.equal(found(`${constant} class Inner { void run() { Integer most; } }`).length, 1);
  });

  test("neither fields, nor constants of an inner class, nor text and comments are concerned", () => {
    assert.deepEqual(found("private final Integer most; void run(Integer most) { this.most = most; }"), []);
    assert.deepEqual(found("private static Integer most; void run(Integer MOST) {}"), []);
    assert.deepEqual(found(`class Inner { ${constant} }\nvoid run() { Integer most; }`), []);
    assert.deepEqual(found(`${constant} void run() { String text = 'Integer most'; /* Integer most */ }`), []);
    assert.deepEqual(found(`${constant} void run() { Integer mostly = MOST; }`), []);
  });

  test("source that a parser must look at twice", () => {
    assert.equal(found(`${constant} void run() { a.b(c).d[0].e = (f) g == h ? i : j; Integer most; }`).length, 1);
  });

  test("a trigger has no constants", () => {
    assert.deepEqual(shadowedConstants("Sample.trigger", "trigger Sample on Account (after update) { go(); }"), []);
  });
});
