import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import jsforce from "@jsforce/jsforce-node";
import { type RunningOrg, startOrg } from "../server.js";
import { apexFiles, metadataXml, testFolder } from "../test-folder.js";

const TRIGGER = `trigger LeadSize on Lead (before insert) {
    for (Lead each : Trigger.new) {
        each.NumberOfEmployees = Trigger.new.size();
        if (each.LastName == 'Refused') each.addError('No such people');
    }
}`;

const FILES = {
  ...apexFiles({ LeadSize: TRIGGER }),
  "objects/Account/fields/Key__c.field-meta.xml": metadataXml(
    "CustomField",
    "<fullName>Key__c</fullName><label>Key</label><type>Text</type><length>20</length><externalId>true</externalId><unique>true</unique>",
  ),
};

interface Result {
  sf__Id: string;
  sf__Error: string;
  sf__Created: string;
  [column: string]: string;
}

let org: RunningOrg;
let folder: string;
let connection: jsforce.Connection;
let plain: jsforce.Connection;

before(async () => {
  folder = testFolder(FILES);
  org = await startOrg({ sources: [folder] });
  assert.deepEqual(org.compileErrors, []);
  const { instanceUrl } = org;
  connection = new jsforce.Connection({ instanceUrl, accessToken: await org.tokenFor("admin"), version: "65.0" });
  connection.bulk2.pollInterval = 10;
  const profile = (await connection.query("SELECT Id FROM Profile WHERE Name = 'Read Only'")).records[0] as {
    Id: string;
  };
  const user = { Username: "reader@example.com", Email: "r@example.com", LastName: "Reader", Alias: "reader" };
  const zone = { TimeZoneSidKey: "GMT", LocaleSidKey: "en_US", LanguageLocaleKey: "en_US", EmailEncodingKey: "UTF-8" };
  const made = await connection.sobject("User").create({ ...user, ...zone, ProfileId: profile.Id });
  assert.ok(made.success);
  plain = new jsforce.Connection({ instanceUrl, accessToken: await org.tokenFor("reader"), version: "65.0" });
  plain.bulk2.pollInterval = 10;
});

after(async () => {
  await org?.close();
  rmSync(folder, { recursive: true, force: true });
});

const load = async (
  operation: "insert" | "update" | "upsert" | "delete",
  object: string,
  input: string | Record<string, string>[],
  more: Record<string, string> = {},
): Promise<{ good: Result[]; bad: Result[] }> => {
  const results = await connection.bulk2.loadAndWaitForResults({ operation, object, input, ...more });
  return { good: results.successfulResults as never, bad: results.failedResults as never };
};

const read = async (soql: string): Promise<Record<string, unknown>[]> => (await connection.query(soql)).records;

test("rows go through triggers in chunks of 200, refused rows do not stop the others", async () => {
  const rows = Array.from({ length: 450 }, (_each, index) => ({
    LastName: index === 5 ? "Refused" : `Bulk ${index}`,
    Company: index === 6 ? "" : "c",
    AnnualRevenue: index === 7 ? "much" : "12.5",
  }));
  const { good, bad } = await load("insert", "Lead", rows);
  assert.equal(good.length, 447);
  assert.equal(good[0]?.sf__Created, "true");
  assert.match(good[0]?.sf__Id ?? "", /^00Q\w{15}$/);
  assert.deepEqual(
    bad.map((row) => [row["LastName"], row.sf__Error]),
    [
      ["Refused", "FIELD_CUSTOM_VALIDATION_EXCEPTION:No such people:--"],
      ["Bulk 6", "REQUIRED_FIELD_MISSING:Required fields are missing: [Company]:Company --"],
      [
        "Bulk 7",
        "INVALID_TYPE_ON_FIELD_IN_RECORD:Cannot deserialize instance of currency from value much:AnnualRevenue --",
      ],
    ],
  );
  const sizes = await read(
    "SELECT NumberOfEmployees n, COUNT(Id) c FROM Lead GROUP BY NumberOfEmployees ORDER BY COUNT(Id)",
  );
  assert.deepEqual(
    sizes.map((row) => row["n"]),
    // The first chunk ran again without the rows it refused.
    [50, 197, 200],
  );
});

test("update, upsert by external id, parents by external id, delete", async () => {
  const first = await load("upsert", "Account", [{ Name: "One", Key__c: "1" }], { externalIdFieldName: "Key__c" });
  assert.deepEqual([first.good[0]?.sf__Created, first.bad.length], ["true", 0]);
  const second = await load(
    "upsert",
    "Account",
    [
      { Name: "Uno", Key__c: "1" },
      { Name: "Two", Key__c: "2" },
    ],
    { externalIdFieldName: "Key__c" },
  );
  assert.deepEqual(
    second.good.map((row) => row.sf__Created),
    ["false", "true"],
  );
  const id = first.good[0]?.sf__Id ?? "";
  await load("update", "Account", `Id,Industry,Description\n${id},Banking,"two\nlines, ""quoted"""\n`);
  await load("update", "Account", `Id,Industry,Description\n${id},,#N/A\n`);
  const [account] = await read("SELECT Name, Industry, Description FROM Account WHERE Key__c = '1'");
  assert.deepEqual([account?.["Name"], account?.["Industry"], account?.["Description"]], ["Uno", "Banking", null]);
  const children = await load("insert", "Contact", "LastName,Account.Key__c\nChild,2\nOrphan,nobody\n");
  assert.equal(children.good.length, 1);
  assert.match(children.bad[0]?.sf__Error ?? "", /^INVALID_FIELD:Foreign key external ID: nobody not found/);
  const gone = await load("delete", "Account", [{ Id: id }]);
  assert.equal(gone.good[0]?.sf__Created, "false");
  assert.equal((await read("SELECT Id FROM Account WHERE Key__c = '1'")).length, 0);
});

