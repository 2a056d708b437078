import { LightningElement, api } from "lwc";
import tryAgain from "@salesforce/label/c.Try_Again";

/** Says what went wrong and what to do. Fires `retry` when its button is pressed. */
export default class ErrorPanel extends LightningElement {
  @api heading = "";
  @api message = "";
  /** Without it there is no button. */
  @api retryable = false;

  labels = { tryAgain };

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent("retry"));
  }
}
