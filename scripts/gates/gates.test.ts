import assert from "node:assert/strict";
import { test } from "node:test";
import { unstatedAccess } from "./apexAccess.js";
import { withoutAccepted } from "./gate.js";
import { checkMetadataXml } from "./metadata.js";

const messages = (source: string): string[] =>
  unstatedAccess("A.cls", `class A { void a() { ${source} } }`).map(({ message }) => message);

test("queries and DML that state their access mode pass", () => {
  assert.deepEqual(
    messages(
      "List<Account> a = [SELECT Id, (SELECT Id FROM Contacts) FROM Account WITH USER_MODE]; insert as system a;",
    ),
    [],
  );
  assert.deepEqual(
    messages("Database.insert(a, AccessLevel.SYSTEM_MODE); Database.query('x', AccessLevel.USER_MODE);"),
    [],
  );
});

test("queries and DML that leave their access mode to a default are found", () => {
  assert.equal(messages("List<Account> a = [SELECT Id FROM Account];").length, 1);
  assert.equal(messages("insert a; update a; delete a; upsert a Key__c; merge a b;").length, 5);
  assert.equal(messages("Database.update(a, false);").length, 1);
});

test("a syntax error is a finding", () => {
  assert.ok(unstatedAccess("A.cls", "class A {").some(({ rule }) => rule === "syntax"));
});

const field = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><CustomField xmlns="http://soap.sforce.com/2006/04/metadata">${body}</CustomField>`;
const good = "<fullName>A__c</fullName><label>A</label><type>Text</type><length>10</length>";

test("metadata that Salesforce's types describe passes; unknown elements, values and repetitions are found", () => {
  assert.deepEqual(checkMetadataXml("a", field(good)), []);
  assert.match(checkMetadataXml("a", field(`${good}<colour>red</colour>`))[0]!.message, /unknown element/);
  assert.match(checkMetadataXml("a", field(good.replace("Text", "Texture")))[0]!.message, /is not one of/);
  assert.match(checkMetadataXml("a", field(`${good}<label>B</label>`))[0]!.message, /repeated/);
  assert.match(checkMetadataXml("a", field(`${good}<required>maybe</required>`))[0]!.message, /not a boolean/);
  assert.equal(checkMetadataXml("a", field(good).slice(0, -3))[0]!.rule, "xml");
});

test("findings that nobody accepted stay", () => {
  const finding = { rule: "r", file: "f", message: "m" };
  assert.deepEqual(withoutAccepted("no-such-gate", [finding]), [finding]);
});
