import { LightningElement, api } from "lwc";
import type { MatchChoices, MatchPage } from "apex/types";
import domain from "@salesforce/label/c.Matching_Companies_Domain";
import field from "@salesforce/label/c.Matching_Companies_Field";
import fieldIndexed from "@salesforce/label/c.Matching_Field_Indexed";
import linked from "@salesforce/label/c.Matching_Companies_Linked";
import linkedNone from "@salesforce/label/c.Matching_Companies_Linked_None";
import note from "@salesforce/label/c.Matching_Companies_Note";
import off from "@salesforce/label/c.Matching_Companies_Off";
import title from "@salesforce/label/c.Matching_Companies_Title";
import { fill } from "c/labelText";

/** By what companies are matched, off until somebody chooses. Fires `rules` with what was changed. */
export default class SetupMatchingCompanies extends LightningElement {
  @api page!: MatchPage;
  @api rules!: MatchChoices;
  @api disabled = false;

  labels = { domain, field, note, title };

  get statement(): string {
    return this.page.linkedCompanies ? fill(linked, this.page.linkedCompanies) : linkedNone;
  }

  get choice(): string {
    return this.rules.accountField ?? "None";
  }

  get fields(): { label: string; value: string }[] {
    const options = this.page.accountFields.map(({ value, label, indexed }) => ({
      value: value ?? "",
      label: indexed ? fill(fieldIndexed, label ?? "") : (label ?? ""),
    }));
    return [{ label: off, value: "None" }, ...options];
  }

  handleField(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    this.change({ accountField: value === "None" ? null : value });
  }

  handleDomain(event: CustomEvent<{ checked: boolean }>): void {
    this.change({ accountDomain: event.detail.checked });
  }

  private change(values: Partial<MatchChoices>): void {
    this.dispatchEvent(new CustomEvent("rules", { detail: values }));
  }
}
