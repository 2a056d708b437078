import { parseArgs } from "node:util";
import { apex } from "./bench/apex.js";
import { engine, engineLarge } from "./bench/engine.js";
import { fields } from "./bench/fields.js";
import { importHeadersLarge, importHeadersPart, importLarge, importPart } from "./bench/import.js";
import { install } from "./bench/install.js";
import { judge } from "./bench/judge.js";
import { owners } from "./bench/owners.js";
import { save } from "./bench/save.js";
import { start } from "./bench/start.js";
import { viewer } from "./bench/viewer.js";
import { worker } from "./bench/worker.js";
import { formatReport, missedBars, NotHere, type Part, type Report } from "./bench/report.js";

const parts: Part[] = [
  importPart,
  worker,
  engine,
  save,
  owners,
  fields,
  engineLarge,
  importLarge,
  importHeadersPart,
  importHeadersLarge,
  apex,
  judge,
  install,
  start,
  viewer,
];

const usage = [
  "npm run bench [-- [--json] [--all] [PART...]]",
  ...parts.map(
    ({ name, about, slow }) => `  ${name.padEnd(12)} ${about}${slow ? " (slow: only when named, or with --all)" : ""}`,
  ),
].join("\n");

function chosenParts(names: string[], all: boolean): Part[] {
  const unknown = names.find((name) => !parts.some((part) => part.name === name));
  if (unknown !== undefined) throw new Error(`There is no part '${unknown}'.\n${usage}`);
  if (names.length > 0) return parts.filter(({ name }) => names.includes(name));
  return parts.filter(({ slow }) => all || !slow);
}

/** A part that fails does not keep the others from running. */
async function runPart({ name, run }: Part): Promise<Report> {
  try {
    return { part: name, rows: await run() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { part: name, rows: [], error: message, ...(error instanceof NotHere ? { absent: true } : {}) };
  }
}

/** Runs the parts, prints their tables, or with `--json` the reports alone; ends non-zero when a bar is missed. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: "boolean" }, all: { type: "boolean" } },
    allowPositionals: true,
  });
  const chosen = chosenParts(positionals, values.all ?? false);
  const reports: Report[] = [];
  for (const part of chosen) {
    const report = await runPart(part);
    reports.push(report);
    if (!values.json) console.log(`${formatReport(report)}\n`);
  }
  const left = parts.filter((part) => !chosen.includes(part)).map(({ name }) => name);
  if (values.json) console.log(JSON.stringify(reports, null, 2));
  else if (left.length > 0) console.log(`Not run: ${left.join(", ")}. Name a part to run it, or run all with --all.`);
  const missed = missedBars(reports);
  if (missed.length === 0) return;
  console.error(`Missed: ${missed.join("; ")}`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
