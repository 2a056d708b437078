import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import jsforce from "@jsforce/jsforce-node";
import { type RunningOrg, startOrg } from "./server.js";
import { apexFiles, metadataXml, testFolder } from "./test-folder.js";

const CLASSES = {
  Greeter: `public class Greeter { public static String greet() { return 'hi'; } }`,
  GreeterTest: `@IsTest private class GreeterTest {
    @IsTest static void greets() { Assert.areEqual('hi', Greeter.greet()); }
    @IsTest static void fails() { Assert.areEqual('ho', Greeter.greet(), 'on purpose'); }
}`,
  OtherTest: `@IsTest private class OtherTest { @IsTest static void passes() { Assert.isTrue(true); } }`,
  Later: `public class Later implements Queueable { public void execute(QueueableContext context) { insert new Lead(LastName = 'Later', Company = 'c'); } }`,
  Enqueue: `trigger Enqueue on Opportunity (after insert) { System.enqueueJob(new Later()); }`,
};

const field = (name: string, more: string): string =>
  metadataXml(
    "CustomField",
    `<fullName>${name}</fullName><label>${name}</label><type>Text</type><length>20</length>${more}`,
  );

const FILES = {
  ...apexFiles(CLASSES),
  "objects/Account/fields/Key__c.field-meta.xml": field("Key__c", "<externalId>true</externalId><unique>true</unique>"),
  "objects/Contact/fields/Tag__c.field-meta.xml": field("Tag__c", "<externalId>true</externalId>"),
};

let org: RunningOrg;
let folder: string;
let connection: jsforce.Connection;

before(async () => {
  folder = testFolder(FILES);
  org = await startOrg({ sources: [folder], tickMs: 20 });
  assert.deepEqual(org.compileErrors, []);
  const { instanceUrl } = org;
  connection = new jsforce.Connection({ instanceUrl, accessToken: await org.tokenFor("admin"), version: "65.0" });
});

after(async () => {
  await org?.close();
  rmSync(folder, { recursive: true, force: true });
});

type Row = Record<string, unknown>;

const create = async (type: string, fields: Row): Promise<string> =>
  (await connection.sobject(type).create(fields)).id as string;
const read = async (soql: string): Promise<Row[]> => (await connection.query(soql)).records;
const get = <T>(path: string): Promise<T> => connection.request<T>(path);

