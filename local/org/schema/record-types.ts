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
export function recordTypesOf(
  object: ObjectMetadata | undefined,
  namespace: string | null,
  ids: RecordTypeIds,
): RecordTypeDescribe[] {
  if (object === undefined || object.recordTypes.length === 0) return [];
  return [...declaredTypes(object, namespace, ids, false), masterRecordType()];
}

/** Record types of Account in an org with person accounts: one for businesses and one for persons are always there. */
export function accountRecordTypes(
  account: ObjectMetadata | undefined,
  person: ObjectMetadata | undefined,
  namespace: string | null,
  ids: RecordTypeIds,
): RecordTypeDescribe[] {
  const business = account === undefined ? [] : declaredTypes(account, namespace, ids, false);
  const persons = person === undefined ? [] : declaredTypes(person, namespace, ids, true);
  if (business.length === 0) business.push(plainType("Business_Account", "Business Account", ids, false));
  if (persons.length === 0) persons.push(plainType("PersonAccount", "Person Account", ids, true));
  return [...business, ...persons, masterRecordType()];
}

function plainType(developerName: string, name: string, ids: RecordTypeIds, isPersonType: boolean): RecordTypeDescribe {
  return {
    ...masterRecordType(),
    id: ids.take(),
    developerName,
    name,
    isMaster: false,
    isDefault: !isPersonType,
    isPersonType,
  };
}

function declaredTypes(
  object: ObjectMetadata,
  namespace: string | null,
  ids: RecordTypeIds,
  isPersonType: boolean,
): RecordTypeDescribe[] {
  return object.recordTypes.map(({ name, node }, index): RecordTypeDescribe => {
    const picklistValues = new Map<string, { values: string[]; defaultValue: string | null }>();
    for (const item of all(node, "picklistValues")) {
      const values = all(item, "values");
      picklistValues.set(qualify(textOf(item, "picklist") ?? "", namespace).toLowerCase(), {
        values: values.map((value) => decodeURIComponent(textOf(value, "fullName") ?? "")),
        defaultValue:
          values
            .filter((value) => isTrue(value, "default"))
            .map((value) => decodeURIComponent(textOf(value, "fullName") ?? ""))[0] ?? null,
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
      isPersonType,
      namespacePrefix: namespace,
      picklistValues,
      businessProcess: textOf(node, "businessProcess"),
    };
  });
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
    isPersonType: false,
    namespacePrefix: null,
    picklistValues: new Map(),
    businessProcess: null,
  };
}