test("delimiters and line endings are those of the job", async () => {
  const options = { columnDelimiter: "SEMICOLON", lineEnding: "CRLF" } as const;
  const { good } = await load("insert", "Account", "Name;Key__c\r\nDelimited;d1\r\n", options);
  assert.equal(good.length, 1);
  await assert.rejects(
    load("insert", "Account", "Name\r\nx\r\n"),
    /ClientInputError : LineEnding is invalid on user data/,
  );
});

test("a job fails whole for a column that is no field", async () => {
  const job = connection.bulk2.createJob({ operation: "insert", object: "Account" });
  await job.open();
  await job.uploadData("Name,Nope\nx,y\n");
  await job.close();
  await assert.rejects(job.poll(10, 5_000), /InvalidBatch : Field name not found : Nope/);
  assert.deepEqual(await job.getUnprocessedRecords(), [{ Name: "x", Nope: "y" }]);
  await job.delete();
  await assert.rejects(job.check(), /NOT_FOUND/);
});

test("jobs are aborted, listed, and refused in the platform's shape", async () => {
  const job = connection.bulk2.createJob({ operation: "insert", object: "Account" });
  const info = await job.open();
  assert.equal(info.state, "Open");
  assert.equal(info.contentUrl, `services/data/v65.0/jobs/ingest/${info.id}/batches`);
  await assert.rejects(job.delete(), /INVALIDJOBSTATE|InvalidJobState/);
  await job.abort();
  assert.equal((await job.check()).state, "Aborted");
  await assert.rejects(job.close(), /InvalidJobState/);
  const list = await connection.request<{ done: boolean; records: { id: string }[] }>("/jobs/ingest");
  assert.ok(list.done && list.records.some((each) => each.id === info.id));
  const open = (body: unknown): Promise<unknown> => connection.requestPost("/jobs/ingest", body as object);
  await assert.rejects(open({ operation: "insert", object: "Nope" }), { errorCode: "INVALIDENTITY" });
  await assert.rejects(open({ operation: "upsert", object: "Account" }), { errorCode: "INVALIDJOB" });
  await assert.rejects(open({ operation: "hardDelete", object: "Account" }), { errorCode: "FEATURENOTENABLED" });
  await assert.rejects(open({ operation: "insert", object: "Account", columnDelimiter: "x" }), {
    errorCode: "INVALIDJOB",
  });
});

test("a job has the rights of whoever made it, and is theirs", async () => {
  await assert.rejects(plain.bulk2.createJob({ operation: "insert", object: "Account" }).open(), /INSUFFICIENT_ACCESS/);
  const job = connection.bulk2.createJob({ operation: "insert", object: "Account" });
  const { id } = await job.open();
  await assert.rejects(plain.request(`/jobs/ingest/${id}`), /NOT_FOUND/);
});

const collect = async (stream: AsyncIterable<unknown>): Promise<Record<string, string>[]> => {
  const rows: Record<string, string>[] = [];
  for await (const row of stream) rows.push(row as Record<string, string>);
  return rows;
};

test("query jobs give records, through parents, page by page", async () => {
  const stream = await connection.bulk2.query("SELECT LastName, Account.Name, CreatedDate FROM Contact", {
    pollInterval: 10,
  });
  const [row] = await collect(stream as never);
  assert.deepEqual(Object.keys(row ?? {}), ["LastName", "Account.Name", "CreatedDate"]);
  assert.deepEqual([row?.["LastName"], row?.["Account.Name"]], ["Child", "Two"]);
  assert.match(row?.["CreatedDate"] ?? "", /^\d{4}-\d\d-\d\dT.*Z$/);

  const job = await connection.requestPost<{ id: string; state: string }>("/jobs/query", {
    operation: "query",
    query: "SELECT Id, LastName FROM Lead ORDER BY LastName",
  });
  assert.equal(job.state, "UploadComplete");
  const query = connection.bulk2.job("query", { id: job.id });
  await query.poll(10, 5_000);
  const page = async (more: string): Promise<Response> =>
    fetch(`${org.instanceUrl}/services/data/v65.0/jobs/query/${job.id}/results?maxRecords=300${more}`, {
      headers: { Authorization: `Bearer ${connection.accessToken}` },
    });
  const first = await page("");
  assert.equal(first.headers.get("sforce-numberofrecords"), "300");
  assert.equal((await first.text()).split("\n").length, 302);
  const second = await page(`&locator=${first.headers.get("sforce-locator")}`);
  assert.equal(second.headers.get("sforce-numberofrecords"), "147");
  assert.equal(second.headers.get("sforce-locator"), "null");
  await query.delete();
  await assert.rejects(query.check(), /NOT_FOUND/);
});

test("queryAll sees deleted records; what no bulk query answers is refused by name", async () => {
  const rows = await collect(
    (await connection.bulk2.query("SELECT Key__c FROM Account WHERE IsDeleted = true", {
      scanAll: true,
      pollInterval: 10,
    })) as never,
  );
  assert.deepEqual(rows, [{ Key__c: "1" }]);
  for (const [soql, message] of [
    ["SELECT COUNT(Id) FROM Lead", /COUNT not supported/],
    ["SELECT Id, (SELECT Id FROM Contacts) FROM Account", /Nested queries/],
    ["SELECT BillingAddress FROM Account", /compound data/],
    ["SELECT Nope FROM Account", /No such column 'Nope'/],
    ["SELECT Id FROM Account WHERE Nope = 1", /No such column 'Nope'/],
  ] as const)
    await assert.rejects(connection.bulk2.query(soql, { pollInterval: 10 }), message, soql);
});
