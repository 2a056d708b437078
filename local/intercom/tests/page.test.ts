import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { startIntercom, type LocalIntercom } from "../start.js";
import { launchBrowser } from "./browser.js";
import { startReceiver, type Receiver } from "./client.js";

describe("the page", () => {
  let intercom: LocalIntercom;
  let receiver: Receiver;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  before(async () => {
    intercom = await startIntercom({ seed: "page" });
    receiver = await startReceiver();
    await intercom.setWebhookUrl(receiver.url);
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
    page = await newPage();
  });
  after(async () => {
    await browser.close();
    await intercom.close();
    receiver.close();
  });

  async function newPage(): Promise<Page> {
    const created = await context.newPage();
    created.on("pageerror", (error) => complaints.push(error.message));
    created.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    return created;
  }

  const person = (): { id: string; name: string | null } => {
    const found = intercom.workspace.sample.people.find(
      (candidate) => candidate.role === "user" && candidate.email && candidate.companyIds.length > 0,
    );
    assert.ok(found);
    return found;
  };

  test("from the landing page one writes as a customer, and the webhook leaves", async () => {
    await page.goto(`${intercom.baseUrl}/`);
    await page.click(".hero .person >> nth=0");
    await page.getByLabel("Your message").fill("Does the map work offline?");
    await page.getByRole("button", { name: "Send message" }).click();
    await page.getByRole("log").getByText("Does the map work offline?").waitFor();
    await intercom.webhooks.settled();
    const topics = receiver.received
      .filter((request) => request.raw)
      .map((request) => (JSON.parse(request.raw) as { topic: string }).topic);
    assert.ok(topics.includes("conversation.user.created"), topics.join());
  });

  test("a teammate sees it and answers; the customer reads the answer without reloading", async () => {
    const inbox = await newPage();
    await inbox.goto(`${intercom.baseUrl}/#/inbox`);
    await inbox.locator(".list").getByText("Does the map work offline?").first().click();
    await inbox.getByRole("button", { name: "Note" }).click();
    await inbox.getByLabel("Your answer").fill("Ask Nikhil");
    await inbox.getByRole("button", { name: "Send" }).click();
    await inbox.getByRole("log").getByText("Ask Nikhil").waitFor();
    await inbox.getByRole("button", { name: "Reply", exact: true }).click();
    await inbox.getByLabel("Your answer").fill("Yes, it does.");
    await inbox.getByRole("button", { name: "Send" }).click();
    await page.getByRole("log").getByText("Yes, it does.").waitFor();
    assert.equal(await page.getByText("Ask Nikhil").count(), 0);
    await inbox.getByLabel("Assigned to").selectOption({ label: "Nikhil Rao" });
    await inbox.getByRole("log").getByText("assigned this to Nikhil Rao").waitFor();
    await inbox.getByLabel("Add a tag").selectOption({ label: "Feature request" });
    await inbox.locator(".chip.tag", { hasText: "Feature request" }).waitFor();
    await inbox.getByRole("button", { name: "Close", exact: true }).click();
    await page.getByRole("button", { name: "Great" }).click();
    await inbox.getByLabel("Rated 5 of 5").first().waitFor();
    await inbox.close();
  });

  test("a message cannot run code, load from elsewhere or leave its place", async () => {
    const body = `<p>Hi<script>alert(1)</script><img src="x" onerror="alert(2)"><img src="https://elsewhere.example/a.png"><a href="javascript:alert(3)">go</a><iframe src="/"></iframe></p><p style="position:fixed">styled</p><svg onload="alert(4)"></svg>`;
    const answer = await fetch(`${intercom.baseUrl}/conversations`, {
      method: "POST",
      headers: { Authorization: `Bearer ${intercom.accessToken}`, "Content-Type": "application/json" },
      body: JSON.stringify({ from: { type: "user", id: person().id }, body }),
    });
    const { conversation_id } = (await answer.json()) as { conversation_id: string };
    await page.goto(`${intercom.baseUrl}/#/inbox/${conversation_id}`);
    await page.getByRole("log").getByText("styled").waitFor();
    const bubble = page.locator(".message .body").first();
    assert.equal(await bubble.locator("script, iframe, svg, [onerror], [style], a[href^=javascript]").count(), 0);
    assert.equal(await bubble.locator('img[src^="https:"]').count(), 0);
    assert.deepEqual(complaints, []);
  });

  test("a person's page shows a new owner at once, and who assigned it", async () => {
    const call = (method: string, path: string, body: unknown): Promise<Response> =>
      fetch(intercom.baseUrl + path, {
        method,
        headers: { Authorization: `Bearer ${intercom.accessToken}`, "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    await page.goto(`${intercom.baseUrl}/#/people/${person().id}`);
    await page.getByRole("heading", { level: 1, name: person().name ?? "" }).waitFor();
    await call("POST", "/data_attributes", { name: "owner_assigned_by", model: "contact", data_type: "string" });
    await call("PUT", `/contacts/${person().id}`, {
      owner_id: "7100006",
      custom_attributes: { owner_assigned_by: "Salesforce" },
    });
    await page.locator(".owner-name", { hasText: "Sara Lindholm" }).waitFor();
    await page.getByText("Owner assigned by Salesforce").waitFor();
  });

  test("a segment and a workflow defined on the page sort and route what comes in by the API", async () => {
    const api = async (method: string, path: string, body: unknown): Promise<Record<string, unknown>> => {
      const response = await fetch(intercom.baseUrl + path, {
        method,
        headers: { Authorization: `Bearer ${intercom.accessToken}`, "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      return (await response.json()) as Record<string, unknown>;
    };
    await page.goto(`${intercom.baseUrl}/#/rules`);
    const segments = page.getByRole("region", { name: "Segments" });
    await segments.getByText("Add a segment").click();
    await segments.getByLabel("Name of the segment").fill("Directors");
    await segments.getByLabel("Attribute").selectOption({ label: "Job title" });
    await segments.getByLabel("Value", { exact: true }).fill("Chief Pilot");
    await segments.getByRole("button", { name: "Add segment" }).click();
    await segments.locator("li", { hasText: "Directors" }).getByText("0 people").waitFor();
    const workflows = page.getByRole("region", { name: "Workflows" });
    await workflows.getByText("Add a workflow").click();
    await workflows.getByLabel("Name of the workflow").fill("Pilots go to Sales");
    await workflows.getByLabel("Attribute").selectOption({ label: "Job title" });
    await workflows.getByLabel("Comparison").selectOption({ label: "contains" });
    await workflows.getByLabel("Value", { exact: true }).fill("pilot");
    await workflows.getByLabel("Then").selectOption({ label: "Assign to team Sales" });
    await workflows.getByRole("button", { name: "Add workflow" }).click();
    await workflows.getByText("If Job title contains pilot: assign to Sales").waitFor();
    const id = person().id;
    await api("PUT", `/contacts/${id}`, { custom_attributes: { job_title: "Chief Pilot" } });
    await segments.locator("li", { hasText: "Directors" }).getByText("1 person").waitFor();
    const conversation = await api("POST", "/conversations", { from: { type: "user", id }, body: "Routed?" });
    const stored = intercom.workspace.conversations.get(String(conversation.conversation_id));
    const sales = intercom.workspace.sample.teams.find((team) => team.name === "Sales");
    assert.equal(stored?.team_assignee_id, Number(sales?.id));
    await workflows.getByRole("button", { name: "Pilots go to Sales is on" }).click();
    await workflows.getByRole("button", { name: "Pilots go to Sales is off" }).waitFor();
    await segments.getByRole("button", { name: "Remove Directors" }).click();
    await segments.getByText("Directors").waitFor({ state: "detached" });
  });

  test("faults are switched on and off", async () => {
    await page.goto(`${intercom.baseUrl}/#/faults`);
    await page.getByRole("button", { name: /Too many requests/ }).click();
    await page.getByRole("heading", { name: "1 on" }).waitFor();
    const refused = await fetch(`${intercom.baseUrl}/me`, {
      headers: { Authorization: `Bearer ${intercom.accessToken}` },
    });
    assert.equal(refused.status, 429);
    await page.getByRole("button", { name: "Switch all off" }).click();
    await page.getByRole("heading", { name: "All well: no fault is on" }).waitFor();
  });

  test("every screen passes axe, wide and narrow", async () => {
    const [row] = intercom.workspace.conversations.rows("updated_at", "descending");
    const screens = [
      "",
      "customer",
      `customer/${person().id}`,
      `customer/${person().id}/${row?.id ?? ""}`,
      "inbox",
      `inbox/${row?.id ?? ""}`,
      "people",
      `people/${person().id}`,
      "rules",
      "webhooks",
      "faults",
    ];
    for (const [width, shown] of [
      [1360, screens],
      [420, screens],
    ] as const) {
      await page.setViewportSize({ width, height: 860 });
      for (const screen of shown) {
        await page.goto(`${intercom.baseUrl}/#/${screen}`);
        await page.reload();
        await page.locator("main :is(h1, h2):visible").first().waitFor();
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(
          violations.map((violation) => `${screen} ${width}: ${violation.id} ${violation.nodes[0]?.html ?? ""}`),
          [],
        );
      }
    }
    assert.deepEqual(complaints, []);
  });

  test("the page's endpoints refuse other sites and other host names", async () => {
    const foreign = await fetch(`${intercom.baseUrl}/page/faults`, {
      method: "DELETE",
      headers: { Origin: "https://evil.example" },
    });
    assert.equal(foreign.status, 403);
    const policy = (await fetch(`${intercom.baseUrl}/`)).headers.get("content-security-policy") ?? "";
    assert.match(policy, /script-src 'self'/);
    assert.doesNotMatch(policy, /unsafe/);
  });
});
