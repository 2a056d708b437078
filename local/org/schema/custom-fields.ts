import type { Metadata, XmlNode } from "../metadata/types.js";
import { all, first, isTrue, textOf } from "../metadata/xml.js";
import { draftField, labelOf, type FieldDraft } from "./fields.js";
import { qualify } from "./names.js";
import type { FieldType, PicklistValue, SummaryDefinition } from "./types.js";

const TYPES: Record<string, FieldType> = {
  Text: "string",
  Number: "double",
  Currency: "currency",
  Percent: "percent",
  Checkbox: "boolean",
  Date: "date",
  DateTime: "datetime",
  Time: "time",
  Email: "email",
  Phone: "phone",
  Url: "url",
  TextArea: "textarea",
  LongTextArea: "textarea",
  Html: "textarea",
  EncryptedText: "encryptedstring",
  Picklist: "picklist",
  MultiselectPicklist: "multipicklist",
  Lookup: "reference",
  MasterDetail: "reference",
  Hierarchy: "reference",
  MetadataRelationship: "reference",
  ExternalLookup: "reference",
  IndirectLookup: "reference",
  AutoNumber: "string",
  Summary: "double",
  Location: "location",
  Address: "address",
};

/** The fields one `CustomField` declares: one, or three for a location. Throws with field and type when the type is unknown. */
export function customFields(metadata: Metadata, objectName: string, name: string, node: XmlNode): FieldDraft[] {
  const namespace = metadata.namespace;
  const apiName = qualify(name, namespace);
  const typeName = textOf(node, "type") ?? "";
  const type = TYPES[typeName];
  if (type === undefined) throw new Error(`Field ${objectName}.${name}: type '${typeName}' is not supported`);
  const field = draftField(objectName, apiName, type);
  field.label = textOf(node, "label") ?? labelOf(apiName);
  field.helpText = textOf(node, "inlineHelpText");
  field.length = lengthOf(node, typeName, field.length);
  field.precision = Number(textOf(node, "precision") ?? field.precision);
  field.scale = Number(textOf(node, "scale") ?? field.scale);
  field.unique = isTrue(node, "unique");
  field.externalId = isTrue(node, "externalId");
  field.idLookup = field.externalId;
  field.caseSensitive = isTrue(node, "caseSensitive");
  field.nillable = type !== "boolean" && !isTrue(node, "required");
  field.permissionable = field.nillable || type === "boolean";
  field.defaultValue = textOf(node, "defaultValue");
  field.defaultedOnCreate = field.defaultValue !== null || type === "boolean";
  field.htmlFormatted = typeName === "Html";
  if (["LongTextArea", "Html", "EncryptedText"].includes(typeName))
    Object.assign(field, { filterable: false, sortable: false, groupable: false });
  readReference(metadata, field, node, typeName);
  readPicklist(metadata, field, node);
  readComputed(metadata, field, node, typeName);
  return typeName === "Location" ? [field, ...coordinates(field)] : [field];
}

function lengthOf(node: XmlNode, typeName: string, fallback: number): number {
  const stated = textOf(node, "length");
  if (stated !== null) return Number(stated);
  return typeName === "LongTextArea" || typeName === "Html" ? 32768 : fallback;
}

function readReference(metadata: Metadata, field: FieldDraft, node: XmlNode, typeName: string): void {
  if (field.type !== "reference") return;
  const targets = all(node, "referenceTo").map((target) => qualify(target.text, metadata.namespace));
  field.referenceTo = targets.length > 0 ? targets : [typeName === "Hierarchy" ? "User" : field.objectName];
  field.relationshipName = field.apiName.replace(/__c$/, "__r");
  const childName = textOf(node, "relationshipName");
  field.childRelationshipName = childName === null ? null : qualify(`${childName}__r`, metadata.namespace);
  field.length = 18;
  field.metadataRelationship = typeName === "MetadataRelationship";
  const controlling = textOf(node, "metadataRelationshipControllingField");
  if (controlling !== null) field.controllerName = qualify(controlling.split(".").pop() as string, metadata.namespace);
  const constraint = textOf(node, "deleteConstraint");
  if (constraint !== null) field.deleteConstraint = constraint as FieldDraft["deleteConstraint"];
  if (typeName !== "MasterDetail") return;
  field.nillable = false;
  field.permissionable = false;
  field.deleteConstraint = "Cascade";
  field.relationshipOrder = Number(textOf(node, "relationshipOrder") ?? 0);
  field.reparentable = isTrue(node, "reparentableMasterDetail");
  field.updateable = field.reparentable;
  field.writeRequiresMasterRead = isTrue(node, "writeRequiresMasterRead");
}

