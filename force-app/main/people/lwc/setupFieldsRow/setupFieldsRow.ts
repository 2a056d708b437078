import { LightningElement, api } from "lwc";
import type { FieldMappingItem } from "apex/types";
import blankSample from "@salesforce/label/c.Fields_Sample_Blank";
import changedLabel from "@salesforce/label/c.Fields_Changed";
import chooseField from "@salesforce/label/c.Fields_Choose_Field";
import fieldOf from "@salesforce/label/c.Fields_Field_Of";
import moreOf from "@salesforce/label/c.Fields_More_Of";
import remove from "@salesforce/label/c.Fields_Remove";
import ruleOfLabel from "@salesforce/label/c.Fields_Rule_Of";
import staticText from "@salesforce/label/c.Fields_Static";
import { type Choice, fieldChoices, fittingRule, ruleChoices, ruleOf } from "c/fieldChoices";
import { OFF, SALESFORCE_WINS, keyOf } from "c/fieldMapping";
import type { Refusals } from "c/fieldRefusals";
import { fill } from "c/labelText";

/** Values of the person at the top of the page, by attribute and by field; null while nobody is chosen. */
export interface Samples {
  name: string;
  attributes: Record<string, string>;
  fields: Record<string, string>;
}

/** One mapping. Fires `edit` with what is to change, and `remove`. */
export default class SetupFieldsRow extends LightningElement {
  @api item!: FieldMappingItem;
  @api refusals!: Refusals;
  @api samples: Samples | null = null;
  @api issue = "";
  @api changed = false;

  labels = { changedLabel, chooseField };
  choices: Choice[] = [];
  expanded = false;

  get name(): string {
    return this.refusals.attributeOf(this.item)?.label ?? keyOf(this.item);
  }

  get typeText(): string {
    return [this.item.attributeName, this.item.attributeType].filter(Boolean).join(" · ");
  }

  get attributeSample(): string {
    return this.samples ? this.samples.attributes[keyOf(this.item)] || blankSample : "";
  }

  get fieldSample(): string {
    if (!this.samples || !this.item.fieldPath) return "";
    return this.samples.fields[this.item.fieldPath] || blankSample;
  }

  get fieldText(): string {
    if (this.isStatic) return fill(staticText, this.item.staticValue ?? "");
    const path = this.item.fieldPath ?? "";
    return this.refusals.fields.get(path)?.label ?? path;
  }

  get isStatic(): boolean {
    return this.item.staticValue !== null && this.item.staticValue !== undefined;
  }

  get rule(): { arrow: string; explanation: string } {
    return ruleOf(this.item);
  }

  /** Rules that do not fit stay visible, with the reason. */
  get rules(): { value: string; label: string; disabled: true | null }[] {
    const attribute = this.refusals.attributeOf(this.item);
    const field = this.refusals.fields.get(this.item.fieldPath ?? "");
    return ruleChoices.map(({ value, label }) => {
      const refusal = attribute && value !== OFF ? this.refusals.ofPair(attribute, field, value) : "";
      return { value, label: refusal ? `${label} (${refusal})` : label, disabled: refusal ? true : null };
    });
  }

  /** What a person chose in the menu stays there, unless the mapping got another rule. */
  override renderedCallback(): void {
    const select = this.template?.querySelector("select");
    if (select) select.value = ruleOf(this.item).value;
  }

  get ruleLabel(): string {
    return fill(ruleOfLabel, this.name);
  }

  get fieldLabel(): string {
    return fill(fieldOf, this.name);
  }

  get moreLabel(): string {
    return fill(moreOf, this.name);
  }

  get removeLabel(): string {
    return fill(remove, this.name);
  }

  get expandedText(): string {
    return String(this.expanded);
  }

  get rowClass(): string {
    return `row${this.changed ? " changed" : ""}${this.item.active ? "" : " off"}`;
  }

  handleRule(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.edit(value === OFF ? { active: false } : { active: true, rule: value });
  }

  handleOpen(): void {
    this.choices = fieldChoices(this.item, this.refusals);
  }

  handleField(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    const rule = fittingRule(this.item, value, this.refusals);
    this.edit({ fieldPath: value, staticValue: null, valueMap: null, referenceBy: null, rule });
  }

  handleMore(): void {
    this.expanded = !this.expanded;
  }

  handleDetails(event: CustomEvent<Partial<FieldMappingItem>>): void {
    const changes = event.detail;
    this.edit(
      typeof changes.staticValue === "string" ? { ...changes, fieldPath: null, rule: SALESFORCE_WINS } : changes,
    );
  }

  handleRemove(): void {
    this.dispatchEvent(new CustomEvent("remove", { detail: { key: keyOf(this.item) } }));
  }

  private edit(changes: Partial<FieldMappingItem>): void {
    this.dispatchEvent(new CustomEvent("edit", { detail: { key: keyOf(this.item), changes } }));
  }
}
