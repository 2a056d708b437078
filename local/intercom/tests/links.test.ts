import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startTest, type Body, type TestWorkspace } from "./client.js";

describe("merged conversations, linked tickets, queued tickets", () => {
  let world: TestWorkspace;
  const topics: string[] = [];
  before(async () => {
    world = await startTest({ conversations: 30 });
    world.intercom.workspace.listen(({ topic }) => topics.push(topic));
  });
  after(() => world.intercom.close());

  const person = (): string => world.intercom.workspace.sample.people[0]?.id ?? "";
  const start = async (): Promise<string> =>
    String(
      (await world.call("POST", "/conversations", { from: { type: "user", id: person() }, body: "Hello" })).body
        .conversation_id,
    );
  const conversation = async (id: string): Promise<Body> => (await world.call("GET", `/conversations/${id}`)).body;
  const links = (body: Body): unknown[] => (body.linked_objects as { data: unknown[] }).data;

  test("a merged conversation is closed and linked; the other survives and is answered", async () => {
    const [secondary, primary] = [await start(), await start()];
    await world.intercom.workspace.clock.advance(30);
    topics.length = 0;
    const path = `/conversations/${secondary}/merge`;
    const merged = await world.call("POST", path, { merge_into_conversation_id: Number(primary) });
    assert.deepEqual([merged.status, merged.body.id, merged.body.state], [200, primary, "open"]);
    assert.deepEqual(links(merged.body), [{ type: "conversation", id: secondary, category: null }]);
    const parts = (merged.body.conversation_parts as Body).conversation_parts as Body[];
    assert.deepEqual(
      [parts.at(-1)?.part_type, (parts.at(-1)?.author as Body).type],
      ["merged_primary_conversation", "bot"],
    );
    const gone = await conversation(secondary);
    const now = world.intercom.workspace.clock.now();
    assert.deepEqual([gone.state, gone.open, gone.updated_at], ["closed", false, now]);
    assert.deepEqual(links(gone), [{ type: "conversation", id: primary, category: null }]);
    assert.deepEqual(topics, ["conversation.admin.closed"]);
  });

  test("what cannot be merged is refused as documented", async () => {
    const [secondary, primary] = [await start(), await start()];
    const merge = (id: string, into: unknown): Promise<string> =>
      world.errorOf("POST", `/conversations/${id}/merge`, { merge_into_conversation_id: into });
    assert.equal(await merge(secondary, Number(secondary)), "422 merge_failed");
    assert.equal(await merge(secondary, 404), "422 merge_failed");
    assert.equal(await merge(secondary, "text"), "400 parameter_invalid");
    assert.equal(await merge("404", Number(primary)), "404 not_found");
    assert.equal(await merge(secondary, Number(primary)), "200 no error");
    assert.equal(await merge(secondary, Number(primary)), "422 merge_failed");
  });

  const ticket = async (ticket_type_id: string): Promise<string> =>
    String((await world.call("POST", "/tickets", { ticket_type_id, contacts: [{ id: person() }] })).body.id);

  test("conversations are linked to one tracker ticket and unlinked again", async () => {
    const [tracker, other, customer, id] = [
      await ticket("1203"),
      await ticket("1203"),
      await ticket("1201"),
      await start(),
    ];
    const path = (number: string): string => `/tickets/${number}/linked_conversations`;
    const linked = await world.call("POST", path(tracker), { conversation_id: id });
    assert.deepEqual(links(linked.body), [{ type: "ticket", id: tracker, category: "Tracker" }]);
    assert.deepEqual(links((await world.call("GET", `/tickets/${tracker}`)).body), [
      { type: "conversation", id, category: null },
    ]);
    const error = (number: string, conversation_id?: string): Promise<string> =>
      world.errorOf("POST", path(number), { conversation_id });
    assert.equal(await error(other, id), "400 already_linked_to_tracker");
    assert.equal(await error(customer, id), "400 invalid_ticket_type");
    assert.equal(await error(tracker, "404"), "404 conversation_not_found");
    assert.equal(await error(tracker), "400 parameter_not_found");
    assert.equal(await world.errorOf("DELETE", `${path(other)}/${id}`), "404 conversation_not_found");
    const unlinked = await world.call("DELETE", `${path(tracker)}/${id}`);
    assert.deepEqual(links(unlinked.body), []);
  });

  test("a ticket is queued; the job says when it is there, or that it failed", async () => {
    const contacts = [{ id: person() }];
    const queued = (await world.call("POST", "/tickets/enqueue", { ticket_type_id: "1201", contacts })).body;
    const status = async (id: unknown): Promise<Body> => (await world.call("GET", `/jobs/status/${String(id)}`)).body;
    assert.deepEqual([queued.status, queued.resource_id], ["pending", null]);
    topics.length = 0;
    await world.intercom.workspace.clock.advance(2);
    const done = await status(queued.id);
    assert.equal(done.status, "success");
    assert.equal((await world.call("GET", `/tickets/${String(done.resource_id)}`)).status, 200);
    assert.deepEqual(topics, ["ticket.created", "job.completed"]);
    const leaving = (await world.call("POST", "/contacts", { email: "leaving@jobs.example" })).body.id;
    const late = (await world.call("POST", "/tickets/enqueue", { ticket_type_id: "1201", contacts: [{ id: leaving }] }))
      .body;
    await world.call("DELETE", `/contacts/${String(leaving)}`);
    await world.intercom.workspace.clock.advance(2);
    assert.equal((await status(late.id)).status, "failed");
    const wrong = { ticket_type_id: "1201", contacts, ticket_attributes: { Nope: "x" } };
    assert.equal(await world.errorOf("POST", "/tickets/enqueue", wrong), "400 parameter_invalid");
  });

  test("a ticket changes its type within the category and keeps what fits", async () => {
    const name = "Second kind";
    const type = (await world.call("POST", "/ticket_types", { name, category: "Customer" })).body.id;
    const created = await world.call("POST", "/tickets", {
      ticket_type_id: "1201",
      contacts: [{ id: person() }],
      ticket_attributes: { _default_title_: "Stays", Severity: "goes" },
    });
    const path = `/tickets/${String(created.body.id)}/change_type`;
    const changed = (await world.call("POST", path, { ticket_type_id: type, ticket_state_id: "7102" })).body;
    assert.deepEqual(changed.ticket_attributes, { _default_title_: "Stays" });
    assert.deepEqual(
      [(changed.ticket_type as Body).id, (changed.ticket_state as Body).category],
      [type, "in_progress"],
    );
    const error = (ticket_type_id: unknown, ticket_state_id?: string, ticket_attributes?: Body): Promise<string> =>
      world.errorOf("POST", path, { ticket_type_id, ticket_state_id, ticket_attributes });
    assert.equal(await error(type, "7102"), "400 parameter_invalid");
    assert.equal(await error("1203", "7102"), "400 parameter_invalid");
    assert.equal(await error("1201", "404"), "400 parameter_invalid");
    assert.equal(await error("1201", "7101", { Nope: "x" }), "400 parameter_invalid");
    assert.equal(await error("1201"), "400 parameter_not_found");
  });

  test("attributes of conversations are made, changed and archived, and take values meanwhile", async () => {
    const id = await start();
    const given = { name: "Region", data_type: "string", description: "Where", multiline: true };
    const attribute = (await world.call("POST", "/conversations/attributes", given)).body;
    assert.deepEqual([attribute.multiline, attribute.required, attribute.archived], [true, false, false]);
    const path = `/conversations/attributes/${String(attribute.id)}`;
    const set = (Region: string): Promise<string> =>
      world.errorOf("PUT", `/conversations/${id}`, { custom_attributes: { Region } });
    assert.equal(await set("North"), "200 no error");
    const query = { field: "custom_attributes.Region", operator: "=", value: "north" };
    assert.equal((await world.call("POST", "/conversations/search", { query })).body.total_count, 1);
    const changed = (await world.call("PUT", path, { description: "Where to", required: true })).body;
    assert.deepEqual([changed.description, changed.required, changed.multiline], ["Where to", true, true]);
    assert.equal((await world.call("DELETE", path)).body.archived, true);
    assert.equal((await world.call("GET", path)).body.archived, true);
    assert.equal(await set("South"), "400 parameter_invalid");
    const create = (name: string, data_type: string): Promise<string> =>
      world.errorOf("POST", "/conversations/attributes", { name, data_type });
    assert.equal(await create("Region", "string"), "400 parameter_invalid");
    assert.equal(await create("Colour", "colour"), "422 parameter_invalid");
    assert.equal(await create("Choice", "list"), "422 parameter_invalid");
    const listed = (await world.call("GET", "/conversations/attributes")).body.data as Body[];
    assert.ok(listed.some(({ name }) => name === "Region"));
  });

  test("every exchange fitted the contract", () => world.intercom.assertContract());
});
