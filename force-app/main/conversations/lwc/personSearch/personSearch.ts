import { LightningElement, api } from "lwc";
import LightningConfirm from "lightning/confirm";
import type { PersonChoice, PersonPanel } from "apex/types";
import choose from "@salesforce/apex/PersonPanelController.choose";
import getPerson from "@salesforce/apex/PersonPanelController.getPerson";
import link from "@salesforce/apex/PersonPanelController.link";
import search from "@salesforce/apex/PersonPanelController.search";
import { whileBusy } from "c/whileBusy";
import { count, fill } from "c/labelText";
import { labels, roles } from "./words";

interface Row extends PersonChoice {
  key: string;
  detail: string;
  linkedText: string;
  /** What the button says. */
  action: string;
}

/**
 * Finds out who in Intercom the page's record is: one of several who fit, or somebody found by name or email. Fires
 * `linked` once that is decided; the conversations follow within seconds.
 */
export default class PersonSearch extends LightningElement {
  @api recordId = "";

  labels = labels;
  person: PersonPanel | null = null;
  found: PersonChoice[] | null = null;
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

  get choices(): Row[] {
    return rowsOf(this.person?.choices ?? [], labels.choose);
  }

  get results(): Row[] {
    return rowsOf(this.found ?? [], labels.link);
  }

  get foundText(): string {
    if (!this.found) return "";
    return this.found.length === 0 ? labels.nobodyFound : count(labels.foundOne, labels.found, this.found.length);
  }

  async load(): Promise<void> {
    await this.guard(async () => {
      // The record's own person: there is no conversation yet.
      this.person = await getPerson({ recordId: this.recordId, conversationRecordId: null as never });
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
    });
  }

  async handleChoose(event: Event): Promise<void> {
    const { key: linkId = "" } = (event.currentTarget as HTMLElement).dataset;
    await this.guard(async () => {
      await choose({ recordId: this.recordId, linkId });
      this.finish();
    });
  }

  async handleLink(event: Event): Promise<void> {
    const { key: intercomContactId = "" } = (event.currentTarget as HTMLElement).dataset;
    const row = this.results.find(({ key }) => key === intercomContactId);
    const message = fill(labels.takeOver, row?.name ?? "", row?.recordName ?? labels.otherRecord);
    if (row?.isLinked && !(await LightningConfirm.open({ label: labels.takeOverTitle, message }))) return;
    await this.guard(async () => {
      await link({ recordId: this.recordId, intercomContactId });
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

function rowsOf(choices: PersonChoice[], action: string): Row[] {
  return choices.map((choice) => ({
    ...choice,
    key: choice.linkId ?? choice.intercomId ?? "",
    detail: [choice.email, roles.get(choice.role ?? "")].filter(Boolean).join(" · "),
    linkedText: choice.isLinked ? fill(labels.linkedTo, choice.recordName ?? labels.otherRecord) : "",
    action: fill(action, choice.name ?? ""),
  }));
}
