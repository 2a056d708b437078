import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { ReplyStage, type Talk } from "./reply-stage.js";
import { verbTests } from "./reply-verbs.js";

/** Answering on record pages, as an agent does it in a browser. Each test has a conversation of its own. */
let stage: ReplyStage;
let page: Page;

before(async () => {
  stage = await ReplyStage.open();
  page = await stage.as("agent");
});

after(() => stage.close());
afterEach(async () => {
  await stage.noFaults();
  stage.noErrors();
});

const box = (): Locator => page.getByRole("textbox", { name: "Reply to the customer" });
const sendButton = (): Locator => page.getByRole("button", { name: "Send to customer" });
const said = (text: string): Locator => page.getByRole("region", { name: "Answer" }).getByText(text).first();

/** Opens a conversation of its own, ready to write. */
async function begin(): Promise<Talk> {
  const talk = stage.fresh();
  await stage.openTalk(page, talk);
  await box().waitFor();
  return talk;
}

async function assertArrivedOnce(talk: Talk, text: string): Promise<void> {
  await page.getByRole("log").getByText(text).waitFor();
  assert.equal(await stage.copies(talk, text), 1, "once in Intercom");
  assert.equal(await page.getByRole("log").getByText(text).count(), 1, "once on the page");
  const rows = await stage.org.query<{ Id: string }>(
    `SELECT Id FROM Intercom_Message__c WHERE Intercom_Conversation__c = '${talk.Id}' AND Send_State__c != null`,
  );
  assert.equal(rows.length, 1, "one row");
}

test("from Home to a sent answer with what is visible: at most six clicks and one text", async () => {
  // The newest one is what Home leads to: no other test may count its messages.
  stage.fresh();
  let clicks = 0;
  const click = async (target: Locator): Promise<void> => {
    await target.click();
    clicks += 1;
  };
  await page.goto(stage.demonstration.addresses.lightning);
  await click(page.getByRole("link", { name: /Open a conversation/ }));
  await page.getByRole("log").waitFor();
  await click(box());
  await page.keyboard.type("Thank you for your patience, we are on it.");
  await click(sendButton());
  await said("Sent.").waitFor();
  await page.getByRole("log").getByText("Thank you for your patience, we are on it.").waitFor();
  assert.ok(clicks <= 6, `${clicks} clicks`);
});

test("a reply arrives once, in the name of the agent's teammate, and the caret stays", async () => {
  const talk = await begin();
  const name = /You answer as (.+)/.exec(await said("You answer as").innerText())![1]!;
  await stage.show(page, "ready");
  await box().fill("Here is your invoice.");
  await page.getByRole("button", { name: "Attach a file by its address" }).click();
  await page.getByRole("textbox", { name: /Address of the file/ }).fill("http://files.example/a.pdf");
  await page.getByRole("button", { name: "Attach", exact: true }).click();
  await said("This is no address that begins with https://.").waitFor();
  await stage.show(page, "attach-refused");
  await page.getByRole("textbox", { name: /Address of the file/ }).fill("https://files.example/invoice%202026.pdf");
  await page.keyboard.press("Enter");
  await said("invoice 2026.pdf").waitFor();
  await stage.show(page, "written");
  await box().press("Control+Enter");
  await said("Sent.").waitFor();
  await assertArrivedOnce(talk, "Here is your invoice.");
  const { conversation_parts } = await stage.inIntercom(talk);
  const part = conversation_parts.conversation_parts.find(({ body }) => body?.includes("Here is your invoice."))!;
  assert.equal(part.author.name, name);
  assert.equal(part.attachments.length, 1);
  await page.keyboard.type("On");
  assert.equal(await box().inputValue(), "On", "one goes on where one was");
  await stage.show(page, "sent");
});

test("a note looks like one and stays inside", async () => {
  const talk = await begin();
  await page.getByRole("region", { name: "Answer" }).getByText("Internal note").click();
  await said("Only your team sees this").waitFor();
  await page.getByRole("textbox", { name: "Internal note" }).fill("Check with accounting first.");
  await stage.show(page, "note");
  await page.getByRole("button", { name: "Add note" }).click();
  await said("Note added.").waitFor();
  await assertArrivedOnce(talk, "Check with accounting first.");
  const { conversation_parts } = await stage.inIntercom(talk);
  const part = conversation_parts.conversation_parts.find(({ body }) => body?.includes("Check with accounting"))!;
  assert.equal(part.part_type, "note");
});

test("a double click and keys held down send one message", async () => {
  const talk = await begin();
  await box().fill("Only one of these.");
  await sendButton().dblclick();
  await box().press("Control+Enter");
  await box().press("Control+Enter");
  await said("Sent.").waitFor();
  await assertArrivedOnce(talk, "Only one of these.");
});

