import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, describe, test } from "node:test";
import { frozenAt, startReceiver, startTest, type Body, type TestWorkspace } from "./client.js";

describe("control: faults, clock, state, settings, logs", () => {
  let world: TestWorkspace;
  before(async () => {
    world = await startTest({ conversations: 60 });
  });
  after(() => world.intercom.close());

  const person = (): string => world.intercom.workspace.sample.people[0]?.id ?? "";
  const page = async (method: string, path: string, body?: unknown): Promise<Body> =>
    (await world.call(method, `/page/${path}`, body)).body;

  test("faults are added, listed, repeated by seed and removed through the endpoint", async () => {
    const statuses = async (from: TestWorkspace): Promise<string> => {
      const fault = { kind: "status", amount: 503, method: "GET", path: "/teams*", rate: 0.4 };
      const added = (await from.call("POST", "/page/faults", fault)).body;
      assert.deepEqual(((await from.call("GET", "/page/faults")).body.rows as Body[])[0], added);
      let text = "";
      for (let count = 0; count < 40; count++) text += (await from.call("GET", "/teams")).status === 503 ? "x" : ".";
      assert.equal((await from.call("GET", "/admins")).status, 200);
      assert.equal((await from.call("DELETE", `/page/faults/${String(added.id)}`)).status, 200);
      assert.equal((await from.call("DELETE", `/page/faults/${String(added.id)}`)).status, 404);
      assert.equal((await from.call("GET", "/teams")).status, 200);
      return text;
    };
    const twin = await startTest({ conversations: 60 });
    const other = await startTest({ conversations: 60, seed: "another" });
    try {
      const first = await statuses(world);
      assert.match(first, /x/);
      assert.match(first, /\./);
      assert.equal(await statuses(twin), first);
      assert.notEqual(await statuses(other), first);
    } finally {
      await twin.intercom.close();
      await other.intercom.close();
    }
    assert.equal((await world.call("POST", "/page/faults", { kind: "magic" })).status, 400);
  });

  test("the clock is read and moved; a snooze that ends opens the conversation", async () => {
    const [row] = world.intercom.workspace.conversations.rows("updated_at", "descending");
    const id = row?.id ?? "";
    const now = (await page("GET", "clock")).now as number;
    await world.call("POST", `/conversations/${id}/parts`, {
      message_type: "snoozed",
      admin_id: "7100001",
      snoozed_until: now + 3600,
    });
    await page("POST", "clock", { seconds: 3599 });
    assert.equal((await world.call("GET", `/conversations/${id}`)).body.state, "snoozed");
    assert.deepEqual(await page("POST", "clock", { seconds: 1 }), { now: now + 3600, frozen: true });
    const woken = (await world.call("GET", `/conversations/${id}`)).body;
    assert.equal(woken.state, "open");
    assert.equal(((woken.conversation_parts as Body).conversation_parts as Body[]).at(-1)?.part_type, "timer_unsnooze");
    assert.equal((await world.call("POST", "/page/clock", { seconds: -1 })).status, 400);
  });

  test("a state that goes out and in again is the same world, with its clock and what waits", async () => {
    const leaving = (await world.call("POST", "/contacts", { email: "leaving@state.example" })).body;
    const message = { from: { type: "user", id: leaving.id }, body: "Bye" };
    const conversation = (await world.call("POST", "/conversations", message)).body.conversation_id;
    await world.call("DELETE", `/contacts/${String(leaving.id)}`);
    await page("POST", "settings", { nulls: "absent" });
    await page("POST", "segments", {
      name: "Kept",
      conditions: [{ field: "custom_attributes.job_title", operator: "is_set" }],
    });
    const exported = await page("GET", "state");
    const other = await startTest({ conversations: 60, frozenAt: frozenAt - 1000 });
    try {
      const imported = await other.call("POST", "/page/state", exported);
      assert.equal(imported.status, 200, JSON.stringify(imported.body));
      assert.deepEqual((await other.call("GET", "/page/state")).body, exported);
      const list = "/conversations?per_page=60";
      const ids = async (from: TestWorkspace): Promise<unknown[]> =>
        ((await from.call("GET", list)).body.conversations as Body[]).map((item) => [item.id, item.updated_at]);
      assert.deepEqual(await ids(other), await ids(world));
      const path = `/conversations/${String(conversation)}`;
      assert.equal((await other.call("GET", path)).status, 200);
      await other.call("POST", "/page/clock", { seconds: 7 * 86_400 + 1 });
      assert.equal((await other.call("GET", path)).status, 404);
    } finally {
      await other.intercom.close();
    }
    await page("POST", "settings", { nulls: "null" });
    assert.equal((await world.call("POST", "/page/state", { format: "other" })).status, 400);
  });

  test("fields without a value are null or left out, as switched", async () => {
    const nulls = (value: unknown): number => {
      if (value === null) return 1;
      if (typeof value !== "object") return 0;
      return Object.values(value as Record<string, unknown>).reduce<number>((sum, item) => sum + nulls(item), 0);
    };
    const paths = [
      "/contacts?per_page=150",
      "/conversations?per_page=60",
      "/companies",
      "/admins",
      `/contacts/${person()}`,
    ];
    for (const path of paths) {
      await page("POST", "settings", { nulls: "null" });
      const given = (await world.call("GET", path)).body;
      await page("POST", "settings", { nulls: "absent" });
      const left = (await world.call("GET", path)).body;
      assert.ok(nulls(given) > 0, path);
      assert.equal(nulls(left), 0, path);
    }
    await page("POST", "settings", { nulls: "null" });
  });

  test("the budget is changed while running, and headers count it down", async () => {
    const before = (await page("POST", "settings", {})).rateLimit as number;
    await page("POST", "settings", { rateLimit: 60 });
    await world.intercom.workspace.clock.advance(10);
    const first = await world.call("GET", "/teams");
    const second = await world.call("GET", "/teams");
    assert.equal(first.headers.get("x-ratelimit-limit"), "10");
    assert.deepEqual(
      [first.headers.get("x-ratelimit-remaining"), second.headers.get("x-ratelimit-remaining")],
      ["9", "8"],
    );
    const now = world.intercom.workspace.clock.now();
    assert.equal(Number(first.headers.get("x-ratelimit-reset")), (Math.floor(now / 10) + 1) * 10);
    await page("POST", "settings", { rateLimit: before });
  });

  test("the request log shows what came in, newest first", async () => {
    await world.call("GET", "/teams");
    await world.call("GET", "/nowhere");
    const rows = (await page("GET", "requests")).rows as Body[];
    assert.deepEqual(
      rows.slice(0, 2).map(({ method, path, status, faulty }) => [method, path, status, faulty]),
      [
        ["GET", "/nowhere", 404, false],
        ["GET", "/teams", 200, false],
      ],
    );
  });

  test("the delivery log is read and replayed, and only subscribed topics are sent", async () => {
    const receiver = await startReceiver();
    try {
      await page("POST", "webhook", { url: receiver.url, topics: ["conversation.user.created"] });
      await world.call("POST", "/conversations", { from: { type: "user", id: person() }, body: "Logged?" });
      await world.call("POST", "/contacts", { email: "unheard@topics.example" });
      await world.intercom.webhooks.settled();
      const rows = (await page("GET", "deliveries")).rows as Body[];
      assert.deepEqual(
        rows.map(({ topic, state }) => [topic, state]),
        [["conversation.user.created", "delivered"]],
      );
      const envelope = JSON.parse(String(rows[0]?.body)) as Body;
      assert.equal(envelope.id, rows[0]?.id);
      await page("POST", `deliveries/${String(rows[0]?.id)}/replay`);
      await world.intercom.webhooks.settled();
      const posts = receiver.received.filter(({ method }) => method === "POST");
      assert.equal(posts.length, 2);
      assert.equal((JSON.parse(posts[1]?.raw ?? "{}") as Body).id, envelope.id);
      assert.equal((await world.call("POST", "/page/deliveries/unknown/replay")).status, 404);
      const saved = await page("POST", "webhook", { url: "", topics: ["*"], lost: 0.5 });
      assert.deepEqual([saved.url, (saved.faults as Body).lost], [null, 0.5]);
      assert.equal((await world.call("POST", "/page/webhook", { url: "no address" })).status, 400);
      assert.equal((await world.call("POST", "/page/webhook", { lost: 2 })).status, 400);
    } finally {
      receiver.close();
    }
  });

  test("tokens are given with permissions and taken away", async () => {
    await page("POST", "tokens", { token: "tickets-only", permissions: ["Read tickets"] });
    const headers = { Authorization: "Bearer tickets-only" };
    assert.equal((await world.call("GET", "/ticket_types", undefined, headers)).status, 200);
    assert.equal((await world.call("GET", "/contacts", undefined, headers)).status, 401);
    await page("DELETE", "tokens/tickets-only");
    const refused = await world.call("GET", "/ticket_types", undefined, headers);
    assert.equal((refused.body.errors as Body[])[0]?.code, "unauthorized");
  });

  test("the same seed, clock and requests give the same answers, ids included", async () => {
    const play = async (): Promise<string> => {
      const twin = await startTest({ conversations: 40, seed: "twin" });
      try {
        const receiver = await startReceiver();
        await twin.intercom.setWebhookUrl(receiver.url);
        const answers: unknown[] = [];
        const ask = async (method: string, path: string, body?: unknown): Promise<Body> => {
          const reply = await twin.call(method, path, body);
          answers.push(reply.status, reply.headers.get("x-request-id"), reply.body);
          return reply.body;
        };
        const { id } = await ask("POST", "/contacts", { email: "twin@seed.example" });
        const message = { from: { type: "user", id }, body: "Same?" };
        const { conversation_id } = await ask("POST", "/conversations", message);
        const note = { message_type: "note", type: "admin", admin_id: "7100001", body: "Yes" };
        await ask("POST", `/conversations/${String(conversation_id)}/reply`, note);
        await ask("GET", "/conversations?per_page=40");
        await ask("GET", "/contacts?per_page=150");
        await ask("GET", "/nowhere");
        await twin.intercom.webhooks.settled();
        receiver.close();
        const sent = twin.intercom.webhooks.deliveries.map(({ envelope }) => envelope);
        return JSON.stringify([answers, sent]).replaceAll(twin.intercom.baseUrl, "");
      } finally {
        await twin.intercom.close();
      }
    };
    assert.equal(await play(), await play());
  });

  test("a workspace of one region refuses the hosts of others", async () => {
    const european = await startTest({ conversations: 1, region: "EU", timezone: "Europe/Paris" });
    try {
      const app = (await european.call("GET", "/me")).body.app as Body;
      assert.deepEqual([app.region, app.timezone], ["EU", "Europe/Paris"]);
      const statusAt = (host: string): Promise<number | undefined> =>
        new Promise((resolve, reject) => {
          const headers = { Host: host, Authorization: `Bearer ${european.intercom.accessToken}` };
          const asked = request(`${european.intercom.baseUrl}/me`, { headers }, (response) => {
            response.resume();
            resolve(response.statusCode);
          });
          asked.on("error", reject).end();
        });
      assert.equal(await statusAt("api.eu.intercom.io"), 200);
      assert.equal(await statusAt("api.intercom.io"), 401);
      assert.equal(await statusAt("api.au.intercom.io"), 401);
    } finally {
      await european.intercom.close();
    }
  });

  test("workflows are defined, switched off and removed; what is wrong is named", async () => {
    const conditions = [{ field: "custom_attributes.job_title", operator: "=", value: "Captain" }];
    const wrong = [
      { name: "", conditions, tag_id: "9300001" },
      { name: "No action", conditions },
      { name: "No condition", conditions: [], tag_id: "9300001" },
      {
        name: "Unknown field",
        conditions: [{ field: "custom_attributes.nope", operator: "is_set" }],
        tag_id: "9300001",
      },
      { name: "Unknown operator", conditions: [{ ...conditions[0], operator: "like" }], tag_id: "9300001" },
      { name: "No value", conditions: [{ field: "email", operator: "=" }], tag_id: "9300001" },
      {
        name: "No number",
        conditions: [{ field: "company.monthly_spend", operator: ">", value: "much" }],
        tag_id: "9300001",
      },
    ];
    for (const workflow of wrong) assert.equal((await world.call("POST", "/page/workflows", workflow)).status, 400);
    const unknown = { name: "Nobody", conditions, assign_to: { type: "admin", id: "1" } };
    assert.equal((await world.call("POST", "/page/workflows", unknown)).status, 404);
    const owner = { name: "To the owner", conditions, assign_to: { type: "owner", id: null }, tag_id: "9300001" };
    const workflow = await page("POST", "workflows", owner);
    await world.call("PUT", `/contacts/${person()}`, {
      owner_id: "7100003",
      custom_attributes: { job_title: "Captain" },
    });
    const write = async (): Promise<Body> => {
      const { body } = await world.call("POST", "/conversations", {
        from: { type: "user", id: person() },
        body: "Ahoy",
      });
      return (await world.call("GET", `/conversations/${String(body.conversation_id)}`)).body;
    };
    const routed = await write();
    assert.equal(routed.admin_assignee_id, 7100003);
    assert.ok(((routed.tags as Body).tags as Body[]).some((tag) => tag.id === "9300001"));
    await page("PUT", `workflows/${String(workflow.id)}`, { live: false });
    assert.equal((await write()).admin_assignee_id, 0);
    assert.equal((await world.call("DELETE", `/page/workflows/${String(workflow.id)}`)).status, 200);
    assert.equal((await world.call("DELETE", `/page/workflows/${String(workflow.id)}`)).status, 404);
    const rules = await page("GET", "rules");
    const kept = (rules.segments as Body[]).find((segment) => segment.name === "Kept");
    assert.equal((await world.call("DELETE", `/page/segments/${String(kept?.id)}`)).status, 200);
  });

  test("every exchange fitted the contract", () => world.intercom.assertContract());
});