/** The status and the first error of a request. */
async function refused(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<[number, string, string]> {
  const response = await fetch(`${org.instanceUrl}/services/data/v65.0/${path}`, {
    method,
    headers: { Authorization: `Bearer ${connection.accessToken}`, "Content-Type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const [first] = (await response.json()) as { errorCode: string; message: string }[];
  return [response.status, first?.errorCode ?? "", first?.message ?? ""];
}

test("versions, resources, identity, limits", async () => {
  const versions = (await (await fetch(`${org.instanceUrl}/services/data`)).json()) as {
    version: string;
    label: string;
  }[];
  assert.deepEqual(versions.at(-1)?.version, "67.0");
  assert.equal(versions.find((each) => each.version === "65.0")?.label, "Winter '26");
  const identity = await connection.identity();
  assert.match(identity.user_id, /^005/);
  assert.equal(identity.username, "admin@local.example");
  const { DailyApiRequests: requests } = await connection.limits();
  assert.ok((requests?.Remaining ?? 0) < (requests?.Max ?? 0));
});

test("single fields are described", async () => {
  const { fields } = await connection.describe("Account");
  const key = fields.find((each) => each.name === "Key__c");
  assert.deepEqual(
    [key?.type, key?.length, key?.externalId, key?.unique, key?.idLookup, key?.custom, key?.createable],
    ["string", 20, true, true, true, true, true],
  );
  const created = fields.find((each) => each.name === "CreatedDate");
  assert.deepEqual([created?.createable, created?.updateable, created?.type], [false, false, "datetime"]);
});

test("upsert and delete by external id; several matches are named", async () => {
  const made = await connection.sobject("Account").upsert({ Key__c: "k1", Name: "One" }, "Key__c");
  assert.deepEqual([made.success, (made as unknown as { created: boolean }).created], [true, true]);
  const again = await connection.sobject("Account").upsert({ Key__c: "k1", Name: "Uno" }, "Key__c");
  assert.equal((again as unknown as { created: boolean }).created, false);
  assert.equal((await get<Row>("/sobjects/Account/Key__c/k1"))["Name"], "Uno");
  await create("Contact", { LastName: "A", Tag__c: "t" });
  await create("Contact", { LastName: "B", Tag__c: "t" });
  const many = await fetch(`${org.instanceUrl}/services/data/v65.0/sobjects/Contact/Tag__c/t`, {
    method: "PATCH",
    headers: { Authorization: `Bearer ${connection.accessToken}`, "Content-Type": "application/json" },
    body: "{}",
  });
  assert.equal(many.status, 300);
  assert.equal(((await many.json()) as string[]).length, 2);
  assert.deepEqual((await refused("PATCH", "sobjects/Account/Key__c/k1", { Key__c: "k2" })).slice(0, 2), [
    400,
    "INVALID_FIELD",
  ]);
  const child = await create("Contact", { LastName: "Child", Account: { Key__c: "k1" } });
  assert.equal((await get<Row>(`/sobjects/Contact/${child}/Account`))["Name"], "Uno");
  const account = String((await get<Row>("/sobjects/Account/Key__c/k1"))["Id"]);
  const contacts = await get<{ records: Row[] }>(`/sobjects/Account/${account}/Contacts?fields=LastName`);
  assert.deepEqual(
    contacts.records.map((each) => each["LastName"]),
    ["Child"],
  );
  await connection.request({ method: "DELETE", url: "/sobjects/Account/Key__c/k1" });
  assert.deepEqual((await refused("GET", "sobjects/Account/Key__c/k1")).slice(0, 2), [404, "NOT_FOUND"]);
});

test("collections: retrieve, upsert, delete; all or none", async () => {
  const accounts = connection.sobject("Account");
  const upserted = await accounts.upsert(
    [
      { Key__c: "c1", Name: "C1" },
      { Key__c: "c2", Name: "C2" },
    ],
    "Key__c",
  );
  assert.ok(upserted.every((each) => each.success));
  const ids = upserted.map((each) => String(each.id));
  const rows = await accounts.retrieve([...ids].reverse(), { fields: ["Name"] });
  assert.deepEqual(
    (rows as Row[]).map((each) => each["Name"]),
    ["C2", "C1"],
  );
  const mixed = [{ Name: "fine" }, { Name: "" }];
  const none = await accounts.create(mixed, { allOrNone: true });
  assert.deepEqual(
    none.map(
      (each) =>
        each.success || each.errors[0]?.errorCode || (each.errors[0] as unknown as { statusCode: string }).statusCode,
    ),
    ["ALL_OR_NONE_OPERATION_ROLLED_BACK", "REQUIRED_FIELD_MISSING"],
  );
  const some = await accounts.create(mixed, { allOrNone: false });
  assert.deepEqual(
    some.map((each) => each.success),
    [true, false],
  );
  assert.ok((await accounts.destroy(ids)).every((each) => each.success));
});

test("what is rolled back with a composite lets nothing leave", async () => {
  const deal = { Name: "d", StageName: "Prospecting", CloseDate: "2030-01-01" };
  const request = (referenceId: string, body: Row): Row => ({
    method: "POST",
    url: "/services/data/v65.0/sobjects/Opportunity",
    referenceId,
    body,
  });
  type Answer = { compositeResponse: { httpStatusCode: number; body: { errorCode: string }[] }[] };
  const failed = await connection.requestPost<Answer>("/composite", {
    allOrNone: true,
    compositeRequest: [request("a", deal), request("b", { Name: "@{a.nope}" }), request("c", deal)],
  });
  assert.deepEqual(
    failed.compositeResponse.map((each) => each.body[0]?.errorCode),
    ["PROCESSING_HALTED", "PROCESSING_HALTED", "PROCESSING_HALTED"],
  );
  const graph = await connection.requestPost<{ graphs: { isSuccessful: boolean; graphId: string }[] }>(
    "/composite/graph",
    {
      graphs: [
        { graphId: "good", compositeRequest: [request("x", deal)] },
        { graphId: "bad", compositeRequest: [request("y", deal), request("z", {})] },
      ],
    },
  );
  assert.deepEqual(
    graph.graphs.map((each) => each.isSuccessful),
    [true, false],
  );
  assert.equal((await read("SELECT Id FROM Opportunity")).length, 1);
  for (let turn = 0; turn < 100 && (await org.pending()).jobs > 0; turn++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal((await read("SELECT Id FROM Lead WHERE LastName = 'Later'")).length, 1);
});

test("changes since, and searches", async () => {
  const id = await create("Account", { Name: "Searchable Zebra" });
  const start = new Date(Date.now() - 60_000);
  const end = new Date(Date.now() + 60_000);
  assert.ok((await connection.sobject("Account").updated(start, end)).ids.includes(id));
  const found = await connection.search("FIND {Zebra} IN ALL FIELDS RETURNING Account(Id, Name)");
  assert.deepEqual(
    found.searchRecords.map((each) => [each.Id, (each as unknown as Row)["Name"]]),
    [[id, "Searchable Zebra"]],
  );
  await connection.sobject("Account").destroy(id);
  const gone = await connection.sobject("Account").deleted(start, end);
  assert.ok(gone.deletedRecords.some((each) => each.id === id));
});

test("a client reads more rows than Apex may", async () => {
  const result = await connection.query("SELECT Id, Name FROM Profile");
  assert.equal(result.done, true);
  const [error] = [await refused("GET", "query?q=SELECT+Id,+Nope+FROM+Account")];
  assert.deepEqual(error.slice(0, 2), [400, "INVALID_FIELD"]);
  assert.match(error[2], /ERROR at Row:1:Column:12/);
});

test("tests run asynchronously, by class and by method", async () => {
  const rows = await connection.tooling.query("SELECT Id, Name FROM ApexClass WHERE Name = 'OtherTest'");
  const classId = (rows.records[0] as { Id: string }).Id;
  const run = (await connection.tooling.runTestsAsynchronous({
    tests: [{ className: "GreeterTest", testMethods: ["fails"] }, { classId }],
  })) as unknown as string;
  assert.match(run, /^707/);
  let status = "";
  for (let turn = 0; turn < 200 && status !== "Failed"; turn++) {
    const found = await connection.tooling.query(
      `SELECT Status FROM ApexTestRunResult WHERE AsyncApexJobId = '${run}'`,
    );
    status = (found.records[0] as { Status: string }).Status;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.equal(status, "Failed");
  const results = await connection.tooling.query(
    `SELECT ApexClass.Name, MethodName, Outcome, Message FROM ApexTestResult WHERE AsyncApexJobId = '${run}' ORDER BY MethodName`,
  );
  assert.deepEqual(
    (results.records as Row[]).map((each) => [each["MethodName"], each["Outcome"], (each["ApexClass"] as Row)["Name"]]),
    [
      ["fails", "Fail", "GreeterTest"],
      ["passes", "Pass", "OtherTest"],
    ],
  );
  assert.match(String((results.records[0] as Row)["Message"]), /on purpose/);
});

test("what the API refuses has Salesforce's status and code", async () => {
  const account = await create("Account", { Name: "Refusals" });
  const known: [method: string, path: string, body: unknown, status: number, code: string][] = [
    ["GET", "nothing", undefined, 404, "NOT_FOUND"],
    ["PUT", "sobjects/Account", {}, 405, "METHOD_NOT_ALLOWED"],
    ["POST", "sobjects/Account", "{", 400, "JSON_PARSER_ERROR"],
    ["POST", "sobjects/Account", { Nope: 1 }, 400, "INVALID_FIELD"],
    ["POST", "sobjects/Account", { Name: "x", NumberOfEmployees: "many" }, 400, "JSON_PARSER_ERROR"],
    ["PATCH", `sobjects/Account/${account}`, { Id: account }, 400, "INVALID_FIELD"],
    ["PATCH", "sobjects/Account/001000000zzzzzz", { Name: "x" }, 404, "INVALID_CROSS_REFERENCE_KEY"],
    ["GET", "sobjects/Account/001000000zzzzzz", undefined, 404, "NOT_FOUND"],
    ["GET", "sobjects/Account/nonsense", undefined, 404, "NOT_FOUND"],
    ["GET", "query?q=SELECT+Id+FROM+Nope", undefined, 400, "INVALID_TYPE"],
    ["GET", "query?q=SELECT+FROM", undefined, 400, "MALFORMED_QUERY"],
    ["GET", "query", undefined, 400, "MALFORMED_QUERY"],
    ["GET", "query/01gNOPE-200", undefined, 400, "INVALID_QUERY_LOCATOR"],
    ["GET", "search?q=FIND", undefined, 400, "MALFORMED_SEARCH"],
    ["GET", "tabs", undefined, 501, "FUNCTIONALITY_NOT_ENABLED"],
    ["GET", "sobjects/Account/describe/layouts", undefined, 501, "FUNCTIONALITY_NOT_ENABLED"],
  ];
  for (const [method, path, body, status, code] of known)
    assert.deepEqual((await refused(method, path, body)).slice(0, 2), [status, code], `${method} ${path}`);
  assert.deepEqual((await refused("GET", "limits", undefined, { Authorization: "Bearer no" })).slice(0, 2), [
    401,
    "INVALID_SESSION_ID",
  ]);
  await connection.sobject("Account").destroy(account);
  assert.deepEqual((await refused("DELETE", `sobjects/Account/${account}`)).slice(0, 2), [404, "ENTITY_IS_DELETED"]);
});

test("the API takes the right to use it", async () => {
  const profile = (await read("SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'"))[0]?.["Id"];
  const user = {
    Username: "page@example.com",
    Email: "p@example.com",
    LastName: "Page",
    Alias: "page",
    ProfileId: profile,
  };
  const zone = { TimeZoneSidKey: "GMT", LocaleSidKey: "en_US", LanguageLocaleKey: "en_US", EmailEncodingKey: "UTF-8" };
  await create("User", { ...user, ...zone });
  const headers = { Authorization: `Bearer ${await org.tokenFor("page")}` };
  assert.deepEqual((await refused("GET", "sobjects", undefined, headers)).slice(0, 2), [403, "API_DISABLED_FOR_ORG"]);
});
