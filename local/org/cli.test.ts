import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";

const cli = path.join(import.meta.dirname, "cli.ts");

function run(...parameters: string[]): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, ["--import", "tsx", cli, ...parameters], { encoding: "utf8" });
}

test("a missing file, a missing folder and an unknown option are named, with what to do", () => {
  const cases: [parameters: string[], expected: RegExp][] = [
    [["run", "no-such-file.apex", "--source", import.meta.dirname], /There is no file no-such-file\.apex/],
    [["test", "--source", "no-such-folder"], /There is no folder no-such-folder\. Name a folder/],
    [["test", "--nonsense"], /Unknown option '--nonsense'[\s\S]*Usage:/],
    [[], /Usage:/],
  ];
  for (const [parameters, expected] of cases) {
    const { status, stderr } = run(...parameters);
    assert.equal(status, 2, stderr);
    assert.match(stderr, expected);
  }
});
