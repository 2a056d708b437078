import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "./gate.js";

/** Files of the work tree that git tracks or would track, relative to the root, optionally by ending. */
export function projectFiles(...endings: string[]): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  return listed
    .split("\n")
    .filter((file) => file && (endings.length === 0 || endings.some((ending) => file.endsWith(ending))))
    .filter((file) => existsSync(path.join(root, file)));
}
