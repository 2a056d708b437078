import { LightningElement, api } from "lwc";

/** "3 minutes ago" for a date and time as Apex sends it; lightning-relative-date-time takes milliseconds only. */
export default class RelativeTime extends LightningElement {
  /** ISO date and time. */
  @api value: string | null = null;

  get milliseconds(): number | null {
    const milliseconds = Date.parse(this.value ?? "");
    return Number.isNaN(milliseconds) ? null : milliseconds;
  }
}
