import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "./gates/gate.js";

const folder = mkdtempSync(path.join(tmpdir(), "suites-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function git(at: string, ...parameters: string[]): string {
  const identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"];
  const { status, stdout, stderr } = spawnSync("git", ["-C", at, ...identity, ...parameters], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

const testClass = (method: string, body: string): string =>
  `@IsTest private class SumTest { @IsTest static void ${method}() { ${body} } }`;

/** A bare repository with two commits, of which the first is pinned: its test passes, the second's does not. */
function repository(): { url: string; pinned: string } {
  const work = path.join(folder, "work");
  mkdirSync(path.join(work, "classes"), { recursive: true });
  git(work, "init", "--quiet");
  const save = (text: string): string => {
    writeFileSync(path.join(work, "classes/SumTest.cls"), text);
    git(work, "add", ".");
    git(work, "commit", "--quiet", "--message", "a commit");
    return git(work, "rev-parse", "HEAD");
  };
  const pinned = save(testClass("adds", "Assert.areEqual(2, 1 + 1);"));
  save(testClass("addsWrongly", "Assert.areEqual(3, 1 + 1);"));
  const bare = path.join(folder, "sums.git");
  git(folder, "clone", "--quiet", "--bare", work, bare);
  git(bare, "config", "uploadpack.allowAnySHA1InWant", "true");
  return { url: pathToFileURL(bare).href, pinned };
}

function suites(config: string, ...parameters: string[]): { status: number | null; output: Record<string, unknown> } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      "--import",
      "tsx",
      "scripts/suites.ts",
      "--json",
      "--config",
      config,
      "--into",
      path.join(folder, "into"),
      ...parameters,
    ],
    { cwd: root, encoding: "utf8" },
  );
  assert.match(stdout, /^\{/, stderr);
  return { status, output: JSON.parse(stdout) as Record<string, unknown> };
}

test("a suite is cloned at its pinned commit, kept, and a commit that is not there is named", () => {
  const { url, pinned } = repository();
  const config = path.join(folder, "config.json");
  const write = (commit: string): void =>
    writeFileSync(config, JSON.stringify([{ repository: url, commit, sources: ["classes"], passAtLeast: 100 }]));
  write(pinned);
  const first = suites(config);
  assert.equal(first.status, 0, JSON.stringify(first.output));
  assert.equal(first.output["reached"], true);
  const [row] = first.output["suites"] as Record<string, unknown>[];
  assert.deepEqual(
    { name: row!["name"], passed: row!["passed"], total: row!["total"], failures: row!["failures"] },
    { name: "sums", passed: 1, total: 1, failures: [] },
  );
  assert.equal(git(path.join(folder, "into/sums"), "rev-parse", "HEAD"), pinned);
  assert.deepEqual(readdirSync(path.join(folder, "into")), ["sums"]);

  write("0".repeat(39) + "1");
  const missing = suites(config);
  assert.equal(missing.status, 1);
  const [problem] = missing.output["suites"] as Record<string, unknown>[];
  assert.equal(problem!["reached"], false);
  assert.match(String(problem!["problem"]), /not our ref|unadvertised|could not|fatal/i);
});
