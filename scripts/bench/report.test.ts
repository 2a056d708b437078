import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { formatReport, missedBars, row } from "./report.js";

describe("reports of the benchmarks", () => {
  test("a row is judged by its bar, and a bar may be met exactly", () => {
    assert.deepEqual(row("queries", 1, "queries", 1), { name: "queries", value: 1, unit: "queries", bar: 1, ok: true });
    assert.equal(row("queries", 2, "queries", 1).ok, false);
    assert.deepEqual(row("size", 1.23456, "MB"), { name: "size", value: 1.235, unit: "MB" });
  });

  test("a figure that could not be measured never meets a bar", () => {
    assert.equal(row("requests", Number.NaN, "requests", 4).ok, false);
    assert.match(formatReport({ part: "import", rows: [row("requests", Number.NaN, "requests", 4)] }), /none.*MISSED/);
  });

  test("columns line up, figures to the right", () => {
    const text = formatReport({
      part: "save",
      rows: [row("queries", 0, "queries", 1), row("DML rows of records", 1204, "rows", 0), row("time", 1.5, "s")],
    });
    assert.equal(
      text,
      [
        "== save",
        "  queries                  0  queries  at most 1  ok",
        "  DML rows of records  1,204  rows     at most 0  MISSED",
        "  time                   1.5  s",
      ].join("\n"),
    );
  });

  test("missed bars are named with their part", () => {
    const reports = [
      { part: "save", rows: [row("queries", 0, "queries", 1), row("publishes", 2, "events", 1)] },
      { part: "start", rows: [row("address", 1, "s")] },
    ];
    assert.deepEqual(missedBars(reports), ["save: publishes"]);
  });

  test("a part that failed shows why and has missed", () => {
    const report = { part: "install", rows: [], error: "npm ci ended with 1:\nout of sync" };
    assert.equal(formatReport(report), "== install\n  npm ci ended with 1:\n  out of sync");
    assert.deepEqual(missedBars([report]), ["install: not measured"]);
  });

  test("a part whose subject is not on this machine says so and has missed nothing", () => {
    const report = { part: "judge", rows: [], error: "there is no checkout of it.", absent: true };
    assert.equal(formatReport(report), "== judge\n  Not measured: there is no checkout of it.");
    assert.deepEqual(missedBars([report]), []);
  });
});
