import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import type { RestOrgClient } from "../local/sample/org-client.js";
import { measure, openFieldsOf, pick, type Size } from "./fields-page.js";
import { Stage } from "./stage.js";
import { sendWebhooks, until } from "./support.js";

/**
 * Field mapping as an administrator does it in a browser: what is proposed, a test, a save, values on their way to
 * Intercom and back, a new attribute, two administrators at once, all linked records. Each step stands on the one before.
 */
interface Person {
  name: string;
  contactId: string;
  intercomId: string;
}

interface IntercomPerson {
  custom_attributes: Record<string, unknown>;
}

const PEOPLE = 4;
const JOB = "custom_attributes.job_title";

let stage: Stage;
let page: Page;
let org: RestOrgClient;
let people: Person[];

const intercom = <T>(method: string, path: string, content?: unknown): Promise<T> =>
  stage.intercom(method, path, content);

async function jobOf({ intercomId }: Person): Promise<unknown> {
  const { custom_attributes } = await intercom<IntercomPerson>("GET", `/contacts/${intercomId}`);
  return custom_attributes["job_title"];
}

async function titleOf({ contactId }: Person): Promise<string | null> {
  const [contact] = await org.query<{ Title: string | null }>(`SELECT Title FROM Contact WHERE Id = '${contactId}'`);
  return contact!.Title;
}

const setTitle = ({ contactId }: Person, title: string): Promise<void> =>
  org.update("Contact", contactId, { Title: title });

/** Links people to their contacts. */
async function linkPeople(): Promise<Person[]> {
  const idByEmail = await stage.peopleByEmail();
  const contacts = await org.query<{ Id: string; Name: string; Email: string }>(
    "SELECT Id, Name, Email FROM Contact WHERE Email != null ORDER BY Id",
  );
  const chosen = contacts.filter(({ Email }) => idByEmail.has(Email.toLowerCase())).slice(0, PEOPLE);
  const found = chosen.map(({ Id, Name, Email }) => ({
    name: Name,
    contactId: Id,
    intercomId: idByEmail.get(Email.toLowerCase())!,
  }));
  await stage.link(found);
  return found;
}

before(async () => {
  stage = await Stage.open("fields");
  ({ page, org } = stage);
  people = await linkPeople();
});

after(async () => {
  await stage?.close();
});

const SETUP = "/lightning/n/Parley_Setup";

const openFields = (where = page): Promise<void> => openFieldsOf(stage.address(SETUP), where);

async function save(where = page): Promise<void> {
  await where.getByRole("button", { name: "Save", exact: true }).click();
}

test("Intercom tells the package of changed people", async () => {
  await page.goto(stage.address(SETUP));
  await page.getByRole("button", { name: /^Show.*Receive changes at once/ }).click();
  const address = await page.getByLabel("Webhook address").inputValue();
  await sendWebhooks(page, stage.demonstration, address);
});

test("what fits is proposed, and nothing is mapped silently", async () => {
  await openFields();
  await page.getByRole("heading", { name: "Proposed to start with" }).waitFor();
  await stage.show("proposed");
  assert.deepEqual(await org.query("SELECT Id FROM Field_Mapping__c"), []);
});

test("an attribute is mapped: its row shows the values of a person on both sides", async () => {
  const [person] = people as [Person];
  await setTitle(person, "Head of Depots");
  await openFields();
  await pick(page, "Showing values of", person.name);
  await pick(page, "Map an attribute", "Job title");
  await pick(page, "Field for Job title", "Title");
  await page.getByText("Head of Depots").first().waitFor();
  await page.getByText("1 unsaved change").waitFor();
  await stage.show("unsaved");
});

test("what does not fit is shown with the reason, and is not offered", async () => {
  const box = page.getByRole("combobox", { name: "Field for Job title", exact: true });
  await box.fill("Mailing Address");
  const refused = page.getByRole("option", { name: "Mailing Address" }).first();
  assert.equal(await refused.getAttribute("aria-disabled"), "true");
  await stage.show("list-of-fields");
  await box.press("Escape");
});

test("a test shows before and after, and writes nothing", async () => {
  const [person] = people as [Person];
  const before = await jobOf(person);
  await page.getByRole("button", { name: "Test on a record" }).click();
  await page.getByText("Nothing was written.").waitFor();
  await page.getByRole("cell", { name: "Head of Depots" }).waitFor();
  await stage.show("test-on-a-record");
  assert.equal(await jobOf(person), before);
  assert.deepEqual(await org.query("SELECT Id FROM Field_Mapping__c"), []);
  await page.getByRole("button", { name: "Close" }).click();
});

