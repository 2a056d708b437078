import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../local/lightning/testing/browser.js";
import { orgClient, type OrgClient } from "../local/sample/org-client.js";
import { Demonstration } from "../local/start/demonstration.js";
import { assertPageAccessible, sendWebhooks } from "./support.js";

/**
 * First light, as a person does it in a browser: connect a freshly installed package, import, read a conversation on a
 * record page, play the customer, change an owner. Each step stands on the one before.
 */
let demonstration: Demonstration;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let org: OrgClient;

before(async () => {
  demonstration = await Demonstration.start({ port: 0, empty: true });
  await demonstration.ready;
  const { org: access } = demonstration.health();
  org = orgClient(access!.instanceUrl, access!.accessToken);
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
});

after(async () => {
  await browser?.close();
  await demonstration?.close();
});

const assertAccessible = (where: string): Promise<void> => assertPageAccessible(page, where);

const lightning = (path: string): string => demonstration.addresses.lightning + path;

interface LinkedConversation {
  Id: string;
  Contact__c: string;
  Contact__r: { Name: string; AccountId: string; Account: { OwnerId: string } };
  Intercom_Contact_Id__c: string;
  Conversation_Id__c: string;
}

/** Tries to connect with a token; answers what the page then says. */
async function refusal(token: string): Promise<string> {
  await page.goto(lightning("/lightning/n/Parley_Setup"));
  await page.getByLabel("Access token").fill(token);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  const alert = page.getByText("Not connected.");
  await alert.waitFor();
  return page.locator("c-setup-connect-form").innerText();
}

async function assertNothingStored(): Promise<void> {
  const status = await org.aura<{ connected: boolean }>("SetupController.getStatus");
  assert.equal(status.connected, false, "nothing stays connected");
  const tasks = await org.query("SELECT Id FROM Sync_Task__c");
  assert.equal(tasks.length, 0, "nothing is queued");
}

test("a token that Intercom refuses is said so, and nothing stays connected", async () => {
  assert.match(await refusal("wrong"), /does not accept the access token/);
  await assertNothingStored();
  await assertAccessible("setup with a refused token");
});

const faults: [name: string, fault: object, expected: RegExp][] = [
  ["too many requests", { kind: "status", amount: 429 }, /too many requests.*Wait a minute/s],
  ["an error of its own", { kind: "status", amount: 500 }, /has a problem at the moment/],
  ["something that is not JSON", { kind: "malformed" }, /cannot be read/],
  ["nothing at all", { kind: "reset" }, /did not answer/],
];

for (const [name, fault, expected] of faults)
  test(`when Intercom answers with ${name}, the setup page says what to do`, async () => {
    const address = `${demonstration.addresses.intercom}/page/faults`;
    const headers = { "Content-Type": "application/json" };
    const made = await fetch(address, { method: "POST", headers, body: JSON.stringify({ ...fault, path: "/me" }) });
    assert.equal(made.status, 200, await made.text());
    try {
      assert.match(await refusal(demonstration.health().intercom!.accessToken), expected);
      await assertNothingStored();
    } finally {
      await fetch(address, { method: "DELETE", headers, body: "{}" });
    }
  });

test("the setup page connects the workspace", async () => {
  const { accessToken } = demonstration.health().intercom!;
  await page.goto(lightning("/lightning/n/Parley_Setup"));
  await page.getByLabel("Access token").fill(accessToken);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByText(/^Connected to Harbourlight/).waitFor();
  assert.ok(!(await page.content()).includes(accessToken), "the token is never shown again");
  await assertAccessible("setup, connected");
});

test("the setup page imports conversations and shows progress", async () => {
  await page.getByRole("button", { name: "Import conversations", exact: true }).last().click();
  await page.getByRole("progressbar").first().waitFor();
  await page.getByText("Conversations in Salesforce: 500.").waitFor({ timeout: 180_000 });
  const [count] = await org.query<{ total: number }>("SELECT COUNT(Id) total FROM Intercom_Conversation__c");
  assert.equal(count!.total, 500);
  await assertAccessible("setup, imported");
});

