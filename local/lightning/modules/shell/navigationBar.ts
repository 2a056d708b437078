import { LightningElement, api } from "lwc";
import type { ShellApp, ShellTab } from "host/apps";
import { describeGlobal } from "host/describe";
import { addressOf, type PageReference } from "host/router";

interface ShownTab {
  name: string;
  label: string;
  url: string;
  className: string;
  current: "page" | undefined;
}

/** Context bar: app launcher, the app's name, its tabs. */
export default class NavigationBar extends LightningElement {
  @api app!: ShellApp;
  @api page: PageReference | undefined;
  /** Plural labels of the objects the user may see, once the org has named them. */
  labels: Record<string, string> | undefined;
  failure = "";

  async connectedCallback(): Promise<void> {
    try {
      const objects = (await describeGlobal()).sobjects;
      this.labels = Object.fromEntries(objects.map((object) => [object.name, object.labelPlural]));
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  get tabs(): ShownTab[] {
    return this.app.tabs
      .filter((tab) => this.#isShown(tab))
      .map((tab) => {
        const isCurrent = this.#isCurrent(tab);
        return {
          name: tab.name,
          label: this.#labelOf(tab),
          url: addressOf(tab.reference),
          className: isCurrent ? "slds-context-bar__item slds-is-active" : "slds-context-bar__item",
          current: isCurrent ? "page" : undefined,
        };
      });
  }

  get barStyle(): string {
    return `border-bottom-color: ${this.app.color}`;
  }

  /** An object's tab is left out when the user may not see the object. */
  #isShown(tab: ShellTab): boolean {
    return tab.objectApiName === null || this.failure !== "" || this.labels?.[tab.objectApiName] !== undefined;
  }

  #labelOf(tab: ShellTab): string {
    if (tab.label !== "") return tab.label;
    return this.labels?.[tab.objectApiName ?? ""] ?? tab.objectApiName ?? tab.name;
  }

  #isCurrent(tab: ShellTab): boolean {
    if (this.page === undefined) return false;
    const attributes = this.page.attributes;
    if (tab.objectApiName !== null) return attributes["objectApiName"] === tab.objectApiName;
    return (
      this.page.type === tab.reference.type && JSON.stringify(attributes) === JSON.stringify(tab.reference.attributes)
    );
  }
}
