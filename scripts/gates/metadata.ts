import { readFileSync } from "node:fs";
import path from "node:path";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { Finding, Gate } from "./gate.js";
import { root } from "./gate.js";
import { projectFiles } from "./files.js";
import { elementsOf, findMetadataType, type ElementType } from "./metadataTypes.js";

type Report = (at: string, message: string) => void;

function checkScalar(value: unknown, type: ElementType, at: string, report: Report): void {
  const text = String(value);
  if (type.values && !type.values.includes(text))
    report(at, `'${text}' is not one of ${type.values.slice(0, 8).join(", ")}`);
  if (type.primitive === "boolean" && !["true", "false"].includes(text)) report(at, `'${text}' is not a boolean`);
  if (type.primitive === "number" && Number.isNaN(Number(text))) report(at, `'${text}' is not a number`);
}

function checkElement(value: unknown, typeName: string, at: string, report: Report): void {
  const type = findMetadataType(typeName);
  if (!type) return;
  if (type.values) {
    checkScalar(value, { values: type.values }, at, report);
    return;
  }
  const elements = elementsOf(typeName);
  if (typeof value !== "object" || value === null) {
    if (value !== "" && Object.keys(elements).length > 0) report(at, `text where a ${typeName} is expected`);
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    const element = elements[key];
    if (!element) {
      report(`${at}.${key}`, `unknown element of ${typeName}`);
      continue;
    }
    const all: unknown[] = Array.isArray(child) ? child : [child];
    if (all.length > 1 && !element.array && (element.ref ?? element.primitive)) report(`${at}.${key}`, "repeated");
    for (const one of all)
      if (element.ref) checkElement(one, element.ref, `${at}.${key}`, report);
      else checkScalar(one, element, `${at}.${key}`, report);
  }
  for (const [key, element] of Object.entries(elements))
    if (!element.optional && !element.array && !(key in value) && key !== "fullName")
      report(at, `missing ${key} (${typeName})`);
}

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false });

/** Checks one `*-meta.xml` text against the Metadata WSDL: unknown or repeated elements, enum values, types, required ones. */
export function checkMetadataXml(file: string, xml: string): Finding[] {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) return [{ rule: "xml", file, line: valid.err.line, message: valid.err.msg }];
  const findings: Finding[] = [];
  const report: Report = (at, message) => findings.push({ rule: "metadata", file, message: `${at}: ${message}` });
  for (const [name, value] of Object.entries(parser.parse(xml) as Record<string, unknown>)) {
    if (name === "?xml") continue;
    if (findMetadataType(name)) checkElement(value, name, name, report);
    else report(name, "unknown root element");
  }
  return findings;
}

/** Every metadata file of the package against the types Salesforce publishes. */
export const metadata: Gate = {
  name: "metadata",
  run(): Promise<Finding[]> {
    const files = projectFiles("-meta.xml");
    return Promise.resolve(
      files.flatMap((file) => checkMetadataXml(file, readFileSync(path.join(root, file), "utf8"))),
    );
  },
};
