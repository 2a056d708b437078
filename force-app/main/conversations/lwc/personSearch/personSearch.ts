import { LightningElement, api } from "lwc";
import LightningConfirm from "lightning/confirm";
import type { PersonChoice, PersonPanel } from "apex/types";
import choose from "@salesforce/apex/PersonPanelController.choose";
import getPerson from "@salesforce/apex/PersonPanelController.getPerson";
import link from "@salesforce/apex/PersonPanelController.link";
import search from "@salesforce/apex/PersonPanelController.search";
import { whileBusy } from "c/whileBusy";
import { count, fill } from "c/labelText";
import { labels } from "./words";

/**
 * Finds out who in Intercom the page's record is: one of several who fit, or somebody found by name or email. Fires
 * `linked` once that is decided; the conversations follow within seconds.
 */
export default class PersonSearch extends LightningElement {
  @api recordId = "";

  labels = labels;
  person: PersonPanel | null = null;
  found: PersonChoice[] = [];
  foundText = "";
  busy = false;
  error = "";
  notice = "";

  override connectedCallback(): void {
    void this.load();
  }

  get loading(): boolean {
    return !this.person && !this.error;
  }

  get isAmbiguous(): boolean {
    return this.person?.state === "ambiguous";
  }

  async load(): Promise<void> {
    await this.guard(async () => {
      // The record's own person: there is no conversation yet.
      this.person = await getPerson({ recordId: this.recordId, conversationRecordId: "" });
    });
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void this.handleSearch();
  }

  async handleSearch(): Promise<void> {
    const field = (this.refs as { term: HTMLElement & { value: string } }).term;
    await this.guard(async () => {
      this.found = await search({ recordId: this.recordId, text: field.value });
      const quantity = this.found.length;
      this.foundText = quantity > 0 ? count(labels.foundOne, labels.found, quantity) : labels.nobodyFound;
    });
  }

  async handleChoose({ detail: { linkId } }: CustomEvent<PersonChoice>): Promise<void> {
    await this.guard(async () => {
      await choose({ recordId: this.recordId, linkId: linkId ?? "" });
      this.finish();
    });
  }

  async handleLink({ detail: person }: CustomEvent<PersonChoice>): Promise<void> {
    const message = fill(labels.takeOver, person.name ?? "", person.recordName ?? labels.otherRecord);
    if (person.isLinked && !(await LightningConfirm.open({ label: labels.takeOverTitle, message }))) return;
    await this.guard(async () => {
      await link({ recordId: this.recordId, intercomContactId: person.intercomId ?? "" });
      this.finish();
    });
  }

  private finish(): void {
    this.notice = labels.linked;
    this.dispatchEvent(new CustomEvent("linked"));
  }

  private async guard(work: () => Promise<void>): Promise<void> {
    if (!this.busy) await whileBusy(this, work);
  }
}
