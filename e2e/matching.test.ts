import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import type { RestOrgClient } from "../local/sample/org-client.js";
import { Stage } from "./stage.js";
import { sendWebhooks, until, webhookAddress } from "./support.js";

/**
 * Matching as an administrator sees it in a browser: a look at what rules would match, a better key, links made anew,
 * people who wait for a decision, two administrators at once, companies. Each step stands on the one before.
 */
let stage: Stage;
let page: Page;
let org: RestOrgClient;
/** The record that somebody decided for. */
let chosenId: string;

const intercom = <T>(method: string, path: string, content?: unknown): Promise<T> =>
  stage.intercom(method, path, content);

/** Second contacts with the emails of three users, made before anybody is linked. */
async function createTwins(ground: Stage): Promise<void> {
  const matched = await ground.org.query<{ Id: string; Email: string }>(
    "SELECT Id, Email FROM Contact WHERE Email != null ORDER BY Id LIMIT 200",
  );
  const { data } = await ground.intercom<{
    data: { email: string | null; role: string }[];
  }>("GET", "/contacts?per_page=150");
  const users = new Set(data.filter(({ role }) => role === "user").map(({ email }) => email?.toLowerCase()));
  const twins = matched.filter(({ Email }) => users.has(Email.toLowerCase())).slice(0, 3);
  await ground.org.create(
    twins.map(({ Email }, index) => ({
      type: "Contact",
      fields: { LastName: `Twin ${index}`, Email },
    })),
  );
}

before(async () => {
  stage = await Stage.open("matching", createTwins);
  ({ page, org } = stage);
});

after(async () => {
  await stage?.close();
});

async function openMatching(on: Page = page): Promise<void> {
  await stage.openTab("Matching", on);
  await on.getByRole("heading", { name: "Decisions" }).waitFor();
}

async function choose(label: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
}

const see = () => page.getByRole("button", { name: "See what this would match" }).click();

const count = async (key: string): Promise<number> =>
  Number(await page.locator(`[data-id="${key}"] dd`).first().textContent());

const save = () => page.getByRole("button", { name: "Save", exact: true }).click();

const links = (where: string) =>
  org.query<{
    Id: string;
    Person_Name__c: string | null;
    Contact__c: string | null;
    Lead__c: string | null;
    Account__c: string | null;
  }>(`SELECT Id, Person_Name__c, Contact__c, Lead__c, Account__c FROM Intercom_Link__c WHERE ${where}`);

test("the page says what the rules would match, before anything is written", async () => {
  await openMatching();
  await see();
  await page.getByText(/people who changed last were looked at/).waitFor();
  assert.ok((await count("matched")) > 0, "people are matched by email");
  assert.deepEqual(await links("Id != null"), [], "nothing was written");
  await stage.show("preview");
});

test("a key that matches nothing gets a better one suggested", async () => {
  await page.getByText("Unique id:", { exact: false }).click();
  await choose("Field of contacts", "Department");
  await page.getByText("Look again.", { exact: false }).waitFor();
  await see();
  await page.getByText("Another key matches more").waitFor();
  await page.getByText(/By email \(.*\), \d+ of \d+ would be matched\./).waitFor();
  await stage.show("better-key");

  await page.getByRole("button", { name: "Use this key" }).click();
  assert.ok(await page.getByRole("radio", { name: "Email", exact: true }).isChecked(), "chosen, not saved");
});

test("people with several records wait for a decision once somebody wants to be asked", async () => {
  await page.getByText("Ask a person", { exact: true }).click();
  await see();
  await page
    .getByText(/may be one of 2 records\./)
    .first()
    .waitFor();
  await save();
  await page.getByText("Saved. Links are being made anew.").waitFor();
  await page.locator("c-setup-matching-runs").getByText("Completed", { exact: true }).waitFor();

  const waiting = (await links("Status__c = 'Ambiguous'")).length;
  assert.ok(waiting >= 3, "the twins at least");
  await page.getByRole("button", { name: `Waiting (${waiting})` }).waitFor();
  await page.getByText("May be one of 2 records").first().waitFor();
  assert.ok((await links("Status__c = 'Linked'")).length > 10, "everybody else is linked");
  await stage.show("decisions");
});

