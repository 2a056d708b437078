import { spawn } from "node:child_process";
import path from "node:path";
import { projectFiles } from "./gates/files.js";
import { root } from "./gates/gate.js";

interface Counts {
  passed: number;
  failed: number;
}

/** One part of the suite: what it runs and how its output is counted. */
interface Step {
  name: string;
  command: string[];
  count(output: string, code: number): Counts;
}

const node = [process.execPath, "--import", "tsx"];
const number = (text: string | undefined): number => Number(text ?? 0);

/** One pass or one failure, for tools that only say yes or no. */
const yesOrNo = (_output: string, code: number): Counts =>
  code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

function countNode(output: string): Counts {
  const figure = (name: string): number => number(new RegExp(`^\\S+ ${name} (\\d+)$`, "m").exec(output)?.[1]);
  return { passed: figure("pass"), failed: figure("fail") + figure("cancelled") + figure("skipped") + figure("todo") };
}

function countJest(output: string): Counts {
  const line = /^Tests:.*$/m.exec(output)?.[0] ?? "";
  const figure = (name: string): number => number(new RegExp(`(\\d+) ${name}`).exec(line)?.[1]);
  const suites = number(/^Test Suites:.*?(\d+) failed/m.exec(output)?.[1]);
  return { passed: figure("passed"), failed: Math.max(figure("failed") + figure("skipped") + figure("todo"), suites) };
}

function countApex(output: string): Counts {
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

const nodeRun = (files: string[]): string[] => [...node, "--test", "--test-reporter=spec", ...files];
const apexRun = (...more: string[]): string[] => [
  ...node,
  "local/org/cli.ts",
  "test",
  "--source",
  "force-app",
  "--json",
  ...more,
];

const steps: Step[] = [
  { name: "types", command: [...node, "scripts/check.ts", "types"], count: yesOrNo },
  { name: "units", command: nodeRun(nodeTests(/^(local|scripts)\//)), count: countNode },
  { name: "components", command: ["node_modules/.bin/jest", "--config", "config/jest.config.cjs"], count: countJest },
  { name: "apex", command: apexRun(), count: countApex },
  { name: "apex namespaced", command: apexRun("--namespace", "parley"), count: countApex },
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
  // Each file has an org and a workspace of its own, and waits for the one or the other: two of them fill two cores.
  {
    name: "convergence",
    command: nodeRun(["--test-concurrency=2", ...nodeTests(/^e2e\/convergence\//)]),
    count: countNode,
  },
  { name: "browser", command: nodeRun(nodeTests(/^e2e\/(?!convergence\/)/)), count: countNode },
];

/** Runs a command, shows its output as it comes (JSON on stdout is kept for counting only) and answers what it printed. */
function run(command: string[], quietStdout: boolean): Promise<{ output: string; code: number }> {
  return new Promise((resolve, reject) => {
    const [file, ...parameters] = command as [string, ...string[]];
    const child = spawn(file, parameters, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, FORCE_COLOR: "0" },
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (!quietStdout) process.stdout.write(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      if (!quietStdout) output += chunk.toString();
      process.stderr.write(chunk);
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ output, code: code ?? 1 }));
  });
}

async function runStep(step: Step): Promise<Counts> {
  console.log(`\n== ${step.name}`);
  const { output, code } = await run(step.command, step.count === countApex);
  let counts: Counts;
  try {
    counts = step.count(output, code);
  } catch (error) {
    console.log(`  no readable report: ${String(error)}\n${output.slice(0, 4000)}`);
    counts = { passed: 0, failed: 1 };
  }
  if (counts.passed + counts.failed === 0) counts = { passed: 0, failed: 1 }; // a step that tested nothing has failed
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  console.log(`== ${step.name}: ${counts.passed} passed, ${counts.failed} failed`);
  return counts;
}

/** `npm test`: every part in turn, or those named on the command line; ends non-zero on any failure. */
async function main(): Promise<void> {
  const only = process.argv.slice(2);
  const chosen = only.length > 0 ? steps.filter((step) => only.includes(step.name)) : steps;
  if (chosen.length === 0)
    throw new Error(`No part ${only.join(", ")}; there are ${steps.map((step) => step.name).join(", ")}`);
  const total: Counts = { passed: 0, failed: 0 };
  for (const step of chosen) {
    const counts = await runStep(step);
    total.passed += counts.passed;
    total.failed += counts.failed;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

console.log(`Testing ${path.basename(root)} with Node ${process.version}`);
await main();