/** A contact with an account and an open conversation whose person is linked. */
async function linkedConversation(): Promise<LinkedConversation> {
  const rows = await org.query<LinkedConversation>(
    "SELECT Id, Contact__c, Contact__r.Name, Contact__r.AccountId, Contact__r.Account.OwnerId, Intercom_Contact_Id__c, Conversation_Id__c FROM Intercom_Conversation__c WHERE State__c = 'open' AND Contact__r.AccountId != null ORDER BY Last_Message_At__c DESC LIMIT 1",
  );
  assert.ok(rows[0], "the sample has a linked open conversation");
  return rows[0];
}

test("a contact's record page shows the person's conversations and a transcript", async () => {
  const { Contact__c, Contact__r } = await linkedConversation();
  await page.goto(lightning(`/lightning/r/Contact/${Contact__c}/view`));
  await page.getByRole("heading", { name: Contact__r.Name }).first().waitFor();
  await page.getByRole("navigation", { name: "Conversations, newest first" }).getByRole("button").first().waitFor();
  await page.getByRole("log").first().waitFor();
  assert.ok((await page.getByRole("log").first().innerText()).length > 20, "the transcript has text");
  await assertAccessible("contact page");
});

test("what the customer writes in Intercom appears on the open page", async () => {
  const { webhookSecret } = demonstration.health().intercom!;
  const settings = await context.newPage();
  await settings.goto(lightning("/lightning/n/Parley_Setup"));
  const address = await settings.getByLabel("Webhook address").inputValue();
  await settings.getByLabel("Client secret").fill(webhookSecret);
  await settings.getByRole("button", { name: "Save", exact: true }).click();
  await settings.getByText("Intercom tells Salesforce about each new message.").waitFor();
  await sendWebhooks(settings, demonstration, address);

  const { Intercom_Contact_Id__c, Conversation_Id__c } = await linkedConversation();
  const text = `Is anybody there at ${Date.now()}?`;
  await settings.goto(`${demonstration.addresses.intercom}/#/customer/${Intercom_Contact_Id__c}/${Conversation_Id__c}`);
  await settings.getByLabel("Your message").fill(text);
  await settings.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("log").getByText(text).waitFor();
  await settings.close();
});

test("an account's new owner becomes the contact's owner in Intercom", async () => {
  const { Contact__r, Intercom_Contact_Id__c } = await linkedConversation();
  const [owner] = await org.query<{ Id: string; Name: string }>(
    `SELECT Id, Name FROM User WHERE Email LIKE '%@harbourlight.example' AND IsActive = true AND Id != '${Contact__r.Account.OwnerId}' AND Name != 'Vera Novak' ORDER BY Name LIMIT 1`,
  );
  await page.goto(lightning(`/lightning/r/Account/${Contact__r.AccountId}/view`));
  await page.getByRole("button", { name: "Change Owner" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox").fill(owner!.Name);
  await dialog.getByRole("option", { name: owner!.Name }).first().click();
  await dialog.getByRole("button", { name: "Change Owner" }).click();
  await dialog.waitFor({ state: "hidden" });

  const profile = await context.newPage();
  await profile.goto(`${demonstration.addresses.intercom}/#/people/${Intercom_Contact_Id__c}`);
  await profile.getByText("Owner assigned by Salesforce").first().waitFor();
  await profile.waitForFunction(
    `[...document.querySelectorAll("select")].some((select) => select.selectedOptions[0]?.textContent === ${JSON.stringify(owner!.Name)})`,
  );
  await profile.close();
});

test("a webhook with a wrong signature gets 401 and changes nothing", async () => {
  const count = async (): Promise<number> =>
    (await org.query<{ total: number }>("SELECT COUNT(Id) total FROM Sync_Task__c WHERE Subject__c = '1'"))[0]!.total;
  const before = await count();
  const response = await fetch(`${demonstration.addresses.org}/parley/services/apexrest/intercom/webhook`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Hub-Signature": `sha1=${"0".repeat(40)}` },
    body: JSON.stringify({
      type: "notification_event",
      topic: "conversation.user.replied",
      data: { item: { id: "1" } },
    }),
  });
  assert.equal(response.status, 401);
  assert.equal(await count(), before);
});
