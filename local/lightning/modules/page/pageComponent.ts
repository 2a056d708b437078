import { LightningElement, api } from "lwc";
import { components } from "host/components";
import type { PageContext } from "host/flexipage";
import { host } from "host/hostContext";
import { messageOf } from "host/orgApi";
import type { ComponentDefinition, PageItem } from "../../metadata/model.js";

type Item = Extract<PageItem, { kind: "component" }>;

/** Parts of Lightning Experience that a desktop page never shows. */
const MOBILE_ONLY = new Set(["force:recordDetailPanelMobile", "force:highlightsPanelMobile"]);

/** A design attribute has the type the component's configuration declares. */
export function typedValue(value: string | string[], type: string): unknown {
  if (type === "Boolean") return value === "true";
  if (type === "Integer") return value === "" ? undefined : Number(value);
  return value;
}

/** One component of a page: a standard one drawn by this host, or one of the project. */
export default class PageComponent extends LightningElement {
  @api context!: PageContext;
  @api item!: Item;
  @api width = "LARGE";
  @api standalone = false;
  constructorOfComponent: unknown = null;
  properties: Record<string, unknown> = {};
  failure = "";
  isLoading = false;

  connectedCallback(): void {
    const load = components[this.item.component];
    if (load !== undefined) void this.#load(load);
    else if (MOBILE_ONLY.has(this.item.component))
      console.warn(`${this.item.component} is for phones only and is left out of ${this.context.page.name}`);
  }

  async #load(load: () => Promise<{ default: unknown }>): Promise<void> {
    this.isLoading = true;
    try {
      const constructor = (await load()).default;
      if (typeof constructor !== "function") throw new Error(`${this.item.component} does not export a component`);
      this.properties = this.#propertiesFor(constructor as { prototype: object });
      this.constructorOfComponent = constructor;
    } catch (error) {
      this.failure = messageOf(error);
    } finally {
      this.isLoading = false;
    }
  }

  #propertiesFor(constructor: { prototype: object }): Record<string, unknown> {
    const definition: ComponentDefinition | undefined = host.metadata.components[this.item.component];
    const properties: Record<string, unknown> = {};
    const target =
      { RecordPage: "lightning__RecordPage", AppPage: "lightning__AppPage", HomePage: "lightning__HomePage" }[
        this.context.page.type
      ] ?? "";
    for (const property of definition?.properties ?? [])
      if (property.default !== null && (property.targets.includes(target) || target === ""))
        properties[property.name] = typedValue(property.default, property.type);
    for (const [name, value] of Object.entries(this.item.properties)) {
      const type = definition?.properties.find((property) => property.name === name)?.type ?? "String";
      properties[name] = typedValue(value, type);
    }
    const offered = {
      recordId: this.context.recordId,
      objectApiName: this.context.objectApiName,
      flexipageRegionWidth: this.width,
    };
    for (const [name, value] of Object.entries(offered))
      if (value !== undefined && name in constructor.prototype) properties[name] = value;
    return properties;
  }

  /** An error of the component stays in its place; the rest of the page goes on. */
  errorCallback(error: unknown): void {
    console.error(error);
    this.constructorOfComponent = null;
    this.failure = messageOf(error);
  }

  get name(): string {
    return this.item.component;
  }

  get cardClass(): string {
    return this.standalone ? "slds-card slds-p-around_small" : "";
  }

  get isHighlights(): boolean {
    return this.name === "force:highlightsPanel";
  }

  get isDetail(): boolean {
    return this.name === "force:detailPanel";
  }

  get isRelatedLists(): boolean {
    return this.name === "force:relatedListContainer";
  }

  get isSingleRelatedList(): boolean {
    return this.name === "force:relatedListSingleContainer" || this.name === "lst:dynamicRelatedList";
  }

  get isActivity(): boolean {
    return this.name === "runtime_sales_activities:activityPanel";
  }

  get isTabset(): boolean {
    return this.name === "flexipage:tabset" || this.name === "flexipage:tabset2";
  }

  get isFieldSection(): boolean {
    return this.name === "flexipage:fieldSection";
  }

  get isRichText(): boolean {
    return this.name === "flexipage:richText";
  }

  get richText(): string {
    const value = this.item.properties["richTextValue"];
    return typeof value === "string" ? value : "";
  }

  get isListCard(): boolean {
    return this.name === "flexipage:filterListCard";
  }

  get entityName(): string {
    return String(this.item.properties["entityName"] ?? "");
  }

  get relationship(): string {
    return String(this.item.properties["relatedListApiName"] ?? "");
  }

  get tabsFacet(): string {
    return String(this.item.properties["tabs"] ?? "");
  }

  get columnsFacet(): string {
    return String(this.item.properties["columns"] ?? "");
  }

  get sectionLabel(): string {
    return String(this.item.properties["label"] ?? "");
  }

  get isMobileOnly(): boolean {
    return MOBILE_ONLY.has(this.name);
  }

  get failureHeading(): string {
    return `${host.metadata.components[this.name]?.label ?? this.name} cannot be shown`;
  }

  get unknownMessage(): string {
    return this.name.includes(":")
      ? `${this.name} is a standard component that this local host does not draw. It is shown in a Salesforce org.`
      : `There is no Lightning web component ${this.name} among the sources.`;
  }
}
