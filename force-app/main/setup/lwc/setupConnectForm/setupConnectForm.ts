import { LightningElement } from "lwc";
import type { SetupStatus } from "apex/types";
import assignPermissions from "@salesforce/apex/SetupController.assignPermissions";
import storeToken from "@salesforce/apex/SetupController.storeToken";
import verifyConnection from "@salesforce/apex/SetupController.verifyConnection";
import connect from "@salesforce/label/c.Connect_Button";
import failed from "@salesforce/label/c.Connect_Failed";
import regionAustralia from "@salesforce/label/c.Region_Australia";
import regionEurope from "@salesforce/label/c.Region_Europe";
import regionLabel from "@salesforce/label/c.Region_Label";
import regionUnitedStates from "@salesforce/label/c.Region_United_States";
import stepAsk from "@salesforce/label/c.Connect_Step_Ask";
import stepPermit from "@salesforce/label/c.Connect_Step_Permit";
import stepStore from "@salesforce/label/c.Connect_Step_Store";
import tokenHelp from "@salesforce/label/c.Token_Help";
import tokenLabel from "@salesforce/label/c.Token_Label";
import tokenMissing from "@salesforce/label/c.Token_Missing";
import { errorText } from "c/errorText";

interface Step {
  key: string;
  text: string;
  className: string;
  done: boolean;
  running: boolean;
  failed: boolean;
}

/** Region and token of the workspace. Three requests, because no callout may follow a write. Fires `status`. */
export default class SetupConnectForm extends LightningElement {
  labels = { connect, failed, regionLabel, tokenHelp, tokenLabel, tokenMissing };
  regions = [
    { label: regionUnitedStates, value: "US" },
    { label: regionEurope, value: "EU" },
    { label: regionAustralia, value: "AU" },
  ];
  region = "US";
  token = "";
  error = "";
  busy = false;
  private reached = -1;

  get steps(): Step[] {
    return [stepPermit, stepStore, stepAsk].map((text, index) => ({
      key: text,
      text,
      className: `step${index > this.reached ? " slds-text-color_weak" : ""}`,
      done: index < this.reached,
      running: index === this.reached && this.busy,
      failed: index === this.reached && !this.busy && this.error !== "",
    }));
  }

  get started(): boolean {
    return this.reached >= 0;
  }

  handleRegion(event: CustomEvent<{ value: string }>): void {
    this.region = event.detail.value;
  }

  handleToken(event: CustomEvent<{ value: string }>): void {
    this.token = event.detail.value;
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    void this.connect();
  }

  async connect(): Promise<void> {
    const { token } = this.refs as { token: HTMLInputElement };
    if (this.busy || !token.reportValidity()) return;
    this.busy = true;
    this.error = "";
    try {
      const status = await this.run();
      // A refused token is an answer, not an exception, so that its deletion is not rolled back.
      if (status.connected) this.dispatchEvent(new CustomEvent<SetupStatus>("status", { detail: status }));
      else this.error = status.problem || failed;
    } catch (error) {
      this.error = errorText(error);
    }
    this.busy = false;
  }

  private async run(): Promise<SetupStatus> {
    this.reached = 0;
    await assignPermissions();
    this.reached = 1;
    await storeToken({ region: this.region, token: this.token.trim() });
    // From here on the credential alone holds the token; the page forgets it.
    this.token = "";
    this.reached = 2;
    return verifyConnection();
  }
}
