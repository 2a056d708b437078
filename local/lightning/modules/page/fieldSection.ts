import { LightningElement, api } from "lwc";
import type { PageContext } from "host/flexipage";
import { isVisible } from "host/visibility";
import type { LayoutSection, PageItem } from "../../metadata/model.js";

const isField = (item: PageItem): item is Extract<PageItem, { kind: "field" }> => item.kind === "field";

/** A field section of a page built with dynamic forms. */
export default class FieldSection extends LightningElement {
  @api context!: PageContext;
  @api facet = "";
  @api label = "";

  #items(facet: string): PageItem[] {
    const items = this.context.page.regions.find((region) => region.name === facet)?.items ?? [];
    return items.filter((item) => isVisible(item.visibility, this.context.visibility));
  }

  get sections(): LayoutSection[] {
    const columns = this.#items(this.facet).flatMap((column) => {
      if (column.kind !== "component") return [];
      const fields = this.#items(String(column.properties["body"] ?? "")).filter(isField);
      return [
        fields.map((item) => ({
          field: item.field,
          behaviour:
            item.behaviour === "readonly"
              ? ("Readonly" as const)
              : item.behaviour === "required"
                ? ("Required" as const)
                : ("Edit" as const),
        })),
      ];
    });
    return [{ label: this.label, columns }];
  }
}
