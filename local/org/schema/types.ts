/**
 * What the org knows about its objects and fields. Names are API names; every map is keyed by the lower-case API name.
 * In an org with a namespace the API names carry it (`ns__Thing__c`); the lookups also accept the unprefixed name.
 */

export type FieldType =
  | "id"
  | "string"
  | "textarea"
  | "boolean"
  | "int"
  | "long"
  | "double"
  | "currency"
  | "percent"
  | "date"
  | "datetime"
  | "time"
  | "email"
  | "phone"
  | "url"
  | "picklist"
  | "multipicklist"
  | "combobox"
  | "reference"
  | "base64"
  | "address"
  | "location"
  | "encryptedstring"
  | "anytype"
  | "complexvalue"
  /** Ids of related records as a list: `EmailMessage.ToIds`. */
  | "idlist";

export interface PicklistValue {
  value: string;
  label: string;
  active: boolean;
  isDefault: boolean;
  /** Controlling values for which this value may be chosen; absent when the field has no controller. */
  validFor?: string[];
}

/** A roll-up summary as metadata declares it. */
export interface SummaryDefinition {
  operation: "count" | "sum" | "min" | "max";
  childObject: string;
  /** Lookup on the child that points to the object of the summary. */
  childField: string;
  summarizedField: string | null;
  filters: { field: string; operation: string; value: string }[];
}

export interface FieldDescribe {
  readonly apiName: string;
  /** Lower-case API name: the key in `SObject.values` and the column in the store. */
  readonly key: string;
  readonly objectName: string;
  readonly label: string;
  readonly type: FieldType;
  /** Characters for text, 0 when the type has no length. */
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly nillable: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly custom: boolean;
  readonly calculated: boolean;
  /** Formula text; null for roll-ups and plain fields. */
  readonly formula: string | null;
  readonly formulaTreatBlankAs: "BlankAsZero" | "BlankAsBlank";
  readonly summary: SummaryDefinition | null;
  readonly autoNumber: boolean;
  /** Display format of an auto-number, such as `A-{0000}`. */
  readonly displayFormat: string | null;
  readonly nameField: boolean;
  /** Formula text of the default value as metadata states it, or null. */
  readonly defaultValue: string | null;
  readonly defaultedOnCreate: boolean;
  readonly picklist: readonly PicklistValue[];
  readonly restrictedPicklist: boolean;
  readonly dependentPicklist: boolean;
  readonly controllerName: string | null;
  readonly referenceTo: readonly string[];
  /** Name to navigate to the parent (`Owner`, `Parent__r`), null when there is none. */
  readonly relationshipName: string | null;
  /** Name of the child list on the parent (`Contacts`, `Things__r`), null when there is none. */
  readonly childRelationshipName: string | null;
  /** 0 or 1 for master-detail, null for anything else. */
  readonly relationshipOrder: number | null;
  readonly deleteConstraint: "Cascade" | "Restrict" | "SetNull";
  readonly reparentable: boolean;
  readonly writeRequiresMasterRead: boolean;
  readonly polymorphicForeignKey: boolean;
  readonly compoundFieldName: string | null;
  readonly htmlFormatted: boolean;
  readonly encrypted: boolean;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly groupable: boolean;
  readonly idLookup: boolean;
  readonly helpText: string | null;
  /** True when field-level security applies (required and system fields are always visible). */
  readonly permissionable: boolean;
  /** True when the field definition is there only because a record type, CMDT or entity relationship needs it. */
  readonly metadataRelationship: boolean;
}

export interface ChildRelationship {
  readonly relationshipName: string | null;
  readonly childObject: string;
  readonly field: string;
  readonly cascadeDelete: boolean;
  readonly restrictedDelete: boolean;
}

export interface RecordTypeDescribe {
  readonly id: string;
  readonly developerName: string;
  readonly name: string;
  readonly description: string | null;
  readonly active: boolean;
  readonly isMaster: boolean;
  readonly isDefault: boolean;
  /** Accounts of this type are persons. */
  readonly isPersonType: boolean;
  readonly namespacePrefix: string | null;
  /** Picklist values allowed per lower-case field name; a field that is not named allows all. */
  readonly picklistValues: ReadonlyMap<string, { values: readonly string[]; defaultValue: string | null }>;
  readonly businessProcess: string | null;
}

