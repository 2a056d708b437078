import { LightningElement, api } from "lwc";
import type { OwnerMoveProgress } from "apex/types";
import align from "@salesforce/label/c.Owners_Move_Owner_Align";
import cancelled from "@salesforce/label/c.Owners_State_Cancelled";
import completed from "@salesforce/label/c.Owners_State_Completed";
import completedWithIssues from "@salesforce/label/c.Owners_State_Completed_With_Issues";
import failedCount from "@salesforce/label/c.Owners_Move_Failed";
import failed from "@salesforce/label/c.Owners_State_Failed";
import move from "@salesforce/label/c.Owners_Move_Owner_Move";
import pause from "@salesforce/label/c.Owners_Move_Pause";
import paused from "@salesforce/label/c.Owners_State_Paused";
import progress from "@salesforce/label/c.Owners_Move_Progress";
import queued from "@salesforce/label/c.Owners_State_Queued";
import resume from "@salesforce/label/c.Owners_Move_Resume";
import running from "@salesforce/label/c.Owners_State_Running";
import stop from "@salesforce/label/c.Owners_Move_Cancel";
import { fill } from "c/labelText";

const states = new Map([
  ["Queued", queued],
  ["Running", running],
  ["Paused", paused],
  ["Completed", completed],
  ["Completed With Issues", completedWithIssues],
  ["Failed", failed],
  ["Cancelled", cancelled],
]);

/** How far a large move is. Fires `steer` with pause, resume or cancel. */
export default class SetupOwnersMove extends LightningElement {
  @api move!: OwnerMoveProgress;
  @api disabled = false;

  labels = { pause, resume, stop };

  get name(): string {
    return this.move.kind === "Owner_Align" ? align : move;
  }

  get state(): string {
    return states.get(this.move.state ?? "") ?? "";
  }

  get settled(): number {
    return (this.move.done ?? 0) + (this.move.failed ?? 0);
  }

  get percent(): number {
    return this.move.total ? Math.round((this.settled / this.move.total) * 100) : 0;
  }

  get counts(): string {
    const parts = [fill(progress, this.settled, this.move.total ?? 0)];
    if (this.move.failed) parts.push(fill(failedCount, this.move.failed));
    return parts.join(", ");
  }

  get moving(): boolean {
    return !this.move.endedAt;
  }

  get paused(): boolean {
    return this.move.state === "Paused";
  }

  handlePause(): void {
    this.steer("pause");
  }

  handleResume(): void {
    this.steer("resume");
  }

  handleStop(): void {
    this.steer("cancel");
  }

  private steer(action: string): void {
    this.dispatchEvent(new CustomEvent("steer", { detail: { runId: this.move.runId ?? "", action } }));
  }
}
