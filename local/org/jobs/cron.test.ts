import assert from "node:assert/strict";
import { test } from "node:test";
import { nextFireTime, parseCron } from "./cron.js";

const from = Date.parse("2026-03-10T09:30:00Z");
const next = (expression: string, zone = "GMT") => {
  const at = nextFireTime(parseCron(expression), from, zone);
  return at === null ? null : new Date(at).toISOString();
};

test("the next fire time of each kind of field", () => {
  assert.equal(next("0 5 * * * ? *"), "2026-03-10T10:05:00.000Z");
  assert.equal(next("0 25 */5 * * ? *"), "2026-03-10T10:25:00.000Z");
  assert.equal(next("0 30 10 * * ?"), "2026-03-10T10:30:00.000Z");
  assert.equal(next("0 0 5 3 */4 ? *"), "2026-05-03T05:00:00.000Z");
  assert.equal(next("0 0 8 ? * MON-FRI"), "2026-03-11T08:00:00.000Z");
  assert.equal(next("0 0 8 ? * 6L"), "2026-03-27T08:00:00.000Z");
  assert.equal(next("0 0 8 ? * MON#1"), "2026-04-06T08:00:00.000Z");
  assert.equal(next("0 0 8 L * ?"), "2026-03-31T08:00:00.000Z");
  assert.equal(next("0 0 8 15W * ?"), "2026-03-16T08:00:00.000Z");
  assert.equal(next("0 0 8 1 1 ? 2020"), null);
  assert.equal(next("0 0 0 28 5 ? 2099"), "2099-05-28T00:00:00.000Z");
});

test("the expression is read on the user's clock", () => {
  assert.equal(next("0 0 8 11 3 ?", "America/Los_Angeles"), "2026-03-11T15:00:00.000Z");
});

test("what Apex refuses", () => {
  for (const expression of [
    "0 0/5 * * * ?",
    "* 0 * * * ?",
    "0 0 1 1 1 1",
    "0 0 1 ? 1 ?",
    "0 0 25 * * ?",
    "0 0",
    "0 0 8 ? * FOO",
  ])
    assert.throws(
      () => parseCron(expression),
      (error: { typeName?: string }) => error.typeName === "System.StringException",
      expression,
    );
});
