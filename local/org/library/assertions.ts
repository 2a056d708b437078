import { equalsOperator } from "../runtime/equality.js";
import { throwApex } from "../runtime/exceptions.js";
import { stringOf } from "../runtime/text.js";
import { isInstance } from "../runtime/types.js";
import { toId18 } from "../schema/ids.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import { nameOfType, shownName } from "./type-values.js";

/** Fails the test: `Assertion Failed`, the given message, then the facts. */
export function failAssertion(message: unknown, facts: string): never {
  const parts = [
    "Assertion Failed",
    ...(message === null || message === undefined ? [] : [stringOf(message)]),
    ...(facts === "" ? [] : [facts]),
  ];
  throwApex("System.AssertException", parts.join(": "));
}

export function assertTrue(condition: boolean | null, message: unknown = null): void {
  if (condition !== true) failAssertion(message, "");
}

/** Equality of assertions is that of `==`, except that strings compare with case and datetimes by their seconds. */
function same(expected: unknown, actual: unknown): boolean {
  if (typeof expected === "string" && typeof actual === "string")
    return expected === actual || sameRecord(expected, actual) || sameRecord(actual, expected);
  if (expected instanceof ApexDatetime && actual instanceof ApexDatetime) {
    return Math.floor(expected.ms / 1000) === Math.floor(actual.ms / 1000);
  }
  return equalsOperator(expected, actual);
}

/** An Id equals the 15 characters that pages carry of it. */
function sameRecord(short: string, long: string): boolean {
  return short.length === 15 && long.length === 18 && toId18(short) === long;
}

export function assertEquals(expected: unknown, actual: unknown, message: unknown = null): void {
  if (!same(expected, actual)) failAssertion(message, `Expected: ${stringOf(expected)}, Actual: ${stringOf(actual)}`);
}

export function assertNotEquals(expected: unknown, actual: unknown, message: unknown = null): void {
  if (same(expected, actual)) failAssertion(message, `Same value: ${stringOf(actual)}`);
}

export function assertInstance(value: unknown, type: unknown, wanted: boolean, message: unknown = null): void {
  const name = nameOfType(type);
  if (isInstance(value, name) === wanted) return;
  failAssertion(message, `${wanted ? "Expected" : "Unexpected"} type: ${shownName(name)}, Actual: ${stringOf(value)}`);
}
