import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { IntercomError, type IntercomClient } from "intercom-client";
import { startChecked, type CheckedIntercom } from "./checked.js";
import { notDriven } from "./sdk-operations.js";
import { officialClient } from "./sdk.js";

for (const nulls of ["null", "absent"] as const) {
  describe(`the official client works with conversations and tickets (${nulls} fields)`, () => {
    let intercom: CheckedIntercom;
    let client: IntercomClient;
    let person = "";
    let admin = "";
    before(async () => {
      intercom = await startChecked({ nulls, seed: "sdk-conversations" });
      client = officialClient(intercom);
      person = intercom.workspace.sample.people[0]?.id ?? "";
      admin = intercom.workspace.sample.admins[0]?.id ?? "";
    });
    after(() => intercom.close());

    test("every generated conversation fits the contract", async () => {
      const ids: string[] = [];
      for await (const conversation of await client.conversations.list({ per_page: 150 })) ids.push(conversation.id);
      assert.equal(new Set(ids).size, 500);
      for (const id of ids) await client.conversations.find({ conversation_id: id });
      intercom.assertContract();
    });

    test("a conversation from the first message to its end", async () => {
      const message = await client.conversations.create({ from: { type: "user", id: person }, body: "Hello there" });
      const conversation_id = message.conversation_id;
      const find = (): Promise<Record<string, unknown>> => client.conversations.find({ conversation_id });
      await client.conversations.reply({
        conversation_id,
        body: { message_type: "comment", type: "admin", admin_id: admin, body: "<p>Hi!</p>" },
      });
      await client.conversations.reply({
        conversation_id,
        body: { message_type: "note", type: "admin", admin_id: admin, body: "internal" },
      });
      await client.conversations.reply({
        conversation_id,
        body: { message_type: "comment", type: "user", intercom_user_id: person, body: "Thanks" },
      });
      await client.conversations.manage({
        conversation_id,
        body: { message_type: "assignment", type: "admin", admin_id: admin, assignee_id: admin },
      });
      const team = intercom.workspace.sample.teams[0]?.id ?? "";
      await client.conversations.manage({
        conversation_id,
        body: { message_type: "assignment", type: "team", admin_id: admin, assignee_id: team },
      });
      assert.equal((await find()).team_assignee_id, Number(team));
      await client.conversations.manage({
        conversation_id,
        body: { message_type: "snoozed", admin_id: admin, snoozed_until: intercom.workspace.clock.now() + 3600 },
      });
      assert.equal((await find()).state, "snoozed");
      await client.conversations.manage({ conversation_id, body: { message_type: "open", admin_id: admin } });
      await client.conversations.manage({
        conversation_id,
        body: { message_type: "close", type: "admin", admin_id: admin, body: "Bye" },
      });
      assert.equal((await find()).state, "closed");
      const updated = await client.conversations.update({
        conversation_id,
        read: true,
        title: "Greeting",
        custom_attributes: { topic: "Hello" },
      });
      assert.equal(updated.title, "Greeting");
      const tag = await client.tags.tagConversation({
        conversation_id,
        id: intercom.workspace.tags.keys().next().value as string,
        admin_id: admin,
      });
      await client.tags.untagConversation({ conversation_id, tag_id: tag.id, admin_id: admin });
      const second = intercom.workspace.sample.people[1]?.id ?? "";
      await client.conversations.attachContactAsAdmin({
        conversation_id,
        admin_id: admin,
        customer: { intercom_user_id: second },
      });
      await client.conversations.detachContactAsAdmin({ conversation_id, contact_id: second, admin_id: admin });
      await client.conversations.runAssignmentRules({ conversation_id });
      const parts = (await client.conversations.find({ conversation_id })).conversation_parts?.conversation_parts ?? [];
      const redacted = await client.conversations.redactConversationPart({
        type: "conversation_part",
        conversation_id,
        conversation_part_id: parts[0]?.id ?? "",
      });
      assert.equal(redacted.conversation_parts?.conversation_parts?.[0]?.redacted, true);
      await client.conversations.redactConversationPart({ type: "source", conversation_id, source_id: message.id });
      await client.conversations.find({ conversation_id, display_as: "plaintext" });
      const ticket = await client.conversations.convertToTicket({
        conversation_id: Number(conversation_id),
        ticket_type_id: "1201",
        attributes: { _default_title_: "Greeting" },
      });
      assert.equal(ticket?.category, "Customer");
      await client.conversations.deleteConversation({ conversation_id: Number(conversation_id) });
      await assert.rejects(find(), (error) => error instanceof IntercomError && error.statusCode === 404);
      await client.messages.create({
        message_type: "inapp",
        body: "News",
        from: { type: "admin", id: Number(admin) },
        to: { type: "user", id: person },
      });
    });

    test("searches with nested filters", async () => {
      const query = {
        operator: "AND",
        value: [
          { operator: "AND", value: [{ field: "state", operator: "=", value: "closed" }] },
          {
            operator: "OR",
            value: [
              { field: "conversation_rating.score", operator: ">", value: 3 },
              { field: "priority", operator: "=", value: "urgent" },
            ],
          },
        ],
      };
      const page = await client.conversations.search({ query, pagination: { per_page: 20 } } as never);
      assert.ok(page.data.length > 0);
      for (const found of page.data) assert.equal(found.state, "closed");
    });

    test("tickets and their types", async () => {
      const types = await client.ticketTypes.list();
      assert.equal(types.data?.length, 3);
      const type = await client.ticketTypes.create({ name: "Return", category: "Customer" });
      const ticket_type_id = type?.id ?? "";
      const attribute = await client.ticketTypes.attributes.create({
        ticket_type_id,
        name: "Reason",
        description: "Why",
        data_type: "list",
        list_items: "Broken,Late",
      });
      await client.ticketTypes.attributes.update({
        ticket_type_id,
        attribute_id: attribute?.id ?? "",
        description: "Why so",
      });
      await client.ticketTypes.update({ ticket_type_id, name: "Returned goods" });
      assert.equal((await client.ticketTypes.get({ ticket_type_id }))?.name, "Returned goods");
      const states = await client.ticketStates.listTicketStates();
      const ticket = await client.tickets.create({
        ticket_type_id,
        contacts: [{ id: person }],
        ticket_attributes: { _default_title_: "Broken pump", Reason: "Broken" },
      } as never);
      const ticket_id = ticket?.id ?? "";
      const resolved = states.data?.find((state) => state?.category === "resolved")?.id ?? "";
      const updated = await client.tickets.update({
        ticket_id,
        ticket_state_id: resolved,
        assignee_id: admin,
        admin_id: Number(admin),
      });
      assert.equal(updated?.ticket_state?.category, "resolved");
      const answer = await client.tickets.reply({
        ticket_id,
        body: { message_type: "comment", type: "admin", admin_id: admin, body: "Done" },
      });
      assert.equal(answer.part_type, "comment");
      const tag = await client.tags.tagTicket({
        ticket_id,
        id: intercom.workspace.tags.keys().next().value as string,
        admin_id: admin,
      });
      await client.tags.untagTicket({ ticket_id, tag_id: tag.id, admin_id: admin });
      assert.equal((await client.tickets.get({ ticket_id }))?.id, ticket_id);
      const found = await client.tickets.search({
        query: { field: "ticket_type_id", operator: "=", value: ticket_type_id },
      });
      assert.equal(found.data.length, 1);
      await client.tickets.deleteTicket({ ticket_id });
    });

    test("a wrong token is refused", async () => {
      await assert.rejects(
        officialClient(intercom, "wrong").admins.identify(),
        (error) => error instanceof IntercomError && error.statusCode === 401,
      );
    });

    test("a ticket is queued, and the job tells when it is there", async () => {
      const job = await client.tickets.enqueueCreateTicket({
        ticket_type_id: "1201",
        contacts: [{ id: person }],
        ticket_attributes: { _default_title_: "Queued" },
      } as never);
      const job_id = job?.id ?? "";
      assert.equal((await client.jobs.status({ job_id }))?.status, "pending");
      await intercom.workspace.clock.advance(3);
      const done = await client.jobs.status({ job_id });
      assert.equal(done?.status, "success");
      const ticket = await client.tickets.get({ ticket_id: done?.resource_id ?? "" });
      assert.equal(ticket?.ticket_attributes?._default_title_, "Queued");
    });

    test("every operation of the client that is supported was driven", async () => {
      assert.deepEqual(await notDriven("support", intercom.exchanges), []);
    });

    test("every exchange fitted the contract", () => {
      assert.ok(intercom.exchanges.length > 530);
      intercom.assertContract();
    });
  });
}
