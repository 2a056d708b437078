import { LightningElement, api } from "lwc";
import dismissStarters from "@salesforce/apex/FieldMappingController.dismissStarters";
import add from "@salesforce/label/c.Fields_Starters_Add";
import addOne from "@salesforce/label/c.Fields_Starters_Add_One";
import dismiss from "@salesforce/label/c.Fields_Starters_Dismiss";
import failed from "@salesforce/label/c.Fields_Starters_Failed";
import hide from "@salesforce/label/c.Fields_Starters_Hide";
import show from "@salesforce/label/c.Fields_Starters_Show";
import text from "@salesforce/label/c.Fields_Starters_Text";
import title from "@salesforce/label/c.Fields_Starters_Title";
import { ruleOf } from "c/fieldChoices";
import type { FieldDesk } from "c/fieldDesk";
import { keyOf } from "c/fieldMapping";
import { fill } from "c/labelText";
import { whileBusy } from "c/whileBusy";

interface Line {
  key: string;
  name: string;
  arrow: string;
  field: string;
  add: string;
}

/**
 * Mappings that are proposed and not used yet: open while nothing is mapped, folded away afterwards. Fires `take` with
 * those that somebody wants, and `dismissed`.
 */
export default class SetupFieldsStarters extends LightningElement {
  @api desk!: FieldDesk;

  labels = { dismiss, failed, text, title };
  error = "";
  busy = false;
  private chosen: boolean | null = null;

  get isOpen(): boolean {
    return this.chosen ?? this.isFirst;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get heading(): string {
    return `${title} (${this.desk.starters.length})`;
  }

  get toggleLabel(): string {
    return this.isOpen ? hide : show;
  }

  get lines(): Line[] {
    const { refusals, names, starters } = this.desk;
    return starters.map((item) => {
      const key = keyOf(item);
      const name = names[key] ?? key;
      const field = refusals.fields.get(item.fieldPath ?? "")?.label ?? item.fieldPath ?? "";
      return { key, name, arrow: ruleOf(item).arrow, field, add: fill(addOne, name) };
    });
  }

  get addLabel(): string {
    return fill(add, this.desk.starters.length);
  }

  get addVariant(): string {
    return this.isFirst ? "brand" : "neutral";
  }

  handleToggle(): void {
    this.chosen = !this.isOpen;
  }

  handleAll(): void {
    this.dispatchEvent(new CustomEvent("take", { detail: this.desk.starters }));
  }

  handleOne(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    // What is taken one by one shall not fold the rest away.
    this.chosen = true;
    const detail = this.desk.starters.filter((item) => keyOf(item) === key);
    this.dispatchEvent(new CustomEvent("take", { detail }));
  }

  async handleDismiss(): Promise<void> {
    await whileBusy(this, async () => {
      await dismissStarters({ objectName: this.desk.page.objectName ?? "" });
      this.dispatchEvent(new CustomEvent("dismissed"));
    });
  }

  private get isFirst(): boolean {
    return this.desk.page.mappings.length === 0;
  }
}
