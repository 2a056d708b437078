import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { loadMetadata } from "./reader.js";
import { textOf } from "./xml.js";

const root = mkdtempSync(path.join(tmpdir(), "metadata-"));
after(() => rmSync(root, { recursive: true, force: true }));

function put(file: string, text: string): void {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

put(
  "sfdx/objects/Thing__c/Thing__c.object-meta.xml",
  `<CustomObject><label>Thing</label><nameField><type>Text</type></nameField></CustomObject>`,
);
put(
  "sfdx/objects/Thing__c/fields/Size__c.field-meta.xml",
  `<CustomField><fullName>Size__c</fullName><type>Number</type></CustomField>`,
);
put(
  "sfdx/objects/Thing__c/validationRules/Big.validationRule-meta.xml",
  `<ValidationRule><fullName>Big</fullName><active>true</active><errorConditionFormula>Size__c &gt; 5 &amp;&amp; Name = &quot;x&quot;</errorConditionFormula><errorMessage>No</errorMessage></ValidationRule>`,
);
put(
  "sfdx/customMetadata/Rule.First.md-meta.xml",
  `<CustomMetadata xmlns:xsi="x"><label>First</label><protected>false</protected><values><field>A__c</field><value xsi:type="xsd:string">01</value></values><values><field>B__c</field><value xsi:nil="true"/></values></CustomMetadata>`,
);
put("sfdx/README.md", "no metadata");
put(
  "sfdx/permissionsets/P.permissionset-meta.xml",
  `<PermissionSet><label>P</label><objectPermissions><allowRead>true</allowRead><object>Thing__c</object></objectPermissions><classAccesses><apexClass>A</apexClass><enabled>true</enabled></classAccesses><classAccesses><apexClass>B</apexClass><enabled>false</enabled></classAccesses></PermissionSet>`,
);
put(
  "mdapi/objects/Other__c.object",
  `<CustomObject><label>Other</label><fields><fullName>A__c</fullName><type>Checkbox</type></fields><recordTypes><fullName>R</fullName><label>R</label></recordTypes></CustomObject>`,
);
put(
  "mdapi/labels/CustomLabels.labels",
  `<CustomLabels><labels><fullName>Hello</fullName><value>Hi &lt;you&gt;</value></labels></CustomLabels>`,
);
put("mdapi/classes/A.cls", "class A {}");
put("mdapi/classes/A.cls-meta.xml", `<ApexClass><apiVersion>58.0</apiVersion><status>Active</status></ApexClass>`);

test("reads SFDX source and MDAPI trees into one", () => {
  const metadata = loadMetadata([path.join(root, "sfdx"), path.join(root, "mdapi")]);
  const thing = metadata.objects.get("thing__c");
  assert.equal(thing?.fields[0]?.name, "Size__c");
  assert.equal(thing?.validationRules[0]?.formula, 'Size__c > 5 && Name = "x"');
  const other = metadata.objects.get("other__c");
  assert.equal(other?.fields[0]?.name, "A__c");
  assert.equal(textOf(other.recordTypes[0]!.node, "label"), "R");
  const [record] = metadata.customMetadata;
  assert.equal(record?.type, "Rule__mdt");
  assert.equal(record?.developerName, "First");
  assert.equal(record?.values.get("A__c"), "01");
  assert.equal(record?.values.get("B__c"), null);
  assert.equal(metadata.customMetadata.length, 1, "a README is no record");
  assert.deepEqual(metadata.permissionSets.get("p")?.classes, ["A"]);
  assert.equal(metadata.permissionSets.get("p")?.objects[0]?.create, false);
  assert.equal(metadata.labels.get("hello")?.value, "Hi <you>");
  assert.equal(metadata.apex[0]?.apiVersion, 58);
});
