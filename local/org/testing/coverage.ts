import type { Program } from "../compiler/abi.js";
import type { ApexClass } from "../runtime/classes.js";
import type { ClassCoverage, Coverage } from "./results.js";

/** Coverage of every class and trigger that is no test, from the counters of the generated code. */
export function collectCoverage(program: Program): ClassCoverage[] {
  const classes = program.classes.filter((each) => !each.isTest && each.kind !== "interface");
  const units = [...classes, ...program.triggers.map((trigger) => trigger.descriptor)];
  return units.map(coverageOf).filter((each) => each.lines > 0);
}

function coverageOf(unit: ApexClass): ClassCoverage {
  const hits = new Map<number, number>();
  addLines(unit, hits);
  const uncovered = [...hits].filter(([, count]) => count === 0).map(([line]) => line);
  return {
    name: unit.name,
    file: unit.file,
    lines: hits.size,
    covered: hits.size - uncovered.length,
    uncovered: uncovered.sort((left, right) => left - right),
  };
}

function addLines(unit: ApexClass, hits: Map<number, number>): void {
  unit.coverage.lines.forEach((line, index) =>
    hits.set(line, (hits.get(line) ?? 0) + (unit.coverage.hits[index] ?? 0)),
  );
  for (const inner of unit.inner) if (inner.coverage !== unit.coverage) addLines(inner, hits);
}

/** The coverage as an LCOV trace file. */
export function toLcov(coverage: Coverage, allLines: (name: string) => readonly number[]): string {
  const records: string[] = [];
  for (const each of coverage.classes) {
    const uncovered = new Set(each.uncovered);
    const lines = allLines(each.name).map((line) => `DA:${line},${uncovered.has(line) ? 0 : 1}`);
    records.push(
      ["TN:", `SF:${each.file}`, ...lines, `LF:${each.lines}`, `LH:${each.covered}`, "end_of_record"].join("\n"),
    );
  }
  return `${records.join("\n")}\n`;
}

/** The coverage as a table for the terminal; classes with the least coverage first. */
export function coverageTable(coverage: Coverage): string {
  const width = Math.max(5, ...coverage.classes.map((each) => each.name.length));
  const rows = [...coverage.classes]
    .sort((left, right) => left.covered / left.lines - right.covered / right.lines)
    .map((each) => {
      const percent = `${Math.floor((each.covered / each.lines) * 100)} %`.padStart(6);
      return `${each.name.padEnd(width)} ${percent}  ${ranges(each.uncovered)}`;
    });
  const total = `${"All".padEnd(width)} ${`${Math.floor(coverage.percent)} %`.padStart(6)}  ${coverage.covered} of ${coverage.lines} lines`;
  return [`${"Class".padEnd(width)}  Lines  Not reached`, ...rows, total].join("\n");
}

/** `3-5, 9` */
function ranges(lines: readonly number[]): string {
  const parts: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const start = lines[index]!;
    let end = start;
    while (lines[index + 1] === end + 1) end = lines[++index]!;
    parts.push(start === end ? String(start) : `${start}-${end}`);
  }
  return parts.length > 12 ? `${parts.slice(0, 12).join(", ")} ...` : parts.join(", ");
}

/** Executable lines of every covered unit, by name: what an LCOV file lists. */
export function executableLines(program: Program): Record<string, number[]> {
  const lines: Record<string, number[]> = {};
  for (const unit of [
    ...program.classes.filter((each) => !each.isTest),
    ...program.triggers.map((trigger) => trigger.descriptor),
  ]) {
    const hits = new Map<number, number>();
    addLines(unit, hits);
    lines[unit.name] = [...hits.keys()].sort((left, right) => left - right);
  }
  return lines;
}
