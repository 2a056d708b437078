import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ApexException } from "../runtime/exceptions.js";
import { compileClasses, runLanguage, standardSchema } from "./language-org.js";
import { readRows } from "./rows.js";

const schema = standardSchema();
const rows = readRows(fileURLToPath(new URL("./language", import.meta.url)));
let passed = 0;

for (const row of rows) {
  test(`${row.rule} (${row.name}; ${row.document})`, () => {
    const { program, errors } = compileClasses(schema, [row]);
    const { expect } = row;
    if (expect.kind === "compile error") {
      assert.ok(
        errors.some((error) => error.message.includes(expect.message) && error.line > 0 && error.column > 0),
        `expected "${expect.message}", got ${JSON.stringify(errors)}`,
      );
    } else {
      assert.deepEqual(errors, []);
      const method = program.findClass(row.name)?.methods.find((each) => each.isTest);
      assert.ok(method, `${row.name} has no test method`);
      const thrown = runLanguage(schema, program, () => outcomeOf(() => method.call(null, [])));
      const shown = thrown === null ? "pass" : `exception ${thrown.typeName} ${thrown.shownMessage ?? ""}`;
      assert.equal(shown, expect.kind === "pass" ? "pass" : `exception ${expect.typeName} ${expect.message}`);
    }
    passed++;
  });
}

test("rows of the language", (context) => {
  context.diagnostic(`language: ${passed} of ${rows.length} rows passed`);
  assert.equal(passed, rows.length);
});

function outcomeOf(work: () => unknown): ApexException | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof ApexException) return error;
    throw error;
  }
}
