import { LightningElement, api } from "lwc";
import { homePageOf, type ShellApp } from "host/apps";
import { host } from "host/hostContext";
import type { PageReference } from "host/router";
import type { PageDefinition, PageItem } from "../../metadata/model.js";

interface View {
  list?: { objectApiName: string; filterName: string | undefined; create: boolean };
  record?: { recordId: string; objectApiName: string | undefined; edit: boolean };
  related?: { recordId: string; objectApiName: string; relationship: string };
  page?: PageDefinition;
  search?: { term: string };
  notice?: { heading: string; message: string };
}

const componentPage = (component: string, label: string): PageDefinition => {
  const item: PageItem = { kind: "component", identifier: component, component, properties: {}, visibility: null };
  return {
    name: component,
    label,
    type: "AppPage",
    objectApiName: null,
    template: "flexipage:defaultAppHomeTemplate",
    regions: [{ name: "main", type: "Region", items: [item] }],
  };
};

/** Chooses what an address shows. */
export default class PageView extends LightningElement {
  @api app!: ShellApp;
  @api page: PageReference | undefined;

  /** One view, keyed by what it is about, so that another record or page is a new element. */
  get views(): (View & { key: string })[] {
    const page = this.page;
    if (page === undefined) return [];
    const { recordId, objectApiName, apiName, pageName, relationshipApiName } = page.attributes;
    return [
      {
        ...this.#viewOf(page),
        key: [page.type, recordId ?? objectApiName, apiName, pageName, relationshipApiName].join("|"),
      },
    ];
  }

  #viewOf(page: PageReference): View {
    const { attributes, state } = page;
    const object = attributes["objectApiName"];
    switch (page.type) {
      case "standard__namedPage":
        return attributes["pageName"] === "home"
          ? this.#flexipage(homePageOf(this.app), "This project has no home page.")
          : this.#unknown(`There is no page ${attributes["pageName"] ?? ""}.`);
      case "standard__navItemPage":
        return this.#tab(attributes["apiName"] ?? "");
      case "standard__objectPage":
        return {
          list: {
            objectApiName: object ?? "",
            filterName: state["filterName"],
            create: attributes["actionName"] === "new",
          },
        };
      case "standard__recordPage":
        return {
          record: {
            recordId: attributes["recordId"] ?? "",
            objectApiName: object,
            edit: attributes["actionName"] === "edit",
          },
        };
      case "standard__recordRelationshipPage":
        return {
          related: {
            recordId: attributes["recordId"] ?? "",
            objectApiName: object ?? "",
            relationship: attributes["relationshipApiName"] ?? "",
          },
        };
      case "host__search":
        return { search: { term: state["term"] ?? "" } };
      case "host__start":
      case "standard__app":
        return this.#unknown("This app has no tabs that you may see.");
      default:
        return this.#unknown(`No page has the address ${attributes["address"] ?? ""}.`);
    }
  }

  #unknown(message: string): View {
    return { notice: { heading: "This page is not available", message } };
  }

  #flexipage(name: string | undefined, otherwise: string): View {
    const page = name === undefined ? undefined : host.metadata.pages[name];
    if (page === undefined)
      return this.#unknown(
        name === undefined ? otherwise : `The metadata names a Lightning page ${name}, which is not among the sources.`,
      );
    return { page };
  }

  #tab(name: string): View {
    const tab = host.metadata.tabs[name];
    if (tab === undefined) return this.#unknown(`There is no tab ${name}.`);
    if (host.session.hiddenTabs.includes(name))
      return {
        notice: {
          heading: "You don't have access to this tab",
          message: "An administrator can assign a permission set that shows it.",
        },
      };
    if (tab.kind === "page") return this.#flexipage(tab.page, "");
    if (tab.kind === "component") return { page: componentPage(tab.component, tab.label) };
    if (tab.kind === "object")
      return { list: { objectApiName: tab.objectApiName, filterName: undefined, create: false } };
    return this.#unknown(tab.kind === "unsupported" ? tab.reason : `The tab ${name} shows nothing here.`);
  }
}
