import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { root } from "./gates/gate.js";

/** An Apex project of others whose tests pass on Salesforce: a judge of the local org. */
interface Suite {
  repository: string;
  commit: string;
  /** Source folders inside the checkout. */
  sources: string[];
  /** Names of the suites whose sources it needs too; their tests do not count for it. */
  needs?: string[];
  /** Options of the test command that describe the org which the project asks for. */
  options?: string[];
  /** Percent of the tests found. */
  passAtLeast: number;
}

interface TestRun {
  total: number;
  passed: number;
  durationMs: number;
  tests: { class: string; method: string; outcome: string; message: string | null }[];
}

type Row = { name: string; bar: number } & ({ problem: string } | { passed: number; total: number; seconds: number });

const usage = `npm run suites [-- [--from DIR] [--namespace NS] [--failures | --json] [--config FILE] [--into DIR] [NAME...]]
  --from DIR       use the checkouts DIR/<name> as they are instead of cloning
  --into DIR       clone into this folder; 'suites' when absent
  --config FILE    the list of suites; config/apex-suites.json when absent
  --namespace NS   run them as inside a managed package of that namespace
  --failures       list the tests that fail
  --json           one object on standard output and nothing else there`;

/** Where checkouts are: `from` as they are, else fetched into `into`. */
interface Places {
  from: string | undefined;
  into: string;
}

const nameOf = ({ repository }: Suite): string => path.basename(repository, ".git");

function readSuites(file: string): Suite[] {
  return JSON.parse(readFileSync(file, "utf8")) as Suite[];
}

function git(folder: string, ...parameters: string[]): string {
  const { status, stdout, stderr, error } = spawnSync("git", ["-C", folder, ...parameters], {
    encoding: "utf8",
    env: { ...process.env, GIT_TERMINAL_PROMPT: "0" },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr.trim().split("\n").at(-1) ?? `git ended with ${status}`);
  return stdout.trim();
}

/** Brings the pinned commit into the ignored folder; a checkout of that commit is left as it is. Throws what git says. */
function clone(suite: Suite, into: string): string {
  const folder = path.join(into, nameOf(suite));
  if (!existsSync(path.join(folder, ".git"))) {
    mkdirSync(folder, { recursive: true });
    git(folder, "init", "--quiet");
  }
  const here = spawnSync("git", ["-C", folder, "rev-parse", "--verify", "--quiet", "HEAD"], { encoding: "utf8" });
  if (here.stdout.trim() === suite.commit) return folder;
  git(folder, "fetch", "--quiet", "--depth", "1", suite.repository, suite.commit);
  git(folder, "checkout", "--quiet", "--force", suite.commit);
  return folder;
}

/** The checkout of a suite. Throws when it cannot be brought or lacks a source folder. */
function checkout(suite: Suite, { from, into }: Places): string {
  const folder = from === undefined ? clone(suite, into) : path.resolve(from, nameOf(suite));
  const missing = suite.sources.map((source) => path.join(folder, source)).find((source) => !existsSync(source));
  if (missing !== undefined) throw new Error(`there is no folder ${missing}`);
  return folder;
}

function sourceFolders(suite: Suite, places: Places): string[] {
  const folder = checkout(suite, places);
  return suite.sources.map((source) => path.join(folder, source));
}

function runTests(suite: Suite, sources: string[], needed: string[], namespace: string | undefined): TestRun {
  const parameters = ["--import", "tsx", "local/org/cli.ts", "test", "--json", ...(suite.options ?? [])];
  for (const source of [...sources, ...needed]) parameters.push("--source", source);
  if (namespace !== undefined) parameters.push("--namespace", namespace);
  const { stdout, stderr, error } = spawnSync(process.execPath, parameters, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (!stdout.startsWith("{")) throw new Error(stderr.trim().split("\n").at(-1) ?? "the run printed nothing");
  return ownTests(JSON.parse(stdout) as TestRun, needed);
}

function classNames(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".cls")).map((file) => path.basename(file, ".cls").toLowerCase());
}

