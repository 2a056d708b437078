import type { ApexClass, ApexField } from "../runtime/classes.js";
import { throwApex } from "../runtime/exceptions.js";
import { findClass, findObject } from "../runtime/registry.js";
import { checkedId, SObject } from "../runtime/sobject.js";
import { parseTypeName, type TypeName } from "../runtime/type-names.js";
import type { ObjectDescribe } from "../schema/types.js";
import { apexTypeOf } from "../schema/types.js";
import { ApexList } from "../runtime/values/list.js";
import { ApexMap } from "../runtime/values/map.js";
import { ApexSet } from "../runtime/values/set.js";
import { type JsonNode, parseJson, untyped } from "./json-tree.js";
import { readPrimitive } from "./json-primitives.js";
import { lineage } from "./json-write.js";
import { findLibraryClass } from "./registry.js";

/** A library class that can be made from JSON has this static member on its JavaScript class. */
export interface JsonReadable {
  fromApexJson(fields: ReadonlyMap<string, unknown>): unknown;
}

/**
 * Reads a text as a value of a canonical type. What a container starts with is checked before the rest of the text is looked at, so text that is broken
 * later on, but is no container to begin with, is called malformed as on the platform.
 */
export function readText(text: string, typeName: string, strict: boolean): unknown {
  const type = parseTypeName(typeName);
  const first = /^\s*(["\d\-tf{[])/.exec(text)?.[1];
  if (first !== undefined) {
    const start: JsonNode = { kind: "null", line: 1, column: text.indexOf(first) + 1 };
    if ((type.base === "List" || type.base === "Set") && first !== "[")
      malformed(start, "'[' at the beginning of List/Set");
    if (isObjectType(type) && first !== "{") malformed(start, "'{' at the beginning of object");
  }
  return readTyped(parseJson(text), typeName, strict);
}

function isObjectType(type: TypeName): boolean {
  if (type.base === "Map" || type.base === "SObject") return true;
  const apexClass = findClass(type.base);
  return apexClass ? apexClass.kind !== "enum" : findObject(type.base) !== undefined;
}

/** Converts JSON to a value of a canonical type. `strict` refuses members that the type does not have. */
export function readTyped(node: JsonNode, typeName: string, strict: boolean): unknown {
  return read(node, parseTypeName(typeName), strict);
}

function place(node: JsonNode): string {
  return ` at [line:${node.line}, column:${node.column}]`;
}

function malformed(node: JsonNode, expected: string): never {
  throwApex("System.JSONException", `Malformed JSON: Expected ${expected}${place(node)}`);
}

function read(node: JsonNode, type: TypeName, strict: boolean): unknown {
  if (node.kind === "null") return null;
  switch (type.base) {
    case "Object":
      return untyped(node);
    case "List":
    case "Set":
      return readItems(node, type, strict);
    case "Map":
      return readMap(node, type, strict);
    case "SObject":
      return readAnyRecord(node, strict);
    default:
  }
  const primitive = readPrimitive(node, type.base);
  if (primitive !== undefined) return primitive;
  const apexClass = findClass(type.base);
  if (apexClass)
    return apexClass.kind === "enum"
      ? readEnum(node, type.base, apexClass.values ?? [])
      : readInstance(node, apexClass, strict);
  const object = findObject(type.base);
  if (object) return readRecord(node, object, strict);
  return readLibrary(node, type, strict);
}

function readItems(node: JsonNode, type: TypeName, strict: boolean): ApexList | ApexSet {
  const element = type.arguments[0] as TypeName;
  // A sub-query's result stands for its list of records.
  const source = node.kind === "object" ? node.entries.find(([name]) => name === "records")?.[1] : node;
  if (!source || source.kind !== "array") return malformed(node, "'[' at the beginning of List/Set");
  const items = source.items.map((item) => read(item, element, strict));
  return type.base === "List" ? new ApexList(element.text, items) : ApexSet.from(element.text, items);
}

function readMap(node: JsonNode, type: TypeName, strict: boolean): ApexMap {
  if (node.kind !== "object") return malformed(node, "'{' at the beginning of object");
  const [key, value] = type.arguments as [TypeName, TypeName];
  const map = new ApexMap(key.text, value.text);
  for (const [name, item] of node.entries) {
    map.put(
      read({ kind: "string", text: name, line: item.line, column: item.column }, key, strict),
      read(item, value, strict),
    );
  }
  return map;
}

function readEnum(node: JsonNode, typeName: string, values: readonly { name: string }[]): unknown {
  const found =
    node.kind === "string" ? values.find((value) => value.name.toLowerCase() === node.text.toLowerCase()) : undefined;
  if (!found) throwApex("System.JSONException", `Invalid value for enum ${typeName}${place(node)}`);
  return found;
}

function readInstance(node: JsonNode, apexClass: ApexClass, strict: boolean): unknown {
  if (node.kind !== "object") return malformed(node, "'{' at the beginning of object");
  if (apexClass.kind === "interface" || apexClass.isAbstract || apexClass.exceptionBase) {
    throwApex("System.JSONException", `Apex Type unsupported in JSON: ${apexClass.name}`);
  }
  const instance = apexClass.allocate();
  const fields = fieldsOf(apexClass);
  const seen = new Set<ApexField>();
  for (const [name, item] of node.entries) {
    const field = fields.get(name.toLowerCase());
    if (!field) {
      if (strict) throwApex("System.JSONException", `Unknown field: ${apexClass.name}.${name}`);
      continue;
    }
    if (strict && seen.has(field))
      throwApex("System.JSONException", `Duplicate field: ${apexClass.name}.${field.name}`);
    seen.add(field);
    if (field.isTransient) continue;
    const value = read(item, parseTypeName(field.type), strict);
    field.set?.(instance, value);
  }
  return instance;
}

const fieldTables = new WeakMap<ApexClass, Map<string, ApexField>>();

function fieldsOf(apexClass: ApexClass): Map<string, ApexField> {
  let table = fieldTables.get(apexClass);
  if (!table) {
    table = new Map(
      lineage(apexClass).flatMap((level) =>
        level.fields.filter((field) => !field.isStatic).map((field) => [field.name.toLowerCase(), field] as const),
      ),
    );
    fieldTables.set(apexClass, table);
  }
  return table;
}

function readAnyRecord(node: JsonNode, strict: boolean): SObject {
  if (node.kind !== "object") return malformed(node, "'{' at the beginning of object");
  const attributes = node.entries.find(([name]) => name === "attributes")?.[1];
  const type = attributes?.kind === "object" ? attributes.entries.find(([name]) => name === "type")?.[1] : undefined;
  const object = type?.kind === "string" ? findObject(type.text) : undefined;
  if (!object)
    throwApex(
      "System.JSONException",
      `Cannot deserialize instance of SObject without the attribute 'type'${place(node)}`,
    );
  return readRecord(node, object, strict, true);
}

/** A record of an object that the Apex type names; `named` by the JSON itself, members it does not have are passed over. */
function readRecord(node: JsonNode, object: ObjectDescribe, strict: boolean, named = false): SObject {
  if (node.kind !== "object") return malformed(node, "'{' at the beginning of object");
  const [only, ...others] = node.entries;
  // The record may be wrapped in the name of its object.
  if (only?.[1].kind === "object" && others.length === 0 && only[0].toLowerCase() === object.apiName.toLowerCase())
    return readRecord(only[1], object, strict, named);
  const record = new SObject(object);
  for (const [name, item] of node.entries) {
    if (name === "attributes" || ((named || item.kind === "object") && !hasMember(object, name))) continue;
    readMember(record, name, item, strict);
  }
  return record;
}

function hasMember(object: ObjectDescribe, name: string): boolean {
  return (
    object.field(name) !== undefined ||
    object.parentRelationship(name) !== undefined ||
    object.childRelationship(name) !== undefined
  );
}

function readMember(record: SObject, name: string, item: JsonNode, strict: boolean): void {
  const object = record.describe;
  const field = object.field(name);
  if (field) {
    const type = apexTypeOf(field);
    const value =
      item.kind === "string" && type === "Id"
        ? item.text === ""
          ? null
          : checkedId(item.text)
        : read(item, parseTypeName(type), strict);
    record.putField(field, value);
    return;
  }
  const parent = object.parentRelationship(name);
  if (parent) {
    const target = parent.referenceTo.length === 1 ? findObject(parent.referenceTo[0] as string) : undefined;
    record.putParent(
      name,
      item.kind === "null" ? null : target ? readRecord(item, target, strict) : readAnyRecord(item, strict),
    );
    return;
  }
  const child = object.childRelationship(name);
  if (!child) throwApex("System.JSONException", `No such column '${name}' on sobject of type ${object.apiName}`);
  if (item.kind !== "null")
    record.putChildren(name, readItems(item, parseTypeName(`List<${child.childObject}>`), strict) as ApexList);
}

function readLibrary(node: JsonNode, type: TypeName, strict: boolean): unknown {
  const found = findLibraryClass(type.base);
  if (found?.kind === "enum") return readEnum(node, type.base, found.values);
  const js = found?.js as Partial<JsonReadable> | undefined;
  if (!js?.fromApexJson || node.kind !== "object")
    throwApex("System.JSONException", `Apex Type unsupported in JSON: ${type.text}`);
  const types = (js as { apexJsonTypes?: Record<string, string> }).apexJsonTypes ?? {};
  return js.fromApexJson(
    new Map(
      node.entries.map(([name, item]) => [
        name,
        types[name] ? read(item, parseTypeName(types[name]), strict) : untyped(item),
      ]),
    ),
  );
}
