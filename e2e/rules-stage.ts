import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../local/lightning/testing/browser.js";
import { connectWorkspace } from "../local/sample/connect.js";
import { orgClient, type RestOrgClient } from "../local/sample/org-client.js";
import { Demonstration } from "../local/start/demonstration.js";
import { PATIENCE, askIntercom, assertPageAccessible, until } from "./support.js";

const screens = path.resolve(import.meta.dirname, "../reports/screens/rules");

/** A contact whom Intercom knows, and an open opportunity of the account. */
export interface Person {
  contactId: string;
  intercomId: string;
  opportunityId: string;
}

/** A teammate who is a user. */
export interface Teammate {
  id: string;
  userId: string;
}

interface Opportunity {
  Id: string;
  AccountId: string;
  OpportunityContactRoles: { records: { ContactId: string }[] } | null;
}

/** The demonstration, connected and without conversations, with an administrator at a browser. */
export class RulesStage {
  readonly demonstration: Demonstration;
  readonly org: RestOrgClient;
  readonly page: Page;
  private readonly browser: Browser;
  private readonly tags = new Map<string, string>();
  private teammates: Teammate[] = [];

  private constructor(demonstration: Demonstration, org: RestOrgClient, browser: Browser, page: Page) {
    this.demonstration = demonstration;
    this.org = org;
    this.browser = browser;
    this.page = page;
  }

  static async open(): Promise<RulesStage> {
    const demonstration = await Demonstration.start({ port: 0, empty: true });
    await demonstration.ready;
    const { org: access, intercom } = demonstration.health();
    const org = orgClient(access!.instanceUrl, access!.accessToken);
    await connectWorkspace(org, intercom!);
    const browser = await launchBrowser();
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    page.setDefaultTimeout(PATIENCE);
    mkdirSync(screens, { recursive: true });
    return new RulesStage(demonstration, org, browser, page);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.demonstration.close();
  }

  /** A second window of an administrator. */
  async another(): Promise<Page> {
    const page = await this.page.context().newPage();
    page.setDefaultTimeout(PATIENCE);
    return page;
  }

  async openRules(where = this.page): Promise<void> {
    await where.goto(this.address("/lightning/n/Parley_Setup"));
    await where.getByRole("tab", { name: "Conversations" }).click();
    await where.getByRole("heading", { name: "What is stored" }).waitFor();
  }

  address(place: string): string {
    return this.demonstration.addresses.lightning + place;
  }

  /** axe finds nothing, wide and narrow; a picture of both for those who look. */
  async show(name: string): Promise<void> {
    for (const [suffix, width] of [
      ["", 1280],
      ["-narrow", 420],
    ] as const) {
      await this.page.setViewportSize({ width, height: 1500 });
      await assertPageAccessible(this.page, name + suffix);
      await this.page.screenshot({ path: path.join(screens, `${name}${suffix}.png`) });
    }
    await this.page.setViewportSize({ width: 1280, height: 900 });
  }

  intercom<T>(method: string, place: string, content?: unknown): Promise<T> {
    return askIntercom(this.demonstration, method, place, content);
  }

  /** Two linked people of different accounts: the first has a role in an open opportunity, the second has none. */
  async people(): Promise<[Person, Person]> {
    const { data } = await this.intercom<{ data: { id: string; email: string | null }[] }>(
      "GET",
      "/contacts?per_page=150",
    );
    const idByEmail = new Map(data.map(({ id, email }) => [email?.toLowerCase() ?? "", id]));
    const contacts = await this.org.query<{ Id: string; Email: string; AccountId: string }>(
      "SELECT Id, Email, AccountId FROM Contact WHERE Email != null AND AccountId != null ORDER BY Id",
    );
    const opportunities = await this.org.query<Opportunity>(
      "SELECT Id, AccountId, (SELECT ContactId FROM OpportunityContactRoles) FROM Opportunity WHERE IsClosed = false ORDER BY Id",
    );
    const known = contacts.filter(({ Email }) => idByEmail.has(Email.toLowerCase()));
    const rolesOf = (id: string): Opportunity[] =>
      opportunities.filter((one) => one.OpportunityContactRoles?.records.some(({ ContactId }) => ContactId === id));
    const withRole = known.find(({ Id }) => rolesOf(Id).length === 1);
    const without = known.find(
      ({ Id, AccountId }) => rolesOf(Id).length === 0 && opportunities.some((one) => one.AccountId === AccountId),
    );
    assert.ok(withRole && without, "the sample has people with and without roles");
    const chosen = [
      { contact: withRole, opportunity: rolesOf(withRole.Id)[0]! },
      { contact: without, opportunity: opportunities.find((one) => one.AccountId === without.AccountId)! },
    ];
    const people = chosen.map(({ contact, opportunity }) => ({
      contactId: contact.Id,
      intercomId: idByEmail.get(contact.Email.toLowerCase())!,
      opportunityId: opportunity.Id,
    }));
    await this.link(people);
    return people as [Person, Person];
  }

  /** A teammate who is a user, other than the one who connected. */
  async teammate(): Promise<Teammate> {
    const { admins } = await this.intercom<{ admins: { id: string; email: string }[] }>("GET", "/admins");
    const users = await this.org.query<{ Id: string; Email: string }>(
      "SELECT Id, Email FROM User WHERE IsActive = true",
    );
    this.teammates = admins.flatMap(({ id, email }) => {
      const user = users.find(({ Email }) => Email.toLowerCase() === email.toLowerCase());
      return user ? [{ id, userId: user.Id }] : [];
    });
    return this.teammates[1]!;
  }

  /** A conversation that begins in Intercom. Answers its id there. */
  async begin(intercomId: string, body: string): Promise<string> {
    const { conversation_id: id } = await this.intercom<{ conversation_id: string }>("POST", "/conversations", {
      from: { type: "user", id: intercomId },
      body,
    });
    return id;
  }

  async tag(conversationId: string, name: string): Promise<void> {
    const { admins } = await this.intercom<{ admins: { id: string }[] }>("GET", "/admins");
    const id = this.tags.get(name) ?? (await this.intercom<{ id: string }>("POST", "/tags", { name })).id;
    this.tags.set(name, id);
    await this.intercom("POST", `/conversations/${conversationId}/tags`, { id, admin_id: admins[0]!.id });
  }

  async assign(conversationId: string, { id }: Teammate): Promise<void> {
    const content = { message_type: "assignment", type: "admin", admin_id: id, assignee_id: id };
    await this.intercom("POST", `/conversations/${conversationId}/parts`, content);
  }

  async closeTalk(conversationId: string): Promise<void> {
    const { admins } = await this.intercom<{ admins: { id: string }[] }>("GET", "/admins");
    const content = { message_type: "close", type: "admin", admin_id: admins[0]!.id };
    await this.intercom("POST", `/conversations/${conversationId}/parts`, content);
  }

  /** Waits until a conversation is stored as Intercom has it. */
  async stored(conversationId: string, state: "open" | "closed"): Promise<{ Id: string; Case__c: string | null }> {
    const [record] = await until(
      `conversation ${conversationId} is ${state}`,
      () =>
        this.org.query<{ Id: string; State__c: string; Case__c: string | null }>(
          `SELECT Id, State__c, Case__c FROM Intercom_Conversation__c WHERE Conversation_Id__c = '${conversationId}'`,
        ),
      (rows) => rows[0]?.State__c === state,
    );
    return record!;
  }

  private async link(people: Person[]): Promise<void> {
    const { appId } = this.demonstration.health().intercom!;
    await this.org.create(
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
}
