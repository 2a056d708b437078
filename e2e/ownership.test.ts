import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import type { RestOrgClient } from "../local/sample/org-client.js";
import { Stage } from "./stage.js";
import { sendWebhooks, until, webhookAddress } from "./support.js";

/**
 * Ownership as people see it in a browser: an owner changed in Salesforce, one changed by hand in Intercom with the lock
 * on and off, a user matched by hand, everybody in line. Each step stands on the one before.
 */
interface Person {
  contactId: string;
  accountId: string;
  intercomId: string;
}

interface Teammate {
  id: string;
  name: string;
  userId: string;
}

const PEOPLE = 6;

let stage: Stage;
let page: Page;
let org: RestOrgClient;
let people: Person[];
let first: Teammate;
let second: Teammate;

const intercom = <T>(method: string, path: string, content?: unknown): Promise<T> =>
  stage.intercom(method, path, content);

interface IntercomPerson {
  owner_id: string | null;
  custom_attributes: Record<string, unknown>;
}

const inIntercom = ({ intercomId }: Person): Promise<IntercomPerson> => intercom("GET", `/contacts/${intercomId}`);

/** Links people of one account to their contacts, as an import does, without the minutes it takes. */
async function linkPeople(): Promise<Person[]> {
  const idByEmail = await stage.peopleByEmail();
  const contacts = await org.query<{ Id: string; Email: string; AccountId: string }>(
    "SELECT Id, Email, AccountId FROM Contact WHERE AccountId != null AND Email != null ORDER BY AccountId, Id",
  );
  const matched = contacts.filter(({ Email }) => idByEmail.has(Email.toLowerCase()));
  const accountId = matched.map(({ AccountId }) => AccountId).find((id, index, ids) => ids[index + 1] === id)!;
  const chosen = [
    ...matched.filter(({ AccountId }) => AccountId === accountId),
    ...matched.filter(({ AccountId }) => AccountId !== accountId),
  ].slice(0, PEOPLE);
  const found = chosen.map(({ Id, Email, AccountId }) => ({
    contactId: Id,
    accountId: AccountId,
    intercomId: idByEmail.get(Email.toLowerCase())!,
  }));
  await stage.link(found);
  return found;
}

/** Two users who are teammates by email. */
async function findTeammates(): Promise<Teammate[]> {
  const { admins } = await intercom<{ admins: { id: string; name: string; email: string }[] }>("GET", "/admins");
  const users = await org.query<{ Id: string; Email: string }>("SELECT Id, Email FROM User WHERE IsActive = true");
  return admins.flatMap(({ id, name, email }) => {
    const user = users.find(({ Email }) => Email.toLowerCase() === email.toLowerCase());
    return user ? [{ id, name, userId: user.Id }] : [];
  });
}

before(async () => {
  stage = await Stage.open("ownership");
  ({ page, org } = stage);
  people = await linkPeople();
  [first, second] = (await findTeammates()).slice(1, 3) as [Teammate, Teammate];
});

after(async () => {
  await stage?.close();
});

async function openOwners(): Promise<void> {
  await stage.openTab("Owners");
  await page.getByRole("heading", { name: "Who is who" }).waitFor();
}

/** Chooses another owner on Intercom's own page. */
async function changeByHand(person: Person, teammate: Teammate): Promise<void> {
  const profile = await page.context().newPage();
  await profile.goto(`${stage.demonstration.addresses.intercom}/#/people/${person.intercomId}`);
  // Asking Intercom afterwards could be too late: the package may have put the owner back by then.
  const [answer] = await Promise.all([
    profile.waitForResponse((response) => response.request().method() !== "GET"),
    profile.getByLabel("Change the owner").selectOption({ label: teammate.name }),
  ]);
  assert.ok(answer.ok(), `${answer.url()} was answered with ${answer.status()}`);
  await profile.close();
}

test("Intercom tells the package of changed people", async () => {
  await sendWebhooks(page, stage.demonstration, webhookAddress(stage.demonstration));
});

test("the page shows who needs a decision, the rules, and what they do", async () => {
  await openOwners();
  await page.getByRole("heading", { name: "What this does" }).waitFor();
  await page.getByText("of its", { exact: false }).first().waitFor();
  await page.getByText("linked people have another owner", { exact: false }).waitFor();
  await stage.show("owners");
});

