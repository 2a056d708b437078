import { LightningElement, api } from "lwc";
import type { MatchExample, MatchPreview, MatchSuggestion } from "apex/types";
import preview from "@salesforce/apex/MatchingController.preview";
import previewCompanies from "@salesforce/apex/MatchingController.previewCompanies";
import ambiguous from "@salesforce/label/c.Matching_Count_Ambiguous";
import duplicate from "@salesforce/label/c.Matching_Count_Duplicate";
import exampleAmbiguous from "@salesforce/label/c.Matching_Example_Ambiguous";
import exampleDuplicate from "@salesforce/label/c.Matching_Example_Duplicate";
import exampleMatched from "@salesforce/label/c.Matching_Example_Matched";
import exampleNoValue from "@salesforce/label/c.Matching_Example_No_Value";
import exampleTied from "@salesforce/label/c.Matching_Example_Tied";
import exampleUnmatched from "@salesforce/label/c.Matching_Example_Unmatched";
import examples from "@salesforce/label/c.Matching_Examples";
import failed from "@salesforce/label/c.Matching_Preview_Failed";
import hidden from "@salesforce/label/c.Matching_Hidden_Record";
import hint from "@salesforce/label/c.Matching_Preview_Hint";
import matched from "@salesforce/label/c.Matching_Count_Matched";
import noteChanged from "@salesforce/label/c.Matching_Note_Changed";
import noteNoValue from "@salesforce/label/c.Matching_Note_No_Value";
import noteTied from "@salesforce/label/c.Matching_Note_Tied";
import running from "@salesforce/label/c.Matching_Preview_Running";
import sampledCompanies from "@salesforce/label/c.Matching_Sampled_Companies";
import sampledNone from "@salesforce/label/c.Matching_Sampled_None";
import sampledPeople from "@salesforce/label/c.Matching_Sampled_People";
import seeCompanies from "@salesforce/label/c.Matching_Preview_Companies";
import seePeople from "@salesforce/label/c.Matching_Preview";
import stale from "@salesforce/label/c.Matching_Preview_Stale";
import title from "@salesforce/label/c.Matching_Preview_Title";
import unmatched from "@salesforce/label/c.Matching_Count_Unmatched";
import { errorText } from "c/errorText";
import { fill } from "c/labelText";

/** Shows what rules would match before they are saved. Fires `suggestion` when somebody takes a better key. */
export default class SetupMatchingPreview extends LightningElement {
  /** people or companies. */
  @api kind = "people";
  /** The rules as JSON, saved or not. */
  @api rules = "";
  @api disabled = false;

  labels = { examples, failed, hint, running, stale, title };
  result: MatchPreview | null = null;
  error = "";
  busy = false;
  private tried = "";

  get see(): string {
    return this.kind === "people" ? seePeople : seeCompanies;
  }

  get waiting(): boolean {
    return this.busy || this.disabled;
  }

  get overtaken(): boolean {
    return this.result !== null && this.tried !== this.rules;
  }

  private get found(): MatchPreview {
    return this.result ?? { examples: [] };
  }

  get sampled(): string {
    const { sampled, total } = this.found;
    if (!sampled) return sampledNone;
    return fill(this.kind === "people" ? sampledPeople : sampledCompanies, sampled, total ?? sampled);
  }

  get counts(): { key: string; label: string; value: number }[] {
    const { matched: good, ambiguous: open, duplicate: same, unmatched: none } = this.found;
    return [
      { key: "matched", label: matched, value: good ?? 0 },
      { key: "ambiguous", label: ambiguous, value: open ?? 0 },
      { key: "duplicate", label: duplicate, value: same ?? 0 },
      { key: "unmatched", label: unmatched, value: none ?? 0 },
    ];
  }

  get notes(): string[] {
    const { tied, noValue, changed } = this.found;
    const notes: [string, number | null | undefined][] = [
      [noteTied, tied],
      [noteNoValue, noValue],
      [noteChanged, changed],
    ];
    return notes.flatMap(([text, amount]) => (amount ? [fill(text, amount)] : []));
  }

  get sentences(): { key: number; text: string }[] {
    return this.found.examples.map((example, key) => ({ key, text: sentence(example) }));
  }

  get hasExamples(): boolean {
    return this.found.examples.length > 0;
  }

  handleSuggestion(event: CustomEvent<MatchSuggestion>): void {
    this.dispatchEvent(new CustomEvent("suggestion", { detail: event.detail }));
  }

  async handlePreview(): Promise<void> {
    this.busy = true;
    this.error = "";
    const { rules } = this;
    try {
      this.result = await (this.kind === "people" ? preview({ rules }) : previewCompanies({ rules }));
      this.tried = rules;
    } catch (error) {
      this.error = errorText(error);
    }
    this.busy = false;
  }
}

function sentence({ outcome, name, value, recordName, choices }: MatchExample): string {
  const who = name ?? "";
  const record = recordName ?? hidden;
  if (outcome === "matched") return fill(exampleMatched, who, record);
  if (outcome === "tied") return fill(exampleTied, who, record, choices ?? 0);
  if (outcome === "ambiguous") return fill(exampleAmbiguous, who, choices ?? 0);
  if (outcome === "duplicate") return fill(exampleDuplicate, who, record);
  return outcome === "noValue" ? fill(exampleNoValue, who) : fill(exampleUnmatched, who, value ?? "");
}
