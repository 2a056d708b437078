import { LightningElement, api } from "lwc";
import type { ConversationCount } from "apex/types";
import all from "@salesforce/label/c.Filter_All";
import closed from "@salesforce/label/c.State_Closed";
import filterCount from "@salesforce/label/c.Filter_Count";
import label from "@salesforce/label/c.Filter_Label";
import locale from "@salesforce/i18n/locale";
import mine from "@salesforce/label/c.Filter_Mine";
import open from "@salesforce/label/c.State_Open";
import snoozed from "@salesforce/label/c.State_Snoozed";
import { fill } from "c/labelText";

interface Choice {
  value: string;
  label: string;
  count: string;
  spoken: string;
  checked: boolean;
}

const STATES: [string, string][] = [
  ["open", open],
  ["snoozed", snoozed],
  ["closed", closed],
];
const numbers = new Intl.NumberFormat(locale);

/** Which conversations are listed, with how many there are. Fires `filter` with the chosen value. */
export default class ConversationFilters extends LightningElement {
  @api value = "all";
  @api counts: ConversationCount[] = [];
  /** How many are the reader's own; null where nothing can be. */
  @api mine: number | null = null;

  labels = { label };

  get choices(): Choice[] {
    const total = this.counts.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
    const choices = [this.choice("all", all, total)];
    for (const [value, name] of STATES)
      choices.push(this.choice(value, name, this.counts.find(({ state }) => state === value)?.amount ?? 0));
    if (this.mine !== null || this.value === "mine") choices.push(this.choice("mine", mine, this.mine ?? 0));
    return choices;
  }

  handleChange(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.dispatchEvent(new CustomEvent<string>("filter", { detail: value }));
  }

  private choice(value: string, name: string, quantity: number): Choice {
    const count = numbers.format(quantity);
    return { value, label: name, count, spoken: fill(filterCount, name, count), checked: value === this.value };
  }
}
