import type { LayoutDefinition, LayoutSection, ListViewDefinition, ObjectDefinition } from "./model.js";
import type { XmlElement } from "./xml.js";

export function emptyObject(apiName: string): ObjectDefinition {
  return {
    apiName,
    label: null,
    pluralLabel: null,
    recordPage: null,
    compactFields: null,
    listViews: [],
    listColumns: null,
    icon: null,
  };
}

/** Label, page override and list columns of an object's own file. */
export function readObject(definition: ObjectDefinition, root: XmlElement): void {
  definition.label = root.text("label") ?? definition.label;
  definition.pluralLabel = root.text("pluralLabel") ?? definition.pluralLabel;
  for (const override of root.elements("actionOverrides"))
    if (
      override.text("actionName") === "View" &&
      override.text("type")?.toLowerCase() === "flexipage" &&
      override.text("formFactor") !== "Small"
    )
      definition.recordPage = override.text("content");
  const columns = root.element("searchLayouts").texts("customTabListAdditionalFields");
  if (columns.length > 0) definition.listColumns = ["Name", ...columns];
}

export function readListView(root: XmlElement, name: string): ListViewDefinition {
  return {
    name: root.text("fullName") ?? name,
    label: root.text("label") ?? name,
    columns: root.texts("columns").map(columnField),
    filterScope: root.text("filterScope") ?? "Everything",
    booleanFilter: root.text("booleanFilter"),
    filters: root.elements("filters").map((filter) => ({
      field: columnField(filter.text("field") ?? ""),
      operation: filter.text("operation") ?? "equals",
      value: filter.text("value") ?? "",
    })),
  };
}

/** List views name standard columns in an old style; the ones with a field of the same meaning are translated. */
const COLUMN_FIELDS: Record<string, string> = {
  NAME: "Name",
  "OWNER.ALIAS": "Owner.Alias",
  "OWNER.NAME": "Owner.Name",
  "CORE.USERS.ALIAS": "Owner.Alias",
  CREATEDBY_USER: "CreatedBy.Name",
  "CREATEDBY_USER.ALIAS": "CreatedBy.Alias",
  CREATED_DATE: "CreatedDate",
  LAST_UPDATE: "LastModifiedDate",
  RECORDTYPE: "RecordType.Name",
  FULL_NAME: "Name",
  "ACCOUNT.NAME": "Account.Name",
  "CONTACT.EMAIL": "Email",
  "CONTACT.PHONE1": "Phone",
  "CONTACT.TITLE": "Title",
  "LEAD.COMPANY": "Company",
  "LEAD.EMAIL": "Email",
  "LEAD.PHONE": "Phone",
  "LEAD.STATUS": "Status",
  "OPPORTUNITY.NAME": "Name",
  "OPPORTUNITY.STAGE_NAME": "StageName",
  "OPPORTUNITY.CLOSE_DATE": "CloseDate",
  "OPPORTUNITY.AMOUNT": "Amount",
};

function columnField(column: string): string {
  return COLUMN_FIELDS[column] ?? column.replace(/^CUSTOM_OBJECT\./, "");
}

function sectionOf(section: XmlElement): LayoutSection {
  return {
    label: section.text("label") ?? "",
    columns: section.elements("layoutColumns").map((column) =>
      column.elements("layoutItems").map((item) => {
        const field = item.text("field");
        const behaviour = item.text("behavior");
        return field === null
          ? null
          : { field, behaviour: behaviour === "Readonly" || behaviour === "Required" ? behaviour : "Edit" };
      }),
    ),
  };
}

/** A page layout; its file name is `<object>-<layout name>.layout-meta.xml`. */
export function readLayout(root: XmlElement, fullName: string): LayoutDefinition {
  const [objectApiName = "", ...rest] = fullName.split("-");
  return {
    objectApiName,
    name: decodeURIComponent(rest.join("-")),
    sections: root
      .elements("layoutSections")
      .map(sectionOf)
      .filter((section) => section.columns.some((column) => column.length > 0)),
    relatedLists: root
      .elements("relatedLists")
      .map((list) => ({ name: list.text("relatedList") ?? "", columns: list.texts("fields").map(columnField) })),
  };
}
