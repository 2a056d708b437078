import { readFileSync } from "node:fs";
import path from "node:path";
import { XMLParser } from "fast-xml-parser";
import type { Finding, Gate } from "./gate.js";
import { root } from "./gate.js";
import { projectFiles } from "./files.js";
import { reportReferences, type SourceFile } from "./reportReferences.js";
import { requiredFields } from "./requiredFields.js";

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false });
const nameOf = (file: string): string => path.basename(file).split(".")[0]!;

function xml(file: string): Record<string, unknown> {
  const document = parser.parse(readFileSync(path.join(root, file), "utf8")) as Record<string, unknown>;
  return Object.entries(document).find(([key]) => key !== "?xml")?.[1] as Record<string, unknown>;
}

function list(value: unknown): Record<string, string>[] {
  return value === undefined || value === ""
    ? []
    : ((Array.isArray(value) ? value : [value]) as Record<string, string>[]);
}

interface Definition {
  name: string;
  file: string;
}

function labelsOf(files: string[]): Definition[] {
  return files
    .filter((file) => file.endsWith(".labels-meta.xml"))
    .flatMap((file) => list(xml(file)["labels"]).map((label) => ({ name: label["fullName"]!, file })));
}

/** Labels whose name was used before, in any file: of two, a deployment silently keeps one. Names ignore case. */
export function repeatedLabels(labels: Definition[]): Finding[] {
  const first = new Map<string, string>();
  return labels.flatMap(({ name, file }) => {
    const earlier = first.get(name.toLowerCase());
    if (earlier === undefined) {
      first.set(name.toLowerCase(), file);
      return [];
    }
    return [{ rule: "repeated-label", file, message: `label ${name} is defined already, in ${earlier}` }];
  });
}

/** What the package defines, by kind, as other metadata names it. */
function definitions(files: string[], labels: Definition[]): Record<string, Set<string>> {
  const named = (ending: string): Set<string> => new Set(files.filter((file) => file.endsWith(ending)).map(nameOf));
  const fields = files.flatMap((file) => {
    const match = /objects\/(\w+)\/fields\/(\w+)\.field-meta\.xml$/.exec(file);
    return match ? [`${match[1]}.${match[2]}`] : [];
  });
  return {
    class: named(".cls"),
    object: named(".object-meta.xml"),
    field: new Set(fields),
    tab: named(".tab-meta.xml"),
    flexipage: named(".flexipage-meta.xml"),
    application: named(".app-meta.xml"),
    customPermission: named(".customPermission-meta.xml"),
    label: new Set(labels.map((label) => label.name)),
  };
}

const permissionReferences: [element: string, key: string, kind: string][] = [
  ["classAccesses", "apexClass", "class"],
  ["objectPermissions", "object", "object"],
  ["fieldPermissions", "field", "field"],
  ["tabSettings", "tab", "tab"],
  ["customPermissions", "name", "customPermission"],
  ["applicationVisibilities", "application", "application"],
];

/** Permission sets, Apex and components may only name what the package defines (no offline tool checks this). */
export const references: Gate = {
  name: "references",
  run(): Promise<Finding[]> {
    const files = projectFiles().filter((file) => file.startsWith("force-app/"));
    const labels = labelsOf(files);
    const defined = definitions(files, labels);
    const sources = (endings: RegExp): SourceFile[] =>
      files
        .filter((file) => endings.test(file))
        .map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));
    const findings: Finding[] = [
      ...repeatedLabels(labels),
      ...reportReferences(sources(/\.(field|reportType|report|dashboard)-meta\.xml$/)),
      ...requiredFields(sources(/\.(field|layout|permissionset)-meta\.xml$/)),
    ];
    const need = (kind: string, name: string, file: string): void => {
      if (!defined[kind]?.has(name))
        findings.push({ rule: "reference", file, message: `${kind} ${name} does not exist` });
    };
    for (const file of files.filter((name) => name.endsWith(".permissionset-meta.xml"))) {
      const set = xml(file);
      for (const [element, key, kind] of permissionReferences)
        for (const entry of list(set[element])) {
          const name = entry[key]!;
          if (!/^standard-/.test(name)) need(kind, name, file);
        }
    }
    const used = new Set<string>();
    for (const file of files.filter((name) => /\.(cls|ts)$/.test(name) && !name.includes("__tests__")))
      for (const match of readFileSync(path.join(root, file), "utf8").matchAll(
        /(?:System\.)?\bLabel\.(\w+)|@salesforce\/label\/c\.(\w+)/g,
      )) {
        const label = match[1] ?? match[2]!;
        used.add(label);
        need("label", label, file);
      }
    for (const label of defined["label"] ?? [])
      if (!used.has(label))
        findings.push({ rule: "unused-label", file: "CustomLabels", message: `${label} is used nowhere` });
    return Promise.resolve(findings);
  },
};