test("an account's owner becomes the owner of its people, and only theirs", async () => {
  const [person] = people as [Person];
  const others = people.filter(({ accountId }) => accountId !== person.accountId);
  const before = await Promise.all(others.map(inIntercom));
  await org.update("Account", person.accountId, { OwnerId: first.userId });

  const found = await until(
    "owner in Intercom",
    () => inIntercom(person),
    ({ owner_id }) => owner_id === first.id,
  );
  assert.equal(found.custom_attributes["Owner assigned by Salesforce"], true);
  const after = await Promise.all(others.map(inIntercom));
  assert.deepEqual(
    after.map(({ owner_id }) => owner_id),
    before.map(({ owner_id }) => owner_id),
  );
  await page.goto(stage.address(`/lightning/r/Contact/${person.contactId}/view`));
  await page.getByText("Both sides agree.").waitFor();
  await page.getByText("Owner of the account").first().waitFor();
});

test("locked: an owner changed by hand in Intercom is put back, and noted", async () => {
  const [person] = people as [Person];
  await changeByHand(person, second);
  await until(
    "put back",
    () => inIntercom(person),
    ({ owner_id }) => owner_id === first.id,
  );
  await until(
    "noted",
    () => org.query<{ Id: string }>("SELECT Id FROM Sync_Log__c WHERE Error_Detail__c = 'OWNER_PUT_BACK'"),
    (rows) => rows.length > 0,
  );
});

test("unlocked: it is left, and the record page says so", async () => {
  const [person] = people as [Person];
  await openOwners();
  await page.getByText("Leave it", { exact: true }).click();
  await page.getByText("it stays so until the owner changes in Salesforce", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved.").waitFor();

  await changeByHand(person, second);
  await until(
    "left",
    () => org.query<{ Id: string }>(`SELECT Id FROM Intercom_Link__c WHERE Owner_State__c = 'keptByHand'`),
    (rows) => rows.length === 1,
  );
  const found = await inIntercom(person);
  assert.equal(found.owner_id, second.id);
  assert.equal(found.custom_attributes["Owner assigned by Salesforce"], false);
  await page.goto(stage.address(`/lightning/r/Contact/${person.contactId}/view`));
  await page.getByText("Changed in Intercom by hand", { exact: false }).waitFor();
  await stage.show("contact-page");
});

test("a user is matched by hand", async () => {
  await openOwners();
  await page.getByRole("button", { name: /^Matched \(\d+\)$/ }).click();
  const line = page.locator(`tr[data-id="${first.userId}"]`);
  await line.getByRole("combobox").click();
  await line.getByRole("option", { name: new RegExp(second.name) }).click();
  await line.getByText("Chosen by hand.").waitFor();
  const rows = await org.query<{ Teammate_Id__c: string }>("SELECT Teammate_Id__c FROM Owner_Mapping__c");
  assert.deepEqual(
    rows.map(({ Teammate_Id__c }) => Teammate_Id__c),
    [second.id],
  );
  await stage.show("matched-by-hand");
});

test("everybody is brought in line, after a look at what would change", async () => {
  await page.getByRole("button", { name: "See what would change" }).click();
  await page.getByText(/^\d+ people get another owner in Intercom\.$/).waitFor();
  await page.getByRole("button", { name: "Bring everybody in line" }).click();
  await page.locator("c-setup-owners-move").getByText("Completed", { exact: true }).waitFor();
  await page.getByText(`All ${PEOPLE} linked people have the owner that Salesforce decides.`).waitFor();
  const owners = await org.query<{ Intercom_Id__c: string; Intercom_Owner_Id__c: string }>(
    "SELECT Intercom_Id__c, Intercom_Owner_Id__c FROM Intercom_Link__c WHERE Status__c = 'Linked'",
  );
  for (const { Intercom_Id__c, Intercom_Owner_Id__c } of owners) {
    const { owner_id } = await intercom<IntercomPerson>("GET", `/contacts/${Intercom_Id__c}`);
    assert.equal(owner_id, Intercom_Owner_Id__c);
  }
  await stage.show("in-line");
});