test("saved, a changed record arrives in Intercom", async () => {
  const [person] = people as [Person];
  await save();
  await page.getByText(/Apply the mappings to \d+ linked records now\?/).waitFor();
  await stage.show("saved");
  await page.getByRole("button", { name: "Only from now on" }).click();
  await page.getByRole("heading", { name: /^Proposed to start with \(\d+\)$/ }).waitFor();
  await setTitle(person, "Head of Wharves");
  await until(
    "job title in Intercom",
    () => jobOf(person),
    (job) => job === "Head of Wharves",
  );
});

test("under another rule, what is changed in Intercom arrives in Salesforce", async () => {
  const [person] = people as [Person];
  await page.getByLabel("Rule for Job title").selectOption({ label: "Latest change wins" });
  await save();
  await page.getByRole("button", { name: "Only from now on" }).click();
  await intercom("PUT", `/contacts/${person.intercomId}`, { custom_attributes: { job_title: "Harbour master" } });
  await until(
    "title in Salesforce",
    () => titleOf(person),
    (title) => title === "Harbour master",
  );
});

test("a missing attribute is created in Intercom, and mapped", async () => {
  await page.getByRole("button", { name: "Create an attribute in Intercom" }).click();
  const form = page.getByRole("region", { name: "New attribute in Intercom" });
  await form.getByRole("textbox", { name: "Name" }).fill("Department");
  await stage.show("new-attribute");
  await page.getByRole("button", { name: "Create in Intercom" }).click();
  await pick(page, "Field for Department", "Department");
  await save();
  await page.getByRole("button", { name: "Only from now on" }).click();
  const { data } = await intercom<{ data: { full_name: string }[] }>("GET", "/data_attributes?model=contact");
  assert.ok(data.some(({ full_name }) => full_name === "custom_attributes.Department"));
});

test("of two administrators the second is told, keeps the edits, and saves them", async () => {
  const other = await stage.another();
  await openFields(other);
  await other.getByLabel("Rule for Department").selectOption({ label: "Salesforce, unless blank" });
  await page.getByLabel("Rule for Job title").selectOption({ label: "Salesforce wins" });
  await save();
  await page.getByRole("button", { name: "Only from now on" }).click();

  await save(other);
  await other.getByText("saved mappings while you were editing", { exact: false }).waitFor();
  assert.equal(await other.getByLabel("Rule for Department").inputValue(), "Salesforce Unless Blank");
  await other.getByRole("button", { name: "Load their changes and keep mine" }).click();
  await until(
    "their change",
    () => other.getByLabel("Rule for Job title").inputValue(),
    (rule) => rule === "Salesforce Wins",
  );
  await save(other);
  await other.getByRole("button", { name: "Only from now on" }).click();
  const stored = await org.query<{ Attribute_Name__c: string; Rule__c: string }>(
    "SELECT Attribute_Name__c, Rule__c FROM Field_Mapping__c ORDER BY Attribute_Name__c",
  );
  assert.deepEqual(
    stored.map(({ Attribute_Name__c, Rule__c }) => [Attribute_Name__c, Rule__c]),
    [
      ["custom_attributes.Department", "Salesforce Unless Blank"],
      [JOB, "Salesforce Wins"],
    ],
  );
  await other.close();
});

test("what is proposed stays on offer until somebody dismisses it", async () => {
  await openFields();
  await page.getByRole("button", { name: "Show proposals" }).click();
  await page.getByText("Business Phone").waitFor();
  await stage.show("proposed-afterwards");
  await page.getByRole("button", { name: "Dismiss", exact: true }).click();
  await page.getByRole("button", { name: "Hide proposals" }).waitFor({ state: "detached" });
  await openFields();
  assert.equal(await page.getByRole("heading", { name: "Proposed to start with" }).count(), 0);
});

test("the history says who changed what", async () => {
  await openFields();
  await page.getByRole("button", { name: "Show changes" }).click();
  await page.getByText(`Contact · ${JOB}`).first().waitFor();
  await page.getByText("was Title, Salesforce Wins; now Title, Latest Wins").waitFor();
  await stage.show("history");
});

test("applied to all linked records, Intercom has what Salesforce has", async () => {
  await page.getByLabel("Rule for Department").selectOption({ label: "Salesforce wins" });
  await save();
  await page.getByRole("button", { name: "Apply now" }).click();
  await page.locator("c-setup-fields-apply").getByText("Completed", { exact: true }).waitFor();
  for (const person of people) assert.equal((await jobOf(person)) ?? null, await titleOf(person));
  await stage.show("applied");
});

/** Opens a page of the local Intercom beside Salesforce. */
async function openIntercom(path: string): Promise<Page> {
  const opened = await stage.another();
  await opened.goto(`${stage.demonstration.addresses.intercom}/#/${path}`);
  return opened;
}

