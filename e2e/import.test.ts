import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../local/lightning/testing/browser.js";
import { connectWorkspace } from "../local/sample/connect.js";
import { orgClient, type RestOrgClient } from "../local/sample/org-client.js";
import { Demonstration } from "../local/start/demonstration.js";
import { PATIENCE, assertPageAccessible, until } from "./support.js";

/**
 * The page about imports as people see it in a browser: what an import would cost, one without and one with messages,
 * paused and gone on with, left and found again; what is kept. Each step stands on the one before.
 */
let demonstration: Demonstration;
let browser: Browser;
let page: Page;
let org: RestOrgClient;

before(async () => {
  demonstration = await Demonstration.start({ port: 0, empty: true });
  await demonstration.ready;
  const { org: access, intercom } = demonstration.health();
  org = orgClient(access!.instanceUrl, access!.accessToken);
  await connectWorkspace(org, intercom!);
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  page.setDefaultTimeout(PATIENCE);
});

after(async () => {
  await browser?.close();
  await demonstration?.close();
});

const shots = process.env["SCREENSHOTS"];

/** axe finds nothing, wide and narrow. */
async function look(where: string): Promise<void> {
  for (const [name, width] of [
    ["narrow", 420],
    ["wide", 1280],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    if (shots) {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: `${shots}/import-${where}-${name}.png`, fullPage: true });
    }
    await assertPageAccessible(page, `${where}, ${name}`);
  }
}

async function openImport(): Promise<void> {
  await page.goto(`${demonstration.addresses.lightning}/lightning/n/Parley_Setup`);
  await page.getByRole("tab", { name: "Import" }).click();
  await page.getByRole("heading", { name: "What is stored and kept" }).waitFor();
}

const count = async (condition: string): Promise<number> => {
  const [found] = await org.query<{ total: number }>(
    `SELECT COUNT(Id) total FROM Intercom_Conversation__c WHERE ${condition}`,
  );
  return found?.total ?? 0;
};

const choose = (label: string): Promise<void> => page.getByText(label, { exact: true }).click();

test("the page says what an import would cost before it starts", async () => {
  await openImport();
  await page.getByRole("heading", { name: "Import conversations" }).waitFor();
  await page.getByText("There was none.").waitFor();
  await look("before");
  await page.getByRole("button", { name: "See what it would cost" }).click();
  await page.getByText("500 conversations in Intercom match.").waitFor();
  await page.getByText("4 requests to Intercom.").waitFor();
  await page.getByText("The org has", { exact: false }).waitFor();
  await look("estimate");
  assert.equal(await count("Id != null"), 0, "nothing is imported yet");
});

test("an import without messages makes every conversation visible", async () => {
  await page.getByRole("button", { name: "Start the import" }).click();
  await page.getByText("The conversations are here.", { exact: false }).waitFor();
  await page.getByText("500 new, 0 updated, 0 unchanged, 0 not stored, 0 failed").first().waitFor();
  await page.getByText("Nothing needs attention.").waitFor();
  await look("completed");
  assert.equal(await count("Id != null"), 500);
  assert.equal(await count("Transcript_Updated_At__c != null"), 0, "no messages");
});

test("an import with messages can be paused, left, found again and gone on with", async () => {
  await choose("Closed");
  await choose("With all messages: one request for each conversation");
  await page.getByRole("button", { name: "See what it would cost" }).click();
  await page.getByText("Unchanged ones need none.", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Start the import" }).click();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await page.getByRole("button", { name: "Resume", exact: true }).waitFor();
  await openImport();
  await page.getByRole("button", { name: "Resume", exact: true }).waitFor();
  await look("paused");
  await page.getByRole("button", { name: "Resume", exact: true }).click();
  await page.getByText("You may leave this page.", { exact: false }).waitFor();
  await page.getByRole("heading", { name: "Import conversations" }).waitFor();
  const closed = await count("State__c = 'closed'");
  await until(
    "every closed conversation has its messages",
    () => count("State__c = 'closed' AND Transcript_Complete__c = true"),
    (complete) => complete === closed,
  );
  assert.equal(await count("State__c != 'closed' AND Transcript_Updated_At__c != null"), 0, "and no other one");
  await page.getByText("Closed · with messages").waitFor();
  await page.getByText("All · without messages").waitFor();
  await look("history");
});

test("what is kept is chosen with a sentence about what is lost, and follows", async () => {
  await page.getByLabel("Remove closed conversations so many days after their last message").fill("1");
  await page.getByRole("button", { name: "lose their messages", exact: false }).click();
  await page.getByText("Saved.", { exact: true }).waitFor();
  await look("kept");
  const [settings] = await org.query<{ Retention_Days__c: number }>(
    "SELECT Retention_Days__c FROM Intercom_Settings__c",
  );
  assert.equal(settings?.Retention_Days__c, 1);
});
