import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { allRoutes } from "../api/routes.js";
import type { Exchange } from "../server/exchange.js";
import { accepts, acceptedDifferences, corrections, unexpected } from "./accepted-differences.js";
import { officialContract, startChecked } from "./checked.js";
import { checkOwnContract } from "./own.js";
import { requestSchemas } from "./requests.js";
import { responseSchemas } from "./responses.js";

/** A real exchange, to be broken on purpose. */
async function realExchange(path: string): Promise<Exchange> {
  const intercom = await startChecked({ conversations: 20 });
  try {
    const [row] = intercom.workspace.conversations.rows("created_at", "descending");
    await fetch(intercom.baseUrl + path.replace(":id", row?.id ?? ""), {
      headers: { Authorization: `Bearer ${intercom.accessToken}` },
    });
    intercom.assertContract();
    return structuredClone(intercom.exchanges[0]) as Exchange;
  } finally {
    await intercom.close();
  }
}

describe("the contract can fail", () => {
  test("own schemas catch a wrong type, a missing field and an unknown field", async () => {
    const exchange = await realExchange("/conversations/:id");
    assert.deepEqual(checkOwnContract(exchange), []);
    const broken = (change: (body: Record<string, unknown>) => void): string => {
      const copy = structuredClone(exchange);
      change(copy.responseBody as Record<string, unknown>);
      return checkOwnContract(copy)
        .map((violation) => violation.problem)
        .join("; ");
    };
    assert.match(
      broken((body) => (body.created_at = "yesterday")),
      /created_at must be integer/,
    );
    assert.match(
      broken((body) => (body.created_at = 1_795_000_000_000)),
      /created_at must be <=/,
    );
    assert.match(
      broken((body) => delete body.source),
      /must have required property 'source'/,
    );
    assert.match(
      broken((body) => (body.surprise = 1)),
      /additional properties/,
    );
    const failed = { ...exchange, status: 500, responseBody: "<html>" };
    assert.match(checkOwnContract(failed)[0]?.problem ?? "", /must be object/);
  });

  test("the official description catches a wrong type, where it is at hand", async () => {
    const official = officialContract();
    const exchange = await realExchange("/conversations/:id");
    if (official) {
      assert.deepEqual(unexpected(official.check(exchange)), []);
      const broken = { ...exchange, responseBody: { ...(exchange.responseBody as object), open: "yes" } };
      assert.match(unexpected(official.check(broken))[0]?.problem ?? "", /open must be boolean/);
      const unknown = { ...exchange, path: "/nowhere", operation: "nowhere" };
      assert.match(unexpected(official.check(unknown))[0]?.problem ?? "", /undeclared route/);
    } else {
      assert.equal(process.env.INTERCOM_OPENAPI ?? "", "");
    }
  });

  test("an accepted difference covers only its own operation", () => {
    const entry = acceptedDifferences.find((accepted) => accepted.operation === "createMessage");
    assert.ok(entry);
    const violation = { operation: "createTag", where: "request" as const, problem: "any", status: 200 };
    assert.equal(accepts(entry, violation), false);
    assert.equal(accepts(entry, { ...violation, operation: "createMessage" }), true);
  });
});

describe("the contract is complete", () => {
  test("every operation has schemas, and every schema an operation", () => {
    const operations = allRoutes.map((route) => route.operation);
    assert.deepEqual(Object.keys(responseSchemas).sort(), [...operations].sort());
    assert.deepEqual(
      Object.keys(requestSchemas).filter((name) => !operations.includes(name)),
      [],
    );
    for (const route of allRoutes) {
      const needsBody = route.method === "POST" || route.method === "PUT";
      const bodyless = ["ArchiveContact", "UnarchiveContact", "BlockContact", "runAssignmentRules"];
      if (needsBody && !bodyless.includes(route.operation))
        assert.ok(requestSchemas[route.operation], `${route.operation} has no request schema`);
    }
  });

  test("every accepted difference and correction gives its reason", () => {
    for (const { reason } of [...acceptedDifferences, ...corrections]) assert.ok(reason.length > 30, reason);
  });
});
