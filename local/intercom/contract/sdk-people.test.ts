import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { IntercomError, type IntercomClient } from "intercom-client";
import { startChecked, type CheckedIntercom } from "./checked.js";
import { notDriven } from "./sdk-operations.js";
import { officialClient } from "./sdk.js";

for (const nulls of ["null", "absent"] as const) {
  describe(`the official client works with people, companies and settings (${nulls} fields)`, () => {
    let intercom: CheckedIntercom;
    let client: IntercomClient;
    before(async () => {
      intercom = await startChecked({ nulls, seed: "sdk-people" });
      client = officialClient(intercom);
    });
    after(() => intercom.close());

    test("admins, teams, segments, subscription types", async () => {
      const me = await client.admins.identify();
      assert.equal(me?.app?.region, "US");
      const { admins } = await client.admins.list();
      assert.equal(admins?.length, 8);
      const found = await client.admins.find({ admin_id: Number(admins[1]?.id) });
      assert.equal(found?.email, admins[1]?.email);
      const away = await client.admins.away({
        admin_id: Number(found?.id),
        away_mode_enabled: true,
        away_mode_reassign: false,
      });
      assert.equal(away?.away_mode_enabled, true);
      const teams = await client.teams.list();
      const team = await client.teams.find({ team_id: teams.teams?.[0]?.id ?? "" });
      assert.equal(team.name, "Support");
      const segments = await client.segments.list({ include_count: true });
      const segment = await client.segments.find({ segment_id: segments.segments?.[0]?.id ?? "" });
      assert.equal(segment.name, "Active this week");
      assert.equal((await client.subscriptionTypes.list()).data?.length, 2);
    });

    test("contacts from creation to deletion", async () => {
      const created = await client.contacts.create({
        role: "lead",
        email: "new.lead@sdk.example",
        name: "New Lead",
      });
      assert.equal(created.role, "lead");
      const user = await client.contacts.create({ external_id: "sdk-1", email: "new.lead@sdk.example" });
      assert.equal(user.role, "user");
      const id = user.id;
      await assert.rejects(
        client.contacts.create({ email: "NEW.lead@sdk.example" }),
        (error) => isError(error, 409, "conflict") && (error as Error).message.includes(`id=${id}`),
      );
      assert.equal((await client.contacts.find({ contact_id: id })).email, "new.lead@sdk.example");
      assert.equal((await client.contacts.showContactByExternalId({ external_id: "sdk-1" })).id, id);
      const owner = intercom.workspace.sample.admins[2]?.id ?? "";
      const updated = await client.contacts.update({
        contact_id: id,
        name: "Renamed",
        owner_id: owner as unknown as number,
        custom_attributes: { job_title: "Owner" },
      });
      assert.equal(String(updated.owner_id), owner);
      const merged = await client.contacts.mergeLeadInUser({ from: created.id, into: id });
      assert.equal(merged.id, id);
      await assert.rejects(client.contacts.find({ contact_id: created.id }), (error) =>
        isError(error, 410, "contact_merged"),
      );
      assert.equal((await client.contacts.archive({ contact_id: id })).archived, true);
      assert.equal((await client.contacts.unarchive({ contact_id: id })).archived, false);
      assert.equal((await client.contacts.delete({ contact_id: id })).deleted, true);
      await assert.rejects(client.contacts.find({ contact_id: id }), (error) => isError(error, 404, "not_found"));
      const blocked = await client.contacts.create({ email: "spam@sdk.example" });
      assert.equal((await client.contacts.blockContact({ contact_id: blocked.id })).blocked, true);
    });

    test("lists and searches go through every page once", async () => {
      const expected = intercom.workspace.visibleContacts().length;
      const listed = new Set<string>();
      for await (const contact of await client.contacts.list({ per_page: 50 })) listed.add(contact.id);
      assert.equal(listed.size, expected);
      const query = { field: "role", operator: "=", value: "lead" } as const;
      const leads = new Set<string>();
      for await (const contact of await client.contacts.search({ query, pagination: { per_page: 17 } }))
        leads.add(contact.id);
      assert.equal(
        leads.size,
        intercom.workspace.visibleContacts().filter((contact) => contact.role === "lead").length,
      );
    });

    test("notes, tags, segments and subscriptions of a contact", async () => {
      const person = intercom.workspace.sample.people[0]?.id ?? "";
      const admin = intercom.workspace.sample.admins[0]?.id ?? "";
      const note = await client.notes.create({ contact_id: person, body: "<p>Called back</p>", admin_id: admin });
      assert.equal((await client.notes.find({ note_id: Number(note.id) })).body, "<p>Called back</p>");
      assert.equal((await client.notes.list({ contact_id: person })).data.length, 1);
      const tag = await client.tags.create({ name: "SDK tag" });
      const tagId = tag.id;
      assert.equal((await client.tags.find({ tag_id: tagId })).name, "SDK tag");
      await client.tags.tagContact({ contact_id: person, id: tagId });
      assert.equal((await client.contacts.listAttachedTags({ contact_id: person })).data?.[0]?.id, tagId);
      await client.tags.untagContact({ contact_id: person, tag_id: tagId });
      await client.tags.create({ name: "SDK tag", users: [{ id: person }] });
      assert.ok((await client.tags.list()).data?.some((other) => other.id === tagId));
      await client.tags.delete({ tag_id: tagId });
      await client.contacts.listAttachedSegments({ contact_id: person });
      await client.contacts.attachSubscription({ contact_id: person, id: "92", consent_type: "opt_in" });
      assert.equal((await client.contacts.listAttachedSubscriptions({ contact_id: person })).data?.length, 1);
      await client.contacts.detachSubscription({ contact_id: person, subscription_id: "92" });
    });

    test("companies: upsert, list, scroll, attach, detach, delete", async () => {
      const company = await client.companies.createOrUpdate({
        company_id: "SDK-1",
        name: "SDK Company",
        size: 12,
        custom_attributes: { tier: "Gold" },
      });
      const again = await client.companies.createOrUpdate({ company_id: "SDK-1", name: "SDK Company 2" });
      assert.equal(again.id, company.id);
      const id = company.id;
      assert.equal((await client.companies.find({ company_id: id })).name, "SDK Company 2");
      assert.equal((await client.companies.update({ company_id: id, body: { name: "Third" } })).name, "Third");
      const person = intercom.workspace.sample.people[1]?.id ?? "";
      await client.companies.attachContact({ contact_id: person, id });
      assert.equal((await client.companies.listAttachedContacts({ company_id: id })).data?.length, 1);
      await client.companies.listAttachedSegments({ company_id: id });
      assert.ok(
        (await client.contacts.listAttachedCompanies({ contact_id: person })).data.some((other) => other.id === id),
      );
      const one = (await client.companies.retrieve({ company_id: "SDK-1" })) as unknown as { id: string };
      assert.equal(one.id, id);
      const listed = new Set<string>();
      for await (const other of await client.companies.list({ per_page: 15 })) listed.add(other.id);
      assert.ok(listed.size > 20 && listed.has(id));
      const scrolled = new Set<string>();
      for await (const other of await client.companies.scroll()) scrolled.add(other.id);
      assert.deepEqual([...scrolled].sort(), [...listed].sort());
      await client.companies.detachContact({ contact_id: person, company_id: id });
      assert.equal((await client.companies.delete({ company_id: id })).deleted, true);
      await assert.rejects(client.companies.find({ company_id: id }), (error) =>
        isError(error, 404, "company_not_found"),
      );
    });

    test("data attributes and events", async () => {
      const created = await client.dataAttributes.create({
        name: "sdk_score",
        model: "contact",
        data_type: "integer",
      } as never);
      assert.equal(created.data_type, "integer");
      const choices = await client.dataAttributes.create({
        name: "sdk_choice",
        model: "company",
        data_type: "options",
        options: [{ value: "a" }, { value: "b" }],
      } as never);
      assert.deepEqual(choices.options, ["a", "b"]);
      await client.dataAttributes.update({ data_attribute_id: created.id ?? 0, description: "A score" } as never);
      assert.ok(
        (await client.dataAttributes.list({ model: "contact" })).data?.some(
          (attribute) => attribute.name === "sdk_score",
        ),
      );
      const person = intercom.workspace.sample.people[2]?.id ?? "";
      await client.events.create({
        id: person,
        event_name: "placed-order",
        created_at: intercom.workspace.clock.now() - 60,
      });
      const events = (await client.events.list({ type: "user", intercom_user_id: person })) as unknown as {
        events: { event_name: string }[];
      };
      assert.equal(events.events[0]?.event_name, "placed-order");
      const summary = await client.events.list({ type: "user", intercom_user_id: person, summary: true });
      assert.equal(summary.events[0]?.count, 1);
    });

    test("every operation of the client that is supported was driven", async () => {
      assert.deepEqual(await notDriven("people", intercom.exchanges), []);
    });

    test("every exchange fitted the contract", () => {
      assert.ok(intercom.exchanges.length > 50);
      intercom.assertContract();
    });
  });
}

function isError(error: unknown, status: number, code: string): boolean {
  const body = (error as IntercomError).body as { errors?: { code?: string }[] } | undefined;
  assert.ok(error instanceof IntercomError);
  assert.deepEqual([error.statusCode, body?.errors?.[0]?.code], [status, code]);
  return true;
}
