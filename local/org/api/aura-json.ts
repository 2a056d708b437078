import { type ApexClass, apexClassOf } from "../runtime/classes.js";
import { ApexList, ApexMap, ApexSet } from "../runtime/collections.js";
import { SObject } from "../runtime/sobject.js";
import { stringOf } from "../runtime/text.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import { ApexDouble } from "../runtime/values/double.js";
import { EnumValue } from "../runtime/values/enum-value.js";
import { valueToJson } from "./record-values.js";

/** A returned value as a Lightning component receives it: of Apex objects only what is @AuraEnabled, of records what was queried. */
export function auraJson(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof ApexList) return value.items.map(auraJson);
  if (value instanceof ApexSet) return [...value].map(auraJson);
  if (value instanceof ApexMap)
    return Object.fromEntries([...value].map(([key, item]) => [stringOf(key), auraJson(item)]));
  if (value instanceof SObject) return recordJson(value);
  if (value instanceof EnumValue) return value.name;
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDatetime) return new Date(value.ms).toISOString();
  const apexClass = apexClassOf(value);
  return apexClass === undefined ? valueToJson(value) : objectJson(value, apexClass);
}

function objectJson(value: unknown, apexClass: ApexClass): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (let each: ApexClass | null = apexClass; each !== null; each = each.superclass) {
    for (const field of each.fields) {
      const enabled = field.annotations.some((annotation) => annotation.name === "auraenabled");
      if (!field.isStatic && enabled && !(field.name in json)) json[field.name] = auraJson(field.get(value));
    }
    for (const method of each.methods) {
      const name = /^get(\w+)$/i.exec(method.name)?.[1];
      const enabled = method.annotations.some((annotation) => annotation.name === "auraenabled");
      if (name === undefined || method.isStatic || !enabled || method.parameters.length > 0) continue;
      const property = name.charAt(0).toLowerCase() + name.slice(1);
      if (!(property in json)) json[property] = auraJson(method.call(value, []));
    }
  }
  return json;
}

function recordJson(record: SObject): Record<string, unknown> {
  const { describe } = record;
  const json: Record<string, unknown> = {};
  for (const [key, value] of record.values) {
    const field = describe.fields.get(key);
    if (field !== undefined && value !== null)
      json[field.apiName] = value instanceof ApexDatetime ? new Date(value.ms).toISOString() : valueToJson(value);
  }
  for (const [key, parent] of record.parents ?? []) {
    if (parent !== null) json[describe.parentRelationship(key)?.relationshipName ?? key] = recordJson(parent);
  }
  for (const [key, list] of record.children ?? [])
    json[describe.childRelationship(key)?.relationshipName ?? key] = auraJson(list);
  return json;
}
