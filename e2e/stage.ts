import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../local/lightning/testing/browser.js";
import { connectWorkspace } from "../local/sample/connect.js";
import { orgClient, type RestOrgClient } from "../local/sample/org-client.js";
import { Demonstration } from "../local/start/demonstration.js";
import { PATIENCE, askIntercom, assertPageAccessible } from "./support.js";

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 420, height: 900 };

/** In the browser: the height of the tallest element, those within components included. */
const HEIGHT = `(function tallest(root) {
  return Math.max(0, ...Array.from(root.querySelectorAll("*"), (element) =>
    Math.max(element.scrollHeight, element.shadowRoot ? tallest(element.shadowRoot) : 0)));
})(document)`;

/** What a stage stands on. */
export interface Ground {
  demonstration: Demonstration;
  org: RestOrgClient;
  browser: Browser;
  page: Page;
}

/** Starts the demonstration without conversations, with an administrator at a browser; nothing is connected yet. */
export async function startGround(): Promise<Ground> {
  const demonstration = await Demonstration.start({ port: 0, empty: true });
  try {
    await demonstration.ready;
    const { instanceUrl, accessToken } = demonstration.health().org!;
    const browser = await launchBrowser();
    const page = await (await browser.newContext({ viewport: WIDE })).newPage();
    page.setDefaultTimeout(PATIENCE);
    return { demonstration, org: orgClient(instanceUrl, accessToken), browser, page };
  } catch (error) {
    await demonstration.close();
    throw error;
  }
}

/** The demonstration, without conversations and connected, and an administrator at a browser. */
export class Stage {
  readonly demonstration: Demonstration;
  readonly org: RestOrgClient;
  readonly page: Page;
  private readonly browser: Browser;
  private readonly screens: string;

  /** `pictures` is the folder of the pictures below `reports/screens`. */
  protected constructor({ demonstration, org, browser, page }: Ground, pictures: string) {
    this.demonstration = demonstration;
    this.org = org;
    this.browser = browser;
    this.page = page;
    this.screens = path.resolve(import.meta.dirname, "../reports/screens", pictures);
    mkdirSync(this.screens, { recursive: true });
  }

  /** `prepare` puts into the org what has to be there before it is connected. */
  static async open(pictures: string, prepare?: (stage: Stage) => Promise<void>): Promise<Stage> {
    const stage = new Stage(await startGround(), pictures);
    try {
      await prepare?.(stage);
      await stage.connect();
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  async connect(): Promise<void> {
    await connectWorkspace(this.org, this.demonstration.health().intercom!);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.demonstration.close();
  }

  /** The address of a place in Salesforce. */
  address(place: string): string {
    return this.demonstration.addresses.lightning + place;
  }

  /** Opens a tab of the setup app. */
  async openTab(name: string, where = this.page): Promise<void> {
    await where.goto(this.address("/lightning/n/Parley_Setup"));
    await where.getByRole("tab", { name, exact: true }).click();
  }

  /** A second window of the administrator. */
  async another(): Promise<Page> {
    const page = await this.page.context().newPage();
    page.setDefaultTimeout(PATIENCE);
    return page;
  }

  /** Asks Intercom as an integration does. */
  intercom<T>(method: string, place: string, content?: unknown): Promise<T> {
    return askIntercom(this.demonstration, method, place, content);
  }

  /** axe finds nothing, wide and narrow; a picture of both for those who look. */
  async show(name: string): Promise<void> {
    for (const [suffix, size] of [
      ["-narrow", NARROW],
      ["", WIDE],
    ] as const) {
      await this.page.setViewportSize(size);
      await assertPageAccessible(this.page, name + suffix);
      // Below the bars of Salesforce the page scrolls by itself: a picture of all of it needs a window of its height.
      const height = await this.page.evaluate<number>(HEIGHT);
      await this.page.setViewportSize({ ...size, height: Math.min(height + 200, 6000) });
      await this.page.screenshot({ path: path.join(this.screens, `${name}${suffix}.png`) });
      await this.page.setViewportSize(size);
    }
  }

  /** Links contacts to people in Intercom, as an import does, without the minutes it takes. Answers ids of the links. */
  async link(people: readonly { contactId: string; intercomId: string }[]): Promise<string[]> {
    const { appId } = this.demonstration.health().intercom!;
    return this.org.create(
      people.map(({ contactId, intercomId }) => ({
        type: "Intercom_Link__c",
        fields: {
          Intercom_Key__c: `${appId}:contact:${intercomId}`,
          Intercom_Id__c: intercomId,
          Status__c: "Linked",
          Role__c: "user",
          Contact__c: contactId,
        },
      })),
    );
  }

  /** Ids of people in Intercom, by email in lower case. */
  async peopleByEmail(): Promise<Map<string, string>> {
    const { data } = await this.intercom<{ data: { id: string; email: string | null }[] }>(
      "GET",
      "/contacts?per_page=150",
    );
    return new Map(data.map(({ id, email }) => [email?.toLowerCase() ?? "", id]));
  }
}
