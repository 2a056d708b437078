import { LightningElement, api } from "lwc";
import type { SyncCause } from "apex/types";
import attempt from "@salesforce/label/c.Health_Cause_Next";
import confirm from "@salesforce/label/c.Health_Ignore_Confirm";
import failed from "@salesforce/label/c.Health_Cause_Failed";
import fixedByIntercom from "@salesforce/label/c.Health_Fixed_By_Intercom";
import fixedByNobody from "@salesforce/label/c.Health_Fixed_By_Nobody";
import fixedBySalesforce from "@salesforce/label/c.Health_Fixed_By_Salesforce";
import fixedBySupport from "@salesforce/label/c.Health_Fixed_By_Support";
import ignore from "@salesforce/label/c.Health_Ignore";
import keep from "@salesforce/label/c.Health_Ignore_Keep";
import reason from "@salesforce/label/c.Health_Ignore_Reason";
import retry from "@salesforce/label/c.Health_Retry";
import retrying from "@salesforce/label/c.Health_Cause_Retrying";
import who from "@salesforce/label/c.Health_Cause_Who";
import { fill } from "c/labelText";

const people = new Map([
  ["Salesforce Administrator", fixedBySalesforce],
  ["Intercom Administrator", fixedByIntercom],
]);

/** One cause of failures. Fires `retry` with its code, and `ignore` with its code and a reason. */
export default class SetupHealthCause extends LightningElement {
  @api cause!: SyncCause;
  @api disabled = false;

  labels = { attempt, confirm, ignore, keep, reason, retry };
  asking = false;
  reason = "";
  private focused = "";

  get failedText(): string {
    return this.cause.failed ? fill(failed, this.cause.failed) : "";
  }

  get retryingText(): string {
    return this.cause.retrying ? fill(retrying, this.cause.retrying) : "";
  }

  get whoText(): string {
    if (this.cause.fixedBy === "Nobody") return fixedByNobody;
    return fill(who, people.get(this.cause.fixedBy ?? "") ?? fixedBySupport);
  }

  get unreasoned(): boolean {
    return this.disabled || !this.reason.trim();
  }

  override renderedCallback(): void {
    if (!this.focused) return;
    this.template?.querySelector<HTMLElement>(`[data-id="${this.focused}"]`)?.focus();
    this.focused = "";
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent("retry", { detail: { code: this.cause.code ?? "" } }));
  }

  handleIgnore(): void {
    this.asking = true;
    this.focused = "reason";
  }

  handleReason(event: CustomEvent<{ value: string }>): void {
    this.reason = event.detail.value;
  }

  handleKeep(): void {
    this.asking = false;
    this.reason = "";
    this.focused = "ignore";
  }

  handleConfirm(): void {
    this.asking = false;
    this.dispatchEvent(
      new CustomEvent("ignore", { detail: { code: this.cause.code ?? "", reason: this.reason.trim() } }),
    );
    this.reason = "";
  }
}
