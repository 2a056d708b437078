/** One figure of a part. `bar` is the most it may be; `ok` says whether it is. */
export interface Row {
  name: string;
  value: number;
  unit: string;
  bar?: number;
  ok?: boolean;
}

export interface Report {
  part: string;
  rows: Row[];
  /** Why the part could not be measured. */
  error?: string;
  /** What the part needs is not on this machine: there is nothing to measure, and no bar is missed. */
  absent?: boolean;
}

/** Thrown by a part when what it measures is not on this machine. */
export class NotHere extends Error {}

/** A part of the benchmarks. */
export interface Part {
  name: string;
  /** What it measures, for the help text. */
  about: string;
  /** Runs only when named, or with `--all`. */
  slow: boolean;
  run: () => Promise<Row[]>;
}

/** A figure, judged by its bar where there is one. */
export function row(name: string, value: number, unit: string, bar?: number): Row {
  const rounded = Math.round(value * 1000) / 1000;
  return bar === undefined
    ? { name, value: rounded, unit }
    : { name, value: rounded, unit, bar, ok: Number.isFinite(rounded) && rounded <= bar };
}

const numbers = new Intl.NumberFormat("en-US", { maximumFractionDigits: 3 });

/** The report as a table for people: figures to the right, bars and verdicts where there are any. */
export function formatReport({ part, rows, error, absent }: Report): string {
  if (absent === true) return `== ${part}\n  Not measured: ${error ?? ""}`;
  if (error !== undefined) return [`== ${part}`, ...error.split("\n").map((line) => `  ${line}`)].join("\n");
  const cells = rows.map(({ name, value, unit, bar, ok }) => [
    name,
    Number.isFinite(value) ? numbers.format(value) : "none",
    unit,
    bar === undefined ? "" : `at most ${numbers.format(bar)}`,
    ok === undefined ? "" : ok ? "ok" : "MISSED",
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(0, ...cells.map((line) => line[column]!.length)));
  const lines = cells.map((line) =>
    line
      .map((cell, column) => (column === 1 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join("  ")
      .trimEnd(),
  );
  return [`== ${part}`, ...lines.map((line) => `  ${line}`)].join("\n");
}

/**
 * Names of the rows that missed their bar, each with its part; a part that could not be measured missed all of its own, unless what it measures is
 * not on this machine.
 */
export function missedBars(reports: readonly Report[]): string[] {
  return reports.flatMap(({ part, rows, error, absent }) =>
    error === undefined || absent === true
      ? rows.filter(({ ok }) => ok === false).map(({ name }) => `${part}: ${name}`)
      : [`${part}: not measured`],
  );
}