/** Fills the form's condition "Job title is …" and, for a workflow, where a new conversation then goes. */
async function addRule(rules: Page, what: string, name: string, job: string, then?: string): Promise<void> {
  await rules.getByText(`Add a ${what}`, { exact: true }).click();
  const form = rules.getByRole("region", { name: new RegExp(`^${what}`, "i") });
  await form.getByLabel(`Name of the ${what}`).fill(name);
  await form.getByRole("combobox", { name: "Attribute" }).selectOption({ label: "Job title" });
  await form.getByRole("textbox", { name: "Value" }).fill(job);
  if (then) await form.getByRole("combobox", { name: "Then" }).selectOption({ label: then });
  await form.getByRole("button", { name: `Add ${what}` }).click();
  await form
    .getByRole("listitem")
    .filter({ hasText: `Job title is ${job}` })
    .waitFor();
}

/** The person writes in the messenger. Answers the name of the team that the new conversation went to, or null. */
async function teamOfNewConversation({ intercomId }: Person, text: string): Promise<string | null> {
  const messenger = await openIntercom(`customer/${intercomId}`);
  await messenger.getByLabel("Your message").fill(text);
  await messenger.getByRole("button", { name: "Send message" }).click();
  await messenger.waitForURL(new RegExp(`#/customer/${intercomId}/\\d+$`));
  const id = messenger.url().split("/").pop()!;
  await messenger.close();
  const { team_assignee_id } = await intercom<{ team_assignee_id: number | null }>("GET", `/conversations/${id}`);
  if (!team_assignee_id) return null;
  return (await intercom<{ name: string }>("GET", `/teams/${team_assignee_id}`)).name;
}

test("a value of Salesforce moves a person into a segment and the next conversation to a team, and out again", async () => {
  const [, person] = people as [Person, Person];
  const { teams } = await intercom<{ teams: { name: string }[] }>("GET", "/teams");
  const team = teams.at(-1)!.name;
  const rules = await openIntercom("rules");
  await addRule(rules, "segment", "Pilots", "Harbour pilot");
  await addRule(rules, "workflow", "Pilots have their own team", "Harbour pilot", `Assign to team ${team}`);
  const members = (count: string) =>
    rules.getByRole("listitem").filter({ hasText: "Pilots" }).getByText(count, { exact: true }).waitFor();
  await members("0 people");
  const before = await teamOfNewConversation(person, "Where do I sign on?");
  assert.notEqual(before, team);

  await setTitle(person, "Harbour pilot");
  await members("1 person");
  const { data } = await intercom<{ data: { name: string }[] }>("GET", `/contacts/${person.intercomId}/segments`);
  assert.ok(data.some(({ name }) => name === "Pilots"));
  assert.equal(await teamOfNewConversation(person, "Which berth?"), team);

  await setTitle(person, "Retired");
  await members("0 people");
  assert.equal(await teamOfNewConversation(person, "Whom do I tell?"), before);
  await rules.close();
});

test("mappings go into a file, and come back from one as unsaved edits", async () => {
  await openFields();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a file" }).click(),
  ]);
  const buffer = await readFile(await download.path());
  await page.getByRole("button", { name: "Remove Department" }).click();
  await save();
  await page.getByRole("button", { name: "Only from now on" }).click();
  assert.equal((await org.query("SELECT Id FROM Field_Mapping__c")).length, 1);

  await page.locator('input[type="file"]').setInputFiles({ name: "a.json", mimeType: "application/json", buffer });
  await page.getByText("The file holds 2 mappings.").waitFor();
  await page.getByRole("button", { name: "Take them over" }).click();
  await page.getByText("1 unsaved change").waitFor();
  assert.equal((await org.query("SELECT Id FROM Field_Mapping__c")).length, 1, "not saved yet");
  await save();
  await page.getByRole("button", { name: "Only from now on" }).click();
  assert.equal((await org.query("SELECT Id FROM Field_Mapping__c")).length, 2);
});

test("300 attributes and 800 fields draw as much as 40 attributes and 60 fields", async (context) => {
  const sizeOf = async (attributes: number, fields: number): Promise<Size> => {
    const where = await stage.another();
    const size = await measure(where, stage.address(SETUP), attributes, fields);
    await where.close();
    return size;
  };
  await sizeOf(40, 60); // what the browser fetches once is not the question
  const small = await sizeOf(40, 60);
  const large = await sizeOf(300, 800);
  context.diagnostic(`small: ${JSON.stringify(small)}, large: ${JSON.stringify(large)}`);
  assert.equal(small.rows, 40);
  assert.equal(large.rows, 40, "the others are there on demand");
  assert.ok(large.elements <= small.elements * 1.05, `${large.elements} elements instead of ${small.elements}`);
  assert.ok(large.options <= 60, `${large.options} choices in an open list`);
});
