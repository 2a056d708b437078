import { host } from "host/hostContext";
import type { Field, ObjectInfo } from "host/describe";
import { standardObject } from "host/standardUi";
import type { LayoutSection } from "../../metadata/model.js";

const SYSTEM_FIELDS = new Set([
  "Id",
  "IsDeleted",
  "SystemModstamp",
  "LastActivityDate",
  "LastViewedDate",
  "LastReferencedDate",
  "CreatedDate",
  "LastModifiedDate",
  "CreatedById",
  "LastModifiedById",
]);

const section = (label: string, columns: string[][]): LayoutSection => ({
  label,
  columns: columns.map((fields) => fields.map((field) => ({ field, behaviour: "Edit" as const }))),
});

/** Fields of an object without any layout: all of them in two columns, as a new custom object's layout has them. */
function generatedSections(info: ObjectInfo): LayoutSection[] {
  const names = [...info.fields.values()]
    .filter((field) => !SYSTEM_FIELDS.has(field.name) && field.compoundFieldName == null)
    .map((field: Field) => field.name);
  const half = Math.ceil(names.length / 2);
  return [
    section("Information", [names.slice(0, half), names.slice(half)]),
    section("System Information", [["CreatedById"], ["LastModifiedById"]]),
  ];
}

/** Sections of an object's detail: the project's layout, else the standard one, else all fields. */
export function layoutSections(info: ObjectInfo): LayoutSection[] {
  const layout = host.metadata.layouts[info.apiName];
  if (layout !== undefined) return layout.sections;
  const standard = standardObject(info.apiName)?.sections;
  return standard === undefined
    ? generatedSections(info)
    : standard.map((entry) => section(entry.label, entry.columns));
}

/** Fields of the highlights panel, the name left out. */
export function compactFields(info: ObjectInfo): string[] {
  const named = host.metadata.objects[info.apiName]?.compactFields ?? standardObject(info.apiName)?.compact;
  const fields =
    named ??
    [...info.fields.values()]
      .filter((field) => field.name.includes("__"))
      .slice(0, 4)
      .map((field) => field.name);
  return fields.filter((name) => name !== info.nameField).slice(0, 6);
}

/** Columns of an object's "All" list. */
export function listColumns(info: ObjectInfo): string[] {
  const own = host.metadata.objects[info.apiName];
  const columns = own?.listColumns ?? own?.listViews[0]?.columns ?? standardObject(info.apiName)?.columns;
  if (columns !== undefined) return columns;
  const custom = [...info.fields.values()]
    .filter((field) => field.name.includes("__") && field.type !== "textarea")
    .slice(0, 4);
  return [info.nameField, ...custom.map((field) => field.name), "CreatedDate"];
}

export interface RelatedList {
  relationship: string;
  columns: string[] | null;
}

/** Layouts name related lists by relationship, by `Child__c.Lookup__c`, or by an old name of a standard one. */
const OLD_NAMES: Record<string, string> = {
  RelatedContactList: "Contacts",
  RelatedOpportunityList: "Opportunities",
  RelatedCaseList: "Cases",
  RelatedContactRoleList: "OpportunityContactRoles",
  RelatedLeadList: "Leads",
};
/** Related lists that other parts of the page show. */
const SHOWN_ELSEWHERE = new Set([
  "RelatedActivityList",
  "RelatedHistoryList",
  "RelatedNoteList",
  "RelatedFileList",
  "RelatedAttachmentList",
  "RelatedContentNoteList",
]);

/** Related lists of an object's page: the layout's, else the standard ones and every custom child. */
export function relatedLists(info: ObjectInfo): RelatedList[] {
  const known = (relationship: string): boolean =>
    info.childRelationships.some((child) => child.relationshipName === relationship);
  const layout = host.metadata.layouts[info.apiName];
  if (layout !== undefined)
    return layout.relatedLists.flatMap(({ name, columns }) => {
      if (SHOWN_ELSEWHERE.has(name)) return [];
      const child = info.childRelationships.find(
        (candidate) => `${candidate.childSObject}.${candidate.field}` === name,
      );
      const relationship = child?.relationshipName ?? OLD_NAMES[name] ?? name;
      return [{ relationship, columns: columns.length > 0 ? columns : null }];
    });
  const standard = (standardObject(info.apiName)?.related ?? []).filter((list) => known(list.relationship));
  const custom = info.childRelationships.filter(
    (child) => child.relationshipName !== null && child.childSObject.endsWith("__c"),
  );
  return [...standard, ...custom.map((child) => ({ relationship: child.relationshipName ?? "", columns: null }))];
}
