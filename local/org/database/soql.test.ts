import assert from "node:assert/strict";
import { before, test } from "node:test";
import { parseSoql } from "../parser/soql-tree.js";
import { ApexException } from "../runtime/exceptions.js";
import { ApexList } from "../runtime/values/list.js";
import type { SObject } from "../runtime/sobject.js";
import { countQuery, describeQuery, runQuery } from "./soql.js";
import { shown, testMetadata, testOrg, testUser, ADMIN_ID, type TestOrg } from "./test-org.js";

let org: TestOrg;

const THING = {
  object: "<label>Thing</label><sharingModel>Private</sharingModel><enableActivities>true</enableActivities>",
  fields: {
    Account__c: "<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Things</relationshipName>",
    Key__c:
      "<type>Text</type><length>40</length><externalId>true</externalId><unique>true</unique><caseSensitive>true</caseSensitive>",
    Tags__c: "<type>MultiselectPicklist</type>",
    Amount__c: "<type>Currency</type><precision>16</precision><scale>2</scale>",
    Double__c: "<type>Currency</type><precision>16</precision><scale>2</scale><formula>Amount__c * 2</formula>",
    Size__c:
      "<type>Picklist</type><valueSet><valueSetDefinition><value><fullName>Small</fullName></value><value><fullName>Big</fullName><label>Very big</label></value></valueSetDefinition></valueSet>",
  },
};

before(() => {
  org = testOrg(testMetadata({ Thing__c: THING }));
  const insert = (object: string, id: string, values: Record<string, unknown>): void => {
    const record = org.record(object, { Id: id, OwnerId: ADMIN_ID, CreatedDate: "2026-05-19T23:30:00Z", ...values });
    org.engine.records.insert(record);
  };
  org.engine.records.insert(org.record("User", { Id: ADMIN_ID, Name: "Ada Admin", LastName: "Admin" }));
  insert("Account", "001000000000001AAA", { Name: "Acme", Industry: "Banking" });
  insert("Account", "001000000000002AAA", { Name: "Ünïon", Industry: "Agriculture", ParentId: "001000000000001AAA" });
  insert("Account", "001000000000003AAA", { Name: "50% Off" });
  insert("Contact", "003000000000001AAA", {
    LastName: "Doe",
    Name: "Jo Doe",
    AccountId: "001000000000001AAA",
    Email: "Jo@X.com",
  });
  insert("Contact", "003000000000002AAA", { LastName: "Roe", Name: "Al Roe", AccountId: "001000000000001AAA" });
  insert("Contact", "003000000000003AAA", { LastName: "Poe", Name: "Ed Poe" });
  insert("Opportunity", "006000000000001AAA", {
    Name: "A",
    StageName: "Closed Won",
    Amount: 10.5,
    CloseDate: "2026-05-20",
    AccountId: "001000000000001AAA",
  });
  insert("Opportunity", "006000000000002AAA", {
    Name: "B",
    StageName: "Prospecting",
    Amount: 20,
    CloseDate: "2026-04-30",
    AccountId: "001000000000001AAA",
  });
  insert("Opportunity", "006000000000003AAA", { Name: "C", StageName: "Prospecting", CloseDate: "2025-12-31" });
  insert("Task", "00T000000000001AAA", { Subject: "Call", WhatId: "001000000000001AAA", WhoId: "003000000000001AAA" });
  insert("Task", "00T000000000002AAA", { Subject: "Mail", WhatId: "006000000000001AAA" });
  insert("Thing__c", "a00000000000001AAA", {
    Name: "T1",
    Key__c: "ab",
    Tags__c: "x;y",
    Amount__c: 3,
    Size__c: "Big",
    Account__c: "001000000000002AAA",
  });
  insert("Thing__c", "a00000000000002AAA", {
    Name: "T2",
    Key__c: "AB",
    Tags__c: "y",
    Amount__c: 1,
    Size__c: "Small",
    OwnerId: "005000000000002AAA",
  });
});

function query(text: string, binds: Record<string, unknown> = {}): SObject[] {
  return org.run(() => runQuery(parseSoql(text), new Map(Object.entries(binds)), "system"));
}

function column(text: string, field: string, binds: Record<string, unknown> = {}): unknown[] {
  return query(text, binds).map((record) => shown(record.get(field)));
}

function failure(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ApexException) return `${error.typeName}: ${error.shownMessage}`;
    throw error;
  }
  throw new Error("Nothing was thrown");
}

test("text compares without case, also beyond ASCII; case-sensitive fields with it", () => {
  assert.deepEqual(column("SELECT Name FROM Account WHERE Name = 'ACME'", "Name"), ["Acme"]);
  assert.deepEqual(column("SELECT Name FROM Account WHERE Name = 'üNÏON'", "Name"), ["Ünïon"]);
  assert.deepEqual(column("SELECT Name FROM Account WHERE Name IN ('acme', 'ÜNÏON') ORDER BY Name", "Name"), [
    "Acme",
    "Ünïon",
  ]);
  assert.deepEqual(column("SELECT Name FROM Thing__c WHERE Key__c = 'AB'", "Name"), ["T2"]);
  assert.deepEqual(column("SELECT Name FROM Account WHERE Name LIKE 'aC%'", "Name"), ["Acme"]);
  assert.deepEqual(column("SELECT Name FROM Account WHERE Name LIKE '50\\% %'", "Name"), ["50% Off"]);
});

