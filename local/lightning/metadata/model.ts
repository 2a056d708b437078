/** What the pages need of a project's metadata. Names are API names with the namespace already applied. */
export interface LightningMetadata {
  apps: AppDefinition[];
  tabs: Record<string, TabDefinition>;
  pages: Record<string, PageDefinition>;
  objects: Record<string, ObjectDefinition>;
  layouts: Record<string, LayoutDefinition>;
  components: Record<string, ComponentDefinition>;
  permissionSets: Record<string, PermissionSetDefinition>;
}

export interface AppDefinition {
  name: string;
  label: string;
  description: string;
  headerColor: string | null;
  /** Names as in the metadata: `standard-Contact`, `Thing__c`, `Welcome`. */
  tabs: string[];
  /** Pages that this app assigns: `<object or standard-home>.<action>` to a page name. */
  pageOverrides: Record<string, string>;
}

export type TabDefinition = { name: string; label: string; icon: string } & (
  | { kind: "object"; objectApiName: string }
  | { kind: "page"; page: string }
  | { kind: "component"; component: string }
  | { kind: "home" }
  | { kind: "unsupported"; reason: string }
);

export interface PageDefinition {
  name: string;
  label: string;
  type: "AppPage" | "HomePage" | "RecordPage" | string;
  objectApiName: string | null;
  template: string;
  regions: RegionDefinition[];
}

export interface RegionDefinition {
  name: string;
  /** Region of the template, or Facet: a part that a component's property names. */
  type: "Region" | "Facet" | string;
  items: PageItem[];
}

export type PageItem =
  | {
      kind: "component";
      identifier: string;
      component: string;
      properties: Record<string, string | string[]>;
      visibility: VisibilityRule | null;
    }
  | { kind: "field"; identifier: string; field: string; behaviour: string; visibility: VisibilityRule | null };

export interface VisibilityRule {
  /** `1 AND (2 OR 3)`; null means every criterion. */
  filter: string | null;
  criteria: { left: string; operator: string; right: string }[];
}

export interface ObjectDefinition {
  apiName: string;
  label: string | null;
  pluralLabel: string | null;
  recordPage: string | null;
  compactFields: string[] | null;
  listViews: ListViewDefinition[];
  listColumns: string[] | null;
  icon: string | null;
}

export interface ListViewDefinition {
  name: string;
  label: string;
  columns: string[];
  filterScope: string;
  booleanFilter: string | null;
  filters: { field: string; operation: string; value: string }[];
}

export interface LayoutDefinition {
  objectApiName: string;
  name: string;
  sections: LayoutSection[];
  relatedLists: RelatedListDefinition[];
}

export interface LayoutSection {
  label: string;
  /** Columns of fields; null is a blank space. */
  columns: ({ field: string; behaviour: "Edit" | "Readonly" | "Required" } | null)[][];
}

export interface RelatedListDefinition {
  /** As in layouts: a child relationship's name, or `Child__c.Lookup__c`. */
  name: string;
  columns: string[];
}

export interface ComponentDefinition {
  name: string;
  label: string;
  isExposed: boolean;
  targets: string[];
  properties: ComponentProperty[];
}

export interface ComponentProperty {
  name: string;
  type: string;
  default: string | null;
  targets: string[];
}

export interface PermissionSetDefinition {
  name: string;
  label: string;
  apps: string[];
  tabs: Record<string, "Visible" | "Available" | "None" | string>;
  customPermissions: string[];
  userPermissions: string[];
}
