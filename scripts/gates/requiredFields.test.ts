import assert from "node:assert/strict";
import { test } from "node:test";
import type { SourceFile } from "./reportReferences.js";
import { requiredFields } from "./requiredFields.js";

const field = (name: string, more: string): SourceFile => ({
  file: `main/objects/Trip__c/fields/${name}.field-meta.xml`,
  text: `<CustomField><fullName>${name}</fullName>${more}</CustomField>`,
});
const layout = (...items: [behavior: string, field: string][]): SourceFile => ({
  file: "main/layouts/Trip__c-Trip Layout.layout-meta.xml",
  text: `<Layout><layoutSections><layoutColumns>${items
    .map(([behavior, name]) => `<layoutItems><behavior>${behavior}</behavior><field>${name}</field></layoutItems>`)
    .join("")}</layoutColumns><layoutColumns/></layoutSections></Layout>`,
});
const permissions = (name: string): SourceFile => ({
  file: "main/permissionsets/Sailor.permissionset-meta.xml",
  text: `<PermissionSet><fieldPermissions><field>Trip__c.${name}</field></fieldPermissions></PermissionSet>`,
});
const master = field("Boat__c", "<type>MasterDetail</type>");
const messages = (...files: SourceFile[]): string[] => requiredFields(files).map((finding) => finding.message);

test("the master of a detail is required on its layouts", () => {
  assert.deepEqual(messages(master, layout(["Required", "Boat__c"], ["Edit", "Length__c"])), []);
  const refused = ["Trip__c.Boat__c must be on the layout, and be required there"];
  assert.deepEqual(messages(master, layout(["Readonly", "Boat__c"])), refused);
  assert.deepEqual(messages(master, layout(["Edit", "Length__c"])), refused);
  assert.deepEqual(messages(field("Boat__c", "<type>Lookup</type>"), layout()), []);
});

test("a field that asks for a value is required too", () => {
  const port = field("Port__c", "<type>Text</type><required>true</required>");
  assert.equal(messages(port, layout(["Edit", "Port__c"])).length, 1);
});

test("permission sets name no required field", () => {
  assert.deepEqual(messages(master, permissions("Length__c")), []);
  assert.deepEqual(messages(master, permissions("Boat__c")), [
    "Trip__c.Boat__c is required: everybody has it, a permission set may not name it",
  ]);
});
