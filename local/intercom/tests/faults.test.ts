import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { Faults } from "../faults/faults.js";
import { startTest, type Body, type TestWorkspace } from "./client.js";

describe("faults on demand and limits", () => {
  let world: TestWorkspace;
  before(async () => {
    world = await startTest({ conversations: 60 });
  });
  after(() => world.intercom.close());
  afterEach(() => world.intercom.faults.clear());

  test("a status for one route only, and only so often", async () => {
    world.intercom.faults.add({ kind: "status", amount: 503, path: "/conversations/*", remaining: 1 });
    assert.equal((await world.call("GET", "/me")).status, 200);
    const path = "/conversations/deleted";
    assert.equal(await world.errorOf("GET", path), "503 service_unavailable");
    assert.equal((await world.call("GET", path)).status, 200);
  });

  test("401, 403 and 429 look like Intercom's", async () => {
    for (const [amount, code] of [
      [401, "unauthorized"],
      [403, "api_plan_restricted"],
      [429, "rate_limit_exceeded"],
    ] as const) {
      world.intercom.faults.add({ kind: "status", amount, remaining: 1 });
      assert.equal(await world.errorOf("GET", "/admins"), `${amount} ${code}`);
    }
  });

  test("broken answers: malformed, cut off, reset, never", async () => {
    const get = (signal?: AbortSignal): Promise<Response> =>
      fetch(`${world.intercom.baseUrl}/me`, {
        headers: { Authorization: `Bearer ${world.intercom.accessToken}` },
        ...(signal ? { signal } : {}),
      });
    world.intercom.faults.add({ kind: "malformed", remaining: 1 });
    await assert.rejects((await get()).json(), SyntaxError);
    world.intercom.faults.add({ kind: "truncated", remaining: 1 });
    await assert.rejects(async () => (await get()).text());
    world.intercom.faults.add({ kind: "reset", remaining: 1 });
    await assert.rejects(get());
    world.intercom.faults.add({ kind: "timeout", remaining: 1 });
    await assert.rejects(get(AbortSignal.timeout(100)), { name: "TimeoutError" });
    world.intercom.faults.add({ kind: "latency", amount: 80, remaining: 1 });
    const started = performance.now();
    assert.equal((await get()).status, 200);
    assert.ok(performance.now() - started >= 75);
  });

  test("pages that repeat, get lost, or carry a wrong cursor", async () => {
    const read = async (cursor?: string): Promise<{ ids: string[]; next: string }> => {
      const { body } = await world.call(
        "GET",
        `/conversations?per_page=10${cursor ? `&starting_after=${encodeURIComponent(cursor)}` : ""}`,
      );
      return {
        ids: (body.conversations as Body[]).map((conversation) => String(conversation.id)),
        next: String(((body.pages as Body).next as Body).starting_after),
      };
    };
    const first = await read();
    const second = await read(first.next);
    const third = await read(second.next);
    world.intercom.faults.add({ kind: "pageRepeated", remaining: 1 });
    assert.deepEqual((await read((await read()).next)).ids, first.ids);
    world.intercom.faults.add({ kind: "pageLost", remaining: 1 });
    const lossy = await read();
    assert.deepEqual(lossy.ids, first.ids);
    assert.deepEqual((await read(lossy.next)).ids, third.ids);
    world.intercom.faults.add({ kind: "wrongCursor", remaining: 1 });
    const wrong = await read();
    assert.equal(await world.errorOf("GET", `/conversations?starting_after=${wrong.next}`), "400 parameter_invalid");
  });

  test("searches that are behind do not know the newest", async () => {
    const created = (await world.call("POST", "/contacts", { email: "fresh@x.example" })).body;
    const query = { field: "id", operator: "=", value: created.id };
    world.intercom.faults.add({ kind: "searchLag", amount: 120 });
    assert.equal((await world.call("POST", "/contacts/search", { query })).body.total_count, 0);
    await world.intercom.workspace.clock.advance(121);
    assert.equal((await world.call("POST", "/contacts/search", { query })).body.total_count, 1);
  });

  test("a rate hits the same requests again with the same seed", () => {
    const pattern = (seed: string): string => {
      const faults = new Faults(seed);
      faults.add({ kind: "reset", rate: 0.3 });
      return Array.from({ length: 60 }, () => faults.choose("GET", "/me").length).join("");
    };
    assert.equal(pattern("a"), pattern("a"));
    assert.notEqual(pattern("a"), pattern("b"));
    assert.throws(() => new Faults("a").add({ kind: "reset", rate: 2 }), /rate/);
    assert.throws(() => new Faults("a").add({ kind: "status", amount: 200 }), /status/);
  });

  test("the budget of ten seconds is spent, answered 429 and comes back", async () => {
    const small = await startTest({ conversations: 10, rateLimit: 30 });
    try {
      const states: number[] = [];
      for (let count = 0; count < 7; count++) states.push((await small.call("GET", "/teams")).status);
      assert.deepEqual(states, [200, 200, 200, 200, 200, 429, 429]);
      const refused = await small.call("GET", "/teams");
      assert.match(String((refused.body.errors as Body[])[0]?.message), /5 in 10 seconds/);
      assert.equal(refused.headers.get("x-ratelimit-limit"), "5");
      assert.equal(refused.headers.get("x-ratelimit-remaining"), "0");
      await small.intercom.workspace.clock.advance(
        Number(refused.headers.get("x-ratelimit-reset")) - small.intercom.workspace.clock.now(),
      );
      assert.equal((await small.call("GET", "/teams")).status, 200);
    } finally {
      await small.intercom.close();
    }
  });
});
