import type { ComponentDefinition, ComponentProperty } from "./model.js";
import type { XmlElement } from "./xml.js";

/** A component's configuration file: where it may be placed and which properties a page may set. */
export function readComponent(name: string, root: XmlElement): ComponentDefinition {
  const properties: ComponentProperty[] = [];
  for (const config of root.element("targetConfigs").elements("targetConfig")) {
    const targets = (config.attribute("targets") ?? "").split(",").map((target) => target.trim());
    for (const property of config.elements("property"))
      properties.push({
        name: property.attribute("name") ?? "",
        type: property.attribute("type") ?? "String",
        default: property.attribute("default"),
        targets,
      });
  }
  return {
    name,
    label: root.text("masterLabel") ?? name,
    isExposed: root.text("isExposed") === "true",
    targets: root.element("targets").texts("target"),
    properties,
  };
}
