import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import jsforce from "@jsforce/jsforce-node";
import { type RunningOrg, startOrg } from "../api/server.js";
import { apexFiles, metadataXml, testFolder } from "../api/test-folder.js";

/** Rights and sharing as clients of the API meet them: an administrator, a boss, two representatives below, a guest. */

const object = (label: string, sharing: string): string =>
  metadataXml(
    "CustomObject",
    `<deploymentStatus>Deployed</deploymentStatus><label>${label}</label><pluralLabel>${label}s</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>${sharing}</sharingModel>`,
  );
const field = (name: string, type: string): string =>
  metadataXml("CustomField", `<fullName>${name}</fullName><label>${name}</label>${type}`);
const text = (name: string): string => field(name, "<type>Text</type><length>40</length>");
const master = (order: number, more = ""): string =>
  field(
    "Deal__c",
    `<type>MasterDetail</type><referenceTo>Deal__c</referenceTo><relationshipName>Lines${order}</relationshipName>${more}`,
  );
const all = (name: string): string =>
  `<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${name}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;
const permit = (name: string): string =>
  `<fieldPermissions><editable>true</editable><field>${name}</field><readable>true</readable></fieldPermissions>`;

const APEX = `@RestResource(urlMapping='/rights')
global class Rights {
    @HttpGet global static String tell() {
        return FeatureManagement.checkPermission('Special') + ',' + [SELECT COUNT() FROM Notice__c WITH SYSTEM_MODE] + ',' + [SELECT COUNT() FROM Notice__c WITH USER_MODE];
    }
}`;

const FILES: Record<string, string> = {
  ...apexFiles({ Rights: APEX }),
  "objects/Deal__c/Deal__c.object-meta.xml": object("Deal", "Private"),
  "objects/Deal__c/fields/Open__c.field-meta.xml": text("Open__c"),
  "objects/Deal__c/fields/Hidden__c.field-meta.xml": text("Hidden__c"),
  "objects/Line__c/Line__c.object-meta.xml": object("Line", "ControlledByParent"),
  "objects/Line__c/fields/Deal__c.field-meta.xml": master(1),
  "objects/Remark__c/Remark__c.object-meta.xml": object("Remark", "ControlledByParent"),
  "objects/Remark__c/fields/Deal__c.field-meta.xml": master(
    2,
    "<writeRequiresMasterRead>true</writeRequiresMasterRead>",
  ),
  "objects/Notice__c/Notice__c.object-meta.xml": object("Notice", "Read"),
  "objects/Board__c/Board__c.object-meta.xml": object("Board", "ReadWrite"),
  "customPermissions/Special.customPermission-meta.xml": metadataXml("CustomPermission", "<label>Special</label>"),
  "permissionsets/Sales.permissionset-meta.xml": metadataXml(
    "PermissionSet",
    `<classAccesses><apexClass>Rights</apexClass><enabled>true</enabled></classAccesses>${permit("Deal__c.Open__c")}<label>Sales</label>${["Deal__c", "Line__c", "Remark__c", "Notice__c", "Board__c"].map(all).join("")}`,
  ),
  "permissionsets/Extra.permissionset-meta.xml": metadataXml(
    "PermissionSet",
    `<customPermissions><enabled>true</enabled><name>Special</name></customPermissions>${permit("Deal__c.Hidden__c")}<label>Extra</label>`,
  ),
  "permissionsets/Visitor.permissionset-meta.xml": metadataXml(
    "PermissionSet",
    `<classAccesses><apexClass>Rights</apexClass><enabled>true</enabled></classAccesses><label>Visitor</label>${all("Notice__c").replaceAll(/<allow(Delete|Edit)>true/g, "<allow$1>false")}`,
  ),
};

let org: RunningOrg;
let folder: string;
const as: Record<string, jsforce.Connection> = {};
const idOf: Record<string, string> = {};

before(async () => {
  folder = testFolder(FILES);
  org = await startOrg({ sources: [folder], sitePath: "/public" });
  assert.deepEqual(org.compileErrors, []);
  as["admin"] = await login("admin");
  const one = async (soql: string): Promise<string> =>
    ((await as["admin"]!.query(soql)).records[0] as { Id: string }).Id;
  const top = await create("admin", "UserRole", { Name: "Top", DeveloperName: "Top" });
  const below = await create("admin", "UserRole", { Name: "Below", DeveloperName: "Below", ParentRoleId: top });
  const ProfileId = await one("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const PermissionSetId = await one("SELECT Id FROM PermissionSet WHERE Name = 'Sales'");
  const zone = { TimeZoneSidKey: "GMT", LocaleSidKey: "en_US", LanguageLocaleKey: "en_US", EmailEncodingKey: "UTF-8" };
  for (const [name, role] of Object.entries({ boss: top, ann: below, bob: below, outsider: below })) {
    const user = { Username: `${name}@example.com`, Email: "x@example.com", LastName: name, Alias: name, ProfileId };
    idOf[name] = await create("admin", "User", { ...user, ...zone, UserRoleId: role });
    as[name] = await login(name);
    if (name !== "outsider")
      await create("admin", "PermissionSetAssignment", { AssigneeId: idOf[name], PermissionSetId });
  }
});

after(async () => {
  await org?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function login(name: string): Promise<jsforce.Connection> {
  return new jsforce.Connection({
    instanceUrl: org.instanceUrl,
    accessToken: await org.tokenFor(name),
    version: "65.0",
  });
}

async function create(user: string, type: string, fields: Record<string, unknown>): Promise<string> {
  const result = await as[user]!.sobject(type).create(fields);
  return result.id as string;
}

const change = (user: string, type: string, fields: { Id: string; [name: string]: unknown }): Promise<unknown> =>
  as[user]!.sobject(type).update(fields);
const remove = (user: string, type: string, id: string): Promise<unknown> => as[user]!.sobject(type).delete(id);
const count = async (user: string, soql: string): Promise<number> => (await as[user]!.query(soql)).totalSize;
const DENIED = { errorCode: "INSUFFICIENT_ACCESS_OR_READONLY" };

test("private: the owner and whoever stands above, nobody beside", async () => {
  const id = await create("ann", "Deal__c", { Name: "Ann's" });
  const mine = `SELECT Id FROM Deal__c WHERE Id = '${id}'`;
  assert.deepEqual([await count("ann", mine), await count("boss", mine), await count("bob", mine)], [1, 1, 0]);
  await assert.rejects(as["bob"]!.sobject("Deal__c").retrieve(id), { errorCode: "NOT_FOUND" });
  await assert.rejects(change("bob", "Deal__c", { Id: id, Name: "x" }), DENIED);
  await assert.rejects(remove("bob", "Deal__c", id), DENIED);
  await change("boss", "Deal__c", { Id: id, Name: "By the boss" });
  const above = await create("boss", "Deal__c", { Name: "The boss's" });
  assert.equal(await count("ann", `SELECT Id FROM Deal__c WHERE Id = '${above}'`), 0);
  await remove("boss", "Deal__c", id);
});

test("manual shares: to read, to edit, never to delete; gone with a new owner", async () => {
  const id = await create("ann", "Deal__c", { Name: "Shared" });
  const seen = `SELECT Id FROM Deal__c WHERE Id = '${id}'`;
  const share = { ParentId: id, UserOrGroupId: idOf["bob"], AccessLevel: "Read", RowCause: "Manual" };
  const shareId = await create("admin", "Deal__Share", share);
  assert.equal(await count("bob", seen), 1);
  await assert.rejects(change("bob", "Deal__c", { Id: id, Name: "x" }), DENIED);
  await change("admin", "Deal__Share", { Id: shareId, AccessLevel: "Edit" });
  await change("bob", "Deal__c", { Id: id, Name: "By Bob" });
  await assert.rejects(remove("bob", "Deal__c", id), DENIED);
  await change("admin", "Deal__c", { Id: id, OwnerId: idOf["boss"] });
  assert.equal(await count("bob", seen), 0);
});

test("details follow their master", async () => {
  const Deal__c = await create("ann", "Deal__c", { Name: "Master" });
  const line = await create("ann", "Line__c", { Name: "l", Deal__c });
  const seen = `SELECT Id FROM Line__c WHERE Id = '${line}'`;
  assert.equal(await count("bob", seen), 0);
  const share = { ParentId: Deal__c, UserOrGroupId: idOf["bob"], AccessLevel: "Read", RowCause: "Manual" };
  const shareId = await create("admin", "Deal__Share", share);
  assert.equal(await count("bob", seen), 1);
  await assert.rejects(change("bob", "Line__c", { Id: line, Name: "x" }), DENIED);
  await assert.rejects(create("bob", "Line__c", { Name: "n", Deal__c }), {
    errorCode: "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
  });
  // The relationship of remarks asks for a readable master only.
  const remark = await create("bob", "Remark__c", { Name: "r", Deal__c });
  await change("bob", "Remark__c", { Id: remark, Name: "s" });
  await change("admin", "Deal__Share", { Id: shareId, AccessLevel: "Edit" });
  await remove("bob", "Line__c", line);
});

test("public defaults: read, or read and write; deleting stays with the owner", async () => {
  const notice = await create("ann", "Notice__c", { Name: "n" });
  assert.equal(await count("bob", "SELECT Id FROM Notice__c"), 1);
  await assert.rejects(change("bob", "Notice__c", { Id: notice, Name: "x" }), DENIED);
  const board = await create("ann", "Board__c", { Name: "b" });
  await change("bob", "Board__c", { Id: board, Name: "By Bob" });
  await assert.rejects(remove("bob", "Board__c", board), DENIED);
  await remove("boss", "Board__c", board);
});

test("without rights the object is not there", async () => {
  const outsider = as["outsider"]!;
  await assert.rejects(outsider.describe("Deal__c"), { errorCode: "NOT_FOUND" });
  await assert.rejects(count("outsider", "SELECT Id FROM Deal__c"), { errorCode: "INVALID_TYPE" });
  await assert.rejects(outsider.sobject("Deal__c").create({ Name: "x" }), { errorCode: "NOT_FOUND" });
  const names = (await outsider.describeGlobal()).sobjects.map((each) => each.name);
  assert.ok(names.includes("Account") && !names.includes("Deal__c"));
  await assert.rejects(outsider.tooling.executeAnonymous("Integer i;"), { errorCode: "INSUFFICIENT_ACCESS" });
});

test("fields, custom permissions and class access come with a permission set, from the next request on", async () => {
  const bob = as["bob"]!;
  const hidden = "SELECT Hidden__c FROM Deal__c";
  const fields = async (): Promise<string[]> => (await bob.describe("Deal__c")).fields.map((each) => each.name);
  assert.ok((await fields()).includes("Open__c") && !(await fields()).includes("Hidden__c"));
  await assert.rejects(count("bob", hidden), { errorCode: "INVALID_FIELD" });
  await assert.rejects(count("bob", "SELECT Id FROM Deal__c WHERE Hidden__c = 'x'"), { errorCode: "INVALID_FIELD" });
  await assert.rejects(bob.sobject("Deal__c").create({ Name: "x", Hidden__c: "y" }), {
    errorCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
  });
  const rights = async (): Promise<string> => String(await bob.apex.get("/rights")).split(",")[0] ?? "";
  assert.equal(await rights(), "false");
  const set = (await as["admin"]!.query("SELECT Id FROM PermissionSet WHERE Name = 'Extra'")).records[0] as {
    Id: string;
  };
  const assigned = await create("admin", "PermissionSetAssignment", {
    AssigneeId: idOf["bob"],
    PermissionSetId: set.Id,
  });
  assert.equal(await rights(), "true");
  await create("bob", "Deal__c", { Name: "x", Hidden__c: "y" });
  assert.equal(await count("bob", "SELECT Hidden__c FROM Deal__c WHERE Hidden__c = 'y'"), 1);
  await remove("admin", "PermissionSetAssignment", assigned);
  await assert.rejects(count("bob", hidden), { errorCode: "INVALID_FIELD" });
  await assert.rejects(as["outsider"]!.apex.get("/rights"), { errorCode: "FORBIDDEN" });
});

test("an assignment does not count in the transaction that makes it", async () => {
  const apex = `Id setId = [SELECT Id FROM PermissionSet WHERE Name = 'Extra'].Id;
insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = setId);
System.assertEquals(false, FeatureManagement.checkPermission('Special'));`;
  const first = await as["admin"]!.tooling.executeAnonymous(apex);
  assert.equal(first.exceptionMessage, null);
  const next = await as["admin"]!.tooling.executeAnonymous(
    "System.assertEquals(true, FeatureManagement.checkPermission('Special'));",
  );
  assert.equal(next.exceptionMessage, null);
});

test("a guest sees no record by default, whatever the default of everybody else", async () => {
  const apex = `insert new PermissionSetAssignment(AssigneeId = [SELECT GuestUserId FROM Site LIMIT 1].GuestUserId, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Visitor'].Id);`;
  assert.equal((await as["admin"]!.tooling.executeAnonymous(apex)).exceptionMessage, null);
  const notices = await count("admin", "SELECT Id FROM Notice__c");
  const answer = (await (await fetch(`${org.siteUrl}/rights`)).json()) as string;
  assert.deepEqual(answer.split(","), ["false", String(notices), "0"]);
  assert.ok(notices > 0);
});
