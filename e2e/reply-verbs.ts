import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { until, type ReplyStage, type Talk } from "./reply-stage.js";

/** What an agent does with a conversation besides writing; what is done to the one conversation is taken back. */
export function verbTests(stageOf: () => ReplyStage, pageOf: () => Page): void {
  const verbs = (): Locator => pageOf().getByRole("region", { name: "What to do with the conversation" });
  const button = (name: string): Locator => verbs().getByRole("button", { name, exact: true });
  const said = (text: string | RegExp): Locator => verbs().getByText(text).first();

  async function begin(): Promise<Talk> {
    const talk = stageOf().shared;
    // On the contact's page: who gives a conversation away may not see its own page any more.
    await pageOf().goto(stageOf().address(`/lightning/r/Contact/${talk.Contact__c}/view`));
    await pageOf().getByRole("log").waitFor();
    await verbs().waitFor();
    return talk;
  }

  async function more(item: string | RegExp): Promise<void> {
    await button("More actions").click();
    await verbs().getByRole("menuitem", { name: item }).click();
  }

  test("closes, and takes it back", async () => {
    const talk = await begin();
    await button("Close").click();
    await said("Closed.").waitFor();
    await stageOf().becomes(talk, "closed", ({ state }) => state === "closed");
    await button("Reopen").waitFor();
    await stageOf().show(pageOf(), "closed");
    await button("Undo").click();
    await said("Undone.").waitFor();
    await stageOf().becomes(talk, "open again", ({ state }) => state === "open");
  });

  test("assigns with the keyboard alone, and takes it back", async () => {
    const talk = await begin();
    const before = await stageOf().inIntercom(talk);
    await button("Assign").focus();
    await pageOf().keyboard.press("Enter");
    const search = verbs().getByRole("searchbox", { name: "Find a teammate or team" });
    await search.waitFor();
    await stageOf().show(pageOf(), "assign");
    await search.pressSequentially("nikhil");
    await pageOf().keyboard.press("ArrowDown");
    await pageOf().keyboard.press("Enter");
    await said("Assigned to Nikhil Rao.").waitFor();
    const after = await stageOf().inIntercom(talk);
    assert.notEqual(String(after.admin_assignee_id), String(before.admin_assignee_id));
    await button("Undo").click();
    await said("Undone.").waitFor();
    await stageOf().becomes(
      talk,
      "as before",
      ({ admin_assignee_id, team_assignee_id }) =>
        String(admin_assignee_id) === String(before.admin_assignee_id) &&
        String(team_assignee_id) === String(before.team_assignee_id),
    );
  });

  test("gives a conversation away on its own page, still sees what was done, and takes it back", async () => {
    const talk = stageOf().shared;
    const isVisible = async (): Promise<boolean> => {
      const rows = await stageOf().visible("agent", `SELECT Id FROM Intercom_Conversation__c WHERE Id = '${talk.Id}'`);
      return rows.length > 0;
    };
    await stageOf().openTalk(pageOf(), talk);
    const { admin_assignee_id: before } = await stageOf().inIntercom(talk);
    await button("Assign").click();
    const search = verbs().getByRole("searchbox", { name: "Find a teammate or team" });
    await search.pressSequentially("nikhil");
    await search.press("Enter");
    await said(/^Assigned to Nikhil Rao\./).waitFor();
    await said(/^You may not open this conversation any more\./).waitFor();
    await stageOf().becomes(talk, "another's", ({ admin_assignee_id }) => String(admin_assignee_id) !== String(before));
    assert.equal(await isVisible(), false, "conversations are private");
    await stageOf().show(pageOf(), "given-away");
    assert.equal(await pageOf().getByRole("log").isVisible(), true, "what was there stays");
    // The focus went there with what had it.
    await pageOf().keyboard.press("Enter");
    await said("Undone.").waitFor();
    await button("Close").waitFor();
    await stageOf().becomes(talk, "as before", ({ admin_assignee_id }) => String(admin_assignee_id) === String(before));
    assert.equal(await isVisible(), true, "and is seen again");
    // While it was another's, the page asked in vain for news.
    stageOf().noErrors(/status of 500/);
  });

  test("snoozes until tomorrow and until a chosen time, and wakes it", async () => {
    const talk = await begin();
    await verbs()
      .getByRole("button", { name: /^Snooze/ })
      .click();
    await verbs().getByRole("menuitem", { name: "Tomorrow at 9:00" }).click();
    await said(/^Snoozed until/).waitFor();
    const { snoozed_until } = await stageOf().becomes(talk, "snoozed", ({ state }) => state === "snoozed");
    assert.ok(snoozed_until && snoozed_until > Date.now() / 1000, "in the future");
    await button("Open now").click();
    await said("Opened.").waitFor();
    await stageOf().becomes(talk, "awake", ({ state }) => state === "open");
    await verbs()
      .getByRole("button", { name: /^Snooze/ })
      .click();
    await verbs().getByRole("menuitem", { name: "Date and time…" }).click();
    await stageOf().show(pageOf(), "snooze-date");
    const panel = verbs().getByRole("region", { name: "Snooze until" });
    await panel.getByRole("button", { name: "Cancel" }).click();
    await panel.waitFor({ state: "detached" });
  });

  test("sets a priority, adds a tag and takes it away", async () => {
    const talk = await begin();
    const { priority: before } = await stageOf().inIntercom(talk);
    await button("More actions").click();
    await verbs().getByRole("menuitem", { name: "Link to another record…" }).waitFor();
    await stageOf().show(pageOf(), "more");
    await pageOf().keyboard.press("Escape");
    await more(/priority$/);
    await said(/^(Marked as a priority|No priority any more)/).waitFor();
    await stageOf().becomes(talk, "other priority", ({ priority }) => priority !== before);
    await more("Tags…");
    const panel = verbs().getByRole("region", { name: "Tags" });
    const tag = panel.getByRole("listitem").getByRole("button", { pressed: false }).first();
    await tag.waitFor();
    const name = (await tag.innerText()).trim();
    await tag.click();
    await said(`Tag ${name} added.`).waitFor();
    await stageOf().becomes(talk, "tagged", ({ tags }) => tags.tags.some((one) => one.name === name));
    await panel.getByRole("button", { name, pressed: true }).waitFor();
    await stageOf().show(pageOf(), "tags");
    await panel.getByRole("button", { name, pressed: true }).click();
    await said(`Tag ${name} removed.`).waitFor();
    await stageOf().becomes(talk, "tag gone", ({ tags }) => !tags.tags.some((one) => one.name === name));
  });

  test("makes a task and a case, once each, and leads to them", async () => {
    const talk = await begin();
    for (const [item, words] of [
      ["Log as a task", "The conversation is logged as the task"],
      ["Create a case", "The conversation has the case"],
    ] as const) {
      await more(item);
      const toast = pageOf().getByRole("status").filter({ hasText: words });
      await toast.getByRole("link").first().waitFor();
      const address = await toast.getByRole("link").first().getAttribute("href");
      assert.match(address ?? "", /\/lightning\/r\//);
      await toast.getByRole("button", { name: "Close" }).click();
    }
    await more("Create a case");
    await pageOf().getByRole("status").filter({ hasText: "has the case" }).waitFor();
    const cases = await stageOf().org.query<{ Case__c: string | null }>(
      `SELECT Case__c FROM Intercom_Conversation__c WHERE Id = '${talk.Id}'`,
    );
    assert.ok(cases[0]?.Case__c, "the conversation knows its case");
  });

  test("makes a lead of somebody who has no record", async () => {
    const [stranger] = await stageOf().visible<Talk>(
      "agent",
      "SELECT Id, Conversation_Id__c FROM Intercom_Conversation__c WHERE Contact__c = null AND Lead__c = null AND State__c = 'open' LIMIT 1",
    );
    assert.ok(stranger, "the sample has a stranger");
    await stageOf().openTalk(pageOf(), stranger);
    await more("Create a lead…");
    await stageOf().show(pageOf(), "lead");
    await verbs().getByRole("button", { name: "Create lead" }).click();
    await pageOf().getByRole("status").filter({ hasText: "The person is the lead" }).waitFor();
    await until(
      "the lead has the conversation",
      () =>
        stageOf().org.query<{ Lead__c: string | null; Contact__c: string | null }>(
          `SELECT Lead__c, Contact__c FROM Intercom_Conversation__c WHERE Id = '${stranger.Id}'`,
        ),
      ([row]) => Boolean(row?.Lead__c ?? row?.Contact__c),
    );
  });

  test("shows who the person is, with owners and sync", async () => {
    const talk = await begin();
    await pageOf()
      .getByRole("button", { name: `About ${talk.Contact__r.Name}` })
      .click();
    const person = pageOf().getByRole("region", { name: `About ${talk.Contact__r.Name}` });
    await person.getByText("Owner in Intercom").waitFor();
    await person.getByRole("link", { name: talk.Contact__r.Name }).waitFor();
    await stageOf().show(pageOf(), "person");
  });

  test("begins a conversation on a contact's page", async () => {
    const { Contact__c } = stageOf().shared;
    await pageOf().goto(stageOf().address(`/lightning/r/Contact/${Contact__c}/view`));
    const start = pageOf().getByRole("region", { name: "Start a conversation" });
    await start.getByRole("button", { name: "Start a conversation" }).click();
    await start.getByRole("textbox", { name: "First message" }).fill("May I show you what is new?");
    await stageOf().show(pageOf(), "start");
    await start.getByRole("button", { name: "Send to customer" }).click();
    await start
      .getByText(/begun|appear|answer/)
      .last()
      .waitFor();
  });

  test("finds the person of a record that is not linked", async () => {
    const [lonely] = await stageOf().org.create([{ type: "Contact", fields: { FirstName: "Una", LastName: "Known" } }]);
    const { data } = await stageOf().intercom<{ data: { id: string; name: string | null; email: string | null }[] }>(
      "GET",
      "/contacts?per_page=150",
    );
    const linked = await stageOf().org.query<{ Intercom_Id__c: string }>(
      "SELECT Intercom_Id__c FROM Intercom_Link__c WHERE Status__c = 'Linked'",
    );
    const taken = new Set(linked.map(({ Intercom_Id__c }) => Intercom_Id__c));
    const free = data.find(({ id, name, email }) => name && email && !taken.has(id));
    assert.ok(free?.name && free.email, "somebody in Intercom has no record");
    await pageOf().goto(stageOf().address(`/lightning/r/Contact/${lonely!}/view`));
    const search = pageOf().getByRole("region", { name: "Find the person in Intercom" });
    await search.getByRole("searchbox").fill(free.email);
    await pageOf().keyboard.press("Enter");
    await search.getByText("1 found").waitFor();
    await stageOf().show(pageOf(), "search");
    await search.getByRole("button", { name: `Link ${free.name}` }).click();
    await until(
      "linked",
      () =>
        stageOf().org.query<{ Contact__c: string }>(
          `SELECT Contact__c FROM Intercom_Link__c WHERE Intercom_Id__c = '${free.id}'`,
        ),
      ([row]) => row?.Contact__c === lonely,
    );
  });

  test("links a person to another record", async () => {
    const talk = await begin();
    const [other] = await stageOf().visible<{ Id: string; Name: string }>(
      "agent",
      `SELECT Id, Name FROM Contact WHERE Id != '${talk.Contact__c}' AND Name != '${talk.Contact__r.Name.replace(/'/g, "\\'")}' ORDER BY CreatedDate DESC LIMIT 1`,
    );
    await more("Link to another record…");
    await verbs().getByRole("combobox", { name: "Record" }).waitFor();
    await stageOf().show(pageOf(), "link");
    await verbs().getByRole("combobox", { name: "Record" }).fill(other!.Name);
    await verbs().getByRole("option", { name: other!.Name }).first().click();
    await verbs().getByRole("button", { name: "Link", exact: true }).click();
    await pageOf().getByRole("status").filter({ hasText: "The person is linked to" }).waitFor();
    await until(
      "moved",
      () =>
        stageOf().org.query<{ Contact__r: { Name: string } }>(
          `SELECT Contact__r.Name FROM Intercom_Conversation__c WHERE Id = '${talk.Id}'`,
        ),
      ([row]) => row?.Contact__r?.Name === other!.Name,
    );
    // The page may have been asking for the conversation when that left it.
    stageOf().noErrors(/status of 500/);
  });
}
