import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { coverageTable, executableLines, toLcov } from "./coverage.js";
import type { TestRun } from "./results.js";
import { withOrg, withSources } from "./source-folder.js";

const CLI = fileURLToPath(new URL("../cli.ts", import.meta.url));
const cli = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, ["--import", "tsx", CLI, ...args], { encoding: "utf8" });

const SOURCES = {
  "Adder.cls": `public class Adder {
    public static Integer add(Integer a, Integer b) {
        if (a == null) {
            return b;
        }
        return a + b;
    }
}`,
  "AdderTest.cls": `@IsTest
private class AdderTest {
    static Integer calls = 0;
    @TestSetup static void prepare() { calls = 5; insert new Account(Name = 'set up'); }
    @IsTest static void adds() { calls++; Assert.areEqual(1, calls); Assert.areEqual(3, Adder.add(1, 2)); insert new Account(Name = 'mine'); }
    static testMethod void seesOnlySetup() { Assert.areEqual(0, calls); Assert.areEqual(1, [SELECT COUNT() FROM Account]); }
    @IsTest static void fails() { Assert.areEqual(4, Adder.add(1, 2), 'sum'); }
    static void helper() {}
}`,
  "Broken.cls": `@IsTest
private class Broken {
    @IsTest static void one() { Nothing.at(); }
    @IsTest static void two() {}
}`,
};

test("the JSON of a run: every test counted, those that do not compile failed", () => {
  withSources(SOURCES, (folder) => {
    const { status, stdout } = cli("test", "--source", folder, "--json");
    assert.equal(status, 1);
    const run = JSON.parse(stdout) as TestRun;
    assert.deepEqual(Object.keys(run), ["total", "passed", "failed", "durationMs", "tests", "coverage"]);
    assert.deepEqual([run.total, run.passed, run.failed], [5, 2, 3]);
    const failed = run.tests.find((each) => each.method === "fails");
    assert.deepEqual(Object.keys(failed ?? {}), [
      "class",
      "method",
      "outcome",
      "message",
      "stackTrace",
      "durationMs",
      "limits",
    ]);
    assert.equal(failed?.message, "System.AssertException: Assertion Failed: sum: Expected: 4, Actual: 3");
    assert.match(failed?.stackTrace ?? "", /^Class\.AdderTest\.fails: line 7, column 1/);
    const broken = run.tests.filter((each) => each.class === "Broken");
    assert.deepEqual(
      broken.map((each) => each.outcome),
      ["CompileFail", "CompileFail"],
    );
    assert.match(broken[0]?.message ?? "", /Broken\.cls:3:\d+ Variable does not exist: Nothing/);
    assert.deepEqual(run.coverage.classes, [
      { name: "Adder", file: `${folder}/Adder.cls`, covered: 2, lines: 3, uncovered: [4] },
    ]);
  });
});

test("a filter chooses tests, a namespace names them", () => {
  withSources(SOURCES, (folder) => {
    const { status, stdout } = cli("test", "--source", folder, "--json", "--filter", "adds", "--namespace", "ns");
    const run = JSON.parse(stdout) as TestRun;
    assert.deepEqual(
      run.tests.map((each) => [each.class, each.method, each.outcome]),
      [["ns.AdderTest", "adds", "Pass"]],
    );
    assert.equal(status, 0);
  });
});

test("several processes find the same as one", () => {
  withSources(SOURCES, (folder) => {
    const one = JSON.parse(cli("test", "--source", folder, "--json").stdout) as TestRun;
    const two = JSON.parse(cli("test", "--source", folder, "--json", "--processes", "2").stdout) as TestRun;
    const outcomes = (run: TestRun): string[] =>
      run.tests.map((each) => `${each.class}.${each.method} ${each.outcome}`).sort();
    assert.deepEqual(outcomes(two), outcomes(one));
    assert.deepEqual(two.coverage, one.coverage);
  });
});

test("coverage as a table and as LCOV", () => {
  const good = Object.fromEntries(Object.entries(SOURCES).filter(([name]) => name !== "Broken.cls"));
  withOrg(good, (org) => {
    const run = org.runTests();
    const lines = executableLines(org.program);
    assert.match(
      toLcov(run.coverage, (name) => lines[name] ?? []),
      /SF:.*Adder\.cls\nDA:3,1\nDA:4,0\nDA:6,1\nLF:3\nLH:2\nend_of_record/,
    );
    assert.match(coverageTable(run.coverage), /Adder\s+66 %\s+4\n/);
  });
});
