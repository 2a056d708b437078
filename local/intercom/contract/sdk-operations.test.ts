import assert from "node:assert/strict";
import { test } from "node:test";
import { sdkOperations } from "./sdk-operations.js";

/** What the official client can do and the workspace does not model, by resource. */
const notSupported = [
  /^aiContent\./,
  /^articles\./,
  /^internalArticles\./,
  /^helpCenters\./,
  /^news\./,
  /^calls\./,
  /^phoneCallRedirects\./,
  /^customChannelEvents\./,
  /^customObjectInstances\./,
  /^dataExport\./,
  /^export\./,
  /^ipAllowlist\./,
  /^visitors\./,
  /^awayStatusReasons\./,
  /^admins\.listAllActivityLogs$/,
  /^events\.summaries$/,
];

test("every operation of the official client is supported, or named as not supported", async () => {
  const operations = await sdkOperations();
  assert.ok(operations.length > 120, `${operations.length} methods were found`);
  const named = (name: string): boolean => notSupported.some((pattern) => pattern.test(name));
  const missing = operations.filter(({ operation, name }) => operation === null && !named(name));
  assert.deepEqual(
    missing.map(({ name, verb, path }) => `${name}: ${verb} ${path}`),
    [],
  );
  const supported = operations.filter(({ operation, name }) => operation !== null && named(name));
  assert.deepEqual(
    supported.map(({ name }) => name),
    [],
  );
  for (const pattern of notSupported)
    assert.ok(
      operations.some(({ name }) => pattern.test(name)),
      `the client has nothing like ${String(pattern)}`,
    );
});
