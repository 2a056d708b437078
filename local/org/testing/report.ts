import { writeFileSync } from "node:fs";
import { coverageTable, toLcov } from "./coverage.js";
import type { TestRun } from "./results.js";

export interface ReportOptions {
  /** JSON on standard output, and nothing else there. */
  json: boolean;
  /** The coverage table on the terminal. */
  coverage: boolean;
  /** File for an LCOV trace. */
  lcov: string | null;
}

/** Prints a run: JSON, or failures with their Apex stack and one line of sums. */
export function printRun(run: TestRun & { executable?: Record<string, number[]> }, options: ReportOptions): void {
  const { executable = {}, ...shown } = run;
  if (options.lcov !== null)
    writeFileSync(
      options.lcov,
      toLcov(run.coverage, (name) => executable[name] ?? []),
    );
  if (options.json) {
    process.stdout.write(`${JSON.stringify(shown)}\n`);
    return;
  }
  for (const test of run.tests) {
    if (test.outcome === "Pass") continue;
    console.log(`${test.outcome} ${test.class}.${test.method}\n  ${test.message ?? ""}`);
    if (test.stackTrace !== null) console.log(test.stackTrace.replace(/^/gm, "    "));
  }
  if (options.coverage) console.log(coverageTable(run.coverage));
  const seconds = (run.durationMs / 1_000).toFixed(1);
  console.log(
    `${run.passed} of ${run.total} tests passed, ${run.failed} failed, ${Math.floor(run.coverage.percent)} % of lines reached, ${seconds} s`,
  );
}