const waits = (amount: number, on: Page = page): Promise<void> =>
  on.getByRole("button", { name: `Waiting (${amount})` }).waitFor();

const firstCard = (on: Page = page) => on.locator("c-setup-matching-person").first();

test("what somebody decides is linked at once", async () => {
  const before = (await links("Status__c = 'Ambiguous'")).length;
  const name = (await firstCard().getByRole("heading").textContent())!.trim();
  const choice = firstCard().locator(".choice").last();
  chosenId = (await choice.getAttribute("data-id"))!;
  await choice.getByRole("button", { name: "This one" }).click();
  await waits(before - 1);
  const [chosen] = await links("Decided__c = true");
  assert.equal(chosen!.Person_Name__c, name);
  assert.equal(chosen!.Contact__c ?? chosen!.Lead__c, chosenId);
});

test("of two people who decide about somebody at once, the second is told", async () => {
  const before = (await links("Status__c = 'Ambiguous'")).length;
  const other = await stage.another();
  await openMatching(other);
  const name = (await firstCard().getByRole("heading").textContent())!.trim();
  const theirs = other.locator("c-setup-matching-person").filter({ hasText: name }).first();
  await theirs.getByRole("button", { name: "None of these" }).click();
  await waits(before - 1, other);
  await other.close();

  await firstCard().getByRole("button", { name: "This one" }).first().click();
  await page.getByText("Somebody else has decided about this meanwhile.").waitFor();
  await stage.show("decided-by-somebody-else");
  const [nobody] = await links("Decided__c = true AND Status__c = 'Unmatched'");
  assert.equal(nobody!.Person_Name__c, name, "the first decision holds");
  assert.equal(nobody!.Contact__c ?? nobody!.Lead__c, null);
});

test("decisions hold when the rules change, and can be taken back", async () => {
  await page.getByText("Take the oldest", { exact: true }).click();
  await save();
  await until(
    "links made anew",
    () => links("Status__c = 'Ambiguous'"),
    (rows) => rows.length === 0,
  );
  const [kept] = await links("Decided__c = true AND Status__c = 'Linked'");
  assert.equal(kept!.Contact__c ?? kept!.Lead__c, chosenId, "rules leave a decision alone");
  assert.equal((await links("Decided__c = true AND Status__c = 'Unmatched'")).length, 1, "and nobody stays nobody");

  await page.getByRole("button", { name: "Decided", exact: true }).click();
  await page.getByText("Decided: none of the records").waitFor();
  await stage.show("decided");
  await page
    .locator("c-setup-matching-person")
    .filter({ hasText: "Decided: none of the records" })
    .getByRole("button", { name: "Decide again" })
    .click();
  await until(
    "the rules have decided",
    () => links("Decided__c = true"),
    (rows) => rows.length === 1,
  );
});

test("the second of two administrators who save is told, and loses nothing", async () => {
  const other = await stage.another();
  await openMatching(other);
  await other.getByText("Take the one updated last", { exact: true }).click();
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await other.getByText("Saved. Links are being made anew.").waitFor();
  await other.close();

  await page.getByText("Ask a person", { exact: true }).click();
  await save();
  await page.getByText("Somebody else saved other rules meanwhile.", { exact: false }).waitFor();
  assert.ok(await page.getByRole("radio", { name: "Ask a person" }).isChecked(), "what was chosen is still there");
  await stage.show("saved-by-somebody-else");
  await page.getByRole("button", { name: "Show theirs" }).click();
  assert.ok(await page.getByRole("radio", { name: "Take the one updated last" }).isChecked(), "theirs");
});

