import type { PageDefinition, PageItem, RegionDefinition, VisibilityRule } from "./model.js";
import type { XmlElement } from "./xml.js";

function visibilityOf(element: XmlElement): VisibilityRule | null {
  if (!element.has("visibilityRule")) return null;
  const rule = element.element("visibilityRule");
  return {
    filter: rule.text("booleanFilter"),
    criteria: rule.elements("criteria").map((criterion) => ({
      left: criterion.text("leftValue") ?? "",
      operator: criterion.text("operator") ?? "EQUAL",
      right: criterion.text("rightValue") ?? "",
    })),
  };
}

function propertiesOf(element: XmlElement): Record<string, string | string[]> {
  const properties: Record<string, string | string[]> = {};
  for (const property of element.elements("componentInstanceProperties")) {
    const list = property.element("valueList").elements("valueListItems");
    properties[property.text("name") ?? ""] =
      list.length > 0 ? list.map((item) => item.text("value") ?? "") : (property.text("value") ?? "");
  }
  return properties;
}

/** `flexipage:tabset` and `force:detailPanel` stay; `c:foo`, `namespace:foo` and `foo` of the project become `foo`. */
export function componentName(name: string, projectComponents: ReadonlySet<string>): string {
  const bare = name.replace(/^\w+:/, "");
  return projectComponents.has(bare) && !/^(flexipage|force|runtime_|home|forceChatter)/.test(name) ? bare : name;
}

function itemOf(element: XmlElement, kind: "component" | "field", index: string, known: ReadonlySet<string>): PageItem {
  const identifier = element.text("identifier") ?? index;
  const visibility = visibilityOf(element);
  if (kind === "component") {
    const component = componentName(element.text("componentName") ?? "", known);
    return { kind, identifier, component, properties: propertiesOf(element), visibility };
  }
  const behaviour =
    element
      .elements("fieldInstanceProperties")
      .find((property) => property.text("name") === "uiBehavior")
      ?.text("value") ?? "none";
  return { kind, identifier, field: (element.text("fieldItem") ?? "").replace(/^Record\./, ""), behaviour, visibility };
}

function regionOf(region: XmlElement, known: ReadonlySet<string>): RegionDefinition {
  const name = region.text("name") ?? "";
  const items: PageItem[] = [];
  // Pages written before API 48 or so hold componentInstances without the itemInstances around them.
  for (const holder of [...region.elements("itemInstances"), region]) {
    for (const instance of holder.elements(holder === region ? "componentInstances" : "componentInstance"))
      items.push(itemOf(instance, "component", `${name}-${String(items.length)}`, known));
    for (const instance of holder.elements("fieldInstance"))
      items.push(itemOf(instance, "field", `${name}-${String(items.length)}`, known));
  }
  return { name, type: region.text("type") ?? "Region", items };
}

/** A Lightning page (FlexiPage) as its regions and facets, in order. */
export function readPage(name: string, root: XmlElement, projectComponents: ReadonlySet<string>): PageDefinition {
  return {
    name,
    label: root.text("masterLabel") ?? name,
    type: root.text("type") ?? "AppPage",
    objectApiName: root.text("sobjectType"),
    template: root.element("template").text("name") ?? root.text("pageTemplate") ?? "",
    regions: root.elements("flexiPageRegions").map((region) => regionOf(region, projectComponents)),
  };
}
