import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { pick } from "./fields-page.js";
import { type Person, RulesStage, type Teammate } from "./rules-stage.js";
import { sendWebhooks, until, webhookAddress } from "./support.js";

/**
 * What becomes of conversations, as an administrator decides it in a browser: tasks, cases, opportunities, what is stored
 * at all, and two administrators at once. Each step stands on the one before.
 */
interface Task {
  WhoId: string | null;
  WhatId: string | null;
  Status: string;
  Subject: string;
}

let stage: RulesStage;
let customer: Person;
let evaluator: Person;
let ana: Teammate;

before(async () => {
  stage = await RulesStage.open();
  [customer, evaluator] = await stage.people();
  ana = await stage.teammate();
});

after(async () => {
  await stage?.close();
});

const part = (where: Page, name: string): Locator => where.getByRole("region", { name, exact: true });

const press = (where: Page | Locator, name: string): Promise<void> =>
  where.getByRole("button", { name, exact: true }).click();

async function save(where = stage.page): Promise<void> {
  await press(where, "Save");
  await where.getByText("Saved. The rules hold from now on.").waitFor();
}

/** Opens the first condition of a new rule, and chooses a tag with the keyboard. */
async function onlyTagged(where: Page, tag: string): Promise<void> {
  await press(where, "Add a condition");
  await pick(where, "Condition 1: values", tag);
}

const tasksOf = (contactId: string): Promise<Task[]> =>
  stage.org.query<Task>(`SELECT WhoId, WhatId, Status, Subject FROM Task WHERE WhoId = '${contactId}' ORDER BY WhatId`);

test("Intercom tells the package of changed conversations", async () => {
  await sendWebhooks(stage.page, stage.demonstration, webhookAddress(stage.demonstration));
});

test("at first everything is stored, nothing becomes a task or a case, and contact roles decide", async () => {
  const { page } = stage;
  await stage.openRules();
  await page.getByText("Every conversation is stored.", { exact: false }).waitFor();
  await page.getByText("No conversation becomes a task by itself.", { exact: false }).waitFor();
  await page.getByText("No conversation becomes a case by itself.", { exact: false }).waitFor();
  assert.ok(await page.getByRole("radio", { name: "Opportunities of the contact" }).isChecked());
  await stage.show("nothing-yet");
});

test("a rule for tasks is made with the keyboard, tested on what is stored, and saved", async () => {
  const { page } = stage;
  const earlier = await stage.begin(customer.intercomId, "Can I see a demonstration?");
  await stage.tag(earlier, "Demo");
  await stage.closeTalk(earlier);
  await stage.stored(earlier, "closed");

  await stage.openRules();
  await press(page, "Add a rule for tasks");
  await onlyTagged(page, "Demo");
  const sentence =
    "When a conversation is closed and it is tagged Demo, log a task on the contact or lead and one on each of its open opportunities.";
  await page.getByText(sentence).waitFor();
  await page.getByText("1 unsaved change").waitFor();
  await press(page, "Test");
  await page.getByText(/^1 of \d+ recent conversations match\.$/).waitFor();
  await page.getByText("2 tasks would be made.").waitFor();
  await page.getByText(/^2 tasks: on the contact .+ and on the opportunity .+$/).waitFor();
  assert.deepEqual(await stage.org.query("SELECT Id FROM Conversation_Rule__c"), []);
  await stage.show("task-rule");

  await press(page, "Done");
  await save();
  const stored = await stage.org.query<{ Kind__c: string; Event__c: string; Active__c: boolean }>(
    "SELECT Kind__c, Event__c, Active__c FROM Conversation_Rule__c",
  );
  assert.deepEqual(
    stored.map(({ Kind__c, Event__c, Active__c }) => [Kind__c, Event__c, Active__c]),
    [["Task", "Closed", true]],
  );
});

test("a conversation that is closed becomes a task of the contact and of the open opportunity, once", async () => {
  const id = await stage.begin(customer.intercomId, "We would like to see the new depot board.");
  await stage.tag(id, "Demo");
  await stage.closeTalk(id);
  await stage.stored(id, "closed");

  const isDone = (tasks: Task[]): boolean => tasks.length >= 2 && tasks.every(({ Status }) => Status === "Completed");
  const tasks = await until("two tasks", () => tasksOf(customer.contactId), isDone);
  assert.deepEqual(
    tasks.map(({ WhatId }) => WhatId),
    [null, customer.opportunityId],
  );
  await stage.page.goto(stage.address(`/lightning/r/Opportunity/${customer.opportunityId}/view`));
  await stage.page.getByText(tasks[0]!.Subject).first().waitFor();

  await stage.intercom("POST", `/conversations/${id}/reply`, {
    ...{ type: "user", message_type: "comment", intercom_user_id: customer.intercomId },
    body: "One more thing: on a Tuesday, please.",
  });
  await stage.stored(id, "open");
  await stage.closeTalk(id);
  await stage.stored(id, "closed");
  const descriptions = await until(
    "the reply is in the tasks",
    () =>
      stage.org.query<{ Description: string }>(`SELECT Description FROM Task WHERE WhoId = '${customer.contactId}'`),
    (rows) => rows.every(({ Description }) => Description.includes("on a Tuesday")),
  );
  assert.equal(descriptions.length, 2);
});

