import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectFiles } from "../gates/files.js";
import { root } from "../gates/gate.js";
import { ended, excerpt, startProcess } from "./processes.js";
import { type Part, row, type Row } from "./report.js";

const LONGEST_START_MINUTES = 10;

interface Times {
  /** Seconds until the address was printed. */
  address: number;
  /** Seconds until everything could be used. */
  ready: number;
}

/** The project's files without any cache, beside the installed packages. */
function copyProject(folder: string): void {
  for (const file of projectFiles()) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    copyFileSync(path.join(root, file), path.join(folder, file));
  }
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"), "dir");
}

/** Starts the demonstration, takes the times of its two messages and stops it. Throws when it does not become ready. */
async function startOnce(folder: string, temporary: string): Promise<Times> {
  const begin = performance.now();
  const times: Partial<Times> = {};
  const note = (what: keyof Times): void => void (times[what] ??= (performance.now() - begin) / 1000);
  const command = [process.execPath, "--import", "tsx", "local/start/index.ts", "--port", "0"];
  let stop = (): void => undefined;
  const demonstration = startProcess(
    command,
    { cwd: folder, env: { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary } },
    (output) => {
      if (/^Lightning +http/m.test(output)) note("address");
      if (!/^Ready\./m.test(output)) return;
      note("ready");
      stop();
    },
  );
  stop = () => void demonstration.child.kill("SIGINT");
  const timer = setTimeout(stop, LONGEST_START_MINUTES * 60_000);
  await ended(demonstration);
  clearTimeout(timer);
  const { address, ready } = times;
  if (address === undefined || ready === undefined)
    throw new Error(`npm start did not become ready:\n${excerpt(demonstration.output())}`);
  return { address, ready };
}

/** A first start with empty caches, those of the loader included, and a second one with what the first left. */
async function run(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "parley-start-"));
  try {
    const project = path.join(folder, "project");
    const temporary = path.join(folder, "temporary");
    mkdirSync(temporary);
    copyProject(project);
    const first = await startOnce(project, temporary);
    const second = await startOnce(project, temporary);
    return [
      row("first start, until the address", first.address, "seconds"),
      row("first start, until ready", first.ready, "seconds"),
      row("second start, until the address", second.address, "seconds"),
      row("second start, until ready", second.ready, "seconds"),
      row("second start as a share of the first", second.ready / first.ready, "ratio"),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const start: Part = {
  name: "start",
  about: "seconds from npm start to its address and to ready, with empty and with filled caches",
  slow: true,
  run,
};