/** Values of a picklist: own, of a global value set, or in the older `picklist` form. */
function readPicklist(metadata: Metadata, field: FieldDraft, node: XmlNode): void {
  if (field.type !== "picklist" && field.type !== "multipicklist") return;
  const set = first(node, "valueSet");
  const old = first(node, "picklist");
  const globalName = set ? textOf(set, "valueSetName") : null;
  const global = globalName === null ? null : (metadata.globalValueSets.get(globalName.toLowerCase()) ?? null);
  const own = set ? first(set, "valueSetDefinition") : null;
  const values = global
    ? [...all(global, "customValue"), ...all(global, "values")]
    : own
      ? all(own, "value")
      : old
        ? all(old, "picklistValues")
        : [];
  field.picklist = readValues(values, set);
  field.restrictedPicklist = globalName !== null || (set !== null && isTrue(set, "restricted"));
  const controller = (set ? textOf(set, "controllingField") : null) ?? (old ? textOf(old, "controllingField") : null);
  field.controllerName = controller === null ? null : qualify(controller, metadata.namespace);
  field.dependentPicklist = controller !== null;
  const standing = field.picklist.find((each) => each.isDefault)?.value;
  if (standing !== undefined && field.defaultValue === null) {
    field.defaultValue = JSON.stringify(standing);
    field.defaultedOnCreate = true;
  }
}

/** Reads `value`, `customValue` or `picklistValues` elements; `settings` holds the dependencies on a controlling field. */
export function readValues(values: readonly XmlNode[], settings: XmlNode | null): PicklistValue[] {
  const validFor = new Map<string, string[]>();
  if (settings !== null)
    for (const setting of all(settings, "valueSettings")) {
      const name = textOf(setting, "valueName") ?? "";
      validFor.set(name, [
        ...(validFor.get(name) ?? []),
        ...all(setting, "controllingFieldValue").map((each) => each.text),
      ]);
    }
  return values.map((value) => {
    const name = textOf(value, "fullName") ?? "";
    const controlled = validFor.get(name) ?? all(value, "controllingFieldValues").map((each) => each.text);
    return {
      value: name,
      label: textOf(value, "label") ?? name,
      active: textOf(value, "isActive") !== "false",
      isDefault: isTrue(value, "default"),
      ...(controlled.length > 0 || settings?.children.has("controllingField") ? { validFor: controlled } : {}),
    };
  });
}

function readComputed(metadata: Metadata, field: FieldDraft, node: XmlNode, typeName: string): void {
  const formula = textOf(node, "formula");
  if (formula !== null && typeName !== "Summary") {
    Object.assign(field, {
      formula,
      calculated: true,
      createable: false,
      updateable: false,
      nillable: true,
      permissionable: true,
    });
    field.formulaTreatBlankAs =
      (textOf(node, "formulaTreatBlanksAs") as FieldDraft["formulaTreatBlankAs"]) ?? "BlankAsZero";
    if (field.type === "string") field.length = 1300;
    if (field.type === "boolean") field.nillable = false;
    field.defaultedOnCreate = false;
  }
  if (typeName === "AutoNumber") {
    Object.assign(field, {
      autoNumber: true,
      createable: false,
      updateable: false,
      nillable: false,
      permissionable: true,
    });
    field.displayFormat = textOf(node, "displayFormat") ?? "{0}";
    field.length = 30;
  }
  if (typeName === "Summary") {
    field.summary = summaryOf(metadata, node);
    Object.assign(field, summarizedType(metadata, node), { precision: 18 });
    Object.assign(field, { calculated: true, createable: false, updateable: false, nillable: true });
  }
}

function summaryOf(metadata: Metadata, node: XmlNode): SummaryDefinition {
  const [childObject = "", childField = ""] = (textOf(node, "summaryForeignKey") ?? "").split(".");
  const summarized = textOf(node, "summarizedField");
  const qualified = (name: string): string => qualify(name, metadata.namespace);
  return {
    operation: (textOf(node, "summaryOperation") ?? "count") as SummaryDefinition["operation"],
    childObject: qualified(childObject),
    childField: qualified(childField),
    summarizedField: summarized === null ? null : qualified(summarized.split(".").pop() as string),
    filters: all(node, "summaryFilterItems").map((item) => ({
      field: qualified((textOf(item, "field") ?? "").split(".").pop() as string),
      operation: textOf(item, "operation") ?? "equals",
      value: textOf(item, "value") ?? "",
    })),
  };
}

/** A roll-up has the type and scale of the field it sums up; a count is a whole number. Standard fields count as currency. */
function summarizedType(metadata: Metadata, node: XmlNode): Partial<FieldDraft> {
  const [object = "", name = ""] = (textOf(node, "summarizedField") ?? "").split(".");
  if (name === "") return { type: "double", scale: 0 };
  const source = metadata.objects
    .get(object.toLowerCase())
    ?.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())?.node;
  if (source === undefined) return { type: "currency", scale: 2 };
  return { type: TYPES[textOf(source, "type") ?? ""] ?? "double", scale: Number(textOf(source, "scale") ?? 0) };
}

/** `Place__c` brings `Place__Latitude__s` and `Place__Longitude__s`. */
function coordinates(field: FieldDraft): FieldDraft[] {
  return ["Latitude", "Longitude"].map((part) => {
    const half = draftField(field.objectName, field.apiName.replace(/__c$/, `__${part}__s`), "double");
    return Object.assign(half, {
      label: `${field.label} (${part})`,
      precision: 18,
      scale: 15,
      compoundFieldName: field.apiName,
      nillable: field.nillable,
    });
  });
}