export type SharingModel =
  | "Private"
  | "Read"
  | "ReadWrite"
  | "ReadWriteTransfer"
  | "FullAccess"
  | "ControlledByParent"
  | "ControlledByLeadOrContact"
  | "ControlledByCampaign";

export interface ObjectDescribe {
  readonly apiName: string;
  readonly key: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string | null;
  readonly custom: boolean;
  readonly isCustomSetting: boolean;
  readonly customSettingType: "Hierarchy" | "List" | null;
  readonly isCustomMetadata: boolean;
  readonly isPlatformEvent: boolean;
  readonly isBigObject: boolean;
  /** `Share`, `History`, `Feed`, `ChangeEvent`, or null for an ordinary object. */
  readonly derivedKind: "Share" | "History" | "Feed" | "ChangeEvent" | null;
  readonly associateEntity: string | null;
  /** Publish behaviour of a platform event. */
  readonly publishBehavior: "PublishImmediately" | "PublishAfterCommit" | null;
  readonly sharingModel: SharingModel;
  readonly visibility: "Public" | "Protected" | "PackageProtected";
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly undeletable: boolean;
  readonly queryable: boolean;
  readonly searchable: boolean;
  readonly mergeable: boolean;
  readonly enableActivities: boolean;
  readonly enableHistory: boolean;
  readonly deprecatedAndHidden: boolean;
  readonly fields: ReadonlyMap<string, FieldDescribe>;
  readonly nameField: FieldDescribe | null;
  readonly childRelationships: readonly ChildRelationship[];
  readonly recordTypes: readonly RecordTypeDescribe[];
  /** The field by API name, with or without namespace, in any case. */
  field(name: string): FieldDescribe | undefined;
  /** The reference field behind a parent relationship name (`Owner`, `Parent__r`). */
  parentRelationship(name: string): FieldDescribe | undefined;
  /** The child relationship by its name (`Contacts`, `Things__r`). */
  childRelationship(name: string): ChildRelationship | undefined;
}

/** The shape of an org: features that add objects or fields. */
export interface OrgShape {
  personAccounts?: boolean;
  multiCurrency?: boolean;
  statePicklists?: boolean;
  middleNames?: boolean;
  nameSuffixes?: boolean;
}

export interface Schema {
  readonly namespace: string | null;
  readonly shape: Required<OrgShape>;
  /** The object by API name, with or without namespace, in any case. */
  object(name: string): ObjectDescribe | undefined;
  /** Every object that a global describe lists. */
  objects(): ObjectDescribe[];
  /** The object whose records carry this three-character key prefix. */
  objectByPrefix(prefix: string): ObjectDescribe | undefined;
}

/** The Apex type of a field's value, as the compiler sees it. */
export function apexTypeOf(field: FieldDescribe): string {
  switch (field.type) {
    case "id":
    case "reference":
      // A relationship of custom metadata to an object or field definition holds its name.
      return field.metadataRelationship && field.referenceTo.some((name) => name.endsWith("Definition"))
        ? "String"
        : "Id";
    case "boolean":
      return "Boolean";
    case "int":
      return "Integer";
    case "long":
      return "Long";
    case "double":
    case "currency":
    case "percent":
      return "Decimal";
    case "date":
      return "Date";
    case "datetime":
      return "Datetime";
    case "time":
      return "Time";
    case "base64":
      return "Blob";
    case "address":
      return "System.Address";
    case "location":
      return "System.Location";
    case "anytype":
      return "Object";
    case "idlist":
      return "List<String>";
    default:
      return "String";
  }
}

/** The SObject type found by navigating a reference field: the one target, or `Name` when there are several. */
export function parentTypeOf(field: FieldDescribe): string {
  return field.referenceTo.length === 1 ? (field.referenceTo[0] as string) : "Name";
}
