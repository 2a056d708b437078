import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Org } from "../org.js";
import type { TestResult } from "../testing/results.js";
import { type ConformanceRow, readRows } from "./rows.js";

/**
 * Runs the rows of a folder beside this file in an org made of it: its classes are the rows, what stands in `support` (objects, triggers, permission
 * sets, classes) is there for all of them, and `before.apex` in it leaves the records the org has from before. What stands in `shared` is in every
 * such org. Reports rows passed of rows.
 */
export function testRows(group: string): void {
  const folder = fileURLToPath(new URL(`./${group}`, import.meta.url));
  const rows = readRows(folder);
  let passed = 0;
  const org = Org.create({ sources: [fileURLToPath(new URL("./shared", import.meta.url)), folder] });
  const script = path.join(folder, "support", "before.apex");
  if (existsSync(script)) org.executeAnonymous(readFileSync(script, "utf8"));
  const run = org.runTests();
  for (const row of rows) {
    test(`${row.rule} (${row.name}; ${row.document})`, () => {
      const { expect } = row;
      const shown = outcome(org, row, run.tests);
      if (expect.kind === "exception" && expect.startsOnly)
        assert.ok(shown.startsWith(expected(row)), `${shown} does not start with ${expected(row)}`);
      else assert.equal(shown, expected(row));
      passed++;
    });
  }
  test(`rows of ${group}`, (context) => {
    const elsewhere = org.compileErrors.find((error) => rows.every((row) => row.name !== error.className));
    assert.equal(elsewhere, undefined, JSON.stringify(elsewhere));
    context.diagnostic(`${group}: ${passed} of ${rows.length} rows passed`);
    assert.equal(passed, rows.length);
    org.close();
  });
}

function expected({ expect }: ConformanceRow): string {
  if (expect.kind === "pass") return "pass";
  if (expect.kind === "compile error") return `compile error ${expect.message}`;
  return `exception ${expect.typeName}: ${expect.message}`;
}

function outcome(org: Org, row: ConformanceRow, results: readonly TestResult[]): string {
  const errors = org.compileErrors.filter((error) => path.basename(error.file) === `${row.name}.cls`);
  if (errors.length > 0) {
    const { expect } = row;
    const wanted = expect.kind === "compile error" && errors.some((error) => error.message.includes(expect.message));
    if (wanted) return `compile error ${expect.message}`;
    return `compile error ${errors.map((error) => `${error.line}:${error.column} ${error.message}`).join("; ")}`;
  }
  const own = results.filter((result) => result.class === row.name);
  if (own.length === 0) return "no test method";
  const failed = own.find((result) => result.outcome !== "Pass");
  if (failed === undefined) return "pass";
  // Only a row that expects an exception is judged by the message alone; others show where they failed.
  return `exception ${failed.message ?? ""}${row.expect.kind === "exception" ? "" : `\n${failed.stackTrace ?? ""}`}`;
}
