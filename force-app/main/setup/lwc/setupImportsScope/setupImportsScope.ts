import { LightningElement, api } from "lwc";
import type { ImportEstimate, ImportPage } from "apex/types";
import estimate from "@salesforce/apex/ImportController.estimate";
import startImport from "@salesforce/apex/ImportController.startImport";
import back from "@salesforce/label/c.Imports_Back";
import estimateFailed from "@salesforce/label/c.Imports_Estimate_Failed";
import estimateLabel from "@salesforce/label/c.Imports_Estimate";
import estimateTitle from "@salesforce/label/c.Imports_Estimate_Title";
import fromDate from "@salesforce/label/c.Imports_From";
import intro from "@salesforce/label/c.Imports_Intro";
import people from "@salesforce/label/c.Imports_People";
import peopleAll from "@salesforce/label/c.Imports_People_All";
import peopleLinked from "@salesforce/label/c.Imports_People_Linked";
import start from "@salesforce/label/c.Imports_Start";
import state from "@salesforce/label/c.Imports_State";
import stateAll from "@salesforce/label/c.Imports_State_All";
import stateClosed from "@salesforce/label/c.Imports_State_Closed";
import stateOpen from "@salesforce/label/c.Imports_State_Open";
import title from "@salesforce/label/c.Imports_Title";
import tooMuch from "@salesforce/label/c.Imports_Cost_Too_Much";
import transcripts from "@salesforce/label/c.Imports_Transcripts";
import transcriptsFull from "@salesforce/label/c.Imports_Transcripts_Full";
import transcriptsFullText from "@salesforce/label/c.Imports_Transcripts_Full_Text";
import transcriptsHeaders from "@salesforce/label/c.Imports_Transcripts_Headers";
import transcriptsHeadersText from "@salesforce/label/c.Imports_Transcripts_Headers_Text";
import untilDate from "@salesforce/label/c.Imports_Until";
import { whileBusy } from "c/whileBusy";
import { costSentences } from "./costSentences";

type Field = "fromDate" | "untilDate" | "state" | "people" | "transcripts";

/** Chooses what to import, says what it would cost, and starts it. Fires `started`. */
export default class SetupImportsScope extends LightningElement {
  @api
  get page(): ImportPage {
    return this.stored;
  }
  set page(page: ImportPage) {
    this.stored = page;
    if (!this.touched) this.draft = { ...this.draft, transcripts: page.transcripts ?? "headers" };
  }

  labels = {
    back,
    estimateFailed,
    estimateLabel,
    estimateTitle,
    fromDate,
    intro,
    people,
    start,
    state,
    title,
    tooMuch,
    transcripts,
    untilDate,
  };
  stateOptions = [
    { label: stateAll, value: "all" },
    { label: stateOpen, value: "open" },
    { label: stateClosed, value: "closed" },
  ];
  peopleOptions = [
    { label: peopleAll, value: "all" },
    { label: peopleLinked, value: "linked" },
  ];
  transcriptOptions = [
    { label: transcriptsHeaders, value: "headers" },
    { label: transcriptsFull, value: "full" },
  ];
  draft: Record<Field, string> = { fromDate: "", untilDate: "", state: "all", people: "all", transcripts: "headers" };
  cost: ImportEstimate | null = null;
  error = "";
  busy = false;
  private stored!: ImportPage;
  private touched = false;
  private focused = "";

  override renderedCallback(): void {
    if (!this.focused) return;
    this.template?.querySelector<HTMLElement>(`[data-id="${this.focused}"]`)?.focus();
    this.focused = "";
  }

  get sentences(): string[] {
    return this.cost ? costSentences(this.cost, this.draft, this.stored) : [];
  }

  /** Beside the choice, because a long label would wrap under its circle. */
  get transcriptsText(): string {
    return this.draft.transcripts === "full" ? transcriptsFullText : transcriptsHeadersText;
  }

  get unstartable(): boolean {
    return this.busy || !this.cost?.conversations;
  }

  handleField(event: CustomEvent<{ value: string }>): void {
    const { field } = (event.currentTarget as HTMLElement).dataset as { field: Field };
    this.draft = { ...this.draft, [field]: event.detail.value };
    this.touched = true;
    this.cost = null;
  }

  async handleEstimate(): Promise<void> {
    await whileBusy(this, async () => {
      this.cost = await estimate({ scope: this.scope });
      this.focused = "cost";
    });
  }

  handleBack(): void {
    this.cost = null;
    this.focused = "estimate";
  }

  async handleStart(): Promise<void> {
    await whileBusy(this, async () => {
      await startImport({ scope: this.scope, estimate: JSON.stringify(this.cost) });
      this.dispatchEvent(new CustomEvent("started"));
    });
  }

  private get scope(): string {
    return JSON.stringify(this.draft);
  }
}
