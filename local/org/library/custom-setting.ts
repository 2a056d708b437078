import { currentEngine } from "../database/engine.js";
import { mergedSetting, organizationId, settingOf } from "../database/settings.js";
import { current } from "../execution/context.js";
import { ApexMap } from "../runtime/collections.js";
import { findObject } from "../runtime/registry.js";
import { SObject } from "../runtime/sobject.js";
import type { ObjectDescribe } from "../schema/types.js";
import { defineClass } from "./define.js";

function describeOf(type: string): ObjectDescribe {
  const describe = findObject(type);
  if (describe === undefined) throw new Error(`The org has no object ${type}`);
  return describe;
}

/** Owners from a user (or profile) upwards; the running user when none is given. */
function ownersOf(id: string | null): string[] {
  const { user, org } = current();
  const organization = organizationId(currentEngine());
  if (id === null || id === user.id) return [user.id, user.profile.id, organization];
  if (id.startsWith("00e")) return [id, organization];
  return id.startsWith("005") ? [id, org.userContext(id).profile.id, organization] : [id];
}

/** The setting as the user sees it: fields of the most specific rows. Without rows, a record with defaults of checkboxes and no id. */
function getInstance(type: string, id: string | null = null): SObject {
  const describe = describeOf(type);
  const merged = mergedSetting(currentEngine(), describe, ownersOf(id));
  if (merged.values.size === 0) applyDefaults(merged);
  return merged;
}

/** The row of exactly that owner; null when there is none. */
function getValues(type: string, id: string | null): SObject | null {
  return id === null ? null : settingOf(currentEngine(), describeOf(type), id);
}

function getOrgDefaults(type: string): SObject {
  const engine = currentEngine();
  const describe = describeOf(type);
  const stored = settingOf(engine, describe, organizationId(engine));
  if (stored !== null) return stored;
  const empty = new SObject(describe);
  empty.values.set("setupownerid", organizationId(engine));
  applyDefaults(empty);
  return empty;
}

function applyDefaults(record: SObject): void {
  for (const field of record.describe.fields.values())
    if (field.type === "boolean" && field.custom) record.values.set(field.key, field.defaultValue === "true");
}

function getAll(type: string): ApexMap {
  const describe = describeOf(type);
  const map = new ApexMap("String", describe.apiName);
  for (const record of currentEngine().records.readAll(describe)) map.put(record.values.get("name"), record);
  return map;
}

function byName(type: string, name: string | null): SObject | null {
  return name === null ? null : (currentEngine().records.readWhere(describeOf(type), "name", [name])[0] ?? null);
}

// Static methods of every hierarchy setting; the name of the type comes first.
defineClass({
  name: "CustomSetting.Hierarchy",
  typeParameters: ["T"],
  statics: {
    "T getInstance(String type)": (type: string) => getInstance(type),
    "T getInstance(String type, Id owner)": getInstance,
    "T getValues(String type, Id owner)": getValues,
    "T getOrgDefaults(String type)": getOrgDefaults,
  },
});

// Static methods of every list setting.
defineClass({
  name: "CustomSetting.List",
  typeParameters: ["T"],
  statics: {
    "Map<String, T> getAll(String type)": getAll,
    "T getInstance(String type, String name)": byName,
    "T getValues(String type, String name)": byName,
  },
});
