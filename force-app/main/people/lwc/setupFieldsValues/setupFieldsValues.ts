import { LightningElement, api } from "lwc";
import allMatched from "@salesforce/label/c.Fields_Values_Matched";
import intro from "@salesforce/label/c.Fields_Values_Intro";
import title from "@salesforce/label/c.Fields_Values_Title";
import unmatched from "@salesforce/label/c.Fields_Values_Unmatched";
import valueLabel from "@salesforce/label/c.Fields_Values_Of";
import asIs from "@salesforce/label/c.Fields_Values_As_Is";
import { valueMapOf, valuePairs } from "c/fieldMapping";
import { fill } from "c/labelText";

interface Line {
  value: string;
  target: string;
  label: string;
  isUnmatched: boolean;
  choices: { value: string; label: string }[];
}

/** Which value of a picklist is which in Intercom. Fires `change` with the value map. */
export default class SetupFieldsValues extends LightningElement {
  @api name = "";
  /** Values of the picklist. */
  @api values: readonly string[] = [];
  /** Values that the attribute takes; none when it takes any. */
  @api options: readonly string[] = [];
  @api valueMap: string | null = null;

  labels = { intro, title };

  get hasOptions(): boolean {
    return this.options.length > 0;
  }

  get lines(): Line[] {
    const pairs = valuePairs(this.valueMap);
    return [...new Set([...this.values, ...pairs.keys()])].map((value) => {
      const target = pairs.get(value) ?? "";
      return {
        value,
        target,
        label: fill(valueLabel, value),
        isUnmatched: this.hasOptions && !this.options.includes(target || value),
        choices: ["", ...this.options].map((option) => ({
          value: option,
          label: option || asIs,
        })),
      };
    });
  }

  get count(): string {
    const missing = this.lines.filter(({ isUnmatched }) => isUnmatched).length;
    return missing > 0 ? fill(unmatched, missing, this.lines.length) : allMatched;
  }

  override renderedCallback(): void {
    const pairs = valuePairs(this.valueMap);
    for (const select of this.template?.querySelectorAll("select") ?? [])
      select.value = pairs.get(select.dataset["value"] ?? "") ?? "";
  }

  handleChange(event: Event): void {
    const { value: source = "" } = (event.currentTarget as HTMLElement).dataset;
    const { value } = event.target as HTMLInputElement;
    const pairs = valuePairs(this.valueMap);
    pairs.set(source, value.trim());
    this.dispatchEvent(new CustomEvent("change", { detail: { valueMap: valueMapOf(pairs) } }));
  }
}
