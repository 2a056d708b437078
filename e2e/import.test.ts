import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stage } from "./stage.js";
import { until } from "./support.js";

/**
 * The page about imports as people see it in a browser: what an import would cost, one of linked people only, one without
 * and two with messages, the first cancelled, the second paused and gone on with, left and found again; what is kept. Each
 * step stands on the one before.
 */
/** Of the sample; those of some people belong to nobody in Salesforce. */
const TALKS = 500;

let stage: Stage;

before(async () => {
  stage = await Stage.open("import");
});

after(async () => {
  await stage?.close();
});

async function openImport(): Promise<void> {
  await stage.openTab("Import");
  await stage.page.getByRole("heading", { name: "Messages, files and retention" }).waitFor();
}

const count = async (condition: string): Promise<number> => {
  const [found] = await stage.org.query<{ total: number }>(
    `SELECT COUNT(Id) total FROM Intercom_Conversation__c WHERE ${condition}`,
  );
  return found?.total ?? 0;
};

const choose = (label: string): Promise<void> => stage.page.getByText(label, { exact: true }).click();

test("the page says what an import would cost before it starts", async () => {
  const { page } = stage;
  await openImport();
  await page.getByRole("heading", { name: "Import conversations" }).waitFor();
  await page.getByText("There was none.").waitFor();
  await stage.show("before");
  await page.getByRole("button", { name: "Estimate", exact: true }).click();
  await page.getByText(`${TALKS} conversations in Intercom match.`).waitFor();
  await page.getByText("4 requests to Intercom.").waitFor();
  await page.getByText("The org has", { exact: false }).waitFor();
  await stage.show("estimate");
  assert.equal(await count("Id != null"), 0, "nothing is imported yet");
});

test("an import of linked people stores no conversation of strangers", async () => {
  const { page } = stage;
  await choose("Only people linked in Salesforce");
  await page.getByRole("button", { name: "Estimate", exact: true }).click();
  await page.getByText("Only conversations with linked people are stored", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Start the import" }).click();
  await page.getByText("The conversations are here.", { exact: false }).waitFor();

  const linked = await count("Id != null");
  assert.ok(linked > 0 && linked < TALKS, `${linked} of ${TALKS}`);
  await page.getByText(`${linked} new, 0 updated, 0 unchanged, ${TALKS - linked} not stored, 0 failed`).waitFor();
  assert.equal(await count("Contact__c = null AND Lead__c = null"), 0, "everybody is a record here");
  await page.getByText("All · Only people linked in Salesforce · without messages").waitFor();
  await stage.show("linked");
});

test("an import without messages makes every other conversation visible", async () => {
  const { page } = stage;
  const before = await count("Id != null");
  await choose("Everybody");
  await page.getByRole("button", { name: "Estimate", exact: true }).click();
  await page.getByRole("button", { name: "Start the import" }).click();
  await page.getByText(`${TALKS - before} new, 0 updated, ${before} unchanged, 0 not stored, 0 failed`).waitFor();
  await page.getByText("Nothing needs attention.").waitFor();
  await stage.show("completed");
  assert.equal(await count("Id != null"), TALKS);
  assert.equal(await count("Transcript_Updated_At__c != null"), 0, "no messages");
});

test("one after which nothing is new says so", async () => {
  const { page } = stage;
  await page.getByRole("button", { name: "Estimate", exact: true }).click();
  await page.getByRole("button", { name: "Start the import" }).click();
  await page.getByText(`Nothing was new: ${TALKS} conversations were up to date already.`).waitFor();
  await stage.openTab("Start");
  await page.getByRole("heading", { name: "Health" }).waitFor();
  await page.getByRole("button", { name: /^Show.*Import conversations/ }).click();
  await page.getByText(`Nothing was new: ${TALKS} conversations were up to date already.`).waitFor();
  await stage.show("start");
});

test("a cancelled import says so, nothing goes on, and another one can start", async () => {
  const { page } = stage;
  await openImport();
  await choose("With all messages");
  await page.getByRole("button", { name: "Estimate", exact: true }).click();
  await page.getByRole("button", { name: "Start the import" }).click();
  await page.locator("c-setup-imports-run").getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByText("Cancel it for good? What is done so far stays.").waitFor();
  await page.getByRole("button", { name: "Yes, cancel" }).click();
  await page.getByText("What was imported until then stays.", { exact: false }).waitFor();
  await page.getByText("Cancelled", { exact: true }).first().waitFor();
  await stage.show("cancelled");

  const [run] = await stage.org.query<{ Id: string }>("SELECT Id FROM Sync_Run__c WHERE State__c = 'Cancelled'");
  await until(
    "its tasks are gone",
    () => stage.org.query(`SELECT Id FROM Sync_Task__c WHERE Sync_Run__c = '${run!.Id}'`),
    (tasks) => tasks.length === 0,
  );
  const done = await count("Transcript_Updated_At__c != null");
  assert.ok(done < TALKS, "it did not come to its end");
  await new Promise((resolve) => setTimeout(resolve, 3000));
  assert.equal(await count("Transcript_Updated_At__c != null"), done, "nothing goes on");
  await page.getByRole("heading", { name: "Import conversations" }).waitFor();
});

test("an import with messages can be paused, left, found again and gone on with", async () => {
  const { page } = stage;
  const others = await count("State__c != 'closed' AND Transcript_Updated_At__c != null");
  await choose("Closed");
  await choose("With all messages");
  await page.getByText("One request to Intercom for each conversation.").waitFor();
  await page.getByRole("button", { name: "Estimate", exact: true }).click();
  await page.getByText("Unchanged ones need none.", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Start the import" }).click();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await page.getByRole("button", { name: "Resume", exact: true }).waitFor();
  await openImport();
  await page.getByRole("button", { name: "Resume", exact: true }).waitFor();
  await stage.show("paused");
  await page.getByRole("button", { name: "Resume", exact: true }).click();
  await page.getByText("You may leave this page.", { exact: false }).waitFor();
  await page.getByRole("heading", { name: "Import conversations" }).waitFor();
  const closed = await count("State__c = 'closed'");
  await until(
    "every closed conversation has its messages",
    () => count("State__c = 'closed' AND Transcript_Complete__c = true"),
    (complete) => complete === closed,
  );
  assert.equal(await count("State__c != 'closed' AND Transcript_Updated_At__c != null"), others, "and no other one");
  await page.getByText("Closed · with messages").waitFor();
  await page.getByText("All · without messages").first().waitFor();
  await stage.show("history");
});

test("what is kept is chosen with a sentence about what is lost, and follows", async () => {
  const { page } = stage;
  await page.getByLabel("Remove closed conversations so many days after their last message").fill("1");
  await page.getByRole("button", { name: "lose their messages", exact: false }).click();
  await page.getByText("Saved.", { exact: true }).waitFor();
  await stage.show("kept");
  const [settings] = await stage.org.query<{ Retention_Days__c: number }>(
    "SELECT Retention_Days__c FROM Intercom_Settings__c",
  );
  assert.equal(settings?.Retention_Days__c, 1);
});
