import { LightningElement } from "lwc";
import { currentApp, visibleApps, type ShellApp } from "host/apps";
import { describeGlobal } from "host/describe";
import { addressOf } from "host/router";
import AppLauncherModal from "host/appLauncherModal";

export interface LauncherItem {
  key: string;
  label: string;
  description: string;
  url: string;
  initials: string;
  style: string;
  icon: string;
}

/** Apps as tiles. */
export function appItems(): LauncherItem[] {
  return visibleApps().map((app) => ({
    key: app.name,
    label: app.label,
    description: app.description,
    url: `/lightning/app/${app.name}`,
    initials: initialsOf(app.label),
    style: `background-color: ${app.color}`,
    icon: "",
  }));
}

function initialsOf(label: string): string {
  const words = label.split(/\s+/).filter((word) => /^\w/.test(word));
  return ((words[0]?.[0] ?? "") + (words.length > 1 ? (words.at(-1)?.[0] ?? "") : (words[0]?.[1] ?? ""))).toUpperCase();
}

/** Tabs of the user's apps as items, each once. */
export async function tabItems(apps: readonly ShellApp[]): Promise<LauncherItem[]> {
  const objects = (await describeGlobal()).sobjects;
  const items = new Map<string, LauncherItem>();
  for (const tab of apps.flatMap((app) => app.tabs))
    items.set(tab.name, {
      key: tab.name,
      label:
        tab.label === ""
          ? (objects.find((object) => object.name === tab.objectApiName)?.labelPlural ?? tab.name)
          : tab.label,
      description: "",
      url: addressOf(tab.reference),
      initials: "",
      style: "",
      icon: tab.icon,
    });
  return [...items.values()].sort((a, b) => a.label.localeCompare(b.label));
}

/** The nine dots: apps and items to go to. */
export default class AppLauncher extends LightningElement {
  isOpen = false;
  term = "";
  apps: LauncherItem[] = [];
  items: LauncherItem[] = [];
  failure = "";

  get expanded(): string {
    return String(this.isOpen);
  }

  get shownApps(): LauncherItem[] {
    return this.#matching(this.apps);
  }

  get shownItems(): LauncherItem[] {
    return this.#matching(this.items);
  }

  get nothing(): boolean {
    return this.shownApps.length + this.shownItems.length === 0;
  }

  #matching(items: LauncherItem[]): LauncherItem[] {
    const term = this.term.trim().toLowerCase();
    return items.filter((item) => item.label.toLowerCase().includes(term));
  }

  async handleToggle(): Promise<void> {
    this.isOpen = !this.isOpen;
    if (!this.isOpen) return;
    this.term = "";
    this.apps = appItems();
    await Promise.resolve();
    this.template?.querySelector<HTMLElement & { focus(): void }>("lightning-input")?.focus();
    try {
      const app = currentApp();
      this.items = await tabItems(app === undefined ? [] : visibleApps());
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.term = event.detail.value;
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !this.isOpen) return;
    event.stopPropagation();
    this.isOpen = false;
    this.template?.querySelector<HTMLElement>("button.slds-icon-waffle_container")?.focus();
  }

  handleFocusOut(event: FocusEvent): void {
    const next = event.relatedTarget as Node | null;
    if (next !== null && this.template?.contains(next) !== true) this.isOpen = false;
  }

  handleBackdrop(): void {
    this.isOpen = false;
  }

  handleFollow(): void {
    this.isOpen = false;
  }

  handleViewAll(): void {
    this.isOpen = false;
    void AppLauncherModal.open({ label: "App Launcher", size: "medium", apps: this.apps, items: this.items });
  }
}
