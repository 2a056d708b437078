import type { ObjectMetadata } from "../metadata/types.js";
import { all, isTrue, textOf } from "../metadata/xml.js";
import { makeId } from "./ids.js";
import { qualify } from "./names.js";
import type { RecordTypeDescribe } from "./types.js";

export const MASTER_RECORD_TYPE_ID = "012000000000000AAA";

/** Gives out record type ids: the same metadata always gets the same ones. */
export class RecordTypeIds {
  private next = 1;
  take(): string {
    return makeId("012", 0x5000 + this.next++);
  }
}

/** Record types of an object, the master last; empty when the object declares none. */
export function recordTypesOf(object: ObjectMetadata | undefined, namespace: string | null, ids: RecordTypeIds): RecordTypeDescribe[] {
  if (object === undefined || object.recordTypes.length === 0) return [];
  const own = object.recordTypes.map(({ name, node }, index): RecordTypeDescribe => {
    const picklistValues = new Map<string, { values: string[]; defaultValue: string | null }>();
    for (const item of all(node, "picklistValues")) {
      const values = all(item, "values");
      picklistValues.set(qualify(textOf(item, "picklist") ?? "", namespace).toLowerCase(), {
        values: values.map((value) => decodeURIComponent(textOf(value, "fullName") ?? "")),
        defaultValue: values.filter((value) => isTrue(value, "default")).map((value) => decodeURIComponent(textOf(value, "fullName") ?? ""))[0] ?? null,
      });
    }
    return {
      id: ids.take(),
      developerName: name,
      name: textOf(node, "label") ?? name,
      description: textOf(node, "description"),
      active: textOf(node, "active") !== "false",
      isMaster: false,
      isDefault: index === 0,
      namespacePrefix: namespace,
      picklistValues,
      businessProcess: textOf(node, "businessProcess"),
    };
  });
  return [...own, masterRecordType()];
}

/** The record type every object has when nothing else applies. */
export function masterRecordType(): RecordTypeDescribe {
  return {
    id: MASTER_RECORD_TYPE_ID,
    developerName: "Master",
    name: "Master",
    description: null,
    active: true,
    isMaster: true,
    isDefault: false,
    namespacePrefix: null,
    picklistValues: new Map(),
    businessProcess: null,
  };
}
