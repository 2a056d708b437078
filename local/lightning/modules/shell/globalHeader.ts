import { LightningElement, api } from "lwc";
import type { ShellApp } from "host/apps";
import { describeObject, iconOf } from "host/describe";
import { host } from "host/hostContext";
import { messageOf } from "host/orgApi";
import { changePersona } from "host/personas";
import { navigate } from "host/router";
import { showToast } from "host/toastEvents";
import OrgDetails from "host/orgDetails";

interface CreateChoice {
  value: string;
  label: string;
  icon: string;
}

/** Top bar: logo, search, create menu, help, user menu. */
export default class GlobalHeader extends LightningElement {
  @api app: ShellApp | undefined;
  term = "";
  choices: CreateChoice[] = [];

  userName = host.session.user.name;
  profile = host.session.user.profile;

  get initials(): string {
    const words = this.userName.split(/\s+/);
    return `${words[0]?.[0] ?? ""}${words.length > 1 ? (words.at(-1)?.[0] ?? "") : ""}`.toUpperCase();
  }

  get personas(): { key: string; value: string; label: string; checked: boolean }[] {
    return host.personas.map((persona) => ({
      key: persona.key,
      value: `persona:${persona.key}`,
      label: persona.label,
      checked: persona.key === host.session.persona,
    }));
  }

  get userMenuLabel(): string {
    return `View profile of ${this.userName}`;
  }

  /** Which objects the user may create is asked when the menu is first opened. */
  async handleCreateOpen(): Promise<void> {
    if (this.choices.length > 0) return;
    const names = new Set([...(this.app?.tabs ?? []).flatMap((tab) => tab.objectApiName ?? []), "Task"]);
    const results = await Promise.allSettled([...names].map((name) => describeObject(name)));
    this.choices = results
      .flatMap((result) => (result.status === "fulfilled" && result.value.createable ? [result.value] : []))
      .map((info) => ({
        value: info.apiName,
        label: `New ${info.label}`,
        icon: iconOf(info.apiName).replace("standard:", "standard:"),
      }));
  }

  handleCreate(event: CustomEvent<{ value: string }>): void {
    void navigate({
      type: "standard__objectPage",
      attributes: { objectApiName: event.detail.value, actionName: "new" },
    });
  }

  handleUserMenu(event: CustomEvent<{ value: string }>): void {
    const value = event.detail.value;
    if (value === "org") void OrgDetails.open({ label: "About this org", size: "small" });
    else if (value === "user")
      void navigate({
        type: "standard__recordPage",
        attributes: { recordId: host.session.user.id, objectApiName: "User", actionName: "view" },
      });
    else
      changePersona(value.replace("persona:", "")).catch((error: unknown) =>
        showToast({ title: "The user could not be switched", message: messageOf(error), variant: "error" }),
      );
  }

  handleHelp(): void {
    void OrgDetails.open({ label: "About this org", size: "small" });
  }

  handleTerm(event: Event): void {
    this.term = (event.target as HTMLInputElement).value;
  }

  handleSearchKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || this.term.trim() === "") return;
    void navigate({ type: "host__search", attributes: {}, state: { term: this.term.trim() } });
  }
}
