import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyMetadata } from "../metadata/reader.js";
import { parseXml } from "../metadata/xml.js";
import type { Metadata } from "../metadata/types.js";
import { createSchema } from "./create.js";
import { idSuffix, makeId, toId18 } from "./ids.js";
import { DETAILS } from "./standard/details/index.js";
import { generatedObjects } from "./standard/load.js";
import { apexTypeOf, type FieldType } from "./types.js";

function withThing(namespace: string | null): Metadata {
  const metadata = emptyMetadata(namespace);
  const xml = (text: string) => parseXml(text, "test");
  metadata.objects.set("thing__c", {
    name: "Thing__c",
    node: xml(
      "<CustomObject><label>Thing</label><sharingModel>Private</sharingModel><enableActivities>true</enableActivities></CustomObject>",
    ),
    fields: [
      {
        name: "Account__c",
        node: xml(
          "<CustomField><type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Things</relationshipName></CustomField>",
        ),
      },
      {
        name: "Key__c",
        node: xml(
          "<CustomField><type>Text</type><length>40</length><unique>true</unique><externalId>true</externalId><caseSensitive>true</caseSensitive></CustomField>",
        ),
      },
      {
        name: "Kind__c",
        node: xml(
          "<CustomField><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><value><fullName>A</fullName><default>true</default><label>a!</label></value><value><fullName>B</fullName></value></valueSetDefinition></valueSet></CustomField>",
        ),
      },
    ],
    recordTypes: [{ name: "Big", node: xml("<RecordType><label>Big one</label><active>true</active></RecordType>") }],
    validationRules: [],
    fieldSets: [],
    sharingReasons: [],
  });
  return metadata;
}

test("names resolve with and without the namespace and carry it", () => {
  const schema = createSchema(withThing("ns"));
  const thing = schema.object("thing__C");
  assert.equal(thing?.apiName, "ns__Thing__c");
  assert.equal(schema.object("ns__Thing__c"), thing);
  assert.equal(thing?.field("key__c")?.apiName, "ns__Key__c");
  assert.equal(thing?.parentRelationship("Account__r")?.apiName, "ns__Account__c");
  const account = schema.object("Account");
  assert.equal(account?.childRelationship("Things__r")?.childObject, "ns__Thing__c");
  assert.equal(account?.childRelationship("ns__Things__r")?.field, "ns__Account__c");
  assert.equal(account?.childRelationship("Contacts")?.field, "AccountId");
  assert.equal(schema.object("Thing__Share")?.apiName, "ns__Thing__Share");
  assert.equal(thing?.childRelationship("Tasks")?.field, "WhatId");
});

test("custom fields keep what metadata says", () => {
  const thing = createSchema(withThing(null)).object("Thing__c")!;
  assert.equal(thing.sharingModel, "Private");
  const key = thing.field("Key__c")!;
  assert.deepEqual([key.length, key.unique, key.caseSensitive, key.idLookup], [40, true, true, true]);
  const kind = thing.field("Kind__c")!;
  assert.equal(kind.picklist[0]?.label, "a!");
  assert.equal(kind.defaultValue, '"A"');
  assert.deepEqual(
    thing.recordTypes.map((type) => type.developerName),
    ["Big", "Master"],
  );
});

test("standard objects: shape, required, prefixes", () => {
  const plain = createSchema(emptyMetadata());
  const person = createSchema(emptyMetadata(), { personAccounts: true });
  assert.equal(plain.object("Account")?.field("PersonEmail"), undefined);
  assert.equal(person.object("Account")?.field("PersonEmail")?.type, "email");
  assert.equal(plain.object("Lead")?.field("Company")?.nillable, false);
  assert.equal(plain.objectByPrefix("003")?.apiName, "Contact");
  assert.equal(plain.object("AccountShare")?.field("AccountAccessLevel")?.apiName, "AccountAccessLevel");
  assert.equal(plain.object("LeadHistory")?.field("NewValue")?.type, "anytype");
  assert.equal(plain.object("Nope"), undefined);
  const prefixes = plain
    .objects()
    .map((object) => object.keyPrefix)
    .filter((prefix) => prefix !== null);
  const doubled = prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index);
  assert.deepEqual([...new Set(doubled)].sort(), ["01J"]);
});

/** Apex types a generated code may have where the hand-kept line says more. */
const COMPATIBLE: Record<string, string[]> = {
  s: ["String"],
  i: ["Id"],
  t: ["Datetime"],
  b: ["Boolean"],
  m: ["Decimal"],
  n: ["Integer", "Long"],
  d: ["Date"],
  B: ["Blob"],
  a: ["System.Address"],
  o: ["Object"],
  l: ["Long", "Integer"],
  T: ["Time"],
  L: ["System.Location"],
};

test("every hand-kept field exists in the generated objects with a compatible type", () => {
  const schema = createSchema(emptyMetadata(), { personAccounts: true, multiCurrency: true });
  const wrong: string[] = [];
  for (const [name, details] of Object.entries(DETAILS)) {
    const generated = generatedObjects().get(name.toLowerCase());
    if (generated === undefined) {
      if (schema.object(name) === undefined) wrong.push(`${name}: no such object`);
      continue;
    }
    const codes = new Map(generated.fields.split(" ").map((entry) => entry.split(":") as [string, string]));
    for (const fieldName of Object.keys(details.fields ?? {})) {
      const code = codes.get(fieldName);
      const field = schema.object(name)?.field(fieldName);
      if (code === undefined || field === undefined) wrong.push(`${name}.${fieldName}: not generated`);
      else if (!(COMPATIBLE[code] ?? []).includes(apexTypeOf(field)))
        wrong.push(`${name}.${fieldName}: ${code} but ${field.type satisfies FieldType}`);
      for (const target of field?.referenceTo ?? [])
        if (schema.object(target) === undefined) wrong.push(`${name}.${fieldName}: refers to ${target}`);
    }
    for (const fieldName of Object.keys(details.picklists ?? {}))
      if (!codes.has(fieldName)) wrong.push(`${name}.${fieldName}: picklist of no field`);
    for (const [list, fieldName] of Object.entries(details.children ?? {}))
      if (schema.object(name)?.childRelationship(list)?.field !== fieldName) wrong.push(`${name}.${list}: child list`);
  }
  assert.deepEqual(wrong, []);
});

test("ids: suffix, 15 to 18, generation", () => {
  assert.equal(idSuffix("001A0000006Vm9r"), "IAC");
  assert.equal(toId18("001A0000006Vm9r"), "001A0000006Vm9rIAC");
  assert.equal(toId18("001a0000006vm9rIAC"), "001A0000006Vm9rIAC");
  assert.equal(toId18("short"), null);
  assert.equal(makeId("001", 63).slice(0, 15), "001000000000011");
});

test("standard fields have the labels that a describe answers", () => {
  const schema = createSchema(emptyMetadata());
  const label = (object: string, field: string): string | undefined => schema.object(object)?.field(field)?.label;
  assert.equal(label("Opportunity", "StageName"), "Stage");
  assert.equal(label("Account", "NumberOfEmployees"), "Employees");
  assert.equal(label("Account", "BillingState"), "Billing State/Province");
  assert.equal(label("Task", "WhatId"), "Related To ID");
  assert.equal(label("Account", "AnnualRevenue"), "Annual Revenue");
});
