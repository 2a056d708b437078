/** What one test method did. */
export interface TestResult {
  /** Name of the class, with namespace in a namespaced org. */
  class: string;
  method: string;
  outcome: "Pass" | "Fail" | "CompileFail";
  message: string | null;
  stackTrace: string | null;
  durationMs: number;
  /** Counters of the test that are not zero. */
  limits: Record<string, number>;
}

/** Line coverage of one class or trigger. */
export interface ClassCoverage {
  name: string;
  file: string;
  covered: number;
  lines: number;
  /** Executable lines that no test reached. */
  uncovered: number[];
}

export interface Coverage {
  covered: number;
  lines: number;
  percent: number;
  classes: ClassCoverage[];
}

/** The outcome of a run, as `--json` prints it. */
export interface TestRun {
  total: number;
  passed: number;
  failed: number;
  durationMs: number;
  tests: TestResult[];
  coverage: Coverage;
}

/** Joins runs of several processes: every test once, lines hit by any of them. */
export function mergeRuns(runs: readonly TestRun[], durationMs: number): TestRun {
  const tests = runs.flatMap((run) => run.tests);
  const classes = new Map<string, ClassCoverage>();
  for (const each of runs.flatMap((run) => run.coverage.classes)) {
    const known = classes.get(each.name);
    if (known === undefined) classes.set(each.name, each);
    else {
      const uncovered = known.uncovered.filter((line) => each.uncovered.includes(line));
      classes.set(each.name, { ...known, uncovered, covered: known.lines - uncovered.length });
    }
  }
  return summarise(tests, [...classes.values()], durationMs);
}

/** Counts and percentages over tests and classes. */
export function summarise(tests: TestResult[], classes: ClassCoverage[], durationMs: number): TestRun {
  const passed = tests.filter((test) => test.outcome === "Pass").length;
  const lines = classes.reduce((sum, each) => sum + each.lines, 0);
  const covered = classes.reduce((sum, each) => sum + each.covered, 0);
  const percent = lines === 0 ? 100 : Math.floor((covered / lines) * 10_000) / 100;
  return {
    total: tests.length,
    passed,
    failed: tests.length - passed,
    durationMs: Math.round(durationMs),
    tests,
    coverage: { covered, lines, percent, classes: classes.sort((left, right) => left.name.localeCompare(right.name)) },
  };
}
