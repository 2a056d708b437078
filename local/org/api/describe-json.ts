import type { FieldDescribe, FieldType, ObjectDescribe } from "../schema/types.js";
import type { UserContext } from "../security/users.js";
import type { Json } from "./record-json.js";

/** Describe answers of the REST API, cut to what the user may see. */

/** An entry of the global describe. */
export function objectSummary(object: ObjectDescribe, user: UserContext, base: string): Json {
  const url = `${base}/sobjects/${object.apiName}`;
  return {
    activateable: false,
    associateEntityType: object.derivedKind,
    associateParentEntity: object.associateEntity,
    createable: object.createable && user.can(object.apiName, "create"),
    custom: object.custom,
    customSetting: object.isCustomSetting,
    deepCloneable: false,
    deletable: object.deletable && user.can(object.apiName, "delete"),
    deprecatedAndHidden: object.deprecatedAndHidden,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: object.createable,
    mergeable: object.mergeable,
    mruEnabled: false,
    name: object.apiName,
    queryable: object.queryable,
    replicateable: true,
    retrieveable: true,
    searchable: object.searchable,
    triggerable: true,
    undeletable: object.undeletable,
    updateable: object.updateable && user.can(object.apiName, "edit"),
    urls: { rowTemplate: `${url}/{ID}`, describe: `${url}/describe`, sobject: url },
  };
}

/** The whole describe of an object. */
export function objectDescribe(object: ObjectDescribe, user: UserContext, base: string): Json {
  const fields = [...object.fields.values()].filter((field) => user.canField(object.apiName, field.apiName, "read"));
  return {
    ...objectSummary(object, user, base),
    actionOverrides: [],
    childRelationships: object.childRelationships.map((child) => ({
      cascadeDelete: child.cascadeDelete,
      childSObject: child.childObject,
      deprecatedAndHidden: false,
      field: child.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: child.relationshipName,
      restrictedDelete: child.restrictedDelete,
    })),
    compactLayoutable: true,
    fields: fields.map((field) => fieldDescribe(field, object, user)),
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: object.recordTypes.map((type) => ({
      active: type.active,
      available: true,
      defaultRecordTypeMapping: type.isDefault,
      developerName: type.developerName,
      master: type.isMaster,
      name: type.name,
      recordTypeId: type.id,
      urls: {},
    })),
    searchLayoutable: true,
    supportedScopes: [],
  };
}

const SOAP_TYPES: Partial<Record<FieldType, string>> = {
  id: "tns:ID",
  reference: "tns:ID",
  boolean: "xsd:boolean",
  int: "xsd:int",
  double: "xsd:double",
  currency: "xsd:double",
  percent: "xsd:double",
  date: "xsd:date",
  datetime: "xsd:dateTime",
  time: "xsd:time",
  base64: "xsd:base64Binary",
  address: "urn:address",
  location: "urn:location",
  anytype: "xsd:anyType",
};

function fieldDescribe(field: FieldDescribe, object: ObjectDescribe, user: UserContext): Json {
  const editable = user.canField(object.apiName, field.apiName, "edit");
  return {
    aggregatable: field.type !== "textarea",
    autoNumber: field.autoNumber,
    byteLength: field.length * 3,
    calculated: field.calculated,
    calculatedFormula: field.formula,
    cascadeDelete: field.deleteConstraint === "Cascade",
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.compoundFieldName,
    controllerName: field.controllerName,
    createable: field.createable && editable,
    custom: field.custom,
    defaultValue: field.type === "boolean" ? field.defaultValue === "true" : null,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: field.dependentPicklist,
    deprecatedAndHidden: false,
    digits: field.type === "int" ? 9 : 0,
    encrypted: field.encrypted,
    externalId: field.externalId,
    extraTypeInfo: null,
    filterable: field.filterable,
    groupable: field.groupable,
    highScaleNumber: false,
    htmlFormatted: field.htmlFormatted,
    idLookup: field.idLookup,
    inlineHelpText: field.helpText,
    label: field.label,
    length: field.length,
    name: field.apiName,
    nameField: field.nameField,
    namePointing: field.polymorphicForeignKey,
    nillable: field.nillable,
    permissionable: field.permissionable,
    picklistValues: field.picklist.map((value) => ({
      active: value.active,
      defaultValue: value.isDefault,
      label: value.label,
      validFor: null,
      value: value.value,
    })),
    polymorphicForeignKey: field.polymorphicForeignKey,
    precision: field.precision,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: field.relationshipOrder,
    restrictedDelete: field.deleteConstraint === "Restrict",
    restrictedPicklist: field.restrictedPicklist,
    scale: field.scale,
    soapType: SOAP_TYPES[field.type] ?? "xsd:string",
    sortable: field.sortable,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable && editable,
    writeRequiresMasterRead: field.writeRequiresMasterRead,
  };
}
