import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, beforeEach, describe, test } from "node:test";
import { startReceiver, startTest, type Body, type Receiver, type TestWorkspace } from "./client.js";

/** The topics of the workspace's own changes, as Intercom lists them; all of them are sent by what the test does. */
const knownTopics = [
  "admin.away_mode_updated",
  "company.contact.attached",
  "company.contact.detached",
  "company.created",
  "company.deleted",
  "company.updated",
  "contact.archived",
  "contact.deleted",
  "contact.email.updated",
  "contact.lead.added_email",
  "contact.lead.created",
  "contact.lead.signed_up",
  "contact.lead.tag.created",
  "contact.lead.tag.deleted",
  "contact.lead.updated",
  "contact.merged",
  "contact.subscribed",
  "contact.unarchive",
  "contact.unsubscribed",
  "contact.user.created",
  "contact.user.tag.created",
  "contact.user.tag.deleted",
  "contact.user.updated",
  "conversation.admin.assigned",
  "conversation.admin.closed",
  "conversation.admin.open.assigned",
  "conversation.admin.opened",
  "conversation.admin.single.created",
  "conversation.admin.snoozed",
  "conversation.admin.unsnoozed",
  "conversation.company.updated",
  "conversation.contact.attached",
  "conversation.contact.detached",
  "conversation.deleted",
  "conversation.priority.updated",
  "conversation.rating.added",
  "conversation.read",
  "conversation.user.created",
  "conversation_part.redacted",
  "conversation_part.tag.created",
  "event.created",
  "ticket.admin.assigned",
  "ticket.admin.replied",
  "ticket.admin.snoozed",
  "ticket.attribute.updated",
  "ticket.closed",
  "ticket.contact.replied",
  "ticket.created",
  "ticket.note.created",
  "ticket.resolved",
  "ticket.state.updated",
  "ticket.team.assigned",
];