test("nulls: equality, inequality, ordering", () => {
  assert.deepEqual(column("SELECT Name FROM Account WHERE Industry = null", "Name"), ["50% Off"]);
  assert.deepEqual(column("SELECT Name FROM Account WHERE Industry != 'Banking' ORDER BY Name", "Name"), [
    "50% Off",
    "Ünïon",
  ]);
  assert.deepEqual(column("SELECT Name FROM Opportunity ORDER BY Amount", "Name"), ["C", "A", "B"]);
  assert.deepEqual(column("SELECT Name FROM Opportunity ORDER BY Amount DESC NULLS LAST", "Name"), ["B", "A", "C"]);
  assert.deepEqual(
    column("SELECT Name FROM Account WHERE (NOT Name LIKE 'A%') ORDER BY Name LIMIT 1 OFFSET 1", "Name"),
    ["Ünïon"],
  );
});

test("parents, polymorphic parents and children", () => {
  const [contact] = query(
    "SELECT Name, Account.Name, Account.Owner.Name, Owner.Name FROM Contact WHERE LastName = 'Doe'",
  );
  assert.equal(contact!.getParent("Account")!.get("Name"), "Acme");
  assert.equal(contact!.getParent("Account")!.getParent("Owner")!.get("Name"), "Ada Admin");
  assert.equal(contact!.get("AccountId"), "001000000000001AAA");
  const [poe] = query("SELECT Account.Name FROM Contact WHERE LastName = 'Poe'");
  assert.equal(poe!.getParent("Account"), null);
  assert.match(
    failure(() => poe!.get("Email")),
    /without querying the requested field: Contact.Email/,
  );
  const tasks = query("SELECT What.Name, What.Type, Who.Name FROM Task ORDER BY Subject");
  assert.deepEqual(
    tasks.map((task) => [task.getParent("What")!.get("Type"), task.getParent("What")!.get("Name")]),
    [
      ["Account", "Acme"],
      ["Opportunity", "A"],
    ],
  );
  assert.equal(tasks[1]!.getParent("Who"), null);
  const [acme] = query(
    "SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName DESC LIMIT 1), (SELECT Id FROM Things__r) FROM Account WHERE Name = 'Acme'",
  );
  const contacts = acme!.getChildren("Contacts") as ApexList;
  assert.deepEqual(
    contacts.items.map((each) => (each as SObject).get("LastName")),
    ["Roe"],
  );
  assert.equal((acme!.getChildren("Things__r") as ApexList).items.length, 0);
  assert.deepEqual(
    column(
      "SELECT Name FROM Contact WHERE Account.Parent.Name = null AND Account.Name = 'acme' ORDER BY LastName",
      "Name",
    ),
    ["Jo Doe", "Al Roe"],
  );
});

test("TYPEOF reads the fields of the real type", () => {
  const tasks = query(
    "SELECT TYPEOF What WHEN Account THEN Industry WHEN Opportunity THEN StageName END FROM Task ORDER BY Subject",
  );
  assert.equal(tasks[0]!.getParent("What")!.get("Industry"), "Banking");
  assert.equal(tasks[1]!.getParent("What")!.describe.apiName, "Opportunity");
});

test("lists, semi-joins and anti-joins, multi-select picklists", () => {
  const ids = new ApexList("Id", ["001000000000001AAA", null]);
  assert.deepEqual(
    column("SELECT LastName FROM Contact WHERE AccountId IN :ids ORDER BY LastName", "LastName", { ids }),
    ["Doe", "Poe", "Roe"],
  );
  assert.deepEqual(
    column("SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE LastName = 'Doe')", "Name"),
    ["Acme"],
  );
  assert.deepEqual(
    column("SELECT Name FROM Account WHERE Id NOT IN (SELECT AccountId FROM Contact) ORDER BY Name", "Name"),
    ["50% Off", "Ünïon"],
  );
  assert.deepEqual(column("SELECT Name FROM Thing__c WHERE Tags__c INCLUDES ('x;y', 'z')", "Name"), ["T1"]);
  assert.deepEqual(column("SELECT Name FROM Thing__c WHERE Tags__c EXCLUDES ('x')", "Name"), ["T2"]);
  assert.match(
    failure(() => query("SELECT Id FROM Account WHERE Id = 'nope'")),
    /invalid ID field: nope/,
  );
});

test("formula fields are selected, filtered and ordered by", () => {
  assert.deepEqual(column("SELECT Double__c FROM Thing__c WHERE Double__c > 3", "Double__c"), ["6.00"]);
  assert.deepEqual(column("SELECT Name FROM Thing__c ORDER BY Double__c", "Name"), ["T2", "T1"]);
});

