import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startTest, type Body, type TestWorkspace } from "./client.js";

describe("people and companies", () => {
  let world: TestWorkspace;
  before(async () => {
    world = await startTest({ conversations: 400 });
  });
  after(() => world.intercom.close());

  type Way = "declared fields" | "custom attributes" | "conversation address";
  const cameBy = (way: Way): string => {
    const found = world.intercom.workspace.sample.people.find(
      (person) => person.campaignKeptIn === way && person.utmSource !== null,
    );
    assert.ok(found, way);
    return found.id;
  };
  const contact = async (id: string): Promise<Body> => (await world.call("GET", `/contacts/${id}`)).body;

  test("campaign values show in declared fields, custom attributes, or the conversation's address", async () => {
    const declared = await contact(cameBy("declared fields"));
    assert.ok(declared.utm_source);
    assert.equal((declared.custom_attributes as Body).utm_source, undefined);
    const custom = await contact(cameBy("custom attributes"));
    assert.equal(custom.utm_source, null);
    assert.ok((custom.custom_attributes as Body).utm_source);
    const people = world.intercom.workspace.sample.people.filter(
      ({ campaignKeptIn, utmSource }) => campaignKeptIn === "conversation address" && utmSource !== null,
    );
    const addresses: string[] = [];
    for (const { id } of people) {
      const person = await contact(id);
      assert.equal(person.utm_source, null);
      assert.equal((person.custom_attributes as Body).utm_source, undefined);
      const query = {
        operator: "AND",
        value: [
          { field: "contact_ids", operator: "=", value: id },
          { field: "source.type", operator: "=", value: "conversation" },
        ],
      };
      const { body } = await world.call("POST", "/conversations/search", { query });
      for (const { source } of body.conversations as { source: Body }[]) addresses.push(String(source.url));
    }
    assert.ok(addresses.length > 0);
    for (const address of addresses) assert.match(address, /[?&]utm_source=/);
  });

  test("a visit with new parameters changes them, each in its way", async () => {
    const address = "https://www.harbourlight.example/?utm_source=autumn&utm_campaign=fair";
    const visit = (id: string): Promise<unknown> => world.call("POST", `/page/people/${id}/visit`, { address });
    const declared = cameBy("declared fields");
    await visit(declared);
    assert.deepEqual(
      [(await contact(declared)).utm_source, (await contact(declared)).utm_campaign],
      ["autumn", "fair"],
    );
    const custom = cameBy("custom attributes");
    await visit(custom);
    assert.equal(((await contact(custom)).custom_attributes as Body).utm_source, "autumn");
    const addressed = cameBy("conversation address");
    await visit(addressed);
    assert.equal(((await contact(addressed)).custom_attributes as Body).utm_source, undefined);
    const started = (await world.call("POST", "/page/conversations", { personId: addressed, body: "Hi", address }))
      .body;
    const conversation = (await world.call("GET", `/conversations/${String(started.id)}`)).body;
    assert.equal((conversation.source as Body).url, address);
  });

  test("an archived person is hidden until they return", async () => {
    const person = (await world.call("POST", "/contacts", { email: "returns@people.example" })).body;
    const id = String(person.id);
    const count = async (): Promise<unknown> =>
      (await world.call("POST", "/contacts/search", { query: { field: "id", operator: "=", value: id } })).body
        .total_count;
    await world.call("POST", `/contacts/${id}/archive`);
    assert.equal(await count(), 0);
    assert.equal((await contact(id)).id, id);
    await world.call("POST", "/conversations", { from: { type: "user", id }, body: "Back again" });
    assert.equal(await count(), 1);
  });

  test("lists inside a person show ten and say that there are more", async () => {
    const id = String((await world.call("POST", "/contacts", { email: "many@people.example" })).body.id);
    const companies = world.intercom.workspace.sample.companies.slice(0, 12);
    for (const company of companies) await world.call("POST", `/contacts/${id}/companies`, { id: company.id });
    const inside = (await contact(id)).companies as Body;
    assert.deepEqual(
      [(inside.data as Body[]).length, inside.total_count, inside.has_more, inside.url],
      [10, 12, true, `/contacts/${id}/companies`],
    );
    const first = (await world.call("GET", `/contacts/${id}/companies?per_page=5&page=1`)).body;
    assert.equal((first.companies as Body[]).length, 5);
    assert.match(String((first.pages as Body).next), /page=2&per_page=5$/);
    const last = (await world.call("GET", `/contacts/${id}/companies?per_page=5&page=3`)).body;
    assert.deepEqual([(last.companies as Body[]).length, (last.pages as Body).next], [2, null]);
    await world.call("DELETE", `/contacts/${id}/companies/${companies[0]?.id ?? ""}`);
    assert.equal(((await contact(id)).companies as Body).total_count, 11);
  });

  test("page sizes are the usual ones when none is asked for", async () => {
    const sizes: [method: string, path: string, rows: string, size: number][] = [
      ["GET", "/contacts", "data", 10],
      ["GET", "/conversations", "conversations", 20],
      ["POST", "/contacts/search", "data", 50],
      ["POST", "/conversations/search", "conversations", 20],
      ["GET", "/companies", "data", 15],
      ["POST", "/companies/list", "data", 15],
    ];
    for (const [method, path, rows, size] of sizes) {
      const query = { field: "id", operator: "!=", value: "1" };
      const { body } = await world.call(method, path, path.endsWith("search") ? { query } : undefined);
      assert.equal((body[rows] as Body[]).length, size, path);
      assert.equal((body.pages as Body).per_page, size, path);
    }
  });

  test("companies are listed with people only, up to the ten thousandth", async () => {
    const alone = (await world.call("POST", "/companies", { company_id: "ALONE", name: "Alone" })).body;
    const listed = async (): Promise<unknown[]> =>
      ((await world.call("POST", "/companies/list", { per_page: 60 })).body.data as Body[]).map(({ id }) => id);
    assert.equal((await listed()).includes(alone.id), false);
    const person = world.intercom.workspace.sample.people[3]?.id ?? "";
    await world.call("POST", `/contacts/${person}/companies`, { id: alone.id });
    assert.equal((await listed()).includes(alone.id), true);
    const again = (await world.call("POST", "/companies", { company_id: "ALONE", name: "Not alone" })).body;
    assert.deepEqual([again.id, again.name], [alone.id, "Not alone"]);
    assert.equal(await world.errorOf("GET", "/companies?per_page=60&page=167"), "400 parameter_invalid");
  });

  test("one scroll at a time, for a minute", async () => {
    const first = await world.call("GET", "/companies/scroll");
    assert.equal(await world.errorOf("GET", "/companies/scroll"), "400 scroll_exists");
    const path = `/companies/scroll?scroll_param=${String(first.body.scroll_param)}`;
    await world.intercom.workspace.clock.advance(59);
    const end = await world.call("GET", path);
    assert.deepEqual([end.status, (end.body.data as Body[]).length], [200, 0]);
    const second = await world.call("GET", "/companies/scroll");
    await world.intercom.workspace.clock.advance(61);
    const late = `/companies/scroll?scroll_param=${String(second.body.scroll_param)}`;
    assert.equal(await world.errorOf("GET", late), "404 not_found");
    assert.equal((await world.call("GET", "/companies/scroll")).status, 200);
  });

  test("a segment follows an attribute that comes from outside", async () => {
    const conditions = [{ field: "company.custom_attributes.tier", operator: "=", value: "Platinum" }];
    const segment = (await world.call("POST", "/page/segments", { name: "Platinum", conditions })).body;
    const company = world.intercom.workspace.sample.companies[0];
    const person = world.intercom.workspace.sample.people.find(({ companyIds }) =>
      companyIds.includes(company?.id ?? ""),
    );
    const inSegment = async (): Promise<boolean> =>
      ((await world.call("GET", `/contacts/${person?.id ?? ""}/segments`)).body.data as Body[]).some(
        ({ id }) => id === segment.id,
      );
    assert.equal(await inSegment(), false);
    await world.call("PUT", `/companies/${company?.id ?? ""}`, { custom_attributes: { tier: "Platinum" } });
    assert.equal(await inSegment(), true);
    const counted = (await world.call("GET", "/segments?include_count=true")).body.segments as Body[];
    assert.ok(Number(counted.find(({ id }) => id === segment.id)?.count) >= 1);
    const query = { field: "segment_id", operator: "=", value: segment.id };
    assert.ok(Number((await world.call("POST", "/contacts/search", { query })).body.total_count) >= 1);
    const companies = (await world.call("GET", `/companies?segment_id=${String(segment.id)}`)).body.data as Body[];
    assert.ok(companies.some(({ id }) => id === company?.id));
  });

  test("events older than ninety days are not listed, and the same event twice is taken and kept once", async () => {
    const id = world.intercom.workspace.sample.people[5]?.id ?? "";
    const now = world.intercom.workspace.clock.now();
    for (const created_at of [now - 60, now - 60, now - 91 * 86_400])
      assert.equal((await world.call("POST", "/events", { event_name: "sold", id, created_at })).status, 202);
    const { body } = await world.call("GET", `/events?type=user&intercom_user_id=${id}`);
    assert.equal((body.events as Body[]).filter(({ event_name }) => event_name === "sold").length, 1);
  });

  test("every exchange fitted the contract", () => world.intercom.assertContract());
});
