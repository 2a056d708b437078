import { LightningElement, api } from "lwc";
import type { FieldMappingItem } from "apex/types";
import blank from "@salesforce/label/c.Fields_Blank";
import blankHelp from "@salesforce/label/c.Fields_Blank_Help";
import reference from "@salesforce/label/c.Fields_Reference";
import staticHelp from "@salesforce/label/c.Fields_Static_Help";
import staticSwitch from "@salesforce/label/c.Fields_Static_Switch";
import staticValue from "@salesforce/label/c.Fields_Static_Value";
import type { Refusals } from "c/fieldRefusals";

/** Blanks, fixed values, references and values of picklists. Fires `change` with what is to change. */
export default class SetupFieldsDetails extends LightningElement {
  @api item!: FieldMappingItem;
  @api refusals!: Refusals;
  @api name = "";

  labels = { blank, blankHelp, reference, staticHelp, staticSwitch, staticValue };

  get isStatic(): boolean {
    return this.item.staticValue !== null && this.item.staticValue !== undefined;
  }

  get referenceChoices(): { label: string; value: string }[] {
    return (this.refusals.fields.get(this.item.fieldPath ?? "")?.referenceFields ?? []).map((value) => ({
      label: value,
      value,
    }));
  }

  get isReference(): boolean {
    return this.referenceChoices.length > 0;
  }

  get referenceBy(): string {
    return this.item.referenceBy ?? "Name";
  }

  get values(): string[] {
    return this.refusals.fields.get(this.item.fieldPath ?? "")?.values ?? [];
  }

  get options(): string[] {
    return this.refusals.attributeOf(this.item)?.options ?? [];
  }

  get hasValues(): boolean {
    return this.values.length > 0 || (this.options.length > 0 && Boolean(this.item.valueMap));
  }

  handleBlank(event: CustomEvent<{ checked: boolean }>): void {
    this.change({ blankMayOverwrite: event.detail.checked });
  }

  handleStatic(event: CustomEvent<{ checked: boolean }>): void {
    this.change({ staticValue: event.detail.checked ? "" : null });
  }

  handleStaticValue(event: CustomEvent<{ value: string }>): void {
    this.change({ staticValue: event.detail.value });
  }

  handleReference(event: CustomEvent<{ value: string }>): void {
    this.change({ referenceBy: event.detail.value });
  }

  handleValues(event: CustomEvent<{ valueMap: string | null }>): void {
    this.change({ valueMap: event.detail.valueMap });
  }

  private change(changes: Partial<FieldMappingItem>): void {
    this.dispatchEvent(new CustomEvent("change", { detail: changes }));
  }
}
