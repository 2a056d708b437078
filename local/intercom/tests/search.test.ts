import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { compileQuery, type SearchField } from "../api/search.js";
import { startIntercom } from "../start.js";
import { startTest, type Body, type TestWorkspace } from "./client.js";

type Row = Record<string, unknown>;
const kinds: Record<string, SearchField<Row>["kind"]> = {
  name: "string",
  size: "integer",
  flag: "boolean",
  at: "moment",
  body: "words",
  tags: "tag",
};
const rows: Row[] = [
  { name: "Ann Lee", size: 1, flag: true, at: 100, body: "<p>Red apples</p>", tags: ["1", "2"] },
  { name: "Bo", size: 2, flag: false, at: 200, body: "<p>green <b>pears</b></p>", tags: ["2"] },
  { name: null, size: null, flag: null, at: null, body: "", tags: [] },
];

function found(field: string, operator: string, value: unknown): string {
  const test = compileQuery<Row>(
    { field, operator, value },
    (name) => (kinds[name] ? { kind: kinds[name], read: (row) => row[name] } : undefined),
    "UTC",
  );
  return rows.map((row, index) => (test(row) ? String(index) : "")).join("");
}

describe("search", () => {
  let world: TestWorkspace;
  before(async () => {
    world = await startTest({ conversations: 120 });
  });
  after(() => world.intercom.close());

  test("every operator, on every kind of field", () => {
    const cases: [field: string, operator: string, value: unknown, rows: string][] = [
      ["name", "=", "ann lee", "0"],
      ["name", "!=", "Bo", "02"],
      ["name", "=", null, "2"],
      ["name", "!=", null, "01"],
      ["name", "IN", ["Bo", "nobody"], "1"],
      ["name", "NIN", ["Bo", "nobody"], "02"],
      ["name", "~", "nn l", "0"],
      ["name", "!~", "nn l", "12"],
      ["name", "^", "ann", "0"],
      ["name", "$", "LEE", "0"],
      ["size", "=", 2, "1"],
      ["size", "!=", 2, "02"],
      ["size", ">", 1, "1"],
      ["size", "<", "2", "0"],
      ["size", "IN", [1, 2], "01"],
      ["size", "NIN", [1], "12"],
      ["flag", "=", true, "0"],
      ["flag", "!=", "true", "12"],
      ["at", ">", 100, "1"],
      ["at", "<", 200, "0"],
      ["at", "=", 100, "0"],
      ["body", "=", "apples", "0"],
      ["body", "=", "apple", ""],
      ["body", "~", "apple", "0"],
      ["body", "!~", "pears", "02"],
      ["tags", "=", "2", "01"],
      ["tags", "!=", "1", "12"],
    ];
    for (const [field, operator, value, expected] of cases)
      assert.equal(found(field, operator, value), expected, `${field} ${operator} ${JSON.stringify(value)}`);
  });

  test("operators that a kind of field does not have are refused", () => {
    const refused: [field: string, operator: string, value: unknown][] = [
      ["size", "~", 1],
      ["flag", ">", true],
      ["at", "^", 1],
      ["tags", "IN", ["1"]],
      ["name", "like", "x"],
      ["size", "=", "many"],
      ["flag", "=", "perhaps"],
      ["name", "=", { a: 1 }],
      ["name", "IN", "no list"],
      ["name", "~", ""],
    ];
    for (const [field, operator, value] of refused)
      assert.throws(
        () => found(field, operator, value),
        { name: "UseError", status: 400, code: "parameter_invalid" },
        `${field} ${operator}`,
      );
  });

  test("AND and OR, nested", async () => {
    const search = async (query: unknown): Promise<Set<unknown>> => {
      const { body } = await world.call("POST", "/conversations/search", { query, pagination: { per_page: 150 } });
      assert.equal((body.conversations as Body[]).length, body.total_count);
      return new Set((body.conversations as Body[]).map(({ id }) => id));
    };
    const open = { field: "state", operator: "=", value: "open" };
    const urgent = { field: "priority", operator: "=", value: "urgent" };
    const rated = { field: "conversation_rating.score", operator: ">", value: 3 };
    const [isOpen, isUrgent, isRated] = [await search(open), await search(urgent), await search(rated)];
    assert.ok(isOpen.size > 0 && isUrgent.size > 0 && isRated.size > 0);
    assert.deepEqual(
      await search({ operator: "AND", value: [open, urgent] }),
      new Set([...isOpen].filter((id) => isUrgent.has(id))),
    );
    const nested = {
      operator: "OR",
      value: [
        { operator: "AND", value: [open, urgent] },
        { operator: "AND", value: [rated] },
      ],
    };
    assert.deepEqual(
      await search(nested),
      new Set([...isOpen, ...isRated].filter((id) => isRated.has(id) || isUrgent.has(id))),
    );
  });

  test("every field that the description names for conversations can be searched", async () => {
    const filters: [field: string, operator: string, value: unknown][] = [
      ["id", "=", "1"],
      ["source.type", "=", "email"],
      ["source.author.email", "~", "example"],
      ["source.delivered_as", "=", "customer_initiated"],
      ["contact_ids", "=", "1"],
      ["teammate_ids", "=", "7100001"],
      ["admin_assignee_id", "=", 7100001],
      ["team_assignee_id", "=", "0"],
      ["open", "=", true],
      ["read", "=", false],
      ["waiting_since", ">", 0],
      ["snoozed_until", ">", 0],
      ["tag_ids", "=", "9300001"],
      ["ai_agent_participated", "=", true],
      ["ai_agent.resolution_state", "=", "escalated"],
      ["statistics.count_conversation_parts", ">", 600],
      ["statistics.last_close_at", ">", 0],
      ["custom_attributes.topic", "!=", null],
    ];
    for (const [field, operator, value] of filters) {
      const { status, body } = await world.call("POST", "/conversations/search", { query: { field, operator, value } });
      assert.equal(status, 200, `${field}: ${JSON.stringify(body)}`);
    }
  });

  test("contacts are sorted, by text too, and a person who changes while one pages moves", async () => {
    const query = { field: "role", operator: "=", value: "user" };
    const read = async (starting_after?: string): Promise<Body> =>
      (
        await world.call("POST", "/contacts/search", {
          query,
          sort: { field: "name", order: "ascending" },
          pagination: { per_page: 30, ...(starting_after ? { starting_after } : {}) },
        })
      ).body;
    const cursorOf = (body: Body): string => String(((body.pages as Body).next as Body).starting_after);
    const rowsOf = (body: Body): Body[] => body.data as Body[];
    const first = await read();
    const names = rowsOf(first).map(({ name }) => String(name ?? "").toLowerCase());
    assert.deepEqual(names, [...names].sort());
    const before = rowsOf(await read(cursorOf(first)));
    const moved = before[5] as Body;
    await world.call("PUT", `/contacts/${String(moved.id)}`, { name: "000 first of all" });
    await world.call("POST", "/contacts", { email: "000@sort.example", name: "000 new" });
    const second = rowsOf(await read(cursorOf(first)));
    assert.deepEqual(
      second.slice(0, 29).map(({ id }) => id),
      before.filter(({ id }) => id !== moved.id).map(({ id }) => id),
    );
    assert.equal(rowsOf(await read())[0]?.name, "000 first of all");
  });

  test("what a search remembers follows changes, deletions and merges", async () => {
    const count = async (query: unknown): Promise<unknown> =>
      (await world.call("POST", "/conversations/search", { query })).body.total_count;
    const [row] = world.intercom.workspace.conversations.rows("updated_at", "descending");
    const snoozed = { field: "state", operator: "=", value: "snoozed" };
    const before = Number(await count(snoozed));
    const until = world.intercom.workspace.clock.now() + 60;
    const snooze = { message_type: "snoozed", admin_id: "7100001", snoozed_until: until };
    await world.call("POST", `/conversations/${row?.id ?? ""}/parts`, snooze);
    assert.equal(await count(snoozed), before + 1);
    await world.call("DELETE", `/conversations/${row?.id ?? ""}`);
    assert.equal(await count(snoozed), before);
    const lead = world.intercom.workspace.sample.people.find(({ role }) => role === "lead")?.id;
    const user = world.intercom.workspace.sample.people.find(({ role }) => role === "user")?.id;
    const of = (value: unknown): unknown => ({ field: "contact_ids", operator: "=", value });
    const together = Number(await count(of(lead))) + Number(await count(of(user)));
    await world.call("POST", "/contacts/merge", { from: lead, into: user, skip_duplicate_validation: true });
    assert.equal(await count(of(user)), together);
    assert.equal(await count(of(lead)), 0);
  });

  test("at 200,000 conversations a search holds nothing back and nothing in memory", async () => {
    const large = await startIntercom({ conversations: 200_000, seed: "large" });
    try {
      const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
        fetch(large.baseUrl + path, {
          ...init,
          headers: { Authorization: `Bearer ${large.accessToken}`, "Content-Type": "application/json" },
        });
      const query = { field: "source.body", operator: "=", value: "invoice" };
      const search = async (): Promise<number> => {
        const answer = await ask("/conversations/search", { method: "POST", body: JSON.stringify({ query }) });
        return ((await answer.json()) as { total_count: number }).total_count;
      };
      const started = performance.now();
      let running = true;
      const searching = search().finally(() => (running = false));
      let answered = 0;
      while (running) {
        assert.equal((await ask("/me")).status, 200);
        answered++;
      }
      const total = await searching;
      assert.ok(total > 1000, String(total));
      assert.ok(answered > 5, `${answered} other requests were answered meanwhile`);
      assert.equal(large.workspace.conversations.heldCount, 0);
      const first = performance.now() - started;
      const again = performance.now();
      assert.equal(await search(), total);
      assert.ok(performance.now() - again < first / 2, "the second time is remembered");
    } finally {
      await large.close();
    }
  });

  test("every exchange fitted the contract", () => world.intercom.assertContract());
});