test("picklists sort by their own order and show labels", () => {
  assert.deepEqual(column("SELECT Size__c FROM Thing__c ORDER BY Size__c", "Size__c"), ["Small", "Big"]);
  assert.deepEqual(column("SELECT toLabel(Size__c) FROM Thing__c WHERE Name = 'T1'", "Size__c"), ["Very big"]);
});

test("dates: literals in the user's zone, functions, formulas", () => {
  assert.deepEqual(column("SELECT Name FROM Opportunity WHERE CloseDate = THIS_MONTH", "Name"), ["A"]);
  assert.deepEqual(column("SELECT Name FROM Opportunity WHERE CloseDate = LAST_N_DAYS:30 ORDER BY Name", "Name"), [
    "A",
    "B",
  ]);
  assert.deepEqual(column("SELECT Name FROM Opportunity WHERE CloseDate < 2026-01-01", "Name"), ["C"]);
  assert.deepEqual(column("SELECT Name FROM Opportunity WHERE CALENDAR_YEAR(CloseDate) = 2025", "Name"), ["C"]);
  const inZone = (timeZone: string): number =>
    org.run(
      () => countQuery(parseSoql("SELECT COUNT() FROM Account WHERE CreatedDate = TODAY"), [], "system"),
      testUser({ timeZone }),
    );
  assert.equal(inZone("GMT"), 0);
  assert.equal(inZone("Asia/Tokyo"), 3);
});

test("aggregates: groups, HAVING, ROLLUP, aliases", () => {
  const groups = query(
    "SELECT StageName, COUNT(Id) total, SUM(Amount), MAX(CloseDate) last FROM Opportunity GROUP BY StageName ORDER BY COUNT(Id) DESC",
  );
  assert.deepEqual(
    groups.map((row) => [row.get("StageName"), row.get("total"), shown(row.get("expr0")), shown(row.get("last"))]),
    [
      ["Prospecting", 2, "20.00", "2026-04-30"],
      ["Closed Won", 1, "10.50", "2026-05-20"],
    ],
  );
  assert.deepEqual(query("SELECT StageName FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 1").length, 1);
  const rollup = query(
    "SELECT StageName s, COUNT(Id) n, GROUPING(StageName) g FROM Opportunity GROUP BY ROLLUP(StageName)",
  );
  assert.deepEqual(
    rollup.map((row) => [row.get("s"), row.get("n"), row.get("g")]),
    [
      ["Closed Won", 1, 0],
      ["Prospecting", 2, 0],
      [null, 3, 1],
    ],
  );
  assert.equal(
    org.run(() => countQuery(parseSoql("SELECT COUNT() FROM Opportunity"), [], "system")),
    3,
  );
  assert.match(
    failure(() => query("SELECT Name, COUNT(Id) FROM Opportunity")),
    /must be grouped or aggregated: Name/,
  );
  assert.match(
    failure(() => groups[0]!.get("nope")),
    /Invalid field nope for AggregateResult/,
  );
});

test("unknown names are refused in the platform's words", () => {
  assert.match(
    failure(() => query("SELECT Nope__c FROM Account")),
    /No such column 'Nope__c' on entity 'Account'/,
  );
  assert.match(
    failure(() => query("SELECT Id FROM Nope__c")),
    /sObject type 'Nope__c' is not supported/,
  );
  assert.match(
    failure(() => query("SELECT Foo.Name FROM Account")),
    /Didn't understand relationship 'Foo' in field path/,
  );
  assert.match(
    failure(() => query("SELECT Id, (SELECT Id FROM Foos) FROM Account")),
    /Didn't understand relationship 'Foos' in FROM part/,
  );
  assert.match(
    failure(() => query("SELECT Id FROM Account WHERE Name = 5")),
    /must be of type string and should be enclosed in quotes/,
  );
  const described = describeQuery(parseSoql("SELECT Id, Nope FROM Account"), org.org.schema);
  assert.deepEqual([described.errors[0]?.column, described.rowType], [12, "Account"]);
});

test("sharing: private objects show own rows; user mode hides what may not be read", () => {
  const limited = testUser({
    can: (_object, right) => right === "read",
    canField: (_object, field) => field !== "Amount__c",
  });
  const seen = org.run(() => runQuery(parseSoql("SELECT Name FROM Thing__c"), [], "user"), limited);
  assert.deepEqual(
    seen.map((record) => record.get("Name")),
    ["T1"],
  );
  assert.match(
    failure(() => org.run(() => runQuery(parseSoql("SELECT Amount__c FROM Thing__c"), [], "user"), limited)),
    /No such column 'Amount__c' on entity 'Thing__c'/,
  );
});

test("queries and rows count against the limits", () => {
  org.run(() => {
    for (let index = 0; index < 100; index++) runQuery(parseSoql("SELECT Id FROM Account"), [], "system");
    assert.match(
      failure(() => runQuery(parseSoql("SELECT Id FROM Account"), [], "system")),
      /Too many SOQL queries: 101/,
    );
  });
});
