import { LightningElement, api } from "lwc";
import cancel from "@salesforce/label/c.Run_Cancel";
import confirm from "@salesforce/label/c.Run_Cancel_Confirm";
import keep from "@salesforce/label/c.Run_Cancel_Keep";
import pause from "@salesforce/label/c.Run_Pause";
import question from "@salesforce/label/c.Run_Cancel_Question";
import resume from "@salesforce/label/c.Run_Resume";

/** Pauses, resumes and cancels a run; cancelling is asked twice. Fires `steer` with pause, resume or cancel. */
export default class RunControls extends LightningElement {
  /** Running, Queued, Paused or Stalled. */
  @api state = "";
  @api disabled = false;

  labels = { cancel, confirm, keep, pause, question, resume };
  asking = false;
  private focused = "";

  get resumable(): boolean {
    return this.state === "Paused" || this.state === "Stalled";
  }

  override renderedCallback(): void {
    if (!this.focused) return;
    this.template?.querySelector<HTMLElement>(`[data-id="${this.focused}"]`)?.focus();
    this.focused = "";
  }

  handlePause(): void {
    this.steer("pause");
  }

  handleResume(): void {
    this.steer("resume");
  }

  handleCancel(): void {
    this.asking = true;
    this.focused = "keep";
  }

  handleKeep(): void {
    this.asking = false;
    this.focused = "cancel";
  }

  handleConfirm(): void {
    this.asking = false;
    this.steer("cancel");
  }

  private steer(action: string): void {
    this.dispatchEvent(new CustomEvent("steer", { detail: action }));
  }
}
