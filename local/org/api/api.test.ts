import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import jsforce from "@jsforce/jsforce-node";
import { runAnonymousRemotely } from "./remote.js";
import { type RunningOrg, startOrg } from "./server.js";

const META = (kind: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${kind} xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>65.0</apiVersion><status>Active</status></${kind}>`;

const CLASSES: Record<string, string> = {
  Hello: `@RestResource(urlMapping='/hello/*')
global class Hello {
    @HttpGet global static String greet() { return 'Hello ' + RestContext.request.requestURI; }
    @HttpPost global static void raw() {
        RestContext.response.statusCode = 202;
        RestContext.response.responseBody = Blob.valueOf(RestContext.request.requestBody.toString() + '!' + UserInfo.getUserType());
    }
    @HttpPut global static Integer add(Integer a, Integer b) { return a + b; }
    @HttpPatch global static void broken() { Integer zero = 0; Integer x = 1 / zero; }
}`,
  Controller: `public with sharing class Controller {
    public class Row { @AuraEnabled public String name; @AuraEnabled public List<Decimal> numbers; public String hidden = 'h'; }
    @AuraEnabled public static Row make(String name, List<Decimal> numbers) { Row row = new Row(); row.name = name; row.numbers = numbers; return row; }
    @AuraEnabled public static Row echo(Row row) { return row; }
    @AuraEnabled public static void refuse() { AuraHandledException e = new AuraHandledException('Not today'); e.setMessage('Not today'); throw e; }
    @AuraEnabled public static void crash() { String s = null; s.length(); }
    public static String notEnabled() { return ''; }
}`,
  Later: `public class Later implements Queueable {
    public void execute(QueueableContext context) { insert new Lead(LastName = 'From job', Company = 'x'); }
}`,
  LaterTest: `@IsTest private class LaterTest { @IsTest static void runs() { Test.startTest(); System.enqueueJob(new Later()); Test.stopTest(); Assert.areEqual(1, [SELECT COUNT() FROM Lead]); } @IsTest static void fails() { Assert.fail('on purpose'); } }`,
};

let org: RunningOrg;
let folder: string;
let connection: jsforce.Connection;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "org-"));
  mkdirSync(path.join(folder, "classes"));
  for (const [name, text] of Object.entries(CLASSES)) {
    writeFileSync(path.join(folder, "classes", `${name}.cls`), text);
    writeFileSync(path.join(folder, "classes", `${name}.cls-meta.xml`), META("ApexClass"));
  }
  mkdirSync(path.join(folder, "permissionsets"));
  writeFileSync(
    path.join(folder, "permissionsets", "Webhook.permissionset-meta.xml"),
    `<?xml version="1.0" encoding="UTF-8"?>\n<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><classAccesses><apexClass>Hello</apexClass><enabled>true</enabled></classAccesses><label>Webhook</label></PermissionSet>`,
  );
  org = await startOrg({ sources: [folder], tickMs: 50, sitePath: "/public" });
  assert.deepEqual(org.compileErrors, []);
  connection = new jsforce.Connection({
    instanceUrl: org.instanceUrl,
    accessToken: await org.tokenFor("admin"),
    version: "65.0",
  });
});

after(async () => {
  await org?.close();
  rmSync(folder, { recursive: true, force: true });
});

const send = async (
  method: string,
  address: string,
  body?: unknown,
  token = connection.accessToken,
): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(`${org.instanceUrl}${address}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text.startsWith("{") || text.startsWith("[") || text.startsWith('"') ? JSON.parse(text) : text,
  };
};

