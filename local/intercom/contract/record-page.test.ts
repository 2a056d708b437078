import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { frozenAt, startTest, type Body, type TestWorkspace } from "../tests/client.js";

/** The bodies are those that a record page sends, field for field. */
describe("what a record page does with a conversation", () => {
  let world: TestWorkspace;
  let adminId: string;
  let conversation: string;
  let contactId: string;

  before(async () => {
    world = await startTest({ conversations: 40 });
    const { workspace } = world.intercom;
    adminId = [...workspace.admins.keys()][0]!;
    const [row] = workspace.conversations.rows("created_at", "descending");
    conversation = `/conversations/${row!.id}`;
    contactId = row!.facts().contact_ids[0]!;
  });
  after(async () => {
    world.intercom.assertContract();
    await world.intercom.close();
  });

  const post = async (path: string, body: Body, method = "POST"): Promise<Body> => {
    const reply = await world.call(method, path, body);
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body;
  };
  const parts = (body: Body): Body[] => (body.conversation_parts as { conversation_parts: Body[] }).conversation_parts;
  const author = (part: Body): Body => part.author as Body;

  test("a reply is answered with the conversation, the new part last, its words kept", async () => {
    const body = '<p>A &lt;b&gt; c<br>d</p><p><a href="https://x.example/?a=1&amp;b=2">https://x.example</a></p>';
    const answer = await post(`${conversation}/reply`, {
      message_type: "comment",
      type: "admin",
      admin_id: adminId,
      body,
      attachment_urls: ["https://files.example/a.png"],
    });
    const part = parts(answer).at(-1)!;
    assert.equal(author(part).id, adminId);
    assert.equal(author(part).type, "admin");
    assert.notEqual(part.part_type, "note");
    assert.equal(part.body, body);
    assert.equal((part.attachments as Body[]).length, 1);
    assert.ok((part.created_at as number) >= frozenAt);
  });

  test("a note is a note, and the same text twice is two parts", async () => {
    const note = { message_type: "note", type: "admin", admin_id: adminId, body: "<p>Call her</p>" };
    await post(`${conversation}/reply`, note);
    const answer = await post(`${conversation}/reply`, note);
    const notes = parts(answer).filter((part) => part.part_type === "note" && part.body === note.body);
    assert.equal(notes.length, 2);
    assert.notEqual(notes[0]!.id, notes[1]!.id);
  });

  test("assigning, closing, opening and snoozing answer with what became of it", async () => {
    const teamId = [...world.intercom.workspace.teams.keys()][0]!;
    const manage = (body: Body): Promise<Body> => post(`${conversation}/parts`, { ...body, admin_id: adminId });
    const assign = (type: string, assignee_id: string): Promise<Body> =>
      manage({ message_type: "assignment", type, assignee_id });
    assert.equal(String((await assign("admin", adminId)).admin_assignee_id), adminId);
    assert.equal(String((await assign("team", teamId)).team_assignee_id), teamId);
    assert.ok([0, null].includes((await assign("admin", "0")).admin_assignee_id as number | null));
    assert.ok([0, null].includes((await assign("team", "0")).team_assignee_id as number | null));
    assert.equal((await manage({ message_type: "close", type: "admin" })).state, "closed");
    assert.equal((await manage({ message_type: "open" })).state, "open");
    const snoozed = await manage({ message_type: "snoozed", snoozed_until: frozenAt + 86_400 });
    assert.equal(snoozed.state, "snoozed");
    assert.equal(snoozed.snoozed_until, frozenAt + 86_400);
  });

  test("the priority can be changed", async () => {
    assert.equal((await post(conversation, { priority: "high" }, "PUT")).priority, "high");
    assert.equal((await post(conversation, { priority: "none" }, "PUT")).priority, "none");
  });

  test("tags are listed, added and removed in somebody's name", async () => {
    const tags = (await world.call("GET", "/tags")).body.data as Body[];
    const tag = tags[0]!;
    await post(`${conversation}/tags`, { id: tag.id, admin_id: adminId });
    const tagged = (await world.call("GET", conversation)).body.tags as { tags: Body[] };
    assert.ok(tagged.tags.some((one) => one.id === tag.id));
    await post(`${conversation}/tags/${String(tag.id)}`, { admin_id: adminId }, "DELETE");
    const untagged = (await world.call("GET", conversation)).body.tags as { tags: Body[] };
    assert.ok(untagged.tags.every((one) => one.id !== tag.id));
  });

  test("refuses what is not there", async () => {
    const reply = { message_type: "comment", type: "admin", body: "<p>Hello</p>" };
    assert.match(await world.errorOf("POST", "/conversations/1/reply", { ...reply, admin_id: adminId }), /^404/);
    assert.match(await world.errorOf("POST", `${conversation}/reply`, { ...reply, admin_id: "1" }), /^4\d\d/);
    assert.match(await world.errorOf("POST", `${conversation}/tags`, { id: "1", admin_id: adminId }), /^404/);
  });

  test("a person is known by segments, tags and companies, and found by a part of name or email", async () => {
    const person = (await world.call("GET", `/contacts/${contactId}`)).body;
    for (const list of ["segments", "tags"]) {
      const { body } = await world.call("GET", `/contacts/${contactId}/${list}`);
      for (const entry of body.data as Body[]) assert.equal(typeof entry.name, "string");
    }
    const { body } = await world.call("GET", `/contacts/${contactId}/companies`);
    for (const entry of body.companies as Body[]) assert.equal(typeof entry.name, "string");
    const wanted = String(person.email ?? person.name).slice(0, 5);
    const found = await post("/contacts/search", {
      query: {
        operator: "OR",
        value: ["email", "name"].map((field) => ({ field, operator: "~", value: wanted })),
      },
      pagination: { per_page: 10 },
    });
    assert.ok((found.data as Body[]).length > 0);
    assert.ok((found.data as Body[]).length <= 10);
  });

  test("a conversation begins in the messenger or by email, and is found among the person's", async () => {
    const role = (await world.call("GET", `/contacts/${contactId}`)).body.role;
    const common = {
      from: { type: "admin", id: Number(adminId) },
      to: { type: role, id: contactId },
      create_conversation_without_contact_reply: true,
    };
    const begun = await post("/messages", { ...common, message_type: "in_app", body: "<p>Hello you</p>" });
    assert.equal(typeof begun.conversation_id, "string");
    const email = { message_type: "email", subject: "Your bike", template: "personal", body: "<p>It is here</p>" };
    await post("/messages", { ...common, ...email });
    const found = await post("/conversations/search", {
      query: {
        operator: "AND",
        value: [
          { field: "created_at", operator: ">", value: frozenAt - 11 },
          { field: "contact_ids", operator: "=", value: contactId },
        ],
      },
      sort: { field: "created_at", order: "ascending" },
      pagination: { per_page: 150 },
    });
    const sources = (found.conversations as Body[]).map((one) => one.source as Body);
    const first = sources.find((source) => source.body === "<p>Hello you</p>");
    assert.equal(first && author(first).id, adminId);
    assert.ok(sources.some((source) => source.subject === "Your bike"));
  });
});
