import { copyFileSync, existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "../gates/gate.js";
import { ended, excerpt, startProcess } from "./processes.js";
import { type Part, row, type Row } from "./report.js";

const MEGABYTE = 1_000_000;
const MOST_MEGABYTES = 900;
const BLOCK = 512;

interface Size {
  /** Bytes on the disk, as `du` counts them: a file with several names once. */
  used: number;
  /** Bytes of the files' contents. */
  apparent: number;
  files: number;
}

/** Size of a folder with everything in it; links are not followed. */
function sizeOf(folder: string): Size {
  const size: Size = { used: 0, apparent: 0, files: 0 };
  const seen = new Set<number>();
  const add = (file: string): void => {
    const { ino, nlink, blocks, size: bytes } = lstatSync(file);
    if (nlink > 1 && seen.has(ino)) return;
    seen.add(ino);
    size.used += blocks * BLOCK;
    size.apparent += bytes;
  };
  add(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    add(path.join(entry.parentPath, entry.name));
    if (!entry.isDirectory()) size.files++;
  }
  return size;
}

/** `npm ci` in an empty folder, with npm's own cache as it is. */
async function run(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "parley-install-"));
  try {
    for (const file of ["package.json", "package-lock.json", ".npmrc"])
      if (existsSync(path.join(root, file))) copyFileSync(path.join(root, file), path.join(folder, file));
    const start = performance.now();
    const install = startProcess(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder });
    const code = await ended(install);
    const seconds = (performance.now() - start) / 1000;
    if (code !== 0) throw new Error(`npm ci ended with ${code}:\n${excerpt(install.output())}`);
    const { used, apparent, files } = sizeOf(path.join(folder, "node_modules"));
    return [
      row("npm ci", Math.round(seconds), "seconds"),
      row("node_modules on disk", Math.round(used / MEGABYTE), "MB", MOST_MEGABYTES),
      row("node_modules, contents of its files", Math.round(apparent / MEGABYTE), "MB"),
      row("files", files, "files"),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const install: Part = {
  name: "install",
  about: "time of npm ci in an empty folder, and the size of what it installs",
  slow: true,
  run,
};
