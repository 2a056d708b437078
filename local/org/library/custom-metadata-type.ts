import { currentEngine } from "../database/engine.js";
import { fillFormulas } from "../database/formula/refresh.js";
import { ApexMap } from "../runtime/collections.js";
import { findObject } from "../runtime/registry.js";
import type { SObject } from "../runtime/sobject.js";
import { isIdForm, toId18 } from "../schema/ids.js";
import type { ObjectDescribe } from "../schema/types.js";
import { defineClass } from "./define.js";

function describeOf(type: string): ObjectDescribe {
  const describe = findObject(type);
  if (describe === undefined) throw new Error(`The org has no object ${type}`);
  return describe;
}

function whole(records: SObject[]): SObject[] {
  fillFormulas(records);
  return records;
}

/** Rule__mdt.getAll(): every record by developer name (qualified by a foreign namespace); no query is counted. */
function getAll(type: string): ApexMap {
  const describe = describeOf(type);
  const map = new ApexMap("String", describe.apiName);
  for (const record of whole(currentEngine().records.readAll(describe)))
    map.put(record.values.get("developername"), record);
  return map;
}

/** By id, developer name or qualified name; null when there is none. */
function getInstance(type: string, name: string | null): SObject | null {
  if (name === null) return null;
  const describe = describeOf(type);
  const { records } = currentEngine();
  const id = isIdForm(name) ? toId18(name) : null;
  const byId = id === null ? undefined : records.read(describe, [id]).get(id);
  const found =
    byId ??
    records.readWhere(describe, "developername", [name])[0] ??
    records.readWhere(describe, "qualifiedapiname", [name])[0];
  return found === undefined ? null : (whole([found])[0] as SObject);
}

// The static methods that every custom metadata type has; the name of the type comes first.
defineClass({
  name: "CustomMetadataType",
  typeParameters: ["T"],
  statics: {
    "Map<String, T> getAll(String type)": getAll,
    "T getInstance(String type, String name)": getInstance,
  },
});