test("a role that is given afterwards brings the conversation to the opportunity", async () => {
  const id = await stage.begin(evaluator.intercomId, "Is there a price for two hundred seats?");
  const { Id } = await stage.stored(id, "open");
  const links = (): Promise<{ Opportunity__c: string }[]> =>
    stage.org.query(
      `SELECT Opportunity__c FROM Conversation_Opportunity__c WHERE Intercom_Conversation__c = '${Id}' ORDER BY Id`,
    );
  assert.deepEqual(await links(), []);

  const fields = { OpportunityId: evaluator.opportunityId, ContactId: evaluator.contactId, Role: "Evaluator" };
  await stage.org.create([{ type: "OpportunityContactRole", fields }]);

  const found = await until("linked", links, (rows) => rows.length > 0);
  assert.deepEqual(
    found.map(({ Opportunity__c }) => Opportunity__c),
    [evaluator.opportunityId],
  );
});

test("a rule for cases: the assignee owns the case, and there is one", async () => {
  const { page } = stage;
  await stage.openRules();
  await press(page, "Add a rule for cases");
  await page.getByText("Whenever a conversation begins or changes", { exact: true }).click();
  await onlyTagged(page, "Bug");
  await page.getByRole("combobox", { name: "When one is closed or opened" }).click();
  await page.getByRole("option", { name: "The case follows the conversation" }).click();
  await stage.show("case-rule");
  await press(page, "Done");
  await save();

  const id = await stage.begin(customer.intercomId, "The board shows yesterday's trains.");
  await stage.assign(id, ana);
  await stage.tag(id, "Bug");
  const cases = (): Promise<{ Id: string; OwnerId: string; ContactId: string }[]> =>
    stage.org.query(
      `SELECT Id, OwnerId, ContactId FROM Case WHERE ContactId = '${customer.contactId}' AND CreatedDate = TODAY AND Subject LIKE '%yesterday%'`,
    );
  const [made] = await until("a case", cases, (rows) => rows.length > 0);
  assert.equal(made!.OwnerId, ana.userId);

  await stage.tag(id, "Demo");
  await stage.closeTalk(id);
  const { Case__c } = await stage.stored(id, "closed");
  assert.equal(Case__c, made!.Id);
  assert.equal((await cases()).length, 1);
});

test("rules are ordered with the keyboard, switched off, removed and brought back", async () => {
  const { page } = stage;
  const tasks = part(page, "Tasks");
  await press(page, "Add a rule for tasks");
  await tasks.getByText("When a conversation begins", { exact: true }).click();
  await press(page, "Done");
  const up = tasks.getByRole("button", { name: "Move rule 2 up" });
  await up.focus();
  await up.press("Enter");
  await tasks.getByText("The rule is now number 1 of 2.").waitFor();
  await tasks.getByText("When a conversation begins, log a task", { exact: false }).waitFor();
  await page.locator('button:focus[title="Move rule 1 down"]').waitFor();
  const toggle = tasks.getByRole("switch", { name: "Rule 2 is on" });
  await toggle.focus();
  await toggle.press("Space");
  await page.getByText("2 unsaved changes").waitFor();
  await press(tasks, "Remove rule 2");
  await tasks.getByText("Goes away when you save:").waitFor();
  await press(tasks, "Undo");
  await tasks.getByRole("button", { name: "Remove rule 2" }).waitFor();
  await press(tasks, "Remove rule 1");
  await tasks.getByText("Taken away, it was never saved:").waitFor();
  await press(page, "Discard");
  await tasks.getByText("Taken away, it was never saved:").waitFor({ state: "hidden" });
  assert.equal(await page.getByText("Not saved", { exact: true }).count(), 0);
  await press(page, "Test");
  await page.getByText("nothing was saved", { exact: false }).waitFor();
  await stage.show("rules");
});

test("a rule about storing keeps out whom it does not want", async () => {
  const { page } = stage;
  await stage.openRules();
  await press(page, "Add a rule about storing");
  await press(page, "Add a condition");
  await page.getByRole("combobox", { name: "Condition 1: what" }).click();
  await page.getByRole("option", { name: "Person" }).click();
  await press(page, "Test");
  await page.getByText("Choose what the condition looks at", { exact: false }).waitFor();
  await page.getByText("Known in Salesforce", { exact: true }).click();
  await page.getByText("Store a conversation if its person is known in Salesforce.").waitFor();
  await stage.show("store-rule");
  await save();

  const stranger = await stage.intercom<{ id: string }>("POST", "/contacts", {
    role: "user",
    email: "nobody@stranger.example",
  });
  const out = await stage.begin(stranger.id, "Who are you?");
  const wanted = await stage.begin(evaluator.intercomId, "It is me again.");
  await stage.stored(wanted, "open");
  const found = await stage.org.query(`SELECT Id FROM Intercom_Conversation__c WHERE Conversation_Id__c = '${out}'`);
  assert.deepEqual(found, []);
});

test("of two administrators the second is told, keeps the edits, and saves them", async () => {
  const { page } = stage;
  const other = await stage.another();
  await stage.openRules();
  await stage.openRules(other);
  await page.getByText("No opportunities", { exact: true }).click();
  await save();

  await press(other, "Add a rule for tasks");
  await press(other, "Save");
  await other.getByText("saved rules while you were editing", { exact: false }).waitFor();
  await other.getByRole("button", { name: "Load their changes and keep mine" }).click();
  await other.getByText("When a conversation is closed, log a task on the contact or lead.").waitFor();
  assert.ok(await other.getByRole("radio", { name: "No opportunities" }).isChecked());
  await save(other);
  const rules = await stage.org.query("SELECT Id FROM Conversation_Rule__c WHERE Kind__c = 'Task'");
  assert.equal(rules.length, 2);
  await other.close();
});
