import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { startIntercom } from "../start.js";
import { exportState, importState } from "../workspace/state.js";
import { Workspace, type WorkspaceOptions } from "../workspace/workspace.js";
import { replyAsAdmin } from "../workspace/conversations.js";
import { createContact } from "../workspace/contacts.js";
import { sampleWorld } from "../world/sample.js";
import { frozenAt } from "./client.js";

const options: WorkspaceOptions = {
  seed: "world",
  conversations: 500,
  people: 200,
  companies: 40,
  frozenAt,
  region: "US",
  timezone: "UTC",
  ownerSourceAttribute: "owner_assigned_by",
};

function wholeWorld(workspace: Workspace): string {
  const conversations = [...workspace.conversations.rows("updated_at", "descending")].map((row) => row.conversation());
  return JSON.stringify([[...workspace.contacts.values()], [...workspace.companies.values()], conversations]);
}

describe("the sample world", () => {
  test("a seed gives the same world, another seed another one", () => {
    assert.deepEqual(sampleWorld("a"), sampleWorld("a"));
    assert.notDeepEqual(sampleWorld("a").people, sampleWorld("b").people);
    assert.equal(wholeWorld(new Workspace(options)), wholeWorld(new Workspace(options)));
  });

  test("people come as in life: both roles, mixed case, shared and missing addresses", () => {
    const { people, companies, admins, teams } = sampleWorld("parley");
    assert.deepEqual([people.length, companies.length, admins.length, teams.length], [200, 40, 8, 2]);
    assert.ok(people.filter((person) => person.role === "user").length >= 100);
    assert.ok(people.some((person) => person.email !== null && person.email !== person.email.toLowerCase()));
    assert.ok(people.filter((person) => person.sharesEmailWith).length >= 5);
    assert.ok(people.filter((person) => person.email === null).length >= 10);
    assert.equal(new Set(people.map((person) => person.id)).size, 200);
    assert.deepEqual([...new Set(people.map((person) => person.campaignKeptIn))].sort(), [
      "conversation address",
      "custom attributes",
      "declared fields",
      "nowhere",
    ]);
  });

  test("conversations show every kind that a reader has to bear", () => {
    const workspace = new Workspace(options);
    const all = [...workspace.conversations.rows("created_at", "ascending")].map((row) => row.conversation());
    const has = (test: (conversation: (typeof all)[number]) => boolean): void =>
      assert.ok(all.some(test), String(test));
    assert.equal(all.length, 500);
    for (const state of ["open", "closed", "snoozed"]) has((conversation) => conversation.state === state);
    has((conversation) => conversation.rating !== null);
    has((conversation) => conversation.source.body === "");
    has((conversation) => conversation.source.body.length > 4000);
    has((conversation) => conversation.source.body.includes('dir="rtl"'));
    has((conversation) => /<(ul|ol)>/.test(conversation.source.body));
    has((conversation) => conversation.source.body.includes("<img"));
    has((conversation) => conversation.parts.length > 600);
    has((conversation) => conversation.ai_agent !== null);
    for (const type of ["note", "assignment", "close", "quick_reply", "conversation_sla_applied_by_rule"])
      has((conversation) => conversation.parts.some((part) => part.part_type === type));
    has((conversation) => conversation.parts.some((part) => part.attachments.length > 0));
    for (const conversation of all) {
      assert.ok(conversation.updated_at <= frozenAt && conversation.created_at <= conversation.updated_at);
      if (conversation.parts.length) assert.equal(conversation.parts.at(-1)?.created_at, conversation.updated_at);
    }
  });

  for (const conversations of [0, 10, 10_000]) {
    test(`a world of ${conversations} conversations has as many, none of them held`, () => {
      const workspace = new Workspace({ ...options, conversations });
      const ids = new Set([...workspace.conversations.rows("created_at", "ascending")].map((row) => row.id));
      assert.equal(ids.size, conversations);
      assert.equal(workspace.conversations.total, conversations);
      assert.equal(workspace.conversations.heldCount, 0);
      for (const id of [...ids].slice(0, 5)) {
        const row = [...workspace.conversations.rows("created_at", "ascending")].find((other) => other.id === id);
        const { title, channel, source } = workspace.conversations.get(id) ?? {};
        assert.deepEqual(row?.opening(), { title, channel, source });
      }
    });
  }

  test("200,000 conversations are listed without holding them", () => {
    const workspace = new Workspace({ ...options, conversations: 200_000 });
    let count = 0;
    let previous = Number.MAX_SAFE_INTEGER;
    for (const row of workspace.conversations.rows("updated_at", "descending")) {
      assert.ok(row.updated_at <= previous);
      previous = row.updated_at;
      count++;
    }
    assert.equal(count, 200_000);
    assert.equal(workspace.conversations.heldCount, 0);
    const middle = workspace.conversations.get("215470000100000");
    assert.ok(middle);
    replyAsAdmin(workspace, middle.id, "7100001", { part_type: "note", body: "held now" });
    assert.equal(workspace.conversations.heldCount, 1);
    const [first] = workspace.conversations.rows("updated_at", "descending");
    assert.equal(first?.id, middle.id);
  });

  test("an exported state comes back whole", () => {
    const workspace = new Workspace(options);
    const [row] = workspace.conversations.rows("updated_at", "descending");
    replyAsAdmin(workspace, row?.id ?? "", "7100001", { part_type: "comment", body: "kept" });
    createContact(workspace, { email: "kept@x.example" });
    const state = JSON.parse(JSON.stringify(exportState(workspace))) as unknown;
    const other = new Workspace(options);
    importState(other, state);
    assert.equal(wholeWorld(other), wholeWorld(workspace));
    assert.equal(
      createContact(other, { email: "next@x.example" }).id,
      createContact(workspace, { email: "next@x.example" }).id,
    );
    assert.throws(() => importState(new Workspace({ ...options, seed: "other" }), state), /belongs to seed/);
    assert.throws(() => importState(other, {}), /not an exported workspace/);
  });

  test("a port in use is named", async () => {
    const first = await startIntercom({ conversations: 1 });
    const port = Number(new URL(first.baseUrl).port);
    await assert.rejects(startIntercom({ conversations: 1, port }), /Port \d+ is in use/);
    await first.close();
  });
});
