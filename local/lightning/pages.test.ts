import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { startLightning, type Lightning, type Persona } from "./server/index.js";
import { launchBrowser, pageErrors } from "./testing/browser.js";
import { startFakeOrg, type FakeOrg } from "./testing/fake-org.js";

const MARIA = "/lightning/r/Contact/003000000000000AAA/view";
const personas: Persona[] = [
  { key: "admin", label: "Ada (admin)", username: "admin@example.com" },
  { key: "agent", label: "Alan (agent)", username: "agent@example.com" },
  { key: "viewer", label: "Vera (viewer)", username: "viewer@example.com" },
];

/** The rules that a page has to keep; `region` does not fit, because base components open their menus outside landmarks. */
async function assertAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`,
  );
  assert.deepEqual(found, [], `axe on ${what}`);
}

describe("the pages in a browser", { timeout: 600_000 }, () => {
  let org: FakeOrg;
  let lightning: Lightning;
  let browser: Browser;
  let page: Page;
  let errors: string[];

  before(async () => {
    org = await startFakeOrg();
    lightning = await startLightning({
      port: 0,
      orgUrl: org.url,
      tokenFor: org.tokenFor,
      sources: [path.join(import.meta.dirname, "fixtures/main")],
      personas,
      demoBar: {
        text: "This is a local demonstration.",
        links: [{ label: "Somewhere else", url: "http://127.0.0.1:1/" }],
      },
    });
    [browser] = await Promise.all([launchBrowser(), lightning.built]);
    const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
    context.setDefaultTimeout(10_000);
    page = await context.newPage();
    errors = pageErrors(page);
  });

  after(async () => {
    await browser?.close();
    await lightning?.close();
    await org?.close();
  });

  it("opens the first tab of the app with its components", async () => {
    await page.goto(lightning.url);
    await page.waitForURL("**/lightning/n/Welcome");
    await page.getByText("Good morning").waitFor();
    await page.getByText("Visits & more, for everyone").waitFor();
    await page.getByRole("button", { name: "Maria in 7 days" }).waitFor();
    assert.equal(await page.title(), "Welcome | Lightning Experience");
    assert.equal(await page.getByText("Good morning").count(), 1, "the component whose rule does not hold is hidden");
    assert.equal(await page.getByText("You may plan visits.").count(), 0, "the administrator lacks the permission set");
    await page.getByText("There is no custom label for @salesforce/label/c.No_Such_Label").waitFor();
    await assertAccessible(page, "an app page");
  });

  it("shows toasts and follows the navigation service", async () => {
    await page.getByRole("button", { name: "Plan a visit" }).click();
    await page.getByRole("status").getByText("The visit is planned.").waitFor();
    await page.getByRole("button", { name: "Maria in 7 days" }).click();
    await page.waitForURL(`**${MARIA}`);
    await page.getByRole("heading", { level: 1, name: "Maria Anders" }).waitFor();
    await page.waitForFunction("document.title === 'Maria Anders | Contact | Lightning Experience'");
    await page.goBack();
    await page.getByText("Good morning").waitFor();
  });

  it("draws the record page of the app, with properties and rules", async () => {
    await page.goto(lightning.url + MARIA);
    await page.getByText("Head of Support at Northwind Traders, limit 4").waitFor();
    await page.getByRole("button", { name: "Contact Information" }).waitFor();
    await page.getByText("Call back about the invoice").waitFor();
    await assertAccessible(page, "a record page");
  });

  it("refreshes everything after updateRecord of a component", async () => {
    await page.getByRole("button", { name: "Promote" }).click();
    await page.getByText("Chief Visitor at Northwind Traders, limit 4").waitFor();
    await page.getByRole("listitem").filter({ hasText: "Title" }).getByText("Chief Visitor").waitFor();
  });

  it("finds a record with the record picker", async () => {
    const search = page.getByRole("combobox", { name: "Visited with" });
    await search.fill("ann");
    await page.getByRole("option", { name: "Ann Devon" }).waitFor();
    await assertAccessible(page, "an open record picker");
    await search.press("Enter");
    await page.getByText(/^Together with 003/).waitFor();
    await page.getByRole("button", { name: "Remove Ann Devon" }).click();
    await page.getByText("Nobody else came.").waitFor();
  });

  it("edits in place and shows what the org says", async () => {
    await page.getByRole("button", { name: "Edit Title" }).click();
    const title = page.getByRole("textbox", { name: "Title" });
    await title.fill("Forbidden");
    await assertAccessible(page, "inline edit");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").getByText("Titles must be kind.").waitFor();
    await title.fill("Director");
    await page.getByRole("textbox", { name: "Last Name" }).fill("Andersson");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText('Contact "Maria Andersson" was saved.').waitFor();
    assert.equal(org.data["Contact"]?.[0]?.["Title"], "Director");
    await page.getByRole("heading", { level: 1, name: "Maria Andersson" }).waitFor();
  });

  it("changes the owner with the keyboard", async () => {
    await page.getByRole("button", { name: "Change Owner" }).first().click();
    const search = page.getByRole("combobox", { name: "Select New Owner" });
    await search.fill("alan");
    await page.getByRole("option", { name: "Alan Agent" }).waitFor();
    await assertAccessible(page, "the change owner dialog");
    await search.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Change Owner" }).click();
    await page.getByText("Alan Agent now owns the record for Maria Andersson.").waitFor();
    assert.equal(org.data["Contact"]?.[0]?.["OwnerId"], "005000000000001AAA");
    await page.getByRole("link", { name: "Alan Agent" }).first().waitFor();
  });

  it("creates a child from its related list", async () => {
    await page.getByRole("tab", { name: "Related" }).click();
    await page.getByRole("link", { name: "Visits (3)" }).waitFor();
    await assertAccessible(page, "related lists");
    await page.getByRole("button", { name: "New", exact: true }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Spring fair");
    await assertAccessible(page, "a new record");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: "Visits (4)" }).waitFor();
    assert.equal(org.data["Visit__c"]?.at(-1)?.["Contact__c"], "003000000000000AAA");
  });

  it("lists, sorts, searches and opens records", async () => {
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await page.waitForURL("**/lightning/o/Contact/list");
    const first = page.getByRole("row").nth(1);
    await first.getByRole("link", { name: "Ann Devon" }).waitFor();
    await page
      .getByRole("button", { name: /^Sort by: ?Name/i })
      .or(page.getByText("Sort by:Name"))
      .first()
      .click();
    await first.getByRole("link", { name: "Yoshi Nagase" }).waitFor();
    await page.getByRole("searchbox", { name: "Search this list" }).fill("hanna");
    await page.getByText("1 item • Sorted by Name").waitFor();
    await assertAccessible(page, "a list");
    await page.getByRole("link", { name: "Hanna Moos" }).click();
    await page.waitForURL("**/lightning/r/Contact/003000000000002AAA/view");
    await page.getByRole("heading", { level: 1, name: "Hanna Moos" }).waitFor();
  });

  it("applies the list views of the metadata", async () => {
    await page.goto(`${lightning.url}/lightning/o/Visit__c/list?filterName=Long_Ones`);
    await page.getByText("2 items • Sorted by Name").waitFor();
  });

  it("searches all objects of the app", async () => {
    await page.getByRole("searchbox", { name: "Search", exact: true }).fill("blue");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Blue Yonder Airlines" }).waitFor();
    await assertAccessible(page, "search results");
  });

  it("opens the app launcher and closes it with Escape", async () => {
    await page.getByRole("button", { name: "App Launcher" }).click();
    await page.getByRole("searchbox", { name: "Search apps and items" }).fill("acc");
    await page.getByRole("dialog", { name: "App Launcher" }).getByRole("link", { name: "Accounts" }).waitFor();
    await assertAccessible(page, "the app launcher");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "App Launcher" }).waitFor({ state: "detached" });
  });

  it("says what cannot be shown", async () => {
    await page.goto(`${lightning.url}/lightning/r/Contact/003000000000099AAA/view`);
    await page.getByText("We can't find this record").first().waitFor();
    await page.goto(`${lightning.url}/lightning/n/Nothing`);
    await page.getByText("There is no tab Nothing.").waitFor();
    await assertAccessible(page, "a page that does not exist");
  });

  it("is usable on a narrow screen", async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    await page.goto(lightning.url + MARIA);
    await page.getByRole("button", { name: "Contact Information" }).waitFor();
    const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
    assert.ok(overflow <= 0, `the page is ${String(overflow)} pixels wider than the screen`);
    await assertAccessible(page, "a narrow record page");
    await page.setViewportSize({ width: 1360, height: 860 });
  });

  it("becomes someone else, who sees what that user may see", async () => {
    await page.goto(lightning.url);
    await page.getByRole("button", { name: "Alan (agent)" }).click();
    await page.getByText("You may plan visits.").waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Visits", exact: true }).waitFor();
    assert.equal(
      await page.getByRole("link", { name: "Welcome" }).count(),
      0,
      "the permission set does not show the tab Welcome",
    );
    await page.getByRole("button", { name: "Vera (viewer)" }).click();
    await page.getByText("You do not have access to an app").waitFor();
    await assertAccessible(page, "no app");
    await page.getByRole("button", { name: "Ada (admin)" }).click();
    await page.getByText("Good morning").waitFor();
  });

  it("never shows the token to the page", async () => {
    const cookies = await page.context().cookies();
    assert.deepEqual(
      cookies.map((cookie) => [cookie.name, cookie.httpOnly, cookie.sameSite]),
      [["lightning_persona", true, "Strict"]],
    );
    assert.ok(!(await page.content()).includes("token-admin"));
    const refused = await page.evaluate(async () => (await fetch("/services/oauth2/token", { method: "POST" })).status);
    assert.equal(refused, 405);
  });

  it("had no error but the ones provoked", () => {
    const unexpected = errors.filter((error) => !/No_Such_Label|status of (400|404|405)/.test(error));
    assert.deepEqual(unexpected, []);
  });
});

it("shows what it is still doing until the first build is there", { timeout: 60_000 }, async () => {
  const cacheDirectory = mkdtempSync(path.join(os.tmpdir(), "lightning-cache-"));
  const lightning = await startLightning({
    port: 0,
    orgUrl: "http://127.0.0.1:1",
    tokenFor: () => "none",
    sources: [],
    personas,
    cacheDirectory,
    startSteps: () => [{ label: "Import", state: "running", detail: "3 of 9" }],
  });
  lightning.built.catch(() => undefined); // closed before it is done
  try {
    const answer = await fetch(lightning.url);
    const text = await answer.text();
    assert.equal(answer.status, 503);
    assert.match(text, /Import<.*3 of 9/);
    assert.match(text, /Lightning pages/);
    const status = (await (await fetch(`${lightning.url}/host/status`)).json()) as {
      ready: boolean;
      steps: { state: string }[];
    };
    assert.equal(status.ready, false);
    assert.deepEqual(
      status.steps.map((step) => step.state),
      ["running", "running"],
    );
  } finally {
    await lightning.close();
    rmSync(cacheDirectory, { recursive: true, force: true });
  }
});