test("an answer that gets lost is looked for, and found: one message", async () => {
  const talk = await begin();
  await stage.fault({ kind: "truncated", method: "POST", path: "/conversations/*/reply", remaining: 1 });
  await box().fill("Did you get this one?");
  await sendButton().click();
  await said("Sent.").waitFor();
  await assertArrivedOnce(talk, "Did you get this one?");
});

test("a message that never left can be sent again once Intercom was looked into: one message", async () => {
  const talk = await begin();
  await stage.fault({ kind: "reset", method: "POST", path: "/conversations/*/reply", remaining: 1 });
  await box().fill("This one gets lost.");
  await sendButton().click();
  await said("Looking in Intercom whether it arrived…").waitFor();
  await stage.show(page, "looking");
  assert.equal(await page.getByRole("button", { name: "Send again" }).count(), 0, "not before it is known");
  await page.getByRole("button", { name: "Send again" }).waitFor({ timeout: 150_000 });
  assert.equal(await stage.copies(talk, "This one gets lost."), 0);
  await stage.show(page, "not-sent");
  await page.getByRole("button", { name: "Send again" }).click();
  await said("Sent.").waitFor();
  await assertArrivedOnce(talk, "This one gets lost.");
});

test("the network goes in mid-send: the message is found: one message", async () => {
  const talk = await begin();
  await page.route("**/aura/apex/ReplyController.send", async (route) => {
    await route.fetch();
    await route.abort("internetdisconnected");
  });
  await box().fill("Sent on a train.");
  await sendButton().click();
  await said("Sent.").waitFor();
  await page.unrouteAll({ behavior: "wait" });
  await assertArrivedOnce(talk, "Sent on a train.");
  stage.noErrors(/ERR_INTERNET_DISCONNECTED/);
});

test("a page that is left in mid-send finds its message again, and drafts stay: one message", async () => {
  const talk = await begin();
  await stage.fault({ kind: "latency", amount: 8000, method: "POST", path: "/conversations/*/reply", remaining: 1 });
  await box().fill("Leaving now.");
  await sendButton().click();
  await said("Sending…").waitFor();
  await box().fill("A draft for later");
  await stage.openTalk(page, talk);
  // Found at once, or after the two minutes that a send may take which nobody hears of.
  await said("Leaving now.").waitFor({ state: "detached", timeout: 180_000 });
  await assertArrivedOnce(talk, "Leaving now.");
  assert.equal(await box().inputValue(), "A draft for later");
  await box().fill("");
});

test("what Intercom refuses is said, and the words can be changed", async () => {
  const talk = await begin();
  await stage.fault({ kind: "status", amount: 403, method: "POST", path: "/conversations/*/reply", remaining: 1 });
  await box().fill("Not like this.");
  await sendButton().click();
  await said("Not sent.").waitFor();
  await stage.show(page, "refused");
  await page.getByRole("button", { name: "Change text" }).click();
  assert.equal(await box().inputValue(), "Not like this.");
  await box().fill("But like this.");
  await sendButton().click();
  await said("Sent.").waitFor();
  await assertArrivedOnce(talk, "But like this.");
  assert.equal(await stage.copies(talk, "Not like this."), 0);
});

verbTests(
  () => stage,
  () => page,
);

test("a reader sees the conversation, no verbs, and why", async () => {
  // The reader gets somebody's contact: nobody else's page shall go on asking for it.
  await page.goto("about:blank");
  const reader = await stage.as("viewer");
  await stage.openAsReader(reader);
  await reader.getByText("You can read conversations but not answer them.", { exact: false }).waitFor();
  assert.equal(await reader.getByRole("textbox", { name: "Reply to the customer" }).count(), 0);
  assert.equal(await reader.getByRole("region", { name: "What to do with the conversation" }).count(), 0);
  await stage.show(reader, "reader");
  await reader.context().close();
});

test("somebody who is nobody in Intercom reads why and who can change it", async () => {
  const [vera] = await stage.org.query<{ Id: string }>("SELECT Id FROM User WHERE Name = 'Vera Novak'");
  const sets = await stage.org.query<{ Id: string }>(
    "SELECT Id FROM PermissionSet WHERE Name IN ('Parley_Agent', 'Intercom_Sync_Worker')",
  );
  await stage.org.create(
    sets.map(({ Id }) => ({ type: "PermissionSetAssignment", fields: { AssigneeId: vera!.Id, PermissionSetId: Id } })),
  );
  const stranger = await stage.as("viewer");
  await stage.openAsReader(stranger);
  await stranger.getByText("No teammate in Intercom has your email", { exact: false }).waitFor();
  await stage.show(stranger, "no-teammate");
  await stranger.context().close();
});
