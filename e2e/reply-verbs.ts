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
    await stageOf().openTalk(pageOf(), talk);
    await verbs().waitFor();
    return talk;
  }

  async function more(item: string): Promise<void> {
    await button("More actions").click();
    await verbs()
      .getByRole("menuitem", { name: item })
      .or(verbs().getByRole("menuitemcheckbox", { name: item }))
      .click();
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
}
