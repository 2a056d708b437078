import { LightningElement, api } from "lwc";
import type { FieldMappingItem } from "apex/types";
import add from "@salesforce/label/c.Fields_Add";
import addPlaceholder from "@salesforce/label/c.Fields_Add_Placeholder";
import all from "@salesforce/label/c.Fields_Filter_All";
import attribute from "@salesforce/label/c.Fields_Column_Attribute";
import create from "@salesforce/label/c.Fields_Create_Open";
import field from "@salesforce/label/c.Fields_Column_Field";
import filters from "@salesforce/label/c.Fields_Filters";
import issues from "@salesforce/label/c.Fields_Filter_Issues";
import mappings from "@salesforce/label/c.Fields_Mappings";
import more from "@salesforce/label/c.Fields_Show_More";
import none from "@salesforce/label/c.Fields_None_Here";
import off from "@salesforce/label/c.Fields_Filter_Off";
import rule from "@salesforce/label/c.Fields_Column_Rule";
import search from "@salesforce/label/c.Fields_Search";
import { type Choice, attributeChoices } from "c/fieldChoices";
import { keyOf } from "c/fieldMapping";
import { fill } from "c/labelText";
import type { Refusals } from "c/fieldRefusals";
import type { Samples } from "c/setupFieldsRow";

const WINDOW = 40;

interface Row {
  key: string;
  item: FieldMappingItem;
  issue: string;
  changed: boolean;
}

/** Mappings as rows: searched, filtered, issues first. Fires `edit`, `remove`, `add` and `create`. */
export default class SetupFieldsTable extends LightningElement {
  @api drafts: readonly FieldMappingItem[] = [];
  @api refusals!: Refusals;
  @api samples: Samples | null = null;
  /** What is wrong with a mapping, by attribute. */
  @api issues: ReadonlyMap<string, string> = new Map();
  /** Attributes whose mapping is not saved. */
  @api changed: ReadonlySet<string> = new Set();
  /** Attributes that were added or had issues when the page was read: they stay on top while they are put right. */
  @api first: ReadonlySet<string> = new Set();

  labels = { add, addPlaceholder, attribute, create, field, filters, mappings, none, rule, search };
  filter = "all";
  text = "";
  additions: Choice[] = [];
  private most = WINDOW;

  get filters(): { value: string; label: string; variant: string; pressed: string }[] {
    const counts = {
      all: this.drafts.length,
      issues: this.drafts.filter((item) => this.issues.has(keyOf(item))).length,
      off: this.drafts.filter(({ active }) => !active).length,
    };
    return [
      { value: "all", label: all, count: counts.all },
      { value: "issues", label: issues, count: counts.issues },
      { value: "off", label: off, count: counts.off },
    ].map(({ value, label, count }) => ({
      value,
      label: `${label} (${count})`,
      variant: value === this.filter ? "brand" : "neutral",
      pressed: String(value === this.filter),
    }));
  }

  get matching(): FieldMappingItem[] {
    const words = this.text.toLowerCase().split(/\s+/).filter(Boolean);
    return this.drafts
      .filter((item) => this.filter !== "issues" || this.issues.has(keyOf(item)))
      .filter(({ active }) => this.filter !== "off" || !active)
      .filter((item) => words.every((word) => this.wordsOf(item).includes(word)))
      .sort((a, b) => this.rank(a) - this.rank(b) || this.nameOf(a).localeCompare(this.nameOf(b)));
  }

  get rows(): Row[] {
    return this.matching.slice(0, this.most).map((item) => {
      const key = keyOf(item);
      return { key, item, issue: this.issues.get(key) ?? "", changed: this.changed.has(key) };
    });
  }

  get hasRows(): boolean {
    return this.matching.length > 0;
  }

  get moreText(): string {
    const hidden = this.matching.length - this.most;
    return hidden > 0 ? fill(more, Math.min(hidden, WINDOW), hidden) : "";
  }

  handleFilter(event: Event): void {
    this.filter = (event.currentTarget as HTMLElement).dataset["filter"] ?? "all";
    this.most = WINDOW;
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
    this.most = WINDOW;
  }

  handleMore(): void {
    this.most += WINDOW;
  }

  handleAdditions(): void {
    this.additions = attributeChoices(this.refusals, this.drafts);
  }

  handleAdd(event: CustomEvent<{ value: string }>): void {
    this.filter = "all";
    this.text = "";
    this.dispatchEvent(new CustomEvent("add", { detail: { key: event.detail.value } }));
  }

  handleCreate(): void {
    this.dispatchEvent(new CustomEvent("create"));
  }

  handlePass(event: CustomEvent): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail as unknown }));
  }

  private rank(item: FieldMappingItem): number {
    const key = keyOf(item);
    return this.first.has(key) ? 0 : this.issues.has(key) ? 1 : 2;
  }

  private nameOf(item: FieldMappingItem): string {
    return this.refusals.attributeOf(item)?.label ?? keyOf(item);
  }

  private wordsOf(item: FieldMappingItem): string {
    const path = item.fieldPath ?? "";
    const label = this.refusals.fields.get(path)?.label ?? "";
    return [this.nameOf(item), keyOf(item), path, label, item.staticValue ?? ""].join(" ").toLowerCase();
  }
}
