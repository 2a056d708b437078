import { readFileSync } from "node:fs";
import { dml } from "../database/dml.js";
import { current } from "../execution/context.js";
import { valueFromText } from "../api/record-values.js";
import { ApexList } from "../runtime/collections.js";
import { throwApex } from "../runtime/exceptions.js";
import { SObject } from "../runtime/sobject.js";
import type { ObjectDescribe } from "../schema/types.js";
import { parseCsv } from "./csv.js";

/** `Test.loadData`: inserts the rows of a CSV static resource, whose first line names the fields, and returns the records. */
export function loadTestData(type: unknown, resourceName: string): ApexList {
  const { org } = current();
  const resource = org.metadata.staticResources.get(resourceName.toLowerCase());
  if (resource === undefined) return throwApex("System.StringException", `Static resource not found: ${resourceName}`);
  const describe = describeOfToken(type);
  const [header = [], ...rows] = parseCsv(readFileSync(resource.file, "utf8"));
  const records = rows.map((row) => recordOf(describe, header, row));
  dml("insert", records, { allOrNone: true, mode: "system" });
  return new ApexList(describe.apiName, records);
}

/** The object behind a Schema.SObjectType. */
function describeOfToken(type: unknown): ObjectDescribe {
  const { describe } = type as { describe?: ObjectDescribe };
  if (describe === undefined) throw new Error("Test.loadData was given something that is no Schema.SObjectType");
  return describe;
}

function recordOf(describe: ObjectDescribe, header: readonly string[], row: readonly string[]): SObject {
  const record = new SObject(describe);
  header.forEach((name, index) => {
    const text = row[index] ?? "";
    if (text === "" || name.toLowerCase() === "id") return;
    const field = record.fieldNamed(name.trim());
    record.putField(field, valueFromText(field, text));
  });
  return record;
}
