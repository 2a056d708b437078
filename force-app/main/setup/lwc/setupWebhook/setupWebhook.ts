import { LightningElement, api } from "lwc";
import saveWebhookSecret from "@salesforce/apex/SetupController.saveWebhookSecret";
import addressHelp from "@salesforce/label/c.Webhook_Address_Help";
import addressLabel from "@salesforce/label/c.Webhook_Address_Label";
import addressMissing from "@salesforce/label/c.Webhook_Address_Missing";
import copied from "@salesforce/label/c.Copied";
import copy from "@salesforce/label/c.Copy";
import copyByHand from "@salesforce/label/c.Copy_By_Hand";
import failed from "@salesforce/label/c.Webhook_Secret_Failed";
import save from "@salesforce/label/c.Save";
import secretHelp from "@salesforce/label/c.Webhook_Secret_Help";
import secretLabel from "@salesforce/label/c.Webhook_Secret_Label";
import secretMissing from "@salesforce/label/c.Webhook_Secret_Missing";
import secretSaved from "@salesforce/label/c.Webhook_Secret_Saved";
import { errorText } from "c/errorText";

/** The address that Intercom calls, to copy, and the secret that signs its calls. Fires `saved`. */
export default class SetupWebhook extends LightningElement {
  @api address: string | null = null;

  labels = { addressHelp, addressLabel, addressMissing, copy, failed, save, secretHelp, secretLabel, secretMissing };
  secret = "";
  notice = "";
  error = "";
  busy = false;

  async handleCopy(): Promise<void> {
    this.notice = "";
    try {
      await navigator.clipboard.writeText(this.address ?? "");
      this.notice = copied;
    } catch {
      // A browser may deny the clipboard: then the address is selected, ready to be copied by hand.
      (this.refs as { address: HTMLInputElement }).address.select();
      this.notice = copyByHand;
    }
  }

  handleSecret(event: CustomEvent<{ value: string }>): void {
    this.secret = event.detail.value;
  }

  async handleSave(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy || !(this.refs as { secret: HTMLInputElement }).secret.reportValidity()) return;
    this.busy = true;
    this.error = "";
    this.notice = "";
    try {
      await saveWebhookSecret({ secret: this.secret.trim() });
      this.secret = "";
      this.notice = secretSaved;
      this.dispatchEvent(new CustomEvent("saved"));
    } catch (error) {
      this.error = errorText(error);
    }
    this.busy = false;
  }
}
