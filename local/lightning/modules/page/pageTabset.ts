import { LightningElement, api } from "lwc";
import type { PageContext } from "host/flexipage";
import { isVisible } from "host/visibility";
import type { RegionDefinition } from "../../metadata/model.js";

/** Tab titles that the metadata names by a standard label. */
const STANDARD_TITLES: Record<string, string> = {
  "Standard.Tab.detail": "Details",
  "Standard.Tab.relatedLists": "Related",
  "Standard.Tab.activity": "Activity",
  "Standard.Tab.collaborate": "Chatter",
  "Standard.Tab.news": "News",
  "Standard.Tab.similarProfiles": "Similar",
};

interface Tab {
  value: string;
  label: string;
  region: RegionDefinition;
  active: boolean;
}

/** A tab set of a page: a facet of tabs, each with a facet of components; a tab's content is made when it is first opened. */
export default class PageTabset extends LightningElement {
  @api context!: PageContext;
  @api facet = "";
  @api width = "LARGE";

  get tabs(): Tab[] {
    const items = this.context.page.regions.find((region) => region.name === this.facet)?.items ?? [];
    return items.flatMap((item, index) => {
      if (item.kind !== "component" || !isVisible(item.visibility, this.context.visibility)) return [];
      const title = String(item.properties["title"] ?? "");
      const body = String(item.properties["body"] ?? "");
      const region = this.context.page.regions.find((candidate) => candidate.name === body) ?? {
        name: body,
        type: "Facet",
        items: [],
      };
      return [
        {
          value: item.identifier || String(index),
          label: STANDARD_TITLES[title] ?? title,
          region,
          active: item.properties["active"] === "true",
        },
      ];
    });
  }

  get activeTab(): string | undefined {
    const tabs = this.tabs;
    return (tabs.find((tab) => tab.active) ?? tabs[0])?.value;
  }
}
