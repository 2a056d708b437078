import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { installAmbient } from "../runtime/ambient.js";
import { stringOf } from "../runtime/text.js";
import type { ApexDate } from "../runtime/values/date.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import "./datetime.js";
import "./time.js";
import "./time-zone.js";
import { call, callStatic, thrown } from "./test-support.js";

/** 2024-03-10 09:59:59.5 GMT, one half second before the clocks in Los Angeles go forward. */
const NOW = Date.UTC(2024, 2, 10, 9, 59, 59, 500);
let undo: () => void;
beforeEach(() => {
  undo = installAmbient({ timeZone: () => "America/Los_Angeles", now: () => NOW });
});
afterEach(() => undo());

const date = (text: string): ApexDate => callStatic("Date", "valueOf", text) as ApexDate;
const instant = (text: string): ApexDatetime => callStatic("Datetime", "valueOfGmt", text) as ApexDatetime;

const dates: [self: string, name: string, args: unknown[], expected: string][] = [
  ["2024-01-31", "addMonths", [1], "2024-02-29 00:00:00"],
  ["2024-02-29", "addYears", [1], "2025-02-28 00:00:00"],
  ["2024-01-01", "addDays", [-1], "2023-12-31 00:00:00"],
  ["2024-03-10", "dayOfYear", [], "70"],
  ["2024-03-13", "toStartOfWeek", [], "2024-03-10 00:00:00"],
  ["2024-03-13", "toStartOfMonth", [], "2024-03-01 00:00:00"],
  ["2024-03-13", "format", [], "3/13/2024"],
];
for (const [self, name, args, expected] of dates) {
  test(`${self}.${name}(${args.join()})`, () => assert.equal(stringOf(call(date(self), name, ...args)), expected));
}

test("distances", () => {
  assert.equal(call(date("2024-01-01"), "daysBetween", date("2024-03-01")), 60);
  assert.equal(call(date("2024-01-31"), "monthsBetween", date("2025-02-01")), 13);
  assert.equal(callStatic("Date", "daysInMonth", 2024, 2), 29);
  assert.equal(callStatic("Date", "isLeapYear", 1900), false);
});

test("reading dates", () => {
  assert.equal(callStatic("Date", "parse", "12/31/2024")?.toString(), "2024-12-31");
  assert.equal(
    thrown(() => date("2024-13-01")),
    "System.TypeException: Invalid date: 2024-13-01",
  );
  assert.equal(
    thrown(() => callStatic("Date", "parse", "31/12/2024")),
    "System.TypeException: Invalid date: 31/12/2024",
  );
  assert.equal(
    thrown(() => callStatic("Datetime", "valueOf", "now")),
    "System.TypeException: Invalid date/time: now",
  );
});

test("today and now are the user\u2019s", () => {
  assert.equal(stringOf(callStatic("Date", "today")), "2024-03-10 00:00:00");
  assert.equal(call(callStatic("Datetime", "now"), "hour"), 1);
  assert.equal(call(callStatic("Datetime", "now"), "hourGmt"), 9);
  assert.equal(call(new ApexDatetime(NOW + 500), "hour"), 3);
});

test("local constructors skip the missing hour", () => {
  const value = callStatic("Datetime", "newInstance", 2024, 3, 10, 2, 30, 0) as ApexDatetime;
  assert.equal(new Date(value.ms).toISOString(), "2024-03-10T10:30:00.000Z");
  assert.equal(
    new Date((callStatic("Datetime", "newInstance", 2024, 7, 1) as ApexDatetime).ms).toISOString(),
    "2024-07-01T07:00:00.000Z",
  );
});

const patterns: [pattern: string, zone: string, expected: string][] = [
  ["yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", "GMT", "2024-12-31T23:05:09.007Z"],
  ["EEEE, MMMM d, yyyy h:mm a", "America/New_York", "Tuesday, December 31, 2024 6:05 PM"],
  ["EEE MMM dd yy kk:mm z", "America/Los_Angeles", "Tue Dec 31 24 15:05 PST"],
  ["Z XXX X", "Asia/Kolkata", "+0530 +05:30 +05"],
  ["D w u", "GMT", "366 1 2"],
  ["''yy'o''clock'", "GMT", "'24o'clock"],
  ["HH", "Nowhere/Land", "23"],
];
for (const [pattern, zone, expected] of patterns) {
  test(`format('${pattern}', '${zone}')`, () => {
    const value = new ApexDatetime(Date.UTC(2024, 11, 31, 23, 5, 9, 7));
    assert.equal(call(value, "format", pattern, zone), expected);
  });
}

test("locale formats", () => {
  assert.equal(call(instant("2024-07-01 22:04:05"), "format"), "7/1/2024, 3:04 PM");
  assert.equal(call(instant("2024-07-01 22:04:05"), "formatLong"), "7/1/2024, 3:04:05 PM PDT");
  assert.equal(stringOf(callStatic("Datetime", "parse", "7/1/2024, 3:04 PM")), "2024-07-01 22:04:00");
});

test("time of day wraps", () => {
  const late = callStatic("Time", "newInstance", 23, 59, 59, 999);
  assert.equal(stringOf(call(late, "addMilliseconds", 1)), "00:00:00.000Z");
});

test("time zones", () => {
  const zone = callStatic("TimeZone", "getTimeZone", "America/Los_Angeles");
  assert.equal(call(zone, "getOffset", instant("2024-07-01 00:00:00")), -7 * 3_600_000);
  assert.equal(call(zone, "getDisplayName"), "(GMT-08:00) Pacific Standard Time (America/Los_Angeles)");
});
