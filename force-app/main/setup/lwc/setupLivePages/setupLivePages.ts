import { LightningElement } from "lwc";
import isOn from "@salesforce/apex/LivePagesController.isOn";
import turn from "@salesforce/apex/LivePagesController.turn";
import failed from "@salesforce/label/c.Live_Pages_Failed";
import help from "@salesforce/label/c.Live_Pages_Help";
import label from "@salesforce/label/c.Live_Pages";
import { errorText } from "c/errorText";

/** Whether record pages may listen to events; what they cost is said beside the switch. */
export default class SetupLivePages extends LightningElement {
  labels = { failed, help, label };
  checked = false;
  busy = true;
  error = "";

  override connectedCallback(): void {
    void this.take(isOn(), false);
  }

  handleChange(event: CustomEvent<{ checked: boolean }>): void {
    const before = this.checked;
    this.checked = event.detail.checked;
    void this.take(turn({ isOn: event.detail.checked }), before);
  }

  private async take(answer: Promise<boolean>, before: boolean): Promise<void> {
    this.busy = true;
    this.error = "";
    try {
      this.checked = await answer;
    } catch (error) {
      // A refused change is shown as what it was.
      this.checked = before;
      this.error = errorText(error);
    }
    this.busy = false;
  }
}
