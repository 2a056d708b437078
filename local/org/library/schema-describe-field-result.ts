import { current } from "../execution/context.js";
import { ApexList } from "../runtime/collections.js";
import type { FieldDescribe, ObjectDescribe } from "../schema/types.js";
import { defineClass, unsupported } from "./define.js";
import { displayTypeOf } from "./schema-display-type.js";
import { PicklistEntry } from "./schema-picklist-entry.js";
import { soapTypeOf } from "./schema-soap-type.js";
import { describedObject, fieldToken, objectToken } from "./schema-tokens.js";

/** A field as the running user sees it. */
export class DescribeFieldResult {
  static readonly apexName = "Schema.DescribeFieldResult";
  readonly object: ObjectDescribe;
  readonly field: FieldDescribe;
  constructor(object: ObjectDescribe, field: FieldDescribe) {
    this.object = object;
    this.field = field;
  }
}

type Reader = (self: DescribeFieldResult) => unknown;

const bytesPerCharacter = 3; // describe counts UTF-8 bytes
const hasLength = (field: FieldDescribe): boolean => field.length > 0;
const local = (name: string): string => name.replace(/^[A-Za-z]\w*?__(?=\w+__\w+$)/, "");

/** What a getter method and the property of the same name both answer. */
const both: Record<string, Reader> = {
  "Integer ByteLength": ({ field }) => (hasLength(field) ? field.length * bytesPerCharacter : 0),
  "String CalculatedFormula": ({ field }) => field.formula,
  "Schema.SObjectField Controller": ({ object, field }) => {
    const controller = field.controllerName === null ? undefined : object.field(field.controllerName);
    return controller ? fieldToken(object, controller) : null;
  },
  "Object DefaultValue": ({ field }) => (field.type === "boolean" ? /^true$/i.test(field.defaultValue ?? "") : null),
  "String DefaultValueFormula": ({ field }) => field.defaultValue,
  "Integer Digits": ({ field }) => (field.type === "int" ? 9 : 0),
  "String InlineHelpText": ({ field }) => field.helpText,
  "String Label": ({ field }) => field.label,
  "Integer Length": ({ field }) => field.length,
  "String LocalName": ({ field }) => local(field.apiName),
  "String Name": ({ field }) => field.apiName,
  "Integer Precision": ({ field }) => field.precision,
  "String ReferenceTargetField": () => null,
  "String RelationshipName": ({ field }) => field.relationshipName,
  "Integer RelationshipOrder": ({ field }) => field.relationshipOrder,
  "Integer Scale": ({ field }) => field.scale,
  "Schema.SOAPType SOAPType": ({ field }) => soapTypeOf(field.type),
  "Schema.SObjectField SObjectField": ({ object, field }) => fieldToken(object, field),
  "Schema.DisplayType Type": ({ field }) => displayTypeOf(field.type),
};

/** What `isX()` and the property `X` both answer. */
const flags: Record<string, (self: DescribeFieldResult) => boolean> = {
  Accessible: ({ object, field }) => current().user.canField(object.apiName, field.apiName, "read"),
  AiPredictionField: () => false,
  AutoNumber: ({ field }) => field.autoNumber,
  Calculated: ({ field }) => field.calculated,
  CascadeDelete: ({ field }) => field.deleteConstraint === "Cascade",
  CaseSensitive: ({ field }) => field.caseSensitive,
  Createable: ({ object, field }) =>
    field.createable &&
    current().user.can(object.apiName, "create") &&
    current().user.canField(object.apiName, field.apiName, "edit"),
  Custom: ({ field }) => field.custom,
  DefaultedOnCreate: ({ field }) => field.defaultedOnCreate,
  DependentPicklist: ({ field }) => field.dependentPicklist,
  DeprecatedAndHidden: () => false,
  DisplayLocationInDecimal: () => false,
  Encrypted: ({ field }) => field.encrypted,
  ExternalId: ({ field }) => field.externalId,
  Filterable: ({ field }) => field.filterable,
  FormulaTreatNullNumberAsZero: ({ field }) => field.formula !== null && field.formulaTreatBlankAs === "BlankAsZero",
  Groupable: ({ field }) => field.groupable,
  HighScaleNumber: () => false,
  HtmlFormatted: ({ field }) => field.htmlFormatted,
  IdLookup: ({ field }) => field.idLookup,
  NameField: ({ field }) => field.nameField,
  NamePointing: ({ field }) => field.polymorphicForeignKey,
  Nillable: ({ field }) => field.nillable,
  Permissionable: ({ field }) => field.permissionable,
  QueryByDistance: ({ field }) => field.type === "location",
  RestrictedDelete: ({ field }) => field.deleteConstraint === "Restrict",
  RestrictedPicklist: ({ field }) => field.restrictedPicklist,
  SearchPrefilterable: () => false,
  Sortable: ({ field }) => field.sortable,
  Unique: ({ field }) => field.unique,
  Updateable: ({ object, field }) =>
    field.updateable &&
    current().user.can(object.apiName, "edit") &&
    current().user.canField(object.apiName, field.apiName, "edit"),
  WriteRequiresMasterRead: ({ field }) => field.writeRequiresMasterRead,
};

function picklistValues({ field }: DescribeFieldResult): ApexList {
  return new ApexList(
    "Schema.PicklistEntry",
    field.picklist.map((value) => new PicklistEntry(value)),
  );
}

function referenceTo({ field }: DescribeFieldResult): ApexList {
  return new ApexList(
    "Schema.SObjectType",
    field.referenceTo.map((name) => objectToken(describedObject(name))),
  );
}

const getters = Object.fromEntries(
  Object.entries(both).map(([key, read]) => [`${key.replace(/ (\w+)$/, " get$1()")}`, read]),
);
const checks = Object.fromEntries(Object.entries(flags).map(([name, read]) => [`Boolean is${name}()`, read]));
const values = Object.fromEntries(Object.entries(both).map(([key, get]) => [key, { get }]));
const switches = Object.fromEntries(Object.entries(flags).map(([name, get]) => [`Boolean ${name}`, { get }]));

defineClass({
  name: "Schema.DescribeFieldResult",
  js: DescribeFieldResult,
  methods: {
    ...getters,
    ...checks,
    "List<Schema.PicklistEntry> getPicklistValues()": picklistValues,
    "List<Schema.SObjectType> getReferenceTo()": referenceTo,
    "Object getFilteredLookupInfo()": unsupported("Schema.DescribeFieldResult.getFilteredLookupInfo"),
    "Schema.SObjectType getSObjectType()": ({ object }: DescribeFieldResult) => objectToken(object),
  },
  properties: {
    ...values,
    ...switches,
    "List<Schema.PicklistEntry> PicklistValues": { get: picklistValues },
    "List<Schema.SObjectType> ReferenceTo": { get: referenceTo },
  },
});
