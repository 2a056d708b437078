import type { ObjectDetails } from "./standard/details/index.js";
import { derivedName, type DerivedKind } from "./derived.js";
import type { ChildRelationship, FieldDescribe, ObjectDescribe, OrgShape } from "./types.js";

/** What computing child relationships needs of the schema. */
export interface SchemaParts {
  readonly shape: Required<OrgShape>;
  object(name: string): ObjectDescribe | undefined;
  customNames(): string[];
  /** Standard objects that metadata adds fields to. */
  extendedNames(): string[];
  derivedKinds(object: ObjectDescribe): DerivedKind[];
}

const DERIVED_LIST: Record<DerivedKind, string | null> = {
  Share: "Shares",
  History: "Histories",
  Feed: "Feeds",
  ChangeEvent: null,
};

/** Lists that every custom object has, with the reference field behind each. */
const CUSTOM_LISTS: [string, string, string][] = [
  ["Attachments", "Attachment", "ParentId"],
  ["Notes", "Note", "ParentId"],
  ["ContentDocumentLinks", "ContentDocumentLink", "LinkedEntityId"],
  ["TopicAssignments", "TopicAssignment", "EntityId"],
  ["ProcessInstances", "ProcessInstance", "TargetObjectId"],
];
const ACTIVITY_LISTS: [string, string, string][] = [
  ["Tasks", "Task", "WhatId"],
  ["Events", "Event", "WhatId"],
];

/** Child relationships of an object: the generated lists, custom lookups to it, and its derived objects. */
export function childrenOf(
  schema: SchemaParts,
  name: string,
  generated: string,
  details: ObjectDetails | undefined,
): ChildRelationship[] {
  const object = schema.object(name) as ObjectDescribe;
  const found = new Map<string, ChildRelationship>();
  const add = (relationshipName: string | null, childObject: string, field: FieldDescribe | undefined): void => {
    if (field === undefined) return;
    const cascadeDelete = field.deleteConstraint === "Cascade";
    const key = relationshipName?.toLowerCase() ?? `${childObject}.${field.key}`;
    if (!found.has(key))
      found.set(key, {
        relationshipName,
        childObject,
        field: field.apiName,
        cascadeDelete,
        restrictedDelete: field.deleteConstraint === "Restrict",
      });
  };
  for (const childName of new Set([...schema.customNames(), ...schema.extendedNames()])) {
    const child = schema.object(childName);
    for (const field of child?.fields.values() ?? [])
      if (
        field.custom &&
        field.type === "reference" &&
        field.referenceTo.some((target) => target.toLowerCase() === object.key)
      )
        add(field.childRelationshipName, childName, field);
  }
  for (const entry of generated.split(" ")) {
    const [list = "", childName = ""] = entry.split(">");
    // A person account also lists the children of its contact.
    if (name === "Account" && list.startsWith("Person") && !schema.shape.personAccounts) continue;
    if (
      entry === "" ||
      /^(ActivityHistories|OpenActivities|CombinedAttachments|AttachedContentDocuments|NotesAndAttachments)$/.test(list)
    )
      continue;
    const child = schema.object(childName);
    if (child !== undefined) add(list, child.apiName, behind(child, object, list, details?.children?.[list]));
  }
  const extra =
    object.custom && object.apiName.endsWith("__c") && !object.isCustomSetting
      ? [...CUSTOM_LISTS, ...(object.enableActivities ? ACTIVITY_LISTS : [])]
      : [];
  for (const [list, childName, fieldName] of extra) add(list, childName, schema.object(childName)?.field(fieldName));
  for (const kind of schema.derivedKinds(object)) {
    const list = DERIVED_LIST[kind];
    const derived = list === null ? undefined : schema.object(derivedName(name, kind));
    if (list !== null && derived !== undefined)
      add(
        list,
        derived.apiName,
        [...derived.fields.values()].find((field) => field.referenceTo.includes(object.apiName)),
      );
  }
  return [...found.values()];
}

/** The field of the child that a generated list follows: stated by hand, the only one to this object, or the one the names suggest. */
function behind(
  child: ObjectDescribe,
  parent: ObjectDescribe,
  list: string,
  stated: string | undefined,
): FieldDescribe | undefined {
  if (stated !== undefined) return child.field(stated);
  const references = [...child.fields.values()].filter((field) => field.type === "reference");
  const exact = references.filter((field) => field.referenceTo.some((target) => target === parent.apiName));
  const candidates =
    exact.length > 0
      ? exact
      : references.filter((field) => field.referenceTo.length === 0 && field.relationshipName !== null);
  if (candidates.length <= 1) return candidates[0];
  const byParent =
    candidates.find((field) => field.apiName === `${parent.apiName}Id`) ??
    candidates.find((field) =>
      /^(ParentId|RelatedToId|LinkedEntityId|EntityId|TargetObjectId|WhatId)$/.test(field.apiName),
    );
  const byName = candidates.find((field) => list.toLowerCase().includes((field.relationshipName ?? "-").toLowerCase()));
  return byParent ?? byName ?? candidates[0];
}
