import type { PageDefinition, PageItem, RegionDefinition } from "../../metadata/model.js";

const component = (name: string, properties: Record<string, string> = {}): PageItem => ({
  kind: "component",
  identifier: [name, ...Object.values(properties)].join("-"),
  component: name,
  properties,
  visibility: null,
});

const region = (name: string, items: PageItem[], type = "Region"): RegionDefinition => ({ name, type, items });
const tab = (title: string, body: string): PageItem => component("flexipage:tab", { title, body });

/** The record page of objects without a Lightning page of their own. */
export function standardRecordPage(objectApiName: string): PageDefinition {
  const hasActivities = !["User", "Task", "Event", "OpportunityContactRole", "CampaignMember"].includes(objectApiName);
  return {
    name: `Standard_${objectApiName}`,
    label: objectApiName,
    type: "RecordPage",
    objectApiName,
    template: "flexipage:recordHomeTemplateDesktop",
    regions: [
      region("header", [component("force:highlightsPanel")]),
      region("main", [component("flexipage:tabset", { tabs: "Facet-main" })]),
      region("sidebar", hasActivities ? [component("flexipage:tabset", { tabs: "Facet-side" })] : []),
      region(
        "Facet-main",
        [tab("Standard.Tab.detail", "Facet-detail"), tab("Standard.Tab.relatedLists", "Facet-related")],
        "Facet",
      ),
      region("Facet-side", [tab("Standard.Tab.activity", "Facet-activity")], "Facet"),
      region("Facet-detail", [component("force:detailPanel")], "Facet"),
      region("Facet-related", [component("force:relatedListContainer")], "Facet"),
      region("Facet-activity", [component("runtime_sales_activities:activityPanel")], "Facet"),
    ],
  };
}
