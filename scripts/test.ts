import { spawn } from "node:child_process";
import path from "node:path";
import { projectFiles } from "./gates/files.js";
import { root } from "./gates/gate.js";

interface Counts {
  passed: number;
  failed: number;
}

/** What a command printed, and how it ended. */
interface Ran {
  output: string;
  errors: string;
  code: number;
}

/** One part of the suite: what it runs and how its output is counted. */
interface Step {
  name: string;
  command: string[];
  count(ran: Ran): Counts;
}

const node = [process.execPath, "--import", "tsx"];
const number = (text: string | undefined): number => Number(text ?? 0);

/** One pass or one failure, for tools that only say yes or no. */
const yesOrNo = ({ code }: Ran): Counts => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

function countNode({ output }: Ran): Counts {
  const figure = (name: string): number => number(new RegExp(`^\\S+ ${name} (\\d+)$`, "m").exec(output)?.[1]);
  return { passed: figure("pass"), failed: figure("fail") + figure("cancelled") + figure("skipped") + figure("todo") };
}

/** Jest reports on its error stream. */
function countJest({ errors }: Ran): Counts {
  const line = /^Tests:.*$/m.exec(errors)?.[0] ?? "";
  const figure = (name: string): number => number(new RegExp(`(\\d+) ${name}`).exec(line)?.[1]);
  const suites = number(/^Test Suites:.*?(\d+) failed/m.exec(errors)?.[1]);
  return { passed: figure("passed"), failed: Math.max(figure("failed") + figure("skipped") + figure("todo"), suites) };
}

function countApex({ output }: Ran): Counts {
  const report = JSON.parse(output.slice(output.indexOf("{"))) as {
    passed: number;
    failed: number;
    tests: { class: string; method: string; outcome: string; message: string | null; stackTrace: string | null }[];
  };
  for (const test of report.tests)
    if (test.outcome !== "Pass")
      console.log(`  ${test.class}.${test.method}: ${test.message}\n${test.stackTrace ?? ""}`);
  return { passed: report.passed, failed: report.failed };
}

function nodeTests(prefix: RegExp): string[] {
  return projectFiles(".test.ts").filter((file) => prefix.test(file) && !file.includes("/lwc/"));
}

/** Two files at a time: one often waits for what the other does not need. */
const nodeRun = (files: string[]): string[] => [
  ...node,
  "--test",
  "--test-concurrency=2",
  "--test-reporter=spec",
  ...files,
];
const apexRun = (...more: string[]): string[] => [
  ...node,
  "local/org/cli.ts",
  "test",
  "--source",
  "force-app",
  "--json",
  ...more,
];

/** Every part, in turn. Those of one round run side by side: none of them keeps two cores busy. */
const rounds: Step[][] = [
  [
    { name: "types", command: [...node, "scripts/check.ts", "types"], count: yesOrNo },
    { name: "components", command: ["node_modules/.bin/jest", "--config", "config/jest.config.cjs"], count: countJest },
  ],
  [{ name: "units", command: nodeRun(nodeTests(/^(local|scripts)\//)), count: countNode }],
  [
    { name: "apex", command: apexRun(), count: countApex },
    { name: "apex namespaced", command: apexRun("--namespace", "parley"), count: countApex },
  ],
  [
    // Most orgs have none; what is about persons must work where they are accounts.
    {
      name: "apex with person accounts",
      command: apexRun("--person-accounts", "--filter", "Person"),
      count: countApex,
    },
    // Contacts, leads and accounts of an org are public or private; what pages refuse shows where they are private.
    {
      name: "apex with private records",
      command: apexRun("--source", "e2e/private-records", "--filter", "PrivateRecords"),
      count: countApex,
    },
  ],
  [{ name: "convergence", command: nodeRun(nodeTests(/^e2e\/convergence\//)), count: countNode }],
  // The file about answering waits more than it works, for what Intercom must have had time to tell.
  [
    { name: "browser, setup", command: nodeRun(nodeTests(/^e2e\/(?!convergence\/|reply|viewer)/)), count: countNode },
    { name: "browser, records", command: nodeRun(nodeTests(/^e2e\/(reply|viewer)/)), count: countNode },
  ],
];

/** Runs a command to its end; shows what it prints as it comes, unless it is to be quiet. */
function run(command: string[], quiet: boolean): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const [file, ...parameters] = command as [string, ...string[]];
    const child = spawn(file, parameters, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, FORCE_COLOR: "0" },
    });
    const ran: Ran = { output: "", errors: "", code: 1 };
    child.stdout.on("data", (chunk: Buffer) => {
      ran.output += chunk.toString();
      if (!quiet) process.stdout.write(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      ran.errors += chunk.toString();
      if (!quiet) process.stderr.write(chunk);
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...ran, code: code ?? 1 }));
  });
}

/** Runs one part and counts it. Alone it is shown as it runs, otherwise at its end; a report in JSON is only counted. */
async function runStep(step: Step, alone: boolean): Promise<Counts> {
  const isReport = step.count === countApex;
  if (alone) console.log(`\n== ${step.name}`);
  const ran = await run(step.command, !alone || isReport);
  if (!alone) console.log(`\n== ${step.name}\n${isReport ? "" : ran.output}${ran.errors}`);
  else if (isReport) console.log(ran.errors);
  let counts: Counts;
  try {
    counts = step.count(ran);
  } catch (error) {
    console.log(`  no readable report: ${String(error)}\n${ran.output.slice(0, 4000)}`);
    counts = { passed: 0, failed: 1 };
  }
  if (counts.passed + counts.failed === 0) counts = { passed: 0, failed: 1 }; // a step that tested nothing has failed
  if (ran.code !== 0 && counts.failed === 0) counts.failed = 1;
  console.log(`== ${step.name}: ${counts.passed} passed, ${counts.failed} failed`);
  return counts;
}

/** `npm test`: every part, or those named on the command line; ends non-zero on any failure. */
async function main(): Promise<void> {
  const only = process.argv.slice(2);
  const names = rounds.flat().map(({ name }) => name);
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`No part ${unknown.join(", ")}; there are ${names.join(", ")}`);
  const total: Counts = { passed: 0, failed: 0 };
  for (const round of rounds) {
    const chosen = round.filter(({ name }) => only.length === 0 || only.includes(name));
    for (const counts of await Promise.all(chosen.map((step) => runStep(step, chosen.length === 1)))) {
      total.passed += counts.passed;
      total.failed += counts.failed;
    }
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

console.log(`Testing ${path.basename(root)} with Node ${process.version}`);
await main();
