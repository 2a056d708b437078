import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { frozenAt, startTest, type Body, type TestWorkspace } from "./client.js";

const day = 86_400;

describe("behaviour of the REST API", () => {
  let world: TestWorkspace;
  before(async () => {
    world = await startTest({ timezone: "America/Los_Angeles" });
  });
  after(() => world.intercom.close());

  test("refuses unknown routes, verbs, versions, tokens and bad JSON with an error list", async () => {
    assert.equal(await world.errorOf("GET", "/nothing"), "404 not_found");
    assert.equal(await world.errorOf("PATCH", "/contacts"), "404 not_found");
    assert.equal(await world.errorOf("POST", "/contacts", "{not json"), "400 bad_request");
    assert.equal(await world.errorOf("POST", "/contacts", []), "400 parameter_invalid");
    const wrongVersion = await world.call("GET", "/me", undefined, { "Intercom-Version": "2.14" });
    assert.equal((wrongVersion.body.errors as Body[])[0]?.code, "intercom_version_invalid");
    const noToken = await fetch(`${world.intercom.baseUrl}/me`);
    assert.equal(noToken.status, 401);
    assert.equal(noToken.headers.get("x-ratelimit-limit"), null);
    const unknown = await world.call("GET", "/contacts/000000000000000000000000");
    assert.equal(unknown.body.type, "error.list");
    assert.equal(unknown.body.request_id, unknown.headers.get("x-request-id"));
  });

  test("refuses wrong types, unknown attributes, too long values and unknown ids", async () => {
    assert.equal(await world.errorOf("POST", "/contacts", { email: 5 }), "400 parameter_invalid");
    assert.equal(await world.errorOf("POST", "/contacts", {}), "400 parameter_not_found");
    assert.equal(await world.errorOf("POST", "/contacts", { role: "boss" }), "400 parameter_invalid");
    assert.equal(await world.errorOf("POST", "/contacts", { email: "nobody" }), "400 parameter_invalid");
    assert.equal(
      await world.errorOf("POST", "/contacts", { email: "long@x.example", name: "n".repeat(300) }),
      "400 parameter_invalid",
    );
    assert.equal(
      await world.errorOf("POST", "/contacts", { email: "a@x.example", custom_attributes: { nope: 1 } }),
      "400 parameter_invalid",
    );
    assert.equal(
      await world.errorOf("POST", "/contacts", { email: "a@x.example", custom_attributes: { seats_wanted: "many" } }),
      "400 parameter_invalid",
    );
    assert.equal(
      await world.errorOf("POST", "/contacts", { email: "a@x.example", owner_id: "1" }),
      "400 parameter_invalid",
    );
    assert.equal(await world.errorOf("GET", "/conversations/12"), "404 not_found");
    assert.equal(await world.errorOf("GET", "/data_attributes?model=conversation"), "422 parameter_invalid");
    assert.equal(await world.errorOf("GET", "/conversations?per_page=151"), "400 parameter_invalid");
    assert.equal(await world.errorOf("GET", "/conversations?starting_after=nonsense"), "400 parameter_invalid");
  });

  test("creating a person twice is a conflict that names the first, also across letter case", async () => {
    const first = await world.call("POST", "/contacts", { email: "Twice@x.example" });
    const second = await world.call("POST", "/contacts", { email: "twice@X.example" });
    assert.equal(second.status, 409);
    assert.match(String((second.body.errors as Body[])[0]?.message), new RegExp(`id=${String(first.body.id)}`));
    await world.call("POST", `/contacts/${String(first.body.id)}/archive`);
    const third = await world.call("POST", "/contacts", { email: "twice@x.example" });
    assert.match(String((third.body.errors as Body[])[0]?.message), /archived/);
    const lead = await world.call("POST", "/contacts", { role: "lead", email: "twice@x.example" });
    assert.equal(lead.status, 200);
  });

  test("a merged lead is gone with a link to the survivor, and its conversations move", async () => {
    const lead = (await world.call("POST", "/contacts", { role: "lead", email: "merge@x.example" })).body;
    const user = (await world.call("POST", "/contacts", { role: "user", email: "merge@x.example" })).body;
    const other = (await world.call("POST", "/contacts", { role: "user", email: "other@x.example" })).body;
    const message = await world.call("POST", "/conversations", { from: { type: "lead", id: lead.id }, body: "Hi" });
    assert.equal(await world.errorOf("POST", "/contacts/merge", { from: user.id, into: lead.id }), "400 invalid_merge");
    assert.equal(
      await world.errorOf("POST", "/contacts/merge", { from: lead.id, into: other.id }),
      "400 invalid_merge",
    );
    assert.equal((await world.call("POST", "/contacts/merge", { from: lead.id, into: user.id })).status, 200);
    const gone = await world.call("GET", `/contacts/${String(lead.id)}`);
    assert.equal(gone.status, 410);
    assert.equal(gone.headers.get("link"), `<${world.intercom.baseUrl}/contacts/${String(user.id)}>; rel="canonical"`);
    const conversation = await world.call("GET", `/conversations/${String(message.body.conversation_id)}`);
    assert.equal(((conversation.body.contacts as Body).contacts as Body[])[0]?.id, user.id);
    const found = await world.call("POST", "/contacts/search", {
      query: { field: "id", operator: "=", value: lead.id },
    });
    assert.equal(found.body.total_count, 0);
    const history = await world.call("GET", `/contacts/${String(user.id)}/merge_history`);
    assert.equal((history.body.data as Body[])[0]?.source_contact_id, lead.id);
  });

  test("contacts are searched by day in the workspace's time zone", async () => {
    const person = (
      await world.call("POST", "/contacts", {
        email: "day@x.example",
        last_seen_at: Date.UTC(2026, 5, 1, 6, 30) / 1000,
      })
    ).body;
    const search = async (operator: string, value: number): Promise<boolean> => {
      const query = {
        operator: "AND",
        value: [
          { field: "id", operator: "=", value: person.id },
          { field: "last_seen_at", operator, value },
        ],
      };
      return ((await world.call("POST", "/contacts/search", { query })).body.total_count as number) === 1;
    };
    // 06:30 UTC is 23:30 of the day before in Los Angeles.
    assert.equal(await search("=", Date.UTC(2026, 4, 31, 20) / 1000), true);
    assert.equal(await search("=", Date.UTC(2026, 5, 1, 20) / 1000), false);
    assert.equal(await search(">", Date.UTC(2026, 4, 31, 8) / 1000), false);
    assert.equal(await search(">", Date.UTC(2026, 4, 30, 20) / 1000), true);
    assert.equal(await search("<", Date.UTC(2026, 5, 1, 20) / 1000), true);
    const query = { field: "last_seen_at", operator: ">=", value: frozenAt };
    assert.equal(await world.errorOf("POST", "/contacts/search", { query }), "400 parameter_invalid");
  });

  test("search limits: two levels, fifteen filters, no mixing, known fields and operators", async () => {
    const filter = { field: "state", operator: "=", value: "open" };
    const group = (value: unknown[]): Body => ({ operator: "AND", value });
    const code = (query: unknown): Promise<string> => world.errorOf("POST", "/conversations/search", { query });
    assert.equal(await code(group([group([filter]), group([filter])])), "200 no error");
    assert.equal(await code(group([group([group([filter])])])), "400 parameter_invalid");
    assert.equal(await code(group(Array.from({ length: 15 }, () => filter))), "200 no error");
    assert.equal(await code(group(Array.from({ length: 16 }, () => filter))), "400 parameter_invalid");
    assert.equal(await code(group([filter, group([filter])])), "400 parameter_invalid");
    assert.equal(await code({ field: "nope", operator: "=", value: 1 }), "400 parameter_invalid");
    assert.equal(await code({ field: "created_at", operator: "~", value: 1 }), "400 parameter_invalid");
    assert.equal(await code({ field: "created_at", operator: "=", value: "noon" }), "400 parameter_invalid");
    assert.equal(
      await world.errorOf("POST", "/contacts/search", {
        query: { field: "role", operator: "=", value: "user" },
        sort: { field: "name", order: "desc" },
      }),
      "400 invalid_sort_order",
    );
  });

  test("source.body is searched word by word", async () => {
    const person = world.intercom.workspace.sample.people[0]?.id;
    await world.call("POST", "/conversations", { from: { type: "user", id: person }, body: "I need zebra support" });
    const count = async (value: string): Promise<unknown> =>
      (await world.call("POST", "/conversations/search", { query: { field: "source.body", operator: "=", value } }))
        .body.total_count;
    assert.equal(await count("zebra"), 1);
    assert.equal(await count("zebra support"), 0);
  });

  test("at most the 500 latest parts are shown, and the count tells of the others", async () => {
    const rows = [...world.intercom.workspace.conversations.rows("created_at", "descending")];
    const long = rows.find((row) => row.conversation().parts.length > 600)?.conversation();
    assert.ok(long);
    const answer = (await world.call("GET", `/conversations/${long.id}`)).body;
    const parts = (answer.conversation_parts as Body).conversation_parts as Body[];
    assert.equal(parts.length, 500);
    assert.equal(parts.at(-1)?.id, long.parts.at(-1)?.id);
    assert.equal((answer.statistics as Body).count_conversation_parts, long.parts.length);
    const listed = (await world.call("GET", "/conversations?per_page=1")).body.conversations as Body[];
    assert.equal("conversation_parts" in (listed[0] ?? {}), false);
  });

  test("a keyset list moves: what changes while one pages comes again on top, nothing else is lost", async () => {
    const first = await world.call("GET", "/conversations?per_page=100");
    const cursor = ((first.body.pages as Body).next as Body).starting_after as string;
    const seen = new Set((first.body.conversations as Body[]).map((conversation) => conversation.id as string));
    const rows = [...world.intercom.workspace.conversations.rows("updated_at", "descending")];
    const moving = rows[150];
    assert.ok(moving);
    await world.intercom.workspace.clock.advance(5);
    await world.call("POST", `/conversations/${moving.id}/reply`, {
      message_type: "note",
      type: "admin",
      admin_id: "7100001",
      body: "moved",
    });
    const second = await world.call("GET", `/conversations?per_page=100&starting_after=${encodeURIComponent(cursor)}`);
    const ids = (second.body.conversations as Body[]).map((conversation) => conversation.id as string);
    assert.equal(ids.includes(moving.id), false);
    assert.equal(
      ids.some((id) => seen.has(id)),
      false,
    );
    assert.deepEqual(
      ids,
      rows
        .slice(100, 201)
        .map((row) => row.id)
        .filter((id) => id !== moving.id),
    );
  });

  test("deleted conversations are listed; an attachment's address expires", async () => {
    const { workspace } = world.intercom;
    const withFile = [...workspace.conversations.rows("created_at", "ascending")].find(
      (row) => row.conversation().source.attachments.length > 0,
    );
    const source = (await world.call("GET", `/conversations/${withFile?.id ?? ""}`)).body.source as Body;
    const url = (source.attachments as Body[])[0]?.url as string;
    assert.equal((await fetch(url)).status, 200);
    assert.equal((await fetch(url.replace("signature=", "signature=0"))).status, 403);
    await workspace.clock.advance(1801);
    assert.equal((await fetch(url)).status, 403);
    const id = withFile?.id ?? "";
    await world.call("DELETE", `/conversations/${id}?retain_metrics=false`);
    const deleted = (await world.call("GET", "/conversations/deleted")).body;
    assert.deepEqual((deleted.conversations as Body[])[0], {
      type: "conversation",
      id,
      metrics_retained: false,
      deleted_at: workspace.clock.now(),
    });
    assert.equal(await world.errorOf("GET", "/conversations/deleted?per_page=61"), "400 parameter_invalid");
  });

  test("deleting a person removes their conversations a week later", async () => {
    const { workspace } = world.intercom;
    const person = (await world.call("POST", "/contacts", { email: "leaving@x.example" })).body;
    const message = await world.call("POST", "/conversations", { from: { type: "user", id: person.id }, body: "Bye" });
    const path = `/conversations/${String(message.body.conversation_id)}`;
    await world.call("DELETE", `/contacts/${String(person.id)}`);
    assert.equal((await world.call("GET", path)).status, 200);
    await workspace.clock.advance(7 * day + 1);
    assert.equal((await world.call("GET", path)).status, 404);
  });

  test("segments follow attributes, and a workflow tags a new conversation", async () => {
    const { workspace } = world.intercom;
    const company = [...workspace.companies.values()].find((candidate) => candidate.plan === "Enterprise");
    const person = (await world.call("POST", "/contacts", { email: "segment@x.example" })).body;
    const names = async (): Promise<string[]> =>
      ((await world.call("GET", `/contacts/${String(person.id)}/segments`)).body.data as Body[]).map((segment) =>
        String(segment.name),
      );
    assert.equal((await names()).includes("Enterprise customers"), false);
    await world.call("POST", `/contacts/${String(person.id)}/companies`, { id: company?.id });
    assert.equal((await names()).includes("Enterprise customers"), true);
    const message = await world.call("POST", "/conversations", {
      from: { type: "user", id: person.id },
      body: "Hello",
    });
    const conversation = (await world.call("GET", `/conversations/${String(message.body.conversation_id)}`)).body;
    assert.deepEqual(
      ((conversation.tags as Body).tags as Body[]).map((tag) => tag.name),
      ["VIP"],
    );
  });

  test("a token may do only what it was given", async () => {
    world.intercom.tokens.add("small", ["Read conversations"]);
    const headers = { Authorization: "Bearer small" };
    assert.equal((await world.call("GET", "/conversations", undefined, headers)).status, 200);
    const refused = await world.call("GET", "/contacts", undefined, headers);
    assert.deepEqual([refused.status, (refused.body.errors as Body[])[0]?.code], [401, "token_unauthorized"]);
    assert.equal((await world.call("GET", "/me", undefined, headers)).status, 200);
  });

  test("every exchange fitted the contract", () => world.intercom.assertContract());
});
