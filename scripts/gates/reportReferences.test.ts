import assert from "node:assert/strict";
import { test } from "node:test";
import { reportReferences, type SourceFile } from "./reportReferences.js";

const field = (object: string, name: string, more = ""): SourceFile => ({
  file: `objects/${object}/fields/${name}.field-meta.xml`,
  text: `<CustomField><fullName>${name}</fullName>${more}</CustomField>`,
});
const type = (column: string, table = "Trip__c"): SourceFile => ({
  file: "main/reportTypes/Trips.reportType-meta.xml",
  text: `<ReportType><sections><columns><field>${column}</field><table>${table}</table></columns></sections></ReportType>`,
});
const report = (column: string, reportType = "Trips__c"): SourceFile => ({
  file: "main/reports/Own/Length.report-meta.xml",
  text: `<Report><columns><field>${column}</field></columns><reportType>${reportType}</reportType></Report>`,
});
const dashboard = (name: string, column: string): SourceFile => ({
  file: "main/dashboards/Own/Trips.dashboard-meta.xml",
  text: `<Dashboard><dashboardGridLayout><dashboardGridComponents><dashboardComponent><chartSummary><column>${column}</column>
    </chartSummary><report>${name}</report></dashboardComponent></dashboardGridComponents></dashboardGridLayout></Dashboard>`,
});
const messages = (...files: SourceFile[]): string[] => reportReferences(files).map((finding) => finding.message);

test("accepts what exists, and standard fields", () => {
  const files = [field("Trip__c", "Length__c"), type("Length__c"), report("Trip__c$Length__c")];
  assert.deepEqual(messages(...files, dashboard("Own/Length", "Trip__c$Length__c")), []);
  assert.deepEqual(messages(...files, dashboard("Own/Length", "RowCount")), []);
  assert.deepEqual(messages(type("CreatedDate")), []);
});

test("follows a lookup to its children", () => {
  const lookup = field(
    "Trip__c",
    "Boat__c",
    "<referenceTo>Boat__c</referenceTo><relationshipName>Trips</relationshipName>",
  );
  assert.deepEqual(messages(lookup, type("Boat__c", "Boat__c.Trips__r")), []);
  assert.deepEqual(messages(lookup, type("Boat__c", "Boat__c.Tours__r")), [
    "relationship Boat__c.Tours__r does not exist",
  ]);
});

test("names fields, columns, types and reports that do not exist", () => {
  assert.deepEqual(messages(type("Depth__c")), ["field Trip__c.Depth__c does not exist"]);
  assert.deepEqual(messages(report("Trip__c$Name")), ["report type Trips__c does not exist"]);
  const files = [field("Trip__c", "Length__c"), type("Length__c")];
  assert.deepEqual(messages(...files, report("Trip__c$Depth__c")), ["column Trip__c$Depth__c does not exist"]);
  assert.deepEqual(messages(...files, report("Trip__c$Length__c"), dashboard("Own/Width", "RowCount")), [
    "report Own/Width does not exist",
  ]);
  assert.deepEqual(messages(...files, report("Trip__c$Length__c"), dashboard("Own/Length", "Trip__c$Name")), [
    "column Trip__c$Name is not in report Own/Length",
  ]);
});
