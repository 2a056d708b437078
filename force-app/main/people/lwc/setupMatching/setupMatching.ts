import { LightningElement } from "lwc";
import type { MatchPage } from "apex/types";
import getRules from "@salesforce/apex/MatchingController.getRules";
import loadFailed from "@salesforce/label/c.Matching_Load_Failed";
import missingField from "@salesforce/label/c.Matching_Missing_Field";
import name from "@salesforce/label/c.Matching_Name";
import notAllowed from "@salesforce/label/c.Matching_Not_Allowed";
import notConnected from "@salesforce/label/c.Matching_Not_Connected";
import { errorText } from "c/errorText";
import { fill } from "c/labelText";

/** The page about matching: the rules with a preview, runs that make links anew, decisions. */
export default class SetupMatching extends LightningElement {
  labels = { loadFailed, name, notAllowed, notConnected };
  content: MatchPage | null = null;
  error = "";
  private latest = 0;

  override connectedCallback(): void {
    void this.load();
  }

  get loading(): boolean {
    return !this.content && !this.error;
  }

  get missing(): string {
    return this.content?.missingField ? fill(missingField, this.content.missingField) : "";
  }

  /** An answer that a later question has overtaken is dropped. */
  async load(): Promise<void> {
    this.error = "";
    const turn = ++this.latest;
    try {
      const content = await getRules();
      if (turn === this.latest) this.content = content;
    } catch (error) {
      if (turn === this.latest) this.error = errorText(error);
    }
  }

  handleSaved(): void {
    this.template?.querySelector<HTMLElement & { refresh(): void }>("c-setup-matching-runs")?.refresh();
    void this.load();
  }

  handleRunsEnded(): void {
    this.template?.querySelector<HTMLElement & { refresh(): void }>("c-setup-matching-queue")?.refresh();
    void this.load();
  }

  handleDecided(): void {
    void this.load();
  }
}
