import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { launchBrowser } from "../local/lightning/testing/browser.js";
import { connectWorkspace } from "../local/sample/connect.js";
import { orgClient, type RestOrgClient } from "../local/sample/org-client.js";
import { Demonstration } from "../local/start/demonstration.js";
import { askIntercom, assertPageAccessible, breakIntercom, pageAs, PATIENCE } from "./support.js";

const root = path.resolve(import.meta.dirname, "..");
const screens = path.join(root, "reports/screens/viewer");
const WIDE = { width: 1440, height: 1000 };
const NARROW = { width: 420, height: 900 };

/** A contact whom Intercom knows as well. */
export interface Person {
  recordId: string;
  accountId: string;
  name: string;
  intercomId: string;
}

/** A conversation on both sides. */
export interface Talk {
  id: string;
  recordId: string;
}

/** How a conversation begins, where that matters. */
export interface Opening {
  subject?: string;
  begun?: Date;
}

/** Runs in the page. */
const toTop = (element: unknown): void => (element as { scrollIntoView(): void }).scrollIntoView();

/** Bodies that try to run, track or break a page. */
export const hostileBodies = JSON.parse(
  readFileSync(path.join(root, "force-app/tests/conversations/staticresources/Hostile_Bodies.json"), "utf8"),
) as { name: string; body: string }[];

/** The demonstration with nothing connected, a browser, and people to talk to, for the tests of reading. */
export class ViewerStage {
  readonly demonstration: Demonstration;
  readonly org: RestOrgClient;
  readonly page: Page;
  private readonly browser: Browser;
  private people: Person[] = [];

  private constructor(demonstration: Demonstration, org: RestOrgClient, browser: Browser, page: Page) {
    this.demonstration = demonstration;
    this.org = org;
    this.browser = browser;
    this.page = page;
  }

  static async open(): Promise<ViewerStage> {
    const demonstration = await Demonstration.start({ port: 0, empty: true });
    try {
      return await ViewerStage.prepared(demonstration);
    } catch (error) {
      // What was started keeps the process alive.
      await demonstration.close();
      throw error;
    }
  }

  private static async prepared(demonstration: Demonstration): Promise<ViewerStage> {
    await demonstration.ready;
    const { instanceUrl, accessToken } = demonstration.health().org!;
    const browser = await launchBrowser();
    const page = await (await browser.newContext({ viewport: WIDE })).newPage();
    page.setDefaultTimeout(PATIENCE);
    mkdirSync(screens, { recursive: true });
    const stage = new ViewerStage(demonstration, orgClient(instanceUrl, accessToken), browser, page);
    stage.people = await stage.peopleOfBothSides();
    return stage;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.demonstration.close();
  }

  async connect(): Promise<void> {
    await connectWorkspace(this.org, this.demonstration.health().intercom!);
  }

  /** Somebody who has no conversation in Salesforce yet. */
  person(): Person {
    const person = this.people.shift();
    assert.ok(person, "the sample has enough people on both sides");
    return person;
  }

  /** Somebody who is linked to their contact. */
  async linked(status = "Linked"): Promise<Person & { linkId: string }> {
    const person = this.person();
    const contact = status === "Linked" ? { Contact__c: person.recordId } : {};
    const key = this.keyOf("contact", person.intercomId);
    const fields = {
      ...key,
      Intercom_Id__c: person.intercomId,
      Person_Name__c: person.name,
      Role__c: "user",
      Status__c: status,
      ...contact,
    };
    return { ...person, linkId: await this.ensure("Intercom_Link__c", key.Intercom_Key__c, fields) };
  }

  /** A conversation that begins in Intercom, listed in Salesforce with nothing of its transcript. */
  async talk(person: Person, body: string, { subject, begun = new Date() }: Opening = {}): Promise<Talk> {
    const { conversation_id: id } = await this.intercom<{ conversation_id: string }>("POST", "/conversations", {
      from: { type: "user", id: person.intercomId },
      body,
      ...(subject === undefined ? {} : { subject }),
      created_at: Math.floor(begun.getTime() / 1000),
    });
    const key = this.keyOf("conversation", id);
    const fields = {
      ...key,
      Conversation_Id__c: id,
      Name: `Conversation ${id}`,
      Contact__c: person.recordId,
      Person_Name__c: person.name,
      State__c: "open",
      Subject__c: subject ?? null,
      Last_Message_At__c: begun.toISOString(),
    };
    return { id, recordId: await this.ensure("Intercom_Conversation__c", key.Intercom_Key__c, fields) };
  }

  /** A teammate closes the conversation. */
  async finish(talk: Talk): Promise<void> {
    const content = { type: "admin", message_type: "close", admin_id: await this.teammateId() };
    await this.intercom("POST", `/conversations/${talk.id}/parts`, content);
    await this.org.update("Intercom_Conversation__c", talk.recordId, { State__c: "closed" });
  }

