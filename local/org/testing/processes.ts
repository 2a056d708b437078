import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Org, type OrgOptions } from "../org.js";
import { executableLines } from "./coverage.js";
import { findTests } from "./discovery.js";
import { mergeRuns, type TestRun } from "./results.js";

export interface ProcessOptions {
  filter: string | null;
  /** `1/3`: this process runs the second third; set for child processes only. */
  shard: string | null;
  /** How many processes; null lets the number of tests decide. */
  processes: number | null;
}

export type ReportedRun = TestRun & { executable: Record<string, number[]> };

/** Below this many tests a second process costs more (it compiles everything again) than it saves. */
const TESTS_PER_PROCESS = 400;

/** Runs the tests of a source tree in one or several processes, each with an org of its own. */
export async function runTestProcesses(options: OrgOptions, run: ProcessOptions): Promise<ReportedRun> {
  const start = performance.now();
  const org = Org.create(options);
  if (run.shard === null) for (const problem of org.metadata.problems) console.error(problem);
  try {
    const count = run.shard === null ? processCount(org, run) : 1;
    const [index, of] = run.shard === null ? [0, count] : (run.shard.split("/").map(Number) as [number, number]);
    const others =
      run.shard === null
        ? Array.from({ length: count - 1 }, (_each, at) => runChild(options, run, `${at + 1}/${count}`))
        : [];
    const own = org.runTests({ filter: run.filter, shard: { index, count: of } });
    const executable = executableLines(org.program);
    const merged = mergeRuns([own, ...(await Promise.all(others))], performance.now() - start);
    return { ...merged, executable };
  } finally {
    org.close();
  }
}

function processCount(org: Org, run: ProcessOptions): number {
  if (run.processes !== null) return Math.max(1, run.processes);
  const tests = findTests(org).reduce((sum, each) => sum + each.methods.length, 0);
  return Math.max(1, Math.min(availableParallelism(), Math.floor(tests / TESTS_PER_PROCESS)));
}

/** A child process that runs one shard; its JSON comes back over standard output. */
function runChild(options: OrgOptions, run: ProcessOptions, shard: string): Promise<TestRun> {
  const args = ["test", "--json", "--shard", shard];
  for (const source of options.sources) args.push("--source", source);
  if (options.namespace) args.push("--namespace", options.namespace);
  if (options.shape?.personAccounts) args.push("--person-accounts");
  for (const certificate of options.certificates ?? []) args.push("--certificate", certificate);
  if (run.filter !== null) args.push("--filter", run.filter);
  const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", cli, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0 || code === 1) resolve(JSON.parse(output) as TestRun);
      else reject(new Error(`A test process ended with code ${code}`));
    });
  });
}
