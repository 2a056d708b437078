import type { AppDefinition, PermissionSetDefinition, TabDefinition } from "./model.js";
import type { XmlElement } from "./xml.js";

/** A Lightning app. Classic apps (no uiType Lightning) are not shown, as in the App Launcher of Lightning Experience's own apps. */
export function readApp(name: string, root: XmlElement): AppDefinition {
  const pageOverrides: Record<string, string> = {};
  for (const override of root.elements("actionOverrides")) {
    if (override.text("type")?.toLowerCase() !== "flexipage" || override.text("formFactor") === "Small") continue;
    const target = override.text("pageOrSobjectType") ?? "";
    pageOverrides[`${target}.${override.text("actionName") ?? "View"}`] = override.text("content") ?? "";
  }
  return {
    name,
    label: root.text("label") ?? name,
    description: root.text("description") ?? "",
    headerColor: root.element("brand").text("headerColor"),
    tabs: root.texts("tabs"),
    pageOverrides,
  };
}

/** `Custom53: Bell` is the drawing `custom:custom53`. */
function iconOfMotif(motif: string | null): string {
  const [, number] = /^Custom(\d+):/.exec(motif ?? "") ?? [];
  return number === undefined ? "custom:custom39" : `custom:custom${number}`;
}

/** A custom tab: of an object, a Lightning page or a Lightning web component. */
export function readTab(name: string, root: XmlElement): TabDefinition {
  const icon = iconOfMotif(root.text("motif"));
  const label = root.text("label") ?? name;
  const page = root.text("flexiPage");
  const component = root.text("lwcComponent");
  if (root.text("customObject") === "true") return { name, label: "", icon, kind: "object", objectApiName: name };
  if (page !== null) return { name, label, icon, kind: "page", page };
  if (component !== null) return { name, label, icon, kind: "component", component };
  return {
    name,
    label,
    icon,
    kind: "unsupported",
    reason: "Only tabs of objects, Lightning pages and Lightning web components are shown here.",
  };
}

export function readPermissionSet(name: string, root: XmlElement): PermissionSetDefinition {
  const enabled = (element: XmlElement): boolean => element.text("enabled") === "true";
  return {
    name,
    label: root.text("label") ?? name,
    apps: root
      .elements("applicationVisibilities")
      .filter((app) => app.text("visible") === "true")
      .map((app) => app.text("application") ?? ""),
    tabs: Object.fromEntries(
      root.elements("tabSettings").map((tab) => [tab.text("tab") ?? "", tab.text("visibility") ?? "None"]),
    ),
    customPermissions: root
      .elements("customPermissions")
      .filter(enabled)
      .map((permission) => permission.text("name") ?? ""),
    userPermissions: root
      .elements("userPermissions")
      .filter(enabled)
      .map((permission) => permission.text("name") ?? ""),
  };
}