describe("webhooks", () => {
  let world: TestWorkspace;
  let receiver: Receiver;
  before(async () => {
    world = await startTest();
    receiver = await startReceiver();
  });
  after(async () => {
    await world.intercom.close();
    receiver.close();
  });
  beforeEach(async () => {
    receiver.answer.status = 200;
    receiver.answer.delayMs = 0;
    Object.assign(world.intercom.webhooks.faults, { lost: 0, duplicated: 0, reordered: 0 });
    await world.intercom.setWebhookUrl(receiver.url);
    receiver.received.length = 0;
  });

  const person = (): string => world.intercom.workspace.sample.people[0]?.id ?? "";
  const write = async (body = "Hello"): Promise<string> =>
    String(
      (await world.call("POST", "/conversations", { from: { type: "user", id: person() }, body })).body.conversation_id,
    );
  const topics = (): unknown[] => receiver.received.map((request) => (JSON.parse(request.raw) as Body).topic);

  test("the address is asked with HEAD when it is saved", async () => {
    const check = await world.intercom.setWebhookUrl(receiver.url);
    assert.equal(check?.ok, true);
    assert.equal(receiver.received[0]?.method, "HEAD");
    assert.equal((await world.intercom.setWebhookUrl("http://127.0.0.1:1/none"))?.ok, false);
  });

  test("the envelope is real and signed over the raw body", async () => {
    const id = await write("<p>With <b>bold</b> text</p>");
    await world.intercom.webhooks.settled();
    const request = receiver.received[0];
    assert.ok(request, JSON.stringify(world.intercom.webhooks.deliveries.at(-1)?.attempts));
    const expected = createHmac("sha1", world.intercom.webhookSecret).update(request.raw).digest("hex");
    assert.equal(request.headers["x-hub-signature"], `sha1=${expected}`);
    assert.equal(request.headers["user-agent"], "intercom-parrot-service-client/1.0");
    const envelope = JSON.parse(request.raw) as Body & { data: { type: string; item: Body } };
    assert.deepEqual(
      [envelope.type, envelope.topic, envelope.app_id, envelope.delivery_attempts],
      ["notification_event", "conversation.user.created", world.intercom.appId, 1],
    );
    assert.match(String(envelope.id), /^notif_/);
    assert.equal(envelope.data.item.id, id);
    assert.equal((envelope.data.item.source as Body).body, "With bold text");
  });

  test("verbs have their topics, and bots their own", async () => {
    const id = await write();
    const admin = world.intercom.workspace.sample.admins[0]?.id;
    await world.call("POST", `/conversations/${id}/reply`, {
      message_type: "comment",
      type: "admin",
      admin_id: admin,
      body: "Hi",
    });
    await world.call("POST", `/conversations/${id}/reply`, {
      message_type: "note",
      type: "admin",
      admin_id: admin,
      body: "n",
    });
    await world.call("POST", `/conversations/${id}/reply`, {
      message_type: "comment",
      type: "user",
      intercom_user_id: person(),
      body: "Thanks",
    });
    await world.call("POST", `/conversations/${id}/parts`, { message_type: "close", type: "admin", admin_id: admin });
    await world.call("POST", `/conversations/${id}/reply`, {
      message_type: "comment",
      type: "admin",
      admin_id: admin,
      body: "silent",
      skip_notifications: true,
    });
    await world.call("DELETE", `/conversations/${id}`);
    await world.intercom.webhooks.settled();
    const names = [
      "conversation.user.created",
      "conversation.admin.replied",
      "conversation.admin.noted",
      "conversation.user.replied",
      "conversation.admin.closed",
      "conversation.deleted",
    ];
    for (const name of names) assert.equal(topics().filter((topic) => topic === name).length, 1, name);
    const deleted = receiver.received
      .map((request) => JSON.parse(request.raw) as { topic: string; data: { item: unknown } })
      .find((envelope) => envelope.topic === "conversation.deleted");
    assert.deepEqual(deleted?.data.item, { type: "conversation", id });
  });

  test("a failure is tried once more after a minute, then given up", async () => {
    receiver.answer.status = 500;
    await write();
    await world.intercom.webhooks.settled();
    assert.equal(receiver.received.length, 1);
    await world.intercom.workspace.clock.advance(59);
    await world.intercom.webhooks.settled();
    assert.equal(receiver.received.length, 1);
    await world.intercom.workspace.clock.advance(2);
    await world.intercom.webhooks.settled();
    assert.equal(receiver.received.length, 2);
    const second = JSON.parse(receiver.received[1]?.raw ?? "{}") as Body;
    assert.equal(second.delivery_attempts, 2);
    await world.intercom.workspace.clock.advance(600);
    assert.equal(receiver.received.length, 2);
    assert.equal(world.intercom.webhooks.deliveries.at(-1)?.state, "failed");
  });

  test("no answer in time counts as failed", async () => {
    receiver.answer.delayMs = 1000;
    world.intercom.webhooks.timeoutMs = 150;
    await write();
    await world.intercom.webhooks.settled();
    world.intercom.webhooks.timeoutMs = 5000;
    assert.match(world.intercom.webhooks.deliveries.at(-1)?.attempts[0]?.error ?? "", /no answer within 150 ms/);
  });

  test("410 disables the subscription until it is set live", async () => {
    receiver.answer.status = 410;
    await write();
    await world.intercom.webhooks.settled();
    assert.equal(world.intercom.webhooks.state, "disabled");
    await write();
    assert.equal(world.intercom.webhooks.deliveries.at(-1)?.state, "dropped");
    world.intercom.webhooks.setLive();
    receiver.answer.status = 200;
    await write();
    await world.intercom.webhooks.settled();
    assert.equal(world.intercom.webhooks.deliveries.at(-1)?.state, "delivered");
  });

  test("429 slows down, and after two hours a notification is dropped", async () => {
    receiver.answer.status = 429;
    await write();
    await world.intercom.webhooks.settled();
    assert.equal(world.intercom.webhooks.deliveries.at(-1)?.state, "waiting");
    for (let minute = 0; minute < 150; minute++) {
      await world.intercom.workspace.clock.advance(60);
      await world.intercom.webhooks.settled();
    }
    assert.equal(world.intercom.webhooks.deliveries.at(-1)?.state, "dropped");
    assert.ok(receiver.received.length < 12);
  });

  test("loss, duplicates and reordering on demand", async () => {
    world.intercom.webhooks.faults.lost = 1;
    await write();
    await world.intercom.webhooks.settled();
    assert.equal(receiver.received.length, 0);
    Object.assign(world.intercom.webhooks.faults, { lost: 0, duplicated: 1 });
    await write();
    await world.intercom.workspace.clock.advance(2);
    await world.intercom.webhooks.settled();
    assert.equal(receiver.received.length, 2);
    assert.equal(receiver.received[0]?.raw.length, receiver.received[1]?.raw.length);
    Object.assign(world.intercom.webhooks.faults, { duplicated: 0, reordered: 1 });
    receiver.received.length = 0;
    const late = await write("late");
    world.intercom.webhooks.faults.reordered = 0;
    const early = await write("early");
    await world.intercom.webhooks.settled();
    await world.intercom.workspace.clock.advance(4);
    await world.intercom.webhooks.settled();
    const ids = receiver.received.map((request) => (JSON.parse(request.raw) as { data: { item: Body } }).data.item.id);
    assert.deepEqual(ids, [early, late]);
  });

  test("answers slower than half a second slow the deliveries down", async () => {
    const timeFor = async (delayMs: number): Promise<number> => {
      receiver.answer.delayMs = delayMs;
      receiver.received.length = 0;
      const started = performance.now();
      for (let count = 0; count < 8; count++) world.intercom.webhooks.ping();
      await world.intercom.webhooks.settled();
      assert.equal(receiver.received.length, 8);
      return performance.now() - started;
    };
    // Eight pings on four lines: two rounds of 550 ms, and a second of waiting after each of them.
    const slow = await timeFor(550);
    assert.ok(slow > 3000);
    assert.ok((await timeFor(0)) < slow);
  });

  test("every change has a topic that Intercom has", async () => {
    const { workspace } = world.intercom;
    const heard = new Set<string>();
    const stop = workspace.listen(({ topic }) => heard.add(topic));
    const admin = workspace.sample.admins[0]?.id ?? "";
    const post = async (path: string, body?: Body, method = "POST"): Promise<Body> =>
      (await world.call(method, path, body)).body;
    const lead = String((await post("/contacts", { role: "lead", name: "Topic" })).id);
    await post(`/contacts/${lead}`, { email: "topic@topics.example" }, "PUT");
    const user = String((await post("/contacts", { email: "topic@topics.example" })).id);
    await post(`/contacts/${user}`, { email: "other@topics.example" }, "PUT");
    const signing = String((await post("/contacts", { role: "lead", email: "signs@topics.example" })).id);
    await post(`/contacts/${signing}`, { role: "user" }, "PUT");
    const tag = String((await post("/tags", { name: "Topic" })).id);
    for (const id of [lead, user]) {
      await post(`/contacts/${id}/tags`, { id: tag });
      await post(`/contacts/${id}/tags/${tag}`, undefined, "DELETE");
    }
    await post(`/contacts/${user}/subscriptions`, { id: "92", consent_type: "opt_in" });
    await post(`/contacts/${user}/subscriptions/92`, undefined, "DELETE");
    const company = String((await post("/companies", { company_id: "TOPIC" })).id);
    await post(`/companies/${company}`, { name: "Topic" }, "PUT");
    await post(`/contacts/${user}/companies`, { id: company });
    const id = String((await post("/conversations", { from: { type: "user", id: user }, body: "Hi" })).conversation_id);
    const path = `/conversations/${id}`;
    await post(`${path}/parts`, {
      message_type: "snoozed",
      admin_id: admin,
      snoozed_until: workspace.clock.now() + 60,
    });
    await post(`${path}/parts`, { message_type: "open", admin_id: admin });
    await post(`${path}/parts`, { message_type: "assignment", type: "admin", admin_id: admin, assignee_id: admin });
    await post(`${path}/parts`, { message_type: "close", admin_id: admin });
    await post(`${path}/parts`, { message_type: "assignment", type: "admin", admin_id: admin, assignee_id: admin });
    await post(`${path}/parts`, { message_type: "close", admin_id: admin });
    await post(`${path}/parts`, { message_type: "open", admin_id: admin });
    await post(path, { priority: "high", company_id: null, read: true }, "PUT");
    await post(`${path}/customers`, { customer: { intercom_user_id: signing } });
    await post(`${path}/customers/${signing}`, { admin_id: admin }, "DELETE");
    await post(`${path}/tags`, { id: tag, admin_id: admin });
    await post(`/page${path}/rate`, { rating: 5 });
    const stored = workspace.conversations.get(id);
    await post("/conversations/redact", { type: "source", conversation_id: id, source_id: stored?.source.id });
    const message = {
      message_type: "inapp",
      body: "News",
      from: { type: "admin", id: admin },
      to: { type: "user", id: user },
    };
    await post("/messages", message);
    const ticketId = String((await post("/tickets", { ticket_type_id: "1201", contacts: [{ id: user }] })).id);
    const ticket = `/tickets/${ticketId}`;
    const attributes = { ticket_attributes: { _default_title_: "T" } };
    await post(ticket, { ...attributes, ticket_state_id: "7104", assignee_id: admin, open: false }, "PUT");
    await post(
      ticket,
      { assignee_id: workspace.sample.teams[0]?.id, snoozed_until: workspace.clock.now() + 60 },
      "PUT",
    );
    for (const message_type of ["comment", "note"])
      await post(`${ticket}/reply`, { message_type, type: "admin", admin_id: admin, body: "x" });
    await post(`${ticket}/reply`, { message_type: "comment", type: "user", intercom_user_id: user, body: "x" });
    await post(`/admins/${admin}/away`, { away_mode_enabled: true, away_mode_reassign: false }, "PUT");
    await post("/events", { event_name: "topic", id: user });
    await post(`/contacts/${user}/companies/${company}`, undefined, "DELETE");
    await post(`/companies/${company}`, undefined, "DELETE");
    await post(`/contacts/${user}/archive`);
    await post(`/contacts/${user}/unarchive`);
    await post("/contacts/merge", { from: lead, into: user, skip_duplicate_validation: true });
    await post(path, undefined, "DELETE");
    await post(`/contacts/${user}`, undefined, "DELETE");
    stop();
    assert.deepEqual([...heard].sort(), knownTopics);
  });

  test("ping, and replay with the same id", async () => {
    world.intercom.webhooks.ping();
    await world.intercom.webhooks.settled();
    const id = (JSON.parse(receiver.received[0]?.raw ?? "{}") as Body).id;
    assert.deepEqual(topics(), ["ping"]);
    world.intercom.webhooks.replay(String(id));
    await world.intercom.webhooks.settled();
    assert.equal((JSON.parse(receiver.received[1]?.raw ?? "{}") as Body).id, id);
    assert.equal(world.intercom.webhooks.replay("unknown"), undefined);
  });

  test("more than a thousand errors in a row pause, a week of errors suspends", async () => {
    receiver.answer.status = 500;
    for (let count = 0; count < 1001; count++) world.intercom.webhooks.ping();
    await world.intercom.webhooks.settled();
    assert.equal(world.intercom.webhooks.state, "paused");
    await world.intercom.workspace.clock.advance(901);
    await world.intercom.webhooks.settled();
    assert.equal(world.intercom.webhooks.state, "live");
    await world.intercom.workspace.clock.advance(8 * 86_400);
    world.intercom.webhooks.ping();
    await world.intercom.webhooks.settled();
    assert.equal(world.intercom.webhooks.state, "suspended");
  });
});
