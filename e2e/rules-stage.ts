import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { Stage, startGround } from "./stage.js";
import { until } from "./support.js";

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

/** A stage with people of opportunities and teammates, for the tests of rules about conversations. */
export class RulesStage extends Stage {
  private readonly tags = new Map<string, string>();
  private teammates: Teammate[] = [];

  static override async open(): Promise<RulesStage> {
    const stage = new RulesStage(await startGround(), "rules");
    await stage.connect();
    return stage;
  }

  async openRules(where: Page = this.page): Promise<void> {
    await this.openTab("Conversations", where);
    await where.getByRole("heading", { name: "Which conversations are stored" }).waitFor();
  }

  /** Two linked people of different accounts: the first has a role in an open opportunity, the second has none. */
  async people(): Promise<[Person, Person]> {
    const idByEmail = await this.peopleByEmail();
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
}
