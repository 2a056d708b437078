import { LightningElement, api } from "lwc";
import type { PageContext } from "host/flexipage";
import { isVisible } from "host/visibility";
import type { PageItem, RegionDefinition } from "../../metadata/model.js";

/** The components of one region or facet, those left out whose rules hide them. */
export default class Region extends LightningElement {
  @api context!: PageContext;
  @api region!: RegionDefinition;
  @api width = "LARGE";

  /** Components that lie on the page's background bring a card of their own; in a tab the tab set is the card. */
  get standalone(): boolean {
    return this.region.type !== "Facet";
  }

  get items(): { key: string; item: PageItem; error: string }[] {
    return this.region.items.flatMap((item) => {
      try {
        return isVisible(item.visibility, this.context.visibility) ? [{ key: item.identifier, item, error: "" }] : [];
      } catch (error) {
        return [{ key: item.identifier, item, error: error instanceof Error ? error.message : String(error) }];
      }
    });
  }
}