test("jsforce logs in by SOAP and by password grant", async () => {
  const soap = new jsforce.Connection({ loginUrl: org.instanceUrl, version: "65.0" });
  const user = await soap.login("admin@local.example", "local");
  assert.match(user.id, /^005/);
  await assert.rejects(
    new jsforce.Connection({ loginUrl: org.instanceUrl }).login("admin@local.example", "wrong"),
    /INVALID_LOGIN/,
  );
  const grant = await fetch(`${org.instanceUrl}/services/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "password",
      client_id: "x",
      client_secret: "y",
      username: "admin@local.example",
      password: "local",
    }),
  });
  const { access_token: token } = (await grant.json()) as { access_token: string };
  assert.equal((await send("GET", "/services/data/v65.0/limits", undefined, token)).status, 200);
});

test("jsforce writes, reads, queries, upserts and deletes", async () => {
  const created = await connection.sobject("Account").create({ Name: "Acme", NumberOfEmployees: 7 });
  assert.ok(created.success);
  const id = created.id;
  const read = await connection.sobject("Account").retrieve(id);
  assert.equal(read["Name"], "Acme");
  await connection.sobject("Account").update({ Id: id, Name: "Acme 2" });
  const contacts = await connection.sobject("Contact").create([
    { LastName: "One", AccountId: id },
    { LastName: "Two", AccountId: id },
  ]);
  assert.ok(contacts.every((each) => each.success));
  const found = await connection.query(
    "SELECT Id, Name, Owner.Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account WHERE Name = 'Acme 2'",
  );
  assert.equal(found.totalSize, 1);
  const [row] = found.records as Record<string, { records: { LastName: string }[]; Name: string }>[];
  assert.deepEqual(
    row?.["Contacts"]?.records.map((each) => each.LastName),
    ["One", "Two"],
  );
  assert.equal(row?.["Owner"]?.Name, "Ada Admin");
  const sums = await connection.query("SELECT COUNT(Id) n, AccountId FROM Contact GROUP BY AccountId");
  assert.equal((sums.records[0] as Record<string, unknown>)["n"], 2);
  await connection.sobject("Account").delete(id);
  assert.equal((await connection.query("SELECT Id FROM Account")).totalSize, 0);
});

test("errors come in Salesforce's shape", async () => {
  const missing = await send("POST", "/services/data/v65.0/sobjects/Contact", { FirstName: "x" });
  assert.equal(missing.status, 400);
  assert.deepEqual(missing.body, [
    { message: "Required fields are missing: [LastName]", errorCode: "REQUIRED_FIELD_MISSING", fields: ["LastName"] },
  ]);
  const [unknown] = (await send("GET", "/services/data/v65.0/query?q=SELECT+Nope+FROM+Account")).body as {
    errorCode: string;
  }[];
  assert.equal(unknown?.errorCode, "INVALID_FIELD");
  const [malformed] = (await send("GET", "/services/data/v65.0/query?q=SELECT")).body as { errorCode: string }[];
  assert.equal(malformed?.errorCode, "MALFORMED_QUERY");
  assert.equal((await send("GET", "/services/data/v65.0/sobjects/Nope/describe")).status, 404);
  assert.equal((await send("GET", "/services/data/v65.0/limits", undefined, "no")).status, 401);
});

test("pages of a large query", async () => {
  const list = Array.from({ length: 450 }, (_each, index) => ({ LastName: `L${index}`, Company: "c" }));
  await connection.sobject("Lead").create(list, { allowRecursive: true });
  const first = await connection.request<{ done: boolean; nextRecordsUrl: string; records: unknown[] }>({
    method: "GET",
    url: "/query?q=SELECT+Id+FROM+Lead",
    headers: { "Sforce-Query-Options": "batchSize=200" },
  });
  assert.equal(first.records.length, 200);
  assert.equal(first.done, false);
  const next = await connection.queryMore(first.nextRecordsUrl);
  assert.equal(next.records.length, 200);
});

test("composite, tree and batch", async () => {
  const composite = await send("POST", "/services/data/v65.0/composite", {
    allOrNone: true,
    compositeRequest: [
      { method: "POST", url: "/services/data/v65.0/sobjects/Account", referenceId: "a", body: { Name: "Parent" } },
      {
        method: "POST",
        url: "/services/data/v65.0/sobjects/Contact",
        referenceId: "c",
        body: { LastName: "Child", AccountId: "@{a.id}" },
      },
    ],
  });
  const answers = (composite.body as { compositeResponse: { httpStatusCode: number }[] }).compositeResponse;
  assert.deepEqual(
    answers.map((each) => each.httpStatusCode),
    [201, 201],
  );
  const tree = await send("POST", "/services/data/v65.0/composite/tree/Account", {
    records: [
      {
        attributes: { type: "Account", referenceId: "r1" },
        Name: "Tree",
        Contacts: { records: [{ attributes: { type: "Contact", referenceId: "r2" }, LastName: "Leaf" }] },
      },
    ],
  });
  assert.equal(tree.status, 201);
  const found = await connection.query(
    "SELECT Account.Name FROM Contact WHERE LastName IN ('Child', 'Leaf') ORDER BY LastName",
  );
  assert.deepEqual(
    found.records.map((each) => (each as { Account: { Name: string } }).Account.Name),
    ["Parent", "Tree"],
  );
});

test("describe", async () => {
  const global = await connection.describeGlobal();
  assert.ok(global.sobjects.some((each) => each.name === "Account"));
  const account = await connection.describe("Account");
  assert.equal(account.fields.find((field) => field.name === "Name")?.nillable, false);
  assert.ok(account.childRelationships.some((each) => each.relationshipName === "Contacts"));
});

test("Apex REST", async () => {
  assert.equal((await send("GET", "/services/apexrest/hello/there")).body, "Hello /hello/there");
  assert.deepEqual(await send("POST", "/services/apexrest/hello/x", "raw body"), {
    status: 202,
    body: "raw body!Standard",
  });
  assert.equal((await send("PUT", "/services/apexrest/hello/x", { a: 2, b: 3 })).body, "5");
  const broken = await send("PATCH", "/services/apexrest/hello/x", "{}");
  assert.equal(broken.status, 500);
  assert.match(
    (broken.body as { message: string }[])[0]?.message ?? "",
    /System.MathException: Divide by 0\n\nClass.Hello.broken: line \d+/,
  );
  assert.equal((await send("DELETE", "/services/apexrest/hello/x")).status, 405);
  assert.equal((await send("GET", "/services/apexrest/nothing")).status, 404);
});

test("Lightning calls", async () => {
  const made = await send("POST", "/aura/apex/Controller.make", { params: { name: "n", numbers: [1, 2.5] } });
  assert.deepEqual(made.body, { returnValue: { name: "n", numbers: [1, 2.5] } });
  const echoed = await send("POST", "/aura/apex/Controller.echo", { params: { row: { name: "x", numbers: null } } });
  assert.deepEqual(echoed.body, { returnValue: { name: "x", numbers: null } });
  const refused = await send("POST", "/aura/apex/Controller.refuse", {});
  assert.equal(refused.status, 500);
  assert.equal((refused.body as { message: string }).message, "Not today");
  const crashed = (await send("POST", "/aura/apex/Controller.crash", {})).body as { exceptionType: string };
  assert.equal(crashed.exceptionType, "System.NullPointerException");
  assert.equal((await send("POST", "/aura/apex/Controller.notEnabled", {})).status, 400);
});

test("jobs run after the request that enqueued them", async () => {
  const result = await connection.tooling.executeAnonymous("System.enqueueJob(new Later());");
  assert.ok(result.success, JSON.stringify(result));
  for (let attempt = 0; attempt < 100; attempt++) {
    if ((await connection.query("SELECT Id FROM Lead WHERE LastName = 'From job'")).totalSize === 1) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail("the job did not run");
});

test("anonymous Apex that does not compile or throws", async () => {
  const wrong = await connection.tooling.executeAnonymous("Integer i = 'x';");
  assert.equal(wrong.compiled, false);
  assert.equal(wrong.line, 1);
  const thrown = await connection.tooling.executeAnonymous("String s = null; s.length();");
  assert.equal(thrown.success, false);
  assert.match(thrown.exceptionMessage as string, /NullPointerException/);
});

test("tests run by the Tooling API see no data of the org", async () => {
  const result = await connection.tooling.runTestsSynchronous({ tests: [{ className: "LaterTest" }] });
  const { numTestsRun, numFailures, failures } = result as unknown as {
    numTestsRun: number;
    numFailures: number;
    failures: { message: string }[];
  };
  assert.equal(numTestsRun, 2);
  assert.equal(numFailures, 1);
  assert.match(failures[0]?.message ?? "", /on purpose/);
});

test("records and objects of the User Interface API", async () => {
  const id = (await connection.sobject("Account").create({ Name: "Ui", Industry: "Banking" })).id as string;
  const read = await send(
    "GET",
    `/services/data/v65.0/ui-api/records/${id}?fields=Account.Name,Account.Owner.Name&optionalFields=Account.Nope__c`,
  );
  const { fields } = read.body as { fields: Record<string, { value: unknown; displayValue: unknown }> };
  assert.equal(fields["Name"]?.value, "Ui");
  assert.equal(fields["Owner"]?.displayValue, "Ada Admin");
  const changed = await send("PATCH", `/services/data/v65.0/ui-api/records/${id}`, { fields: { Name: "Ui 2" } });
  assert.equal((changed.body as { fields: { Name: { value: string } } }).fields.Name.value, "Ui 2");
  assert.equal((await send("GET", "/services/data/v65.0/ui-api/object-info/Account")).status, 200);
  assert.equal((await send("DELETE", `/services/data/v65.0/ui-api/records/${id}`)).status, 204);
});

test("@salesforce/core connects", async () => {
  const { AuthInfo, Connection, Org } = await import("@salesforce/core");
  process.env["SF_DISABLE_TELEMETRY"] = "true";
  const authInfo = await AuthInfo.create({
    username: await org.tokenFor("admin"),
    accessTokenOptions: { accessToken: connection.accessToken as string, instanceUrl: org.instanceUrl },
  });
  const core = await Connection.create({ authInfo });
  assert.equal((await core.query("SELECT Id FROM User WHERE Alias = 'admin'")).totalSize, 1);
  const wrapped = await Org.create({ connection: core });
  assert.match(wrapped.getOrgId(), /^00D/);
});

test("the public site answers as its guest, who needs access to the class", async () => {
  const address = `${org.siteUrl}/hello/x`;
  const ask = async (method: string): Promise<[number, string]> => {
    const response = await fetch(address, { method, ...(method === "POST" ? { body: "signed" } : {}) });
    return [response.status, await response.text()];
  };
  assert.equal((await ask("POST"))[0], 403);
  const assigned = await connection.tooling.executeAnonymous(
    "insert new PermissionSetAssignment(AssigneeId = [SELECT GuestUserId FROM Site LIMIT 1].GuestUserId, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Webhook'].Id);",
  );
  assert.ok(assigned.success, JSON.stringify(assigned));
  assert.deepEqual(await ask("POST"), [202, "signed!Guest"]);
  assert.deepEqual(await ask("HEAD"), [200, ""]);
  const [detail] = (await connection.query("SELECT SecureUrl FROM SiteDetail")).records as { SecureUrl: string }[];
  assert.equal(detail?.SecureUrl, `${org.instanceUrl}/public`);
});

test("a port in use is an error at once", async () => {
  await assert.rejects(startOrg({ sources: [folder], port: org.port }), /EADDRINUSE/);
});

test("anonymous Apex from the command line runs in the running org", async () => {
  const token = connection.accessToken as string;
  assert.equal(
    await runAnonymousRemotely(org.instanceUrl, token, "insert new Lead(LastName = 'Remote', Company = 'x');"),
    0,
  );
  assert.equal((await connection.query("SELECT Id FROM Lead WHERE LastName = 'Remote'")).totalSize, 1);
  assert.equal(await runAnonymousRemotely(org.instanceUrl, token, "nonsense"), 1);
});
