import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { ApexTrigger } from "../compiler/abi.js";
import { current } from "../execution/context.js";
import { parseSoql } from "../parser/soql-tree.js";
import { ApexException, throwApex } from "../runtime/exceptions.js";
import type { SObject } from "../runtime/sobject.js";
import { convertLead, dml, merge, type DmlOperation, type DmlOptions, type DmlOutcome } from "./dml.js";
import { runQuery } from "./soql.js";
import { ADMIN_ID, shown, testMetadata, testOrg, testUser, type TestOrg } from "./test-org.js";

const PARENT = {
  object:
    "<label>Parent</label><sharingModel>ReadWrite</sharingModel><nameField><type>AutoNumber</type><displayFormat>P-{0000}</displayFormat></nameField>",
  fields: {
    Total__c:
      "<type>Summary</type><summaryForeignKey>Child__c.Parent__c</summaryForeignKey><summaryOperation>sum</summaryOperation><summarizedField>Child__c.Amount__c</summarizedField>",
    Count__c:
      "<type>Summary</type><summaryForeignKey>Child__c.Parent__c</summaryForeignKey><summaryOperation>count</summaryOperation>",
    Account__c: "<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Parents</relationshipName>",
  },
};
const CHILD = {
  object: "<label>Child</label><sharingModel>ControlledByParent</sharingModel>",
  fields: {
    Parent__c:
      "<type>MasterDetail</type><referenceTo>Parent__c</referenceTo><relationshipName>Children</relationshipName>",
    Amount__c: "<type>Number</type><precision>8</precision><scale>2</scale>",
    Key__c: "<type>Text</type><length>10</length><externalId>true</externalId><unique>true</unique>",
    Kind__c:
      "<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><value><fullName>A</fullName><default>true</default></value><value><fullName>B</fullName></value></valueSetDefinition></valueSet>",
    Twice__c: "<type>Number</type><precision>8</precision><scale>2</scale><formula>Amount__c * 2</formula>",
  },
  rules: [
    { name: "Small", formula: "Amount__c > 1000 && ISCHANGED(Amount__c)", message: "Too big", field: "Amount__c" },
  ],
};

let org: TestOrg;
let triggers: ApexTrigger[];

beforeEach(() => {
  org = testOrg(testMetadata({ Parent__c: PARENT, Child__c: CHILD }));
  triggers = (org.org.program as unknown as { triggers: ApexTrigger[] }).triggers;
  org.engine.records.insert(org.record("User", { Id: ADMIN_ID, Name: "Ada", LastName: "Ada" }));
});

function onEvent(object: string, events: ApexTrigger["events"], run: () => void): void {
  triggers.push({ name: `${object}Trigger`, object, events, apiVersion: 65, descriptor: null as never, run });
}

function top() {
  const stack = current().triggerStack;
  return stack[stack.length - 1]!;
}

const ALL: DmlOptions = { allOrNone: true, mode: "system" };
const SOME: DmlOptions = { allOrNone: false, mode: "system" };

function save(operation: DmlOperation, records: SObject[], options: DmlOptions = ALL): DmlOutcome[] {
  return org.run(() => dml(operation, records, options));
}

function rows(text: string): SObject[] {
  return org.run(() => runQuery(parseSoql(text), [], "system"));
}

function failure(work: () => unknown): ApexException {
  try {
    work();
  } catch (error) {
    if (error instanceof ApexException) return error;
    throw error;
  }
  throw new Error("Nothing was thrown");
}

const parent = (): SObject => {
  const record = org.record("Parent__c", {});
  save("insert", [record]);
  return record;
};

test("insert: id, audit fields, defaults, auto-number, name of a person", () => {
  const contact = org.record("Contact", { FirstName: "Jo", LastName: "Doe" });
  save("insert", [contact]);
  assert.match(contact.id ?? "", /^003/);
  const [stored] = rows("SELECT Name, CreatedDate, CreatedById, OwnerId, IsDeleted FROM Contact");
  assert.deepEqual(
    [stored!.get("Name"), shown(stored!.get("CreatedDate")), stored!.get("OwnerId")],
    ["Jo Doe", "2026-05-20T12:00:00.000Z", ADMIN_ID],
  );
  const first = parent();
  save("insert", [org.record("Child__c", { Parent__c: first.id })]);
  assert.deepEqual(
    rows("SELECT Name, (SELECT Kind__c FROM Children__r) FROM Parent__c").map((row) => row.get("Name")),
    ["P-0001"],
  );
  assert.equal(rows("SELECT Kind__c FROM Child__c")[0]!.get("Kind__c"), "A");
});

