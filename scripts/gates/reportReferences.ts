import { XMLParser } from "fast-xml-parser";
import type { Finding } from "./gate.js";

/** One metadata file and its text. */
export interface SourceFile {
  file: string;
  text: string;
}

interface Node {
  [name: string]: Node | Node[] | string | undefined;
}

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false });
const nodes = (value: unknown): Node[] => (value === undefined || value === "" ? [] : ([value].flat() as Node[]));
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const parse = (source: SourceFile, root: string): Node => nodes((parser.parse(source.text) as Node)[root])[0] ?? {};
const nameIn = (folder: string, file: string): string =>
  file.slice(file.indexOf(`/${folder}/`) + folder.length + 2).replace(/\.\w+-meta\.xml$/, "");

/** Relationship names of the package's lookups, as `Parent.children` to the object that holds the lookup. */
function children(files: readonly SourceFile[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const source of files) {
    const object = /objects\/(\w+)\/fields\/\w+\.field-meta\.xml$/.exec(source.file)?.[1];
    if (object === undefined) continue;
    const field = parse(source, "CustomField");
    for (const parent of nodes(field["referenceTo"]))
      found.set(`${text(parent)}.${text(field["relationshipName"])}__r`, object);
  }
  return found;
}

/**
 * What report types, reports and dashboards name must exist in the package: objects' own fields, columns of the report
 * type, reports of the dashboard. Standard fields are taken as they are. No offline tool checks this.
 */
export function reportReferences(files: readonly SourceFile[]): Finding[] {
  const findings: Finding[] = [];
  const report = (file: string, message: string): void => void findings.push({ rule: "reference", file, message });
  const has = (pattern: RegExp): boolean => files.some((source) => pattern.test(source.file));
  const related = children(files);
  const columnsByType = new Map<string, Set<string>>();
  for (const source of files.filter(({ file }) => file.endsWith(".reportType-meta.xml"))) {
    const columns = new Set<string>();
    for (const section of nodes(parse(source, "ReportType")["sections"]))
      for (const column of nodes(section["columns"])) {
        const [table, field] = [text(column["table"]), text(column["field"])];
        const object = table.includes(".") ? related.get(table) : table;
        const own = field.split(".")[0]!;
        if (object === undefined) report(source.file, `relationship ${table} does not exist`);
        else if (own.endsWith("__c") && !has(new RegExp(`objects/${object}/fields/${own}\\.field-meta`)))
          report(source.file, `field ${object}.${own} does not exist`);
        columns.add(`${table}$${field}`);
      }
    columnsByType.set(`${nameIn("reportTypes", source.file)}__c`, columns);
  }
  const columnsByReport = new Map<string, Set<string>>();
  for (const source of files.filter(({ file }) => file.endsWith(".report-meta.xml"))) {
    const content = parse(source, "Report");
    const known = columnsByType.get(text(content["reportType"]));
    if (!known) report(source.file, `report type ${text(content["reportType"])} does not exist`);
    const used = [
      ...nodes(content["columns"]).map((column) => text(column["field"])),
      ...nodes(content["groupingsDown"]).map((grouping) => text(grouping["field"])),
      ...nodes(nodes(content["filter"])[0]?.["criteriaItems"]).map((item) => text(item["column"])),
      ...nodes(content["timeFrameFilter"]).map((frame) => text(frame["dateColumn"])),
    ];
    for (const column of used) if (known && !known.has(column)) report(source.file, `column ${column} does not exist`);
    columnsByReport.set(nameIn("reports", source.file), new Set(used));
  }
  for (const source of files.filter(({ file }) => file.endsWith(".dashboard-meta.xml"))) {
    const grid = nodes(parse(source, "Dashboard")["dashboardGridLayout"])[0];
    for (const component of nodes(grid?.["dashboardGridComponents"]).flatMap((one) =>
      nodes(one["dashboardComponent"]),
    )) {
      const columns = columnsByReport.get(text(component["report"]));
      if (!columns) report(source.file, `report ${text(component["report"])} does not exist`);
      for (const column of [
        ...nodes(component["groupingColumn"]).map(text),
        ...nodes(component["chartSummary"]).map((summary) => text(summary["column"])),
      ])
        if (columns && column !== "RowCount" && !columns.has(column))
          report(source.file, `column ${column} is not in report ${text(component["report"])}`);
    }
  }
  return findings;
}