test("companies are matched once somebody chooses how", async () => {
  const accounts = await org.query<{ Id: string; AccountNumber: string }>(
    "SELECT Id, AccountNumber FROM Account WHERE AccountNumber != null",
  );
  const numbers = new Set(accounts.map(({ AccountNumber }) => AccountNumber));
  const { data } = await intercom<{ data: { company_id: string }[] }>("POST", "/companies/list", { per_page: 60 });
  const known = data.filter(({ company_id }) => numbers.has(company_id)).length;
  assert.ok(known > 0, "the sample has companies of both sides");

  await choose("Field of accounts that holds the company id", "Account Number");
  await page.getByRole("button", { name: "See which companies match" }).click();
  const tried = page.locator("c-setup-matching-preview").last();
  await tried.getByText(/companies were looked at/).waitFor();
  assert.equal(Number(await tried.locator('[data-id="matched"] dd').textContent()), known);
  assert.deepEqual(await links("Kind__c = 'company'"), [], "off until saved");
  await stage.show("companies-tried");

  await save();
  await page.getByText(`${known} companies are linked, each to one account.`).waitFor();
  const linked = await links("Kind__c = 'company' AND Status__c = 'Linked'");
  assert.deepEqual(
    new Set(linked.map(({ Account__c }) => Account__c)).size,
    known,
    "each company has an account of its own",
  );
  await stage.show("companies");
});

interface Company {
  website: string | null;
  custom_attributes: Record<string, unknown>;
}

/** A linked company and its account. */
async function linkedCompany(): Promise<{ companyId: string; accountId: string }> {
  const [link] = await org.query<{ Intercom_Id__c: string; Account__c: string }>(
    "SELECT Intercom_Id__c, Account__c FROM Intercom_Link__c WHERE Kind__c = 'company' AND Status__c = 'Linked' ORDER BY Id LIMIT 1",
  );
  return { companyId: link!.Intercom_Id__c, accountId: link!.Account__c };
}

/** What the page about fields does when an administrator saves mappings of accounts. */
async function mapAccounts(...mappings: { attributeName: string; fieldPath: string; rule: string }[]): Promise<void> {
  const objectName = "Account";
  const { version } = await org.aura<{ version: number }>("FieldMappingController.getPage", { objectName });
  const items = mappings.map((mapping) => ({ objectName, attributeType: "string", active: true, ...mapping }));
  const content = { objectName, version, mappings: JSON.stringify(items) };
  const outcome = await org.aura<{ saved: boolean }>("FieldMappingController.save", content);
  assert.ok(outcome.saved, JSON.stringify(outcome));
}

const TIER = { attributeName: "custom_attributes.tier", fieldPath: "Site", rule: "Salesforce Wins" };
const WEBSITE = { attributeName: "website", fieldPath: "Website", rule: "Intercom Wins" };

test("a value of an account arrives at its company", async () => {
  const { companyId, accountId } = await linkedCompany();
  await mapAccounts(TIER);
  await org.update("Account", accountId, { Site: "Harbour side" });
  await until(
    "the company's tier",
    () => intercom<Company>("GET", `/companies/${companyId}`),
    ({ custom_attributes }) => custom_attributes["tier"] === "Harbour side",
  );
});

test("a value of a company arrives in its account, and nothing else of it changes", async () => {
  const { companyId, accountId } = await linkedCompany();
  await sendWebhooks(page, stage.demonstration, webhookAddress(stage.demonstration));
  await mapAccounts(TIER, WEBSITE);
  const account = async (): Promise<{ Name: string; Site: string; Website: string | null }> => {
    const [found] = await org.query<{ Name: string; Site: string; Website: string | null }>(
      `SELECT Name, Site, Website FROM Account WHERE Id = '${accountId}'`,
    );
    return found!;
  };
  const before = await account();
  await intercom("PUT", `/companies/${companyId}`, { website: "https://harbour.example" });
  const after = await until("the account's website", account, ({ Website }) => Website === "https://harbour.example");
  assert.deepEqual(after, { ...before, Website: "https://harbour.example" });
});