test("errors in the platform's words", () => {
  const message = (record: SObject): string => failure(() => save("insert", [record])).shownMessage;
  assert.equal(
    message(org.record("Contact", {})),
    "Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [LastName]: [LastName]",
  );
  assert.equal(
    message(org.record("Account", { Name: "x".repeat(256) })),
    `Insert failed. First exception on row 0; first error: STRING_TOO_LONG, Account Name: data value too large: ${"x".repeat(255)} (max length=255): [Name]`,
  );
  assert.equal(
    message(org.record("Contact", { LastName: "x", Email: "nope" })),
    "Insert failed. First exception on row 0; first error: INVALID_EMAIL_ADDRESS, Email: invalid email address: nope: [Email]",
  );
  assert.match(
    message(org.record("Contact", { LastName: "x", AccountId: "003000000000001AAA" })),
    /FIELD_INTEGRITY_EXCEPTION, Account ID: id value of incorrect type/,
  );
  assert.match(
    message(org.record("Contact", { LastName: "x", AccountId: "001000000000001AAA" })),
    /INVALID_CROSS_REFERENCE_KEY, invalid cross reference id: \[\]/,
  );
  const { id } = parent();
  assert.match(
    message(org.record("Child__c", { Parent__c: id, Kind__c: "C" })),
    /INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Kind: bad value for restricted picklist field: C: \[Kind__c\]/,
  );
  save("insert", [org.record("Child__c", { Parent__c: id, Key__c: "k" })]);
  assert.match(
    message(org.record("Child__c", { Parent__c: id, Key__c: "K" })),
    /DUPLICATE_VALUE, duplicate value found: Key__c duplicates value on record with id: /,
  );
  const inserted = org.record("Account", { Name: "A" });
  save("insert", [inserted]);
  assert.match(message(inserted), /INVALID_FIELD_FOR_INSERT_UPDATE, cannot specify Id in an insert call: \[Id\]/);
  assert.match(
    failure(() => save("update", [org.record("Account", { Id: "001000000000999AAA" })])).shownMessage,
    /Update failed. First exception on row 0 with id 001000000000999AAA; first error: INVALID_CROSS_REFERENCE_KEY/,
  );
  assert.match(
    failure(() => save("update", [inserted, org.record("Account", { Id: inserted.id })])).shownMessage,
    /Duplicate id in list/,
  );
});

test("validation rules see old and new values", () => {
  const { id } = parent();
  const child = org.record("Child__c", { Parent__c: id, Amount__c: 2000 });
  save("insert", [child]);
  child.putField(child.fieldNamed("Amount__c"), 3000);
  const error = failure(() => save("update", [child]));
  assert.match(error.shownMessage, /FIELD_CUSTOM_VALIDATION_EXCEPTION, Too big: \[Amount__c\]/);
  assert.deepEqual(error.failures[0]?.fields, ["Amount__c"]);
});

test("triggers: order, context, changes before save, read-only after", () => {
  const log: string[] = [];
  onEvent(
    "Account",
    [
      "before insert",
      "after insert",
      "before update",
      "after update",
      "before delete",
      "after delete",
      "after undelete",
    ],
    () => {
      const frame = top();
      log.push(frame.operation);
      if (frame.operation === "BEFORE_INSERT") (frame.newList!.items[0] as SObject).put("Site", "by trigger");
      if (frame.operation === "AFTER_INSERT") {
        const record = frame.newList!.items[0] as SObject;
        assert.equal(frame.newMap!.get(record.id), record);
        assert.match(failure(() => record.put("Site", "x")).shownMessage, /Record is read-only/);
      }
      if (frame.operation === "AFTER_UPDATE")
        assert.deepEqual(
          [(frame.oldList!.items[0] as SObject).get("Name"), (frame.newList!.items[0] as SObject).get("Name")],
          ["A", "B"],
        );
    },
  );
  const account = org.record("Account", { Name: "A" });
  save("insert", [account]);
  assert.equal(rows("SELECT Site FROM Account")[0]!.get("Site"), "by trigger");
  assert.equal(account.get("Site"), null);
  account.put("Name", "B");
  save("update", [account]);
  save("delete", [account]);
  assert.equal(rows("SELECT Id FROM Account").length, 0);
  assert.equal(rows("SELECT Id FROM Account WHERE IsDeleted = true ALL ROWS").length, 1);
  save("undelete", [account]);
  assert.deepEqual(log, [
    "BEFORE_INSERT",
    "AFTER_INSERT",
    "BEFORE_UPDATE",
    "AFTER_UPDATE",
    "BEFORE_DELETE",
    "AFTER_DELETE",
    "AFTER_UNDELETE",
  ]);
});

