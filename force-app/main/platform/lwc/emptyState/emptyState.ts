import { LightningElement, api } from "lwc";

/** Says in place of content why there is none, and what to do. Fires `action` when its button is pressed. */
export default class EmptyState extends LightningElement {
  @api iconName = "utility:info";
  @api heading = "";
  @api body = "";
  /** Text of the one button; without it there is none. */
  @api actionLabel = "";

  handleAction(): void {
    this.dispatchEvent(new CustomEvent("action"));
  }
}
