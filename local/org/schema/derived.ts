import type { ObjectFacts } from "./describe.js";
import { auditFields, draftField, referenceField, systemField, type FieldDraft } from "./fields.js";
import type { FieldDescribe, ObjectDescribe } from "./types.js";

export type DerivedKind = "Share" | "History" | "Feed" | "ChangeEvent";

/** Splits `Thing__Share` and `AccountHistory` into the object they belong to and the kind. */
export function derivedFrom(name: string): { base: string; kind: DerivedKind } | null {
  const custom = /^(\w+)__(Share|History|Feed|ChangeEvent)$/i.exec(name);
  if (custom) return { base: `${custom[1]}__c`, kind: kindOf(custom[2] as string) };
  const standard = /^(\w+?)(Share|History|Feed|ChangeEvent)$/i.exec(name);
  return standard ? { base: standard[1] as string, kind: kindOf(standard[2] as string) } : null;
}

function kindOf(text: string): DerivedKind {
  const kinds: DerivedKind[] = ["Share", "History", "Feed", "ChangeEvent"];
  return kinds.find((kind) => kind.toLowerCase() === text.toLowerCase()) as DerivedKind;
}

/** API name of a derived object: `Thing__c` -> `Thing__Share`, `Account` -> `AccountShare`. */
export function derivedName(base: string, kind: DerivedKind): string {
  return base.endsWith("__c") ? `${base.slice(0, -1)}${kind}` : `${base}${kind}`;
}

export function derivedFacts(base: ObjectDescribe, kind: DerivedKind, keyPrefix: string): ObjectFacts {
  const apiName = derivedName(base.apiName, kind);
  const label = { Share: "Share", History: "History", Feed: "Feed", ChangeEvent: "Change Event" }[kind];
  const writable = kind === "Share";
  return {
    apiName,
    key: apiName.toLowerCase(),
    label: `${base.label} ${label}`,
    labelPlural: `${base.label} ${label}`,
    keyPrefix,
    custom: false,
    isCustomSetting: false,
    customSettingType: null,
    isCustomMetadata: false,
    isPlatformEvent: kind === "ChangeEvent",
    isBigObject: false,
    derivedKind: kind,
    associateEntity: base.apiName,
    publishBehavior: kind === "ChangeEvent" ? "PublishAfterCommit" : null,
    sharingModel: "ReadWrite",
    visibility: "Public",
    createable: writable,
    updateable: writable,
    deletable: writable,
    undeletable: false,
    queryable: kind !== "ChangeEvent",
    searchable: false,
    mergeable: false,
    enableActivities: false,
    enableHistory: false,
    deprecatedAndHidden: false,
  };
}

/** Fields of a derived object, by the platform's pattern. */
export function derivedFields(
  base: ObjectDescribe,
  kind: DerivedKind,
  sharingReasons: readonly string[] = [],
): FieldDescribe[] {
  const apiName = derivedName(base.apiName, kind);
  const custom = base.apiName.endsWith("__c");
  const parentName = custom || kind === "Feed" ? "Parent" : base.apiName;
  const parent = Object.assign(referenceField(apiName, `${parentName}Id`, [base.apiName], parentName), {
    updateable: false,
    nillable: false,
    deleteConstraint: "Cascade",
  });
  switch (kind) {
    case "Share":
      return shareFields(apiName, custom ? "AccessLevel" : `${base.apiName}AccessLevel`, parent, sharingReasons);
    case "History":
      return [
        ...auditFields(apiName).filter((field) => !/^(LastModified|SystemModstamp)/.test(field.apiName)),
        readOnly(parent),
        readOnly(draftField(apiName, "Field", "picklist")),
        readOnly(draftField(apiName, "DataType", "picklist")),
        readOnly(draftField(apiName, "OldValue", "anytype")),
        readOnly(draftField(apiName, "NewValue", "anytype")),
      ];
    case "Feed":
      return [
        ...auditFields(apiName),
        parent,
        draftField(apiName, "Body", "textarea"),
        draftField(apiName, "Type", "picklist"),
        draftField(apiName, "Title", "string"),
        draftField(apiName, "LinkUrl", "url"),
      ];
    case "ChangeEvent":
      return [
        draftField(apiName, "ReplayId", "string"),
        draftField(apiName, "ChangeEventHeader", "complexvalue"),
        ...[...base.fields.values()]
          .filter((field) => field.type !== "id" && !field.calculated)
          .map((field) => ({ ...field, objectName: apiName })),
      ];
  }
}

function readOnly(field: FieldDraft): FieldDraft {
  return Object.assign(field, { createable: false, updateable: false });
}

function shareFields(
  apiName: string,
  levelName: string,
  parent: FieldDescribe,
  reasons: readonly string[],
): FieldDescribe[] {
  const level = Object.assign(draftField(apiName, levelName, "picklist"), {
    length: 40,
    nillable: false,
    picklist: ["Read", "Edit", "All"].map(active),
  });
  const cause = Object.assign(draftField(apiName, "RowCause", "picklist"), {
    length: 40,
    updateable: false,
    defaultedOnCreate: true,
    picklist: ["Owner", "Manual", "Rule", "ImplicitChild", "ImplicitParent", "Team", ...reasons].map(active),
    // What nobody states was shared by hand.
    defaultValue: '"Manual"',
  });
  const who = Object.assign(referenceField(apiName, "UserOrGroupId", ["Group", "User"], "UserOrGroup"), {
    updateable: false,
    nillable: false,
  });
  return [
    ...auditFields(apiName).filter((field) => !/^(Created|SystemModstamp)/.test(field.apiName)),
    parent,
    level,
    cause,
    who,
    systemField(draftField(apiName, "CreatedDate", "datetime")),
  ].filter((field) => field.apiName !== "CreatedDate");
}

function active(value: string): { value: string; label: string; active: boolean; isDefault: boolean } {
  return { value, label: value, active: true, isDefault: false };
}
