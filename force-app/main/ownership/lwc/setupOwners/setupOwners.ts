import { LightningElement } from "lwc";
import type { OwnerSetup } from "apex/types";
import getSetup from "@salesforce/apex/OwnerSetupController.getSetup";
import loadFailed from "@salesforce/label/c.Owners_Load_Failed";
import name from "@salesforce/label/c.Owners_Name";
import notAllowed from "@salesforce/label/c.Owners_Not_Allowed";
import notConnected from "@salesforce/label/c.Owners_Not_Connected";
import refused from "@salesforce/label/c.Owners_Refused";
import { errorText } from "c/errorText";

/** What the list shows: a status, or everybody; and a part of a name. */
export interface OwnerFilter {
  status: string;
  search: string;
}

/** The page about owners: who is who, the rules, everybody in line, many users at once. */
export default class SetupOwners extends LightningElement {
  labels = { loadFailed, name, notAllowed, notConnected, refused };
  setup: OwnerSetup | null = null;
  error = "";
  filter: OwnerFilter = { status: "needsYou", search: "" };
  private latest = 0;

  override connectedCallback(): void {
    void this.open();
  }

  get loading(): boolean {
    return !this.setup && !this.error;
  }

  get hasRefusals(): boolean {
    return this.refusals.length > 0;
  }

  get refusals(): { key: string; name: string; reason: string }[] {
    return (this.setup?.refusals ?? []).map(({ recordId, name: record, reason }, index) => ({
      key: `${recordId ?? ""}${index}`,
      name: record ?? "",
      reason: reason ?? "",
    }));
  }

  /** Who needs a decision comes first; when nobody does, those who are matched. */
  async open(): Promise<void> {
    await this.load();
    if (this.setup?.needsYou === 0 && this.filter.status === "needsYou") {
      this.filter = { ...this.filter, status: "matched" };
      await this.load();
    }
  }

  /** An answer that a later question has overtaken is dropped. */
  async load(): Promise<void> {
    this.error = "";
    const turn = ++this.latest;
    const { status, search } = this.filter;
    try {
      const setup = await getSetup({ filter: status, search });
      if (turn === this.latest) this.setup = setup;
    } catch (error) {
      if (turn === this.latest) this.error = errorText(error);
    }
  }

  handleFilter(event: CustomEvent<OwnerFilter>): void {
    this.filter = event.detail;
    void this.load();
  }

  handleChanged(): void {
    void this.load();
  }
}
