import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import type { Demonstration } from "../local/start/demonstration.js";

/** How long a step may take on a busy machine, in milliseconds. */
export const PATIENCE = 240_000;

/** The button in a tab with which Salesforce's own tab set offers the tabs that have no room. */
const MORE_TABS = "slds-tabs_default__overflow-button";

/** axe finds nothing on the page that is ours. */
export async function assertPageAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  // Leaving it out by a selector would not reach into the tab set's shadow.
  const ours = violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.filter(({ html }) => !html.includes(MORE_TABS)),
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