  /** A message of the customer, or a reply or note of a teammate. */
  async say(
    talk: Talk,
    person: Person,
    body: string,
    kind: "customer" | "comment" | "note" = "customer",
  ): Promise<void> {
    const author =
      kind === "customer"
        ? { type: "user", message_type: "comment", intercom_user_id: person.intercomId }
        : { type: "admin", message_type: kind, admin_id: await this.teammateId() };
    await this.intercom("POST", `/conversations/${talk.id}/reply`, { ...author, body });
  }

  /** Messages that are stored without Intercom's knowing. */
  async store(talk: Talk, bodies: string[], fields: Record<string, unknown> = {}): Promise<void> {
    const begin = Date.now() - bodies.length * 60_000;
    const records = bodies.map((body, index) => ({
      type: "Intercom_Message__c",
      fields: {
        ...this.keyOf("part", `${talk.id}-stored-${begin}-${index}`),
        Intercom_Conversation__c: talk.recordId,
        Kind__c: "message",
        Author_Type__c: index % 2 ? "teammate" : "customer",
        Author_Name__c: index % 2 ? "Jules Moreau" : "Emil Haddad",
        Body__c: body,
        Position__c: begin + index,
        Sent_At__c: new Date(begin + index * 60_000).toISOString(),
        ...fields,
      },
    }));
    await this.org.create(records);
  }

  async goto(object: string, recordId: string, page = this.page): Promise<void> {
    await page.goto(this.address(`/lightning/r/${object}/${recordId}/view`));
  }

  /** Opens a contact's page and waits for the messages of its newest conversation. */
  async read(person: Person, page = this.page): Promise<Locator> {
    await this.goto("Contact", person.recordId, page);
    const log = page.getByRole("log");
    await log.getByRole("listitem").first().waitFor();
    return log;
  }

  /** Another browser, as one of the personas. */
  async as(persona: "admin" | "agent" | "viewer"): Promise<Page> {
    return pageAs(this.browser, this.demonstration, persona, WIDE);
  }

  /** A picture, wide and narrow, for those who look. */
  async picture(name: string, page: Page): Promise<void> {
    await this.show(name, page, false);
  }

  /** axe finds nothing, wide and narrow; a picture of both for those who look. */
  async show(name: string, page = this.page, asksAxe = true): Promise<void> {
    for (const [suffix, size] of [
      ["", WIDE],
      ["-narrow", NARROW],
    ] as const) {
      await page.setViewportSize(size);
      if (asksAxe) await assertPageAccessible(page, name + suffix);
      // On a narrow screen the card begins below the record's own facts.
      if (size === NARROW) await page.locator("c-intercom-conversations").first().evaluate(toTop);
      await this.snap(name + suffix, page);
    }
    await page.setViewportSize(WIDE);
  }

  /** A picture of what the window shows now. */
  async snap(name: string, page = this.page): Promise<void> {
    await page.screenshot({ path: path.join(screens, `${name}.png`) });
  }

  intercom<T>(method: string, place: string, content?: unknown): Promise<T> {
    return askIntercom(this.demonstration, method, place, content);
  }

  /** Answers of the local Intercom go wrong until `noFaults`. */
  async fault(rule: object): Promise<void> {
    await breakIntercom(this.demonstration, rule);
  }

  async noFaults(): Promise<void> {
    await breakIntercom(this.demonstration, null);
  }

  /** Creates a record, or sets its fields when the sync was faster. */
  private async ensure(type: string, key: string, fields: Record<string, unknown>): Promise<string> {
    const [known] = await this.org.query<{ Id: string }>(`SELECT Id FROM ${type} WHERE Intercom_Key__c = '${key}'`);
    if (known) await this.org.update(type, known.Id, fields);
    return known?.Id ?? (await this.org.create([{ type, fields }]))[0]!;
  }

  private async teammateId(): Promise<string> {
    const { admins } = await this.intercom<{ admins: { id: string }[] }>("GET", "/admins");
    return admins[1]!.id;
  }

  private address(place: string): string {
    return this.demonstration.addresses.lightning + place;
  }

  private keyOf(kind: string, id: string): { Intercom_Key__c: string } {
    return { Intercom_Key__c: `${this.demonstration.health().intercom!.appId}:${kind}:${id}` };
  }

  private async peopleOfBothSides(): Promise<Person[]> {
    const { data } = await this.intercom<{ data: { id: string; email: string | null }[] }>(
      "GET",
      "/contacts?per_page=150",
    );
    const contacts = await this.org.query<{ Id: string; Name: string; Email: string; AccountId: string }>(
      "SELECT Id, Name, Email, AccountId FROM Contact WHERE AccountId != null AND Email != null ORDER BY AccountId, Id",
    );
    const idByEmail = new Map(data.map(({ id, email }) => [email?.toLowerCase() ?? "", id]));
    const once = new Set<string>();
    return contacts.flatMap(({ Id, Name, Email, AccountId }) => {
      const intercomId = idByEmail.get(Email.toLowerCase());
      if (!intercomId || once.has(intercomId)) return [];
      once.add(intercomId);
      return [{ recordId: Id, accountId: AccountId, name: Name, intercomId }];
    });
  }
}
