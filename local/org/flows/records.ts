import { dml, type DmlOperation } from "../database/dml.js";
import { runQuery } from "../database/soql.js";
import { current } from "../execution/context.js";
import type { XmlNode } from "../metadata/types.js";
import { all, isTrue, textOf } from "../metadata/xml.js";
import { parseSoql } from "../parser/soql-tree.js";
import { ApexList } from "../runtime/collections.js";
import { SObject } from "../runtime/sobject.js";
import type { ObjectDescribe } from "../schema/types.js";
import type { FlowElement } from "./definition.js";
import { type Interview, numbersFor } from "./interview.js";
import { flowFault } from "./values.js";

/** Get Records: one record or all, into variables or under the name of the element. */
export function lookUp(interview: Interview, element: FlowElement): void {
  const { name, node } = element;
  const isSingle = isTrue(node, "getFirstRecordOnly") || all(node, "outputAssignments").length > 0;
  const object = objectOf(node);
  const chosen = all(node, "queriedFields").map((field) => field.text);
  const fields = chosen.length > 0 ? ["Id", ...chosen] : storedFields(object);
  const sort = textOf(node, "sortField");
  const order = sort === null ? "" : ` ORDER BY ${sort} ${textOf(node, "sortOrder") === "Desc" ? "DESC" : "ASC"}`;
  const limit = isSingle ? 1 : textOf(node, "limit");
  const records = query(
    interview,
    element,
    object,
    [...fields, ...parentPaths(interview, name)],
    `${order}${limit === null ? "" : ` LIMIT ${limit}`}`,
  );
  const found = isSingle ? (records[0] ?? null) : new ApexList(object.apiName, records);
  interview.setOutput(name, found);
  const into = textOf(node, "outputReference");
  const keepsOld = records.length === 0 && !isTrue(node, "assignNullValuesIfNoRecordsFound");
  if (keepsOld) return;
  if (into !== null) interview.write(into, found);
  for (const output of all(node, "outputAssignments"))
    interview.write(textOf(output, "assignToReference") ?? "", records[0]?.get(textOf(output, "field") ?? "") ?? null);
}

/** Create Records: of a record variable or collection, or of stated fields. */
export function createRecords(interview: Interview, { name, node }: FlowElement): void {
  const given = givenRecords(interview, node);
  if (given !== null) {
    save("insert", given);
    return;
  }
  const record = new SObject(objectOf(node));
  assignFields(interview, node, record);
  save("insert", [record]);
  interview.setOutput(name, record.id);
  const into = textOf(node, "assignRecordIdToReference");
  if (into !== null) interview.write(into, record.id);
}

/** Update Records: of a record variable or collection, or stated fields of those that meet conditions. */
export function updateRecords(interview: Interview, element: FlowElement): void {
  const { node } = element;
  const given = givenRecords(interview, node);
  if (given !== null) {
    save("update", given);
    return;
  }
  const records = query(interview, element, objectOf(node), ["Id"], "");
  for (const record of records) assignFields(interview, node, record);
  save("update", records);
}

/** Delete Records: of a record variable or collection, or those that meet conditions. */
export function deleteRecords(interview: Interview, element: FlowElement): void {
  save(
    "delete",
    givenRecords(interview, element.node) ?? query(interview, element, objectOf(element.node), ["Id"], ""),
  );
}

/** The records a reference names, null where the element states conditions instead. Flows save copies: ids go back, nothing else. */
function givenRecords(interview: Interview, node: XmlNode): SObject[] | null {
  const reference = textOf(node, "inputReference");
  if (reference === null) return null;
  const value = interview.read(reference);
  return (value instanceof ApexList ? value.items : value === null ? [] : [value]) as SObject[];
}

function save(operation: DmlOperation, records: readonly SObject[]): void {
  dml(operation, records, { allOrNone: true, mode: "system" });
}

function assignFields(interview: Interview, node: XmlNode, record: SObject): void {
  for (const each of all(node, "inputAssignments")) {
    const field = textOf(each, "field") ?? "";
    record.putField(record.fieldNamed(field), numbersFor(record, field, interview.valueIn(each, "value")));
  }
}

function objectOf(node: XmlNode): ObjectDescribe {
  const name = textOf(node, "object") ?? "";
  return current().org.schema.object(name) ?? flowFault(`A flow names the object ${name}, which the org does not have`);
}

/** Every field that a query of all may select: no parts of compound fields twice, no blobs. */
function storedFields(object: ObjectDescribe): string[] {
  return [...object.fields.values()]
    .filter((field) => !["base64", "address", "location"].includes(field.type))
    .map((field) => field.apiName);
}

/** Fields of parents that the flow reads from what the lookup finds. */
function parentPaths(interview: Interview, name: string): string[] {
  const prefix = `${name.toLowerCase()}.`;
  return [...interview.flow.references]
    .filter((reference) => reference.toLowerCase().startsWith(prefix) && reference.split(".").length > 2)
    .map((reference) => reference.slice(prefix.length));
}

const OPERATORS: Record<string, string> = {
  EqualTo: "=",
  NotEqualTo: "!=",
  GreaterThan: ">",
  GreaterThanOrEqualTo: ">=",
  LessThan: "<",
  LessThanOrEqualTo: "<=",
  In: "IN",
  NotIn: "NOT IN",
};

function query(
  interview: Interview,
  { node }: FlowElement,
  object: ObjectDescribe,
  fields: readonly string[],
  tail: string,
): SObject[] {
  const filters = all(node, "filters");
  const binds = new Map<string, unknown>();
  const conditions = filters.map((filter, index) => conditionText(interview, object, filter, `v${index}`, binds));
  const where = conditions.length === 0 ? "" : ` WHERE ${joined(textOf(node, "filterLogic"), conditions)}`;
  const names = [...new Map(fields.map((field) => [field.toLowerCase(), field])).values()];
  return runQuery(parseSoql(`SELECT ${names.join(", ")} FROM ${object.apiName}${where}${tail}`), binds, "system");
}

function joined(logic: string | null, conditions: readonly string[]): string {
  const text = (logic ?? "and").trim();
  if (/^(and|or)$/i.test(text)) return conditions.map((condition) => `(${condition})`).join(` ${text.toUpperCase()} `);
  return text.replace(
    /\d+/g,
    (number) =>
      `(${conditions[Number(number) - 1] ?? flowFault(`The filter logic "${text}" names no condition ${number}`)})`,
  );
}

function conditionText(
  interview: Interview,
  object: ObjectDescribe,
  filter: XmlNode,
  bind: string,
  binds: Map<string, unknown>,
): string {
  const field = textOf(filter, "field") ?? "";
  const operator = textOf(filter, "operator") ?? "";
  const value = interview.valueIn(filter, "value");
  if (operator === "IsNull") return `${field} ${value === true ? "=" : "!="} null`;
  const like = { Contains: ["%", "%"], StartsWith: ["", "%"], EndsWith: ["%", ""] }[operator];
  if (like !== undefined) {
    binds.set(bind, `${like[0]}${String(value ?? "").replace(/[%_\\]/g, "\\$&")}${like[1]}`);
    return `${field} LIKE :${bind}`;
  }
  const soql =
    OPERATORS[operator] ?? flowFault(`The operator ${operator} of record filters is not supported by the local org`);
  const describe = object.field(field);
  binds.set(bind, describe === undefined ? value : filterValue(object, describe.apiName, value));
  return `${field} ${soql} :${bind}`;
}

function filterValue(object: ObjectDescribe, field: string, value: unknown): unknown {
  return value instanceof ApexList ? value : numbersFor(new SObject(object), field, value);
}
