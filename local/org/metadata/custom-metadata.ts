import type { CustomMetadataRecord, XmlNode } from "./types.js";
import { all, first, isTrue, textOf } from "./xml.js";

/** Reads one record. The file is named `Type.DeveloperName`, the type without `__mdt`. */
export function readCustomMetadata(name: string, node: XmlNode): CustomMetadataRecord {
  const dot = name.indexOf(".");
  const type = name.slice(0, dot);
  const values = new Map<string, string | null>();
  for (const item of all(node, "values")) {
    const value = first(item, "value");
    const isNull = value === null || value.children.get("@xsi:nil")?.[0]?.text === "true";
    values.set(textOf(item, "field") ?? "", isNull ? null : value.text);
  }
  return {
    type: type.endsWith("__mdt") ? type : `${type}__mdt`,
    developerName: name.slice(dot + 1),
    label: textOf(node, "label") ?? name.slice(dot + 1),
    isProtected: isTrue(node, "protected"),
    values,
  };
}
