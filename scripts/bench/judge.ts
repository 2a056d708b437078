import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { root } from "../gates/gate.js";
import { NotHere, type Part, row, type Row } from "./report.js";

const NAME = "fflib-apex-mocks";
const source = path.join(root, "suites", NAME, "sfdx-source/apex-mocks");

/** Seconds of one run of all its tests, the start of the process included. Throws when a test fails. */
function seconds(): number {
  const start = performance.now();
  const parameters = ["--import", "tsx", "local/org/cli.ts", "test", "--json", "--source", source];
  const { status, stderr } = spawnSync(process.execPath, parameters, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`The tests of ${NAME} did not pass: ${stderr.trim().split("\n").at(-1) ?? ""}`);
  return (performance.now() - start) / 1_000;
}

function run(): Promise<Row[]> {
  if (!existsSync(source))
    return Promise.reject(new NotHere(`there is no checkout of ${NAME}; npm run suites -- ${NAME} brings it.`));
  rmSync(path.join(root, ".cache/apex"), { recursive: true, force: true });
  return Promise.resolve([row(`${NAME} with an empty cache`, seconds(), "s"), row(`${NAME} again`, seconds(), "s")]);
}

/** Cold and warm time of a judge's whole test run. */
export const judge: Part = {
  name: "judge",
  about: `all tests of ${NAME}, with an empty cache and again`,
  slow: true,
  run,
};
