import { LightningElement, api } from "lwc";
import type { PageDefinition } from "../../metadata/model.js";

/** An app page or home page: a title for screen readers and the page's regions. */
export default class AppPage extends LightningElement {
  #page!: PageDefinition;

  @api
  get page(): PageDefinition {
    return this.#page;
  }
  set page(page: PageDefinition) {
    this.#page = page;
    document.title = `${page.label} | Lightning Experience`;
  }
}
