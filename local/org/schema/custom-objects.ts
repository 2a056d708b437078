import type { Metadata, ObjectMetadata, XmlNode } from "../metadata/types.js";
import { first, isTrue, textOf } from "../metadata/xml.js";
import { customFields } from "./custom-fields.js";
import type { ObjectFacts } from "./describe.js";
import { auditFields, draftField, labelOf, referenceField, systemField, type FieldDraft } from "./fields.js";
import type { SharingModel } from "./types.js";

export type CustomKind = "object" | "setting" | "metadata" | "event" | "big" | "external";

/** What a custom object is, by the suffix of its name and its settings type. */
export function customKind(name: string, node: XmlNode | null): CustomKind {
  if (/__mdt$/i.test(name)) return "metadata";
  if (/__e$/i.test(name)) return "event";
  if (/__b$/i.test(name)) return "big";
  if (/__x$/i.test(name)) return "external";
  return node !== null && textOf(node, "customSettingsType") !== null ? "setting" : "object";
}

/** Facts of a custom object as its file states them. */
export function customFacts(apiName: string, keyPrefix: string, node: XmlNode | null, isDetail: boolean): ObjectFacts {
  const kind = customKind(apiName, node);
  const label = (node && textOf(node, "label")) ?? labelOf(apiName);
  const stored = kind === "object" || kind === "setting" || kind === "big";
  const settingType =
    kind === "setting" ? ((node && textOf(node, "customSettingsType")) as "Hierarchy" | "List") : null;
  return {
    apiName,
    key: apiName.toLowerCase(),
    label,
    labelPlural: (node && textOf(node, "pluralLabel")) ?? label,
    keyPrefix,
    custom: true,
    isCustomSetting: kind === "setting",
    customSettingType: settingType,
    isCustomMetadata: kind === "metadata",
    isPlatformEvent: kind === "event",
    isBigObject: kind === "big",
    derivedKind: null,
    associateEntity: null,
    publishBehavior:
      kind === "event"
        ? (((node && textOf(node, "publishBehavior")) ?? "PublishAfterCommit") as "PublishAfterCommit")
        : null,
    sharingModel: sharingOf(kind, node, isDetail),
    visibility: ((node && textOf(node, "visibility")) ?? "Public") as ObjectFacts["visibility"],
    createable: stored || kind === "event",
    updateable: kind === "object" || kind === "setting",
    deletable: kind === "object" || kind === "setting",
    undeletable: kind === "object",
    queryable: kind !== "event",
    searchable: kind === "object" && node !== null && textOf(node, "enableSearch") !== "false",
    mergeable: false,
    enableActivities: node !== null && isTrue(node, "enableActivities"),
    enableHistory: node !== null && isTrue(node, "enableHistory"),
    deprecatedAndHidden: false,
  };
}

function sharingOf(kind: CustomKind, node: XmlNode | null, isDetail: boolean): SharingModel {
  if (kind !== "object") return "ReadWrite";
  if (isDetail) return "ControlledByParent";
  return ((node && textOf(node, "sharingModel")) ?? "ReadWrite") as SharingModel;
}

/** System fields, the name field, then the declared fields. */
export function customObjectFields(
  metadata: Metadata,
  apiName: string,
  entry: ObjectMetadata,
  hasRecordTypes: boolean,
): FieldDraft[] {
  const kind = customKind(apiName, entry.node);
  const declared = entry.fields
    .filter(({ name }) => name.includes("__"))
    .flatMap(({ name, node }) => customFields(metadata, apiName, name, node));
  if (kind === "metadata") return [...metadataFields(apiName), ...declared];
  if (kind === "event") return [...eventFields(apiName), ...declared];
  const isDetail = declared.some((field) => field.relationshipOrder !== null);
  const fields = auditFields(apiName);
  if (kind === "setting") {
    const owner = referenceField(apiName, "SetupOwnerId", ["Organization", "Profile", "User"], "SetupOwner");
    fields.push(
      Object.assign(owner, { updateable: false, nillable: false, permissionable: false, defaultedOnCreate: true }),
    );
  } else if (!isDetail) fields.push(ownerField(apiName));
  fields.push(nameField(apiName, kind, entry.node));
  if (hasRecordTypes) fields.push(recordTypeField(apiName));
  if (entry.node !== null && isTrue(entry.node, "enableActivities"))
    fields.push(Object.assign(systemField(draftField(apiName, "LastActivityDate", "date")), { nillable: true }));
  if (kind === "object")
    for (const name of ["LastViewedDate", "LastReferencedDate"])
      fields.push(Object.assign(systemField(draftField(apiName, name, "datetime")), { nillable: true }));
  return [...fields, ...declared];
}

export function ownerField(apiName: string): FieldDraft {
  const owner = referenceField(apiName, "OwnerId", ["Group", "User"], "Owner");
  return Object.assign(owner, { nillable: false, permissionable: false, defaultedOnCreate: true });
}

export function recordTypeField(apiName: string): FieldDraft {
  return Object.assign(referenceField(apiName, "RecordTypeId", ["RecordType"], "RecordType"), {
    permissionable: false,
    defaultedOnCreate: true,
  });
}

function nameField(apiName: string, kind: CustomKind, node: XmlNode | null): FieldDraft {
  const field = draftField(apiName, "Name", "string");
  field.length = kind === "setting" ? 38 : 80;
  const declared = node === null ? null : first(node, "nameField");
  if (declared !== null) field.label = textOf(declared, "label") ?? "Name";
  Object.assign(field, {
    nameField: true,
    permissionable: false,
    idLookup: true,
    nillable: true,
    defaultedOnCreate: true,
  });
  if (declared !== null && textOf(declared, "type") === "AutoNumber") {
    const displayFormat = textOf(declared, "displayFormat") ?? "{0}";
    Object.assign(field, { autoNumber: true, displayFormat, createable: false, updateable: false, nillable: false });
  }
  return field;
}

function metadataFields(apiName: string): FieldDraft[] {
  const id = systemField(draftField(apiName, "Id", "id"));
  const text = (name: string, length: number): FieldDraft =>
    Object.assign(draftField(apiName, name, "string"), { length, permissionable: false });
  return [
    id,
    Object.assign(text("DeveloperName", 40), { nillable: false }),
    Object.assign(text("MasterLabel", 40), { nillable: false, nameField: true }),
    Object.assign(text("Label", 40), { nillable: false }),
    text("Language", 40),
    text("NamespacePrefix", 15),
    text("QualifiedApiName", 70),
    systemField(draftField(apiName, "SystemModstamp", "datetime")),
  ];
}

function eventFields(apiName: string): FieldDraft[] {
  const replay = Object.assign(draftField(apiName, "ReplayId", "string"), {
    createable: false,
    updateable: false,
    permissionable: false,
  });
  const uuid = Object.assign(draftField(apiName, "EventUuid", "string"), {
    createable: true,
    updateable: false,
    length: 36,
    permissionable: false,
  });
  return [
    replay,
    uuid,
    Object.assign(draftField(apiName, "CreatedDate", "datetime"), { updateable: false, permissionable: false }),
    Object.assign(referenceField(apiName, "CreatedById", ["User"], "CreatedBy"), {
      updateable: false,
      permissionable: false,
    }),
  ];
}