/** Without the tests of the sources that are only there because they are needed. */
function ownTests(run: TestRun, needed: string[]): TestRun {
  if (needed.length === 0) return run;
  const foreign = new Set(needed.flatMap(classNames));
  const tests = run.tests.filter((test) => !foreign.has(test.class.split(".").at(-1)!.toLowerCase()));
  return { ...run, tests, total: tests.length, passed: tests.filter(({ outcome }) => outcome === "Pass").length };
}

const percent = (row: { passed: number; total: number }): number => (100 * row.passed) / Math.max(1, row.total);
const reachesBar = (row: Row): boolean => !("problem" in row) && row.total > 0 && percent(row) >= row.bar;

function printRow(row: Row): void {
  const result =
    "problem" in row
      ? `not run: ${row.problem}`
      : `${`${row.passed}/${row.total}`.padEnd(9)} ${percent(row).toFixed(1).padStart(5)} %  ${row.seconds.toFixed(1).padStart(6)} s`;
  console.log(`${row.name.padEnd(28)} ${String(row.bar).padStart(3)} %  ${result}${reachesBar(row) ? "" : "  MISSED"}`);
}

type Failures = TestRun["tests"];

function runSuite(suite: Suite, all: readonly Suite[], places: Places, namespace: string | undefined): [Row, Failures] {
  const head = { name: nameOf(suite), bar: suite.passAtLeast };
  try {
    const needed = all.filter((each) => suite.needs?.includes(nameOf(each)));
    const sources = sourceFolders(suite, places);
    const neededSources = needed.flatMap((each) => sourceFolders(each, places));
    const run = runTests(suite, sources, neededSources, namespace);
    const failures = run.tests.filter(({ outcome }) => outcome !== "Pass");
    return [{ ...head, passed: run.passed, total: run.total, seconds: run.durationMs / 1_000 }, failures];
  } catch (error) {
    return [{ ...head, problem: error instanceof Error ? error.message : String(error) }, []];
  }
}

/** A row as `--json` gives it: what is missing says `problem`. */
function asJson(row: Row, failures: Failures): object {
  const tests = failures.map((test) => ({ class: test.class, method: test.method, message: test.message }));
  return { ...row, reached: reachesBar(row), failures: tests };
}

/** Runs the suites one after the other and prints the table; ends non-zero when one is missed or cannot be brought. */
function main(): void {
  const { values, positionals } = parseArgs({
    options: {
      from: { type: "string" },
      into: { type: "string", default: path.join(root, "suites") },
      config: { type: "string", default: path.join(root, "config/apex-suites.json") },
      namespace: { type: "string" },
      failures: { type: "boolean" },
      json: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  const suites = readSuites(values.config);
  const unknown = positionals.find((name) => !suites.some((suite) => nameOf(suite) === name));
  if (unknown !== undefined) throw new Error(`There is no suite '${unknown}'.\n${usage}`);
  const chosen = suites.filter((suite) => positionals.length === 0 || positionals.includes(nameOf(suite)));
  const places: Places = { from: values.from, into: path.resolve(values.into) };
  if (!values.json) console.log(`${"suite".padEnd(28)} at least  passed`);
  const results = chosen.map((suite) => {
    const [row, failures] = runSuite(suite, suites, places, values.namespace);
    if (!values.json) printRow(row);
    if (values.failures && !values.json)
      for (const test of failures) console.log(`  ${test.class}.${test.method}: ${test.message ?? ""}`);
    return { row, failures };
  });
  const reached = results.every(({ row }) => reachesBar(row));
  if (values.json)
    console.log(
      JSON.stringify({ reached, suites: results.map(({ row, failures }) => asJson(row, failures)) }, null, 2),
    );
  if (!reached) process.exitCode = 1;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
