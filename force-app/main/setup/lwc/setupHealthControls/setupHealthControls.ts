import { LightningElement, api } from "lwc";
import type { SyncHealth } from "apex/types";
import directions from "@salesforce/label/c.Health_Directions";
import inbound from "@salesforce/label/c.Health_Take_Inbound";
import on from "@salesforce/label/c.Health_Direction_On";
import outbound from "@salesforce/label/c.Health_Send_Outbound";
import paused from "@salesforce/label/c.Health_Direction_Paused";
import takeOver from "@salesforce/label/c.Health_Take_Over";

/**
 * Holds each direction back, and lets another administrator run the sync. Fires `direct` with what is to be held back,
 * and `takeover`.
 */
export default class SetupHealthControls extends LightningElement {
  @api details!: SyncHealth;
  @api disabled = false;

  labels = { directions, inbound, on, outbound, paused, takeOver };

  get inboundOn(): boolean {
    return !this.details.isInboundPaused;
  }

  get outboundOn(): boolean {
    return !this.details.isOutboundPaused;
  }

  handleInbound(event: CustomEvent<{ checked: boolean }>): void {
    this.direct(!event.detail.checked, !this.outboundOn);
  }

  handleOutbound(event: CustomEvent<{ checked: boolean }>): void {
    this.direct(!this.inboundOn, !event.detail.checked);
  }

  handleTakeOver(): void {
    this.dispatchEvent(new CustomEvent("takeover"));
  }

  private direct(isInboundHeld: boolean, isOutboundHeld: boolean): void {
    this.dispatchEvent(new CustomEvent("direct", { detail: { inbound: isInboundHeld, outbound: isOutboundHeld } }));
  }
}
