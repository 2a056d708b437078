import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page, ViewportSize } from "playwright-core";
import type { Demonstration } from "../local/start/demonstration.js";

/** How long a step may take on a busy machine, in milliseconds. */
export const PATIENCE = 240_000;

/** The button in a tab with which Salesforce's own tab set offers the tabs that have no room. */
const MORE_TABS = /slds-tabs_(default|scoped)__overflow-button/;

/** axe finds nothing on the page that is ours. */
export async function assertPageAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  // Leaving it out by a selector would not reach into the tab set's shadow.
  const ours = violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.filter(({ html }) => !MORE_TABS.test(html)),
  }));
  const found = ours
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  assert.deepEqual(found, [], where);
}

/** Waits until a question is answered with yes; the last answer is part of the failure. */
export async function until<T>(what: string, ask: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    assert.ok(Date.now() < end, `${what}: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** Asks the demonstration's Intercom as an integration does; every answer other than 2xx is a failure. */
export async function askIntercom<T>(
  demonstration: Demonstration,
  method: string,
  path: string,
  content?: unknown,
): Promise<T> {
  const { baseUrl, accessToken } = demonstration.health().intercom!;
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${accessToken}`,
      "Intercom-Version": "2.16",
      "Content-Type": "application/json",
    },
    ...(content === undefined ? {} : { body: JSON.stringify(content) }),
  });
  assert.ok(response.ok, `${method} ${path} was answered with ${response.status}`);
  return (await response.json()) as T;
}

/** Makes answers of the demonstration's Intercom go wrong by a rule; null puts all of them right again. */
export async function breakIntercom(demonstration: Demonstration, rule: object | null): Promise<void> {
  const method = rule ? "POST" : "DELETE";
  const headers = { "Content-Type": "application/json" };
  const address = `${demonstration.addresses.intercom}/page/faults`;
  const answer = await fetch(address, { method, headers, body: JSON.stringify(rule ?? {}) });
  assert.ok(answer.ok, `${method} faults: ${answer.status}`);
}

/** On the page of Intercom: webhooks go to an address from now on. */
export async function sendWebhooks(page: Page, demonstration: Demonstration, address: string): Promise<void> {
  await page.goto(`${demonstration.addresses.intercom}/#/webhooks`);
  await page.getByLabel("Address that receives webhooks").fill(address);
  await page.getByRole("button", { name: "Save and check", exact: true }).click();
  await page.getByText("The address answered the check.").waitFor();
}

/** Where the demonstration's public site receives webhooks. */
export function webhookAddress(demonstration: Demonstration): string {
  return `${demonstration.addresses.org}/parley/services/apexrest/intercom/webhook`;
}

/** A browser of its own, as one of the personas. */
export async function pageAs(
  browser: Browser,
  demonstration: Demonstration,
  persona: "admin" | "agent" | "viewer",
  viewport: ViewportSize,
): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const { hostname } = new URL(demonstration.addresses.lightning);
  await context.addCookies([{ name: "lightning_persona", value: persona, domain: hostname, path: "/" }]);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  return page;
}
