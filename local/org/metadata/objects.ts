import type { Metadata, ObjectMetadata, XmlNode } from "./types.js";
import { all, isTrue, readXml, textOf } from "./xml.js";

/** The entry for an object, made when it is first mentioned. */
function objectEntry(metadata: Metadata, name: string): ObjectMetadata {
  // Fields of tasks and events that both share are declared on `Activity`.
  const key = name.toLowerCase();
  const known = metadata.objects.get(key);
  if (known !== undefined) return known;
  const made: ObjectMetadata = {
    name,
    node: null,
    fields: [],
    recordTypes: [],
    validationRules: [],
    fieldSets: [],
    sharingReasons: [],
  };
  metadata.objects.set(key, made);
  return made;
}

/** Reads `X.object` (MDAPI: everything inside) or `X.object-meta.xml` (the object alone). */
export function readObjectFile(metadata: Metadata, name: string, file: string): void {
  const node = readXml(file);
  const entry = objectEntry(metadata, name);
  entry.node = node;
  for (const field of all(node, "fields")) addPart(entry, textOf(field, "fullName") ?? "", "field", field);
  for (const type of all(node, "recordTypes")) addPart(entry, textOf(type, "fullName") ?? "", "recordType", type);
  for (const rule of all(node, "validationRules"))
    addPart(entry, textOf(rule, "fullName") ?? "", "validationRule", rule);
  for (const reason of all(node, "sharingReasons"))
    addPart(entry, textOf(reason, "fullName") ?? "", "sharingReason", reason);
  for (const set of all(node, "fieldSets")) addPart(entry, textOf(set, "fullName") ?? "", "fieldSet", set);
}

export type ObjectPart = "field" | "recordType" | "validationRule" | "fieldSet" | "sharingReason";

/** Reads one decomposed part of an object. */
export function readObjectPart(metadata: Metadata, object: string, name: string, part: ObjectPart, file: string): void {
  addPart(objectEntry(metadata, object), name, part, readXml(file));
}

function addPart(entry: ObjectMetadata, name: string, part: ObjectPart, node: XmlNode): void {
  switch (part) {
    case "field":
      replace(entry.fields, { name, node });
      break;
    case "recordType":
      replace(entry.recordTypes, { name, node });
      break;
    case "fieldSet":
      entry.fieldSets.push(node);
      break;
    case "sharingReason":
      if (!entry.sharingReasons.includes(name)) entry.sharingReasons.push(name);
      break;
    case "validationRule":
      replace(entry.validationRules, {
        name,
        active: isTrue(node, "active"),
        formula: textOf(node, "errorConditionFormula") ?? "",
        errorMessage: textOf(node, "errorMessage") ?? "",
        errorField: textOf(node, "errorDisplayField"),
      });
  }
}

function replace<Item extends { name: string }>(list: Item[], item: Item): void {
  const index = list.findIndex((each) => each.name.toLowerCase() === item.name.toLowerCase());
  if (index >= 0) list[index] = item;
  else list.push(item);
}
