import { XMLParser } from "fast-xml-parser";
import type { Finding } from "./gate.js";
import type { SourceFile } from "./reportReferences.js";

interface Field {
  fullName: string;
  type?: string;
  required?: string;
}

interface Layout {
  layoutSections?: { layoutColumns?: { layoutItems?: { behavior?: string; field?: string }[] }[] }[];
}

const lists = new Set(["layoutSections", "layoutColumns", "layoutItems", "fieldPermissions"]);
const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, isArray: (name) => lists.has(name) });

/**
 * Fields that no record can do without: masters of details, and what the field itself asks for. A deployment refuses
 * a page layout of their object that lacks one or does not mark it as required, and a permission set that names one.
 */
export function requiredFields(files: SourceFile[]): Finding[] {
  const required = new Map<string, Set<string>>();
  for (const { file, text } of files) {
    const object = /objects\/(\w+)\/fields\//.exec(file)?.[1];
    if (!object) continue;
    const field = (parser.parse(text) as { CustomField: Field }).CustomField;
    if (field.type !== "MasterDetail" && field.required !== "true") continue;
    required.set(object, (required.get(object) ?? new Set()).add(field.fullName));
  }
  return files.flatMap(({ file, text }) => {
    const finding = (message: string): Finding => ({ rule: "required-field", file, message });
    const object = /([^/]+?)-[^/]*\.layout-meta\.xml$/.exec(file)?.[1];
    if (object) {
      const behaviours = behavioursIn((parser.parse(text) as { Layout: Layout }).Layout);
      return [...(required.get(object) ?? [])]
        .filter((field) => behaviours.get(field) !== "Required")
        .map((field) => finding(`${object}.${field} must be on the layout, and be required there`));
    }
    if (!file.endsWith(".permissionset-meta.xml")) return [];
    const set = (parser.parse(text) as { PermissionSet: { fieldPermissions?: { field: string }[] } }).PermissionSet;
    return (set.fieldPermissions ?? [])
      .filter(({ field }) => required.get(field.split(".")[0]!)?.has(field.split(".")[1]!))
      .map(({ field }) => finding(`${field} is required: everybody has it, a permission set may not name it`));
  });
}

function behavioursIn(layout: Layout): Map<string, string> {
  const items = (layout.layoutSections ?? [])
    .flatMap((section) => section.layoutColumns ?? [])
    .flatMap((column) => column.layoutItems ?? []);
  return new Map(items.flatMap(({ field, behavior }) => (field ? [[field, behavior ?? ""] as const] : [])));
}
