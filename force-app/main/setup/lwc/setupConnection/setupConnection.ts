import { LightningElement, api } from "lwc";
import LightningConfirm from "lightning/confirm";
import type { SetupStatus } from "apex/types";
import disconnect from "@salesforce/apex/SetupController.disconnect";
import connectedBy from "@salesforce/label/c.Connection_By";
import confirmText from "@salesforce/label/c.Disconnect_Confirm";
import disconnectLabel from "@salesforce/label/c.Disconnect_Button";
import failed from "@salesforce/label/c.Disconnect_Failed";
import region from "@salesforce/label/c.Region_Label";
import since from "@salesforce/label/c.Connection_Since";
import workspace from "@salesforce/label/c.Connection_Workspace";
import { errorText } from "c/errorText";

/** The connected workspace: which, by whom, since when; and the way out. Fires `status`. */
export default class SetupConnection extends LightningElement {
  @api status: SetupStatus | null = null;

  labels = { connectedBy, disconnectLabel, failed, region, since, workspace };
  error = "";
  busy = false;

  async handleDisconnect(): Promise<void> {
    const sure = await LightningConfirm.open({ label: disconnectLabel, message: confirmText, theme: "warning" });
    if (!sure) return;
    this.busy = true;
    this.error = "";
    try {
      const status = await disconnect();
      this.dispatchEvent(new CustomEvent<SetupStatus>("status", { detail: status }));
    } catch (error) {
      this.error = errorText(error);
    }
    this.busy = false;
  }
}
