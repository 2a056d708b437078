import { LightningElement, api } from "lwc";
import type { MatchSuggestion } from "apex/types";
import byEmail from "@salesforce/label/c.Matching_Suggest_Email";
import byId from "@salesforce/label/c.Matching_Suggest_Id";
import text from "@salesforce/label/c.Matching_Suggest_Text";
import title from "@salesforce/label/c.Matching_Suggest_Title";
import use from "@salesforce/label/c.Matching_Suggest_Use";
import values from "@salesforce/label/c.Matching_Suggest_Values";
import { fill } from "c/labelText";

/** A key that matches more, with samples of what both sides have. Fires `use` with it. */
export default class SetupMatchingSuggestion extends LightningElement {
  @api suggestion!: MatchSuggestion;
  /** How many were looked at. */
  @api sampled = 0;
  @api disabled = false;

  labels = { title, use };

  get sentence(): string {
    const { key, contactLabel, leadLabel, accountLabel, matched } = this.suggestion;
    const fields = [...new Set([accountLabel, contactLabel, leadLabel])].filter(Boolean).join(", ");
    return fill(text, fill(key === "email" ? byEmail : byId, fields), matched ?? 0, this.sampled);
  }

  get samples(): string {
    return fill(values, this.suggestion.values.join(", "));
  }

  handleUse(): void {
    this.dispatchEvent(new CustomEvent("use", { detail: this.suggestion }));
  }
}
