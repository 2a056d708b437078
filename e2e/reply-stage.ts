import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, pageErrors } from "../local/lightning/testing/browser.js";
import { orgClient, type RestOrgClient } from "../local/sample/org-client.js";
import { Demonstration } from "../local/start/demonstration.js";
import { PATIENCE, askIntercom, assertPageAccessible, breakIntercom, pageAs, until } from "./support.js";

const screens = path.resolve(import.meta.dirname, "../reports/screens/reply");

const TALKS =
  "SELECT Id, Conversation_Id__c, Contact__c, Contact__r.Name, Subject__c FROM Intercom_Conversation__c WHERE State__c = 'open' AND Contact__c != null ORDER BY Last_Message_At__c DESC LIMIT 40";

/** While the local pages are being built, the address of each says so, and opens by itself. */
const GETTING_READY = /status of 503/;

/** A conversation of a contact that is open in Intercom. */
export interface Talk {
  Id: string;
  Conversation_Id__c: string;
  Contact__c: string;
  Contact__r: { Name: string };
  Subject__c: string | null;
}

/** As Intercom's API answers one conversation, as far as the tests look at it. */
export interface IntercomTalk {
  state: string;
  priority: string;
  snoozed_until: number | null;
  admin_assignee_id: number | string | null;
  team_assignee_id: number | string | null;
  tags: { tags: { name: string }[] };
  conversation_parts: {
    conversation_parts: {
      id: string;
      part_type: string;
      body: string | null;
      author: { name: string | null };
      attachments: { name: string; url: string }[];
    }[];
  };
}

/** The whole demonstration with an agent at a browser, for the tests of answering. */
export class ReplyStage {
  readonly demonstration: Demonstration;
  readonly browser: Browser;
  readonly org: RestOrgClient;
  private talks: Talk[] = [];
  private first: Talk | undefined;
  private readonly watched: string[][] = [];

  private constructor(demonstration: Demonstration, browser: Browser, org: RestOrgClient) {
    this.demonstration = demonstration;
    this.browser = browser;
    this.org = org;
  }

  /** Starts everything with imported conversations. */
  static async open(): Promise<ReplyStage> {
    const demonstration = await Demonstration.start({ port: 0, empty: false });
    await demonstration.ready;
    const { org: access } = demonstration.health();
    const org = orgClient(access!.instanceUrl, access!.accessToken);
    const stage = new ReplyStage(demonstration, await launchBrowser(), org);
    stage.talks = await stage.visible<Talk>("agent", TALKS);
    stage.first = stage.talks[0];
    mkdirSync(screens, { recursive: true });
    return stage;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.demonstration.close();
  }

  /** An open conversation that no other test has touched. */
  fresh(): Talk {
    const talk = this.talks.shift();
    assert.ok(talk, "the sample has enough open conversations");
    return talk;
  }

  /** One conversation for all tests that leave it as it was; the agent may see few. */
  get shared(): Talk {
    assert.ok(this.first, "the sample has an open conversation");
    return this.first;
  }

  /** Gives the reader a contact with a conversation, and opens its page. */
  async openAsReader(page: Page): Promise<void> {
    const [reader] = await this.org.query<{ Id: string }>("SELECT Id FROM User WHERE Name = 'Vera Novak'");
    const [talk] = await this.org.query<Talk>(TALKS.replace("LIMIT 40", "LIMIT 1"));
    await this.org.update("Contact", talk!.Contact__c, { OwnerId: reader!.Id });
    await page.goto(this.address(`/lightning/r/Contact/${talk!.Contact__c}/view`));
    await page.getByRole("log").waitFor();
  }

  /** What a query answers one of the personas, whom sharing hides some records from. */
  async visible<T>(persona: "agent" | "viewer", soql: string): Promise<T[]> {
    const address = this.address(`/services/data/v67.0/query?q=${encodeURIComponent(soql)}`);
    const answer = await fetch(address, { headers: { Cookie: `lightning_persona=${persona}` } });
    const text = await answer.text();
    assert.ok(answer.ok, text);
    return (JSON.parse(text) as { records: T[] }).records;
  }

  address(place: string): string {
    return this.demonstration.addresses.lightning + place;
  }

  /** A page of its own, as one of the personas. */
  async as(persona: "agent" | "admin" | "viewer", width = 1440): Promise<Page> {
    const page = await pageAs(this.browser, this.demonstration, persona, { width, height: 1300 });
    page.setDefaultTimeout(60_000);
    this.watched.push(pageErrors(page));
    return page;
  }

  /**
   * No page threw or wrote an error since the last question.
   * @param expected what a test has made go wrong on purpose
   */
  noErrors(expected?: RegExp): void {
    const errors = this.watched.flatMap((watched) => watched.splice(0));
    assert.deepEqual(
      errors.filter((error) => !GETTING_READY.test(error) && !expected?.test(error)),
      [],
      "errors in the browser",
    );
  }

  /** Opens a conversation's own page and waits until one can write. */
  async openTalk(page: Page, { Id }: Talk): Promise<void> {
    await page.goto(this.address(`/lightning/r/Intercom_Conversation__c/${Id}/view`));
    await page.getByRole("log").waitFor();
  }

  /** axe finds nothing, wide and narrow; a picture of both for those who look. */
  async show(page: Page, name: string): Promise<void> {
    const { width = 1440, height = 1300 } = page.viewportSize() ?? {};
    const viewer = page.locator("c-intercom-conversations").first();
    await assertPageAccessible(page, name);
    await viewer.screenshot({ path: path.join(screens, `${name}.png`) });
    await page.setViewportSize({ width: 420, height: 1700 });
    // In little room the list takes the place of the conversation until one opens it.
    const chosen = viewer.locator('c-conversation-list button[aria-current="true"]');
    if (await chosen.isVisible()) await chosen.click();
    await assertPageAccessible(page, `${name}, narrow`);
    await viewer.screenshot({ path: path.join(screens, `${name}-narrow.png`) });
    await page.setViewportSize({ width, height });
  }

  intercom<T>(method: string, place: string, content?: unknown): Promise<T> {
    return askIntercom(this.demonstration, method, place, content);
  }

  inIntercom({ Conversation_Id__c }: Talk): Promise<IntercomTalk> {
    return this.intercom("GET", `/conversations/${Conversation_Id__c}`);
  }

  /** Waits until the conversation in Intercom is as expected. */
  async becomes(talk: Talk, what: string, isRight: (found: IntercomTalk) => boolean): Promise<IntercomTalk> {
    return until(what, () => this.inIntercom(talk), isRight);
  }

  /** How often a text was written in Intercom. */
  async copies(talk: Talk, text: string): Promise<number> {
    const { conversation_parts } = await this.inIntercom(talk);
    return conversation_parts.conversation_parts.filter(({ body }) => body?.includes(text)).length;
  }

  /** Switches a fault of the local Intercom on. */
  async fault(rule: object): Promise<void> {
    await breakIntercom(this.demonstration, rule);
  }

  async noFaults(): Promise<void> {
    await breakIntercom(this.demonstration, null);
  }
}

export { PATIENCE, until };
