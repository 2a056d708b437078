import assert from "node:assert/strict";
import { test } from "node:test";
import { parseXml } from "../metadata/xml.js";
import { parseSoql } from "../parser/soql-tree.js";
import type { SObject } from "../runtime/sobject.js";
import { makeId } from "../schema/ids.js";
import { dml } from "./dml.js";
import { BooleanFilter, findDuplicates } from "./duplicates.js";
import { mergedSetting } from "./settings.js";
import { runQuery } from "./soql.js";
import { shown, testMetadata, testOrg, type TestOrg } from "./test-org.js";

/** Capitals of the prefix decide the last three characters. */
const ORGANIZATION = makeId("00D", 1);

const RULE = {
  object: "<label>Rule</label>",
  fields: {
    Amount__c: "<type>Number</type><precision>5</precision><scale>1</scale>",
    Parent__c: "<type>MetadataRelationship</type><referenceTo>Rule__mdt</referenceTo>",
    Active__c: "<type>Checkbox</type><defaultValue>true</defaultValue>",
  },
};

function rows(org: TestOrg, text: string): SObject[] {
  return org.run(() => runQuery(parseSoql(text), [], "system"));
}

test("custom metadata records are rows: values by type, defaults, relationships by name", () => {
  const metadata = testMetadata({ Rule__mdt: RULE }, "ns");
  const record = (developerName: string, values: [string, string | null][]) => ({
    type: "Rule__mdt",
    developerName,
    label: developerName,
    isProtected: false,
    values: new Map(values),
  });
  metadata.customMetadata.push(
    record("Child", [
      ["Amount__c", "2.5"],
      ["Parent__c", "Top"],
    ]),
    record("Top", [["Active__c", "false"]]),
  );
  const org = testOrg(metadata);
  const [child, top] = rows(
    org,
    "SELECT QualifiedApiName, Amount__c, Active__c, Parent__r.DeveloperName FROM Rule__mdt ORDER BY DeveloperName",
  );
  assert.equal(child!.get("QualifiedApiName"), "ns__Child");
  assert.equal(shown(child!.get("ns__Amount__c")), "2.5");
  assert.equal(child!.getParent("Parent__r")!.get("DeveloperName"), "Top");
  assert.deepEqual([child!.get("Active__c"), top!.get("Active__c")], [true, false]);
});

test("hierarchy settings: the more specific row wins field by field", () => {
  const org = testOrg(
    testMetadata({
      Setup__c: {
        object: "<label>S</label><customSettingsType>Hierarchy</customSettingsType>",
        fields: { A__c: "<type>Text</type><length>10</length>", B__c: "<type>Text</type><length>10</length>" },
      },
    }),
  );
  const save = (values: Record<string, unknown>): void =>
    void org.run(() => dml("insert", [org.record("Setup__c", values)], { allOrNone: true, mode: "system" }));
  org.engine.records.insert(org.record("Profile", { Id: org.user.profile.id, Name: "System Administrator" }));
  org.engine.records.insert(org.record("Organization", { Id: ORGANIZATION, Name: "Org" }));
  save({ SetupOwnerId: ORGANIZATION, A__c: "org", B__c: "org" });
  save({ SetupOwnerId: org.user.profile.id, B__c: "profile" });
  const object = org.org.schema.object("Setup__c")!;
  const merged = mergedSetting(org.engine, object, [org.user.id, org.user.profile.id, ORGANIZATION]);
  assert.deepEqual([merged.get("A__c"), merged.get("B__c")], ["org", "profile"]);
});

test("duplicate rules find, and refuse where they block", () => {
  const metadata = testMetadata({});
  const node = (root: string, body: string) => parseXml(`<${root}>${body}</${root}>`, root);
  metadata.matchingRules.set("contact", {
    name: "Contact",
    file: "",
    node: node(
      "MatchingRules",
      "<matchingRules><fullName>ByMail</fullName><ruleStatus>Active</ruleStatus><booleanFilter>1 OR 2</booleanFilter><matchingRuleItems><fieldName>Email</fieldName><blankValueBehavior>NullNotAllowed</blankValueBehavior></matchingRuleItems><matchingRuleItems><fieldName>Phone</fieldName><blankValueBehavior>NullNotAllowed</blankValueBehavior></matchingRuleItems></matchingRules>",
    ),
  });
  metadata.duplicateRules.set("contact.same", {
    name: "Contact.Same",
    file: "",
    node: node(
      "DuplicateRule",
      "<isActive>true</isActive><actionOnInsert>Block</actionOnInsert><alertText>Known already</alertText><duplicateRuleMatchRules><matchRuleSObjectType>Contact</matchRuleSObjectType><matchingRule>ByMail</matchingRule></duplicateRuleMatchRules>",
    ),
  });
  const org = testOrg(metadata);
  org.engine.records.insert(org.record("User", { Id: org.user.id, Name: "Ada", LastName: "Ada" }));
  const contact = (values: Record<string, unknown>): SObject => org.record("Contact", { LastName: "x", ...values });
  const insert = (record: SObject) => org.run(() => dml("insert", [record], { allOrNone: false, mode: "system" }))[0]!;
  assert.equal(insert(contact({ Email: "a@b.co" })).success, true);
  assert.deepEqual(
    insert(contact({ Email: "A@B.co" })).errors.map((error) => [error.statusCode, error.message]),
    [["DUPLICATES_DETECTED", "Known already"]],
  );
  const found = org.run(() => findDuplicates(org.engine, contact({ Email: "a@b.co" })));
  assert.equal(found[0]?.matches[0]?.records.length, 1);
  assert.equal(new BooleanFilter("1 AND (2 OR NOT 3)", [true, false, false]).value(), true);
});

test("record types are rows with the ids of the describe", () => {
  const org = testOrg(
    testMetadata({ Account: { recordTypes: { Big: "<label>Big one</label><active>true</active>" } } }),
  );
  const [type] = rows(org, "SELECT Id, DeveloperName, SobjectType FROM RecordType");
  assert.deepEqual(
    [type!.get("DeveloperName"), type!.get("SobjectType"), type!.id],
    ["Big", "Account", org.org.schema.object("Account")!.recordTypes[0]!.id],
  );
});
