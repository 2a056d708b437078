import type { FieldDescribe, FieldType } from "./types.js";

/** A field in the making: everything may be changed until it is frozen into an object. */
export type FieldDraft = { -readonly [Key in keyof FieldDescribe]: FieldDescribe[Key] };

/** A plain optional, editable field of a type; callers change what differs. */
export function draftField(objectName: string, apiName: string, type: FieldType): FieldDraft {
  const long = type === "address" || type === "location" || type === "base64" || type === "complexvalue";
  return {
    apiName,
    key: apiName.toLowerCase(),
    objectName,
    label: labelOf(apiName),
    type,
    length: DEFAULT_LENGTH[type] ?? 0,
    precision: type === "double" || type === "currency" || type === "percent" ? 18 : 0,
    scale: 0,
    nillable: type !== "boolean",
    unique: false,
    caseSensitive: false,
    externalId: false,
    createable: !long || type === "base64",
    updateable: !long || type === "base64",
    custom: apiName.includes("__"),
    calculated: false,
    formula: null,
    formulaTreatBlankAs: "BlankAsZero",
    summary: null,
    autoNumber: false,
    displayFormat: null,
    nameField: false,
    defaultValue: null,
    defaultedOnCreate: type === "boolean",
    picklist: [],
    restrictedPicklist: false,
    dependentPicklist: false,
    controllerName: null,
    referenceTo: [],
    relationshipName: null,
    childRelationshipName: null,
    relationshipOrder: null,
    deleteConstraint: "SetNull",
    reparentable: false,
    writeRequiresMasterRead: false,
    polymorphicForeignKey: false,
    compoundFieldName: null,
    htmlFormatted: false,
    encrypted: type === "encryptedstring",
    filterable: !long,
    sortable: !long && type !== "multipicklist",
    groupable: [
      "string",
      "picklist",
      "reference",
      "id",
      "boolean",
      "int",
      "date",
      "email",
      "phone",
      "url",
      "combobox",
    ].includes(type),
    idLookup: type === "id",
    helpText: null,
    permissionable: type !== "id",
    metadataRelationship: false,
  };
}

const DEFAULT_LENGTH: Partial<Record<FieldType, number>> = {
  id: 18,
  reference: 18,
  string: 255,
  textarea: 255,
  email: 80,
  phone: 40,
  url: 255,
  picklist: 255,
  multipicklist: 4099,
  combobox: 255,
  encryptedstring: 175,
};

/** Marks a field as filled by the platform alone. */
export function systemField(field: FieldDraft): FieldDraft {
  field.createable = false;
  field.updateable = false;
  field.permissionable = false;
  field.nillable = false;
  field.defaultedOnCreate = true;
  return field;
}

/** A reference field with its relationship name. */
export function referenceField(
  objectName: string,
  apiName: string,
  targets: readonly string[],
  relationship: string | null,
): FieldDraft {
  const field = draftField(objectName, apiName, "reference");
  field.referenceTo = targets;
  field.relationshipName = relationship;
  field.polymorphicForeignKey = targets.length > 1;
  return field;
}

/** The fields every stored object has. */
export function auditFields(objectName: string): FieldDraft[] {
  const id = systemField(draftField(objectName, "Id", "id"));
  id.label = "Record ID";
  return [
    id,
    systemField(draftField(objectName, "IsDeleted", "boolean")),
    systemField(draftField(objectName, "CreatedDate", "datetime")),
    systemField(referenceField(objectName, "CreatedById", ["User"], "CreatedBy")),
    systemField(draftField(objectName, "LastModifiedDate", "datetime")),
    systemField(referenceField(objectName, "LastModifiedById", ["User"], "LastModifiedBy")),
    systemField(draftField(objectName, "SystemModstamp", "datetime")),
  ];
}

/** Names that the platform fills whatever the object. */
export const SYSTEM_FIELDS = new Set(
  [
    "Id",
    "IsDeleted",
    "CreatedDate",
    "CreatedById",
    "LastModifiedDate",
    "LastModifiedById",
    "SystemModstamp",
    "LastActivityDate",
    "LastViewedDate",
    "LastReferencedDate",
  ].map((name) => name.toLowerCase()),
);

/** `NumberOfEmployees` -> `Number Of Employees`, `OwnerId` -> `Owner ID`, `My_Field__c` -> `My Field`. */
export function labelOf(apiName: string): string {
  const bare = apiName.replace(/^[A-Za-z0-9]+__(?=\w+__)/, "").replace(/__[a-z]+$/, "");
  const words = bare
    .replaceAll("_", " ")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2");
  return words.replace(/\bId$/, "ID").trim();
}
