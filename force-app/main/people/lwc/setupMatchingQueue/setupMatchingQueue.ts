import { LightningElement, api } from "lwc";
import type { MatchPerson } from "apex/types";
import decide from "@salesforce/apex/MatchingController.decide";
import getQueue from "@salesforce/apex/MatchingController.getQueue";
import reopen from "@salesforce/apex/MatchingController.reopen";
import decided from "@salesforce/label/c.Matching_Queue_Decided";
import failed from "@salesforce/label/c.Matching_Queue_Failed";
import filter from "@salesforce/label/c.Matching_Queue_Filter";
import intro from "@salesforce/label/c.Matching_Queue_Intro";
import more from "@salesforce/label/c.Matching_Queue_More";
import none from "@salesforce/label/c.Matching_Queue_None";
import noneDecided from "@salesforce/label/c.Matching_Queue_None_Decided";
import title from "@salesforce/label/c.Matching_Queue_Title";
import waiting from "@salesforce/label/c.Matching_Queue_Waiting";
import { whileBusy } from "c/whileBusy";
import { errorText } from "c/errorText";
import { fill } from "c/labelText";

/** People and companies that wait for a decision, and those about whom somebody has decided. Fires `decided`. */
export default class SetupMatchingQueue extends LightningElement {
  labels = { failed, filter, intro, more, title };
  people: MatchPerson[] = [];
  hasMore = false;
  showsDecided = false;
  loaded = false;
  error = "";
  busy = false;
  private amount = 0;
  private latest = 0;

  /** How many wait. */
  @api
  get waiting(): number {
    return this.amount;
  }
  set waiting(amount: number | null | undefined) {
    this.amount = amount ?? 0;
  }

  override connectedCallback(): void {
    void this.load();
  }

  get filters(): { key: string; label: string; variant: string; pressed: string }[] {
    return [
      { key: "waiting", label: fill(waiting, this.amount), chosen: !this.showsDecided },
      { key: "decided", label: decided, chosen: this.showsDecided },
    ].map(({ key, label, chosen }) => ({
      key,
      label,
      variant: chosen ? "brand" : "neutral",
      pressed: String(chosen),
    }));
  }

  get empty(): string {
    if (!this.loaded || this.people.length) return "";
    return this.showsDecided ? noneDecided : none;
  }

  /** Looks again, because links were made anew. */
  @api
  refresh(): void {
    void this.load();
  }

  handleFilter(event: Event): void {
    this.showsDecided = (event.currentTarget as HTMLElement).dataset.filter === "decided";
    this.people = [];
    this.loaded = false;
    this.error = "";
    void this.load();
  }

  async handleMore(): Promise<void> {
    await whileBusy(this, async () => {
      const page = await getQueue({ decided: this.showsDecided, skipped: this.people.length });
      this.people = [...this.people, ...page.people];
      this.hasMore = page.hasMore;
    });
  }

  async handleDecide(event: CustomEvent<{ linkId: string; recordId: string }>): Promise<void> {
    await this.settle(() => decide(event.detail));
  }

  async handleReopen(event: CustomEvent<{ linkId: string }>): Promise<void> {
    await this.settle(() => reopen(event.detail));
  }

  /** Whoever was decided about leaves the list; keyboard users go on with the heading. */
  private async settle(action: () => Promise<unknown>): Promise<void> {
    const worked = await whileBusy(this, action);
    await this.load();
    if (worked) {
      this.template?.querySelector<HTMLElement>("h2")?.focus();
      this.dispatchEvent(new CustomEvent("decided"));
    }
  }

  /** An answer that a later question has overtaken is dropped. */
  private async load(): Promise<void> {
    const turn = ++this.latest;
    try {
      const page = await getQueue({ decided: this.showsDecided, skipped: 0 });
      if (turn !== this.latest) return;
      this.people = page.people;
      this.hasMore = page.hasMore;
      this.loaded = true;
    } catch (error) {
      if (turn === this.latest) this.error = errorText(error);
    }
  }
}
