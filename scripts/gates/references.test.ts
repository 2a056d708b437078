import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { repeatedLabels } from "./references.js";

describe("labels defined twice", () => {
  test("each label once is fine", () => {
    assert.deepEqual(
      repeatedLabels([
        { name: "One", file: "a" },
        { name: "Two", file: "a" },
        { name: "One_Two", file: "b" },
      ]),
      [],
    );
  });

  test("the second definition is named, with where the first one is, whatever the case", () => {
    assert.deepEqual(
      repeatedLabels([
        { name: "One", file: "a" },
        { name: "Two", file: "a" },
        { name: "ONE", file: "b" },
      ]),
      [{ rule: "repeated-label", file: "b", message: "label ONE is defined already, in a" }],
    );
  });

  test("three definitions are two too many, also in one file", () => {
    const thrice = ["One", "One", "One"].map((name) => ({ name, file: "a" }));
    assert.equal(repeatedLabels(thrice).length, 2);
  });
});