test("chunks of 200; an exception in a trigger is worded as on the platform", () => {
  const sizes: number[] = [];
  onEvent("Account", ["before insert"], () => void sizes.push(top().size));
  save(
    "insert",
    Array.from({ length: 450 }, (_, index) => org.record("Account", { Name: `A${index}` })),
  );
  assert.deepEqual(sizes, [200, 200, 50]);
  onEvent("Contact", ["before insert"], () => throwApex("System.MathException", "Divide by 0"));
  assert.match(
    failure(() => save("insert", [org.record("Contact", { LastName: "x" })])).shownMessage,
    /CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, ContactTrigger: execution of BeforeInsert\n\ncaused by: System.MathException: Divide by 0/,
  );
});

test("partial success retries the good rows; all or none leaves nothing", () => {
  let runs = 0;
  onEvent("Account", ["before insert"], () => {
    runs++;
    for (const record of top().newList!.items as SObject[])
      if (record.get("Name") === "bad") record.addError("not this one", ["Name"]);
  });
  const make = (): SObject[] => ["a", "bad", "c"].map((Name) => org.record("Account", { Name }));
  const records = make();
  const outcomes = save("insert", records, SOME);
  assert.deepEqual(
    outcomes.map((outcome) => outcome.success),
    [true, false, true],
  );
  assert.deepEqual(outcomes[1]!.errors, [
    { statusCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", message: "not this one", fields: ["Name"] },
  ]);
  assert.equal(runs, 2);
  assert.deepEqual(
    records.map((record) => record.id === null),
    [false, true, false],
  );
  const again = make();
  assert.match(
    failure(() => save("insert", again)).shownMessage,
    /first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, not this one: \[Name\]/,
  );
  assert.deepEqual(
    again.map((record) => record.id),
    [null, null, null],
  );
  assert.equal(rows("SELECT Id FROM Account").length, 2);
});

test("roll-ups follow insert, update, delete and undelete; formulas are computed", () => {
  const { id } = parent();
  const children = [1.5, 2].map((Amount__c) => org.record("Child__c", { Parent__c: id, Amount__c }));
  save("insert", children);
  const totals = (): unknown[] =>
    rows("SELECT Total__c, Count__c FROM Parent__c").map((row) => [
      shown(row.get("Total__c")),
      shown(row.get("Count__c")),
    ])[0] as unknown[];
  assert.deepEqual(totals(), ["3.50", "2"]);
  save("delete", [children[0]!]);
  assert.deepEqual(totals(), ["2.00", "1"]);
  save("undelete", [children[0]!]);
  assert.deepEqual(totals(), ["3.50", "2"]);
  assert.deepEqual(
    rows("SELECT Twice__c FROM Child__c ORDER BY Amount__c").map((row) => shown(row.get("Twice__c"))),
    ["3.00", "4.00"],
  );
});

test("delete cascades to details without triggers, clears lookups; undelete restores both", () => {
  const account = org.record("Account", { Name: "A" });
  save("insert", [account]);
  const master = org.record("Parent__c", { Account__c: account.id });
  save("insert", [master]);
  save("insert", [org.record("Child__c", { Parent__c: master.id })]);
  let childTriggers = 0;
  onEvent("Child__c", ["before delete", "after delete"], () => void childTriggers++);
  save("delete", [account]);
  assert.equal(rows("SELECT Account__c FROM Parent__c")[0]!.get("Account__c"), null);
  save("undelete", [account]);
  assert.equal(rows("SELECT Account__c FROM Parent__c")[0]!.get("Account__c"), account.id);
  save("delete", [master]);
  assert.deepEqual([rows("SELECT Id FROM Child__c").length, childTriggers], [0, 0]);
  save("undelete", [master]);
  assert.equal(rows("SELECT Id FROM Child__c").length, 1);
});

test("upsert by external id", () => {
  const { id } = parent();
  save("insert", [org.record("Child__c", { Parent__c: id, Key__c: "one", Amount__c: 1 })]);
  const records = [
    org.record("Child__c", { Key__c: "ONE", Amount__c: 7 }),
    org.record("Child__c", { Parent__c: id, Key__c: "two" }),
  ];
  const outcomes = save("upsert", records, { ...ALL, externalIdField: "Key__c" });
  assert.deepEqual(
    outcomes.map((outcome) => outcome.created),
    [false, true],
  );
  assert.deepEqual(
    rows("SELECT Amount__c FROM Child__c WHERE Key__c = 'one'").map((row) => shown(row.get("Amount__c"))),
    ["7.00"],
  );
  assert.equal(records[0]!.id, outcomes[0]!.id);
});

test("merge moves children and marks the losers; conversion makes three records", () => {
  const [master, loser] = ["M", "L"].map((Name) => org.record("Account", { Name })) as [SObject, SObject];
  save("insert", [master, loser]);
  save("insert", [org.record("Contact", { LastName: "C", AccountId: loser.id })]);
  org.run(() => merge(master, [loser], ALL));
  assert.equal(rows("SELECT AccountId FROM Contact")[0]!.get("AccountId"), master.id);
  assert.equal(
    rows("SELECT MasterRecordId FROM Account WHERE IsDeleted = true ALL ROWS")[0]!.get("MasterRecordId"),
    master.id,
  );
  const lead = org.record("Lead", { LastName: "Roe", Company: "Co" });
  save("insert", [lead]);
  const [converted] = org.run(() => convertLead([{ leadId: lead.id, convertedStatus: "Closed - Converted" }]));
  assert.equal(converted!.success, true);
  const [stored] = rows("SELECT IsConverted, ConvertedContact.Name, ConvertedOpportunity.StageName FROM Lead");
  assert.deepEqual([stored!.get("IsConverted"), stored!.getParent("ConvertedContact")!.get("Name")], [true, "Roe"]);
});

test("mixed DML, user mode, sharing", () => {
  const account = org.record("Account", { Name: "A" });
  const role = org.record("UserRole", { Name: "R" });
  assert.match(
    failure(() =>
      org.run(() => {
        dml("insert", [account], ALL);
        dml("insert", [org.record("Group", { Name: "G", Type: "Queue" })], ALL);
        dml("insert", [role], ALL);
      }),
    ).shownMessage,
    /MIXED_DML_OPERATION, DML operation on setup object is not permitted after you have updated a non-setup object \(or vice versa\): UserRole, original object: Account: \[\]/,
  );
  const reader = testUser({
    id: "005000000000009AAA",
    can: (_object, right) => right === "read",
    canField: () => false,
  });
  assert.match(
    failure(() =>
      org.run(() => dml("insert", [org.record("Account", { Name: "B" })], { allOrNone: true, mode: "user" }), reader),
    ).toString(),
    /^System.SecurityException: Access to entity 'Account' denied/,
  );
  const task = org.record("Task", { Subject: "T", OwnerId: ADMIN_ID });
  save("insert", [task]);
  const stranger = testUser({
    id: "005000000000009AAA",
    can: (_object, right) => right !== "viewAll" && right !== "modifyAll",
  });
  const outcome = org.run(() => dml("update", [task], { allOrNone: false, mode: "user" }), stranger);
  assert.equal(outcome[0]!.errors[0]?.statusCode, "INSUFFICIENT_ACCESS_OR_READONLY");
});

test("standard rules: stages, tasks, recursion depth", () => {
  save("insert", [
    org.record("Opportunity", { Name: "O", StageName: "Closed Won", CloseDate: "2026-05-20", Amount: 10 }),
  ]);
  const [stored] = rows("SELECT IsWon, Probability, ExpectedRevenue, ForecastCategoryName FROM Opportunity");
  assert.deepEqual(
    ["IsWon", "Probability", "ExpectedRevenue", "ForecastCategoryName"].map((name) => shown(stored!.get(name))),
    [true, "100", "10.00", "Closed"],
  );
  onEvent("Account", ["after insert"], () => void dml("insert", [org.record("Account", { Name: "again" })], ALL));
  assert.match(
    failure(() => save("insert", [org.record("Account", { Name: "first" })])).shownMessage,
    /maximum trigger depth exceeded/,
  );
});
