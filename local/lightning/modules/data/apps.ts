import { host } from "host/hostContext";
import { iconOf } from "host/describe";
import type { PageReference } from "host/router";
import type { AppDefinition, TabDefinition } from "../../metadata/model.js";

export interface ShellTab {
  name: string;
  /** Empty for objects: their plural label comes from the org. */
  label: string;
  icon: string;
  objectApiName: string | null;
  reference: PageReference;
}

export interface ShellApp {
  name: string;
  label: string;
  description: string;
  color: string;
  definition: AppDefinition;
  tabs: ShellTab[];
}

const REMEMBERED = "lightning.app";
const reference = (type: string, attributes: Record<string, string>): PageReference => ({
  type,
  attributes,
  state: {},
});

const objectTab = (name: string, objectApiName: string): ShellTab => ({
  name,
  label: "",
  icon: iconOf(objectApiName),
  objectApiName,
  reference: reference("standard__objectPage", { objectApiName, actionName: "list" }),
});

/** A tab of an app's metadata; a standard name without an object of its own (reports, dashboards) keeps its name and opens a page that says so. */
export function tabOf(name: string): ShellTab {
  if (name === "standard-home")
    return {
      name,
      label: "Home",
      icon: "standard:home",
      objectApiName: null,
      reference: reference("standard__namedPage", { pageName: "home" }),
    };
  if (name.startsWith("standard-")) return objectTab(name, name.slice("standard-".length));
  const tab: TabDefinition | undefined = host.metadata.tabs[name];
  if (tab?.kind === "object" || (tab === undefined && name.includes("__")))
    return objectTab(name, tab?.kind === "object" ? tab.objectApiName : name);
  return {
    name,
    label: tab?.label ?? name,
    icon: tab?.icon ?? "custom:custom39",
    objectApiName: null,
    reference: reference("standard__navItemPage", { apiName: name }),
  };
}

function shellApp(definition: AppDefinition): ShellApp {
  const hidden = new Set(host.session.hiddenTabs);
  return {
    name: definition.name,
    label: definition.label,
    description: definition.description,
    color: definition.headerColor ?? "#0176d3",
    definition,
    tabs: definition.tabs.filter((tab) => !hidden.has(tab)).map(tabOf),
  };
}

/** The apps the user may open. */
export function visibleApps(): ShellApp[] {
  return host.metadata.apps.filter((app) => host.session.visibleApps.includes(app.name)).map(shellApp);
}

/** The app last opened in this browser, else the caller's default, else the first. */
export function currentApp(): ShellApp | undefined {
  const apps = visibleApps();
  const wanted = [localStorage.getItem(REMEMBERED), host.defaultApp];
  for (const name of wanted) {
    const found = apps.find((app) => app.name === name);
    if (found !== undefined) return found;
  }
  return apps[0];
}

export function rememberApp(name: string): void {
  if (visibleApps().some((app) => app.name === name)) localStorage.setItem(REMEMBERED, name);
}

/** Page that the app, else the object, assigns to records; undefined leaves the standard page. */
export function recordPageOf(app: ShellApp, objectApiName: string): string | undefined {
  return (
    app.definition.pageOverrides[`${objectApiName}.View`] ??
    host.metadata.objects[objectApiName]?.recordPage ??
    undefined
  );
}

export function homePageOf(app: ShellApp): string | undefined {
  const overridden =
    app.definition.pageOverrides["standard-home.Tab"] ?? app.definition.pageOverrides["standard-home.View"];
  return overridden ?? Object.values(host.metadata.pages).find((page) => page.type === "HomePage")?.name;
}
