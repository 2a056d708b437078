import { LightningElement, api } from "lwc";
import type { FieldMappingOutcome, FieldMappingProgress } from "apex/types";
import applyNow from "@salesforce/apex/FieldMappingController.applyNow";
import getProgress from "@salesforce/apex/FieldMappingController.getProgress";
import steerRun from "@salesforce/apex/FieldMappingController.steerRun";
import apply from "@salesforce/label/c.Fields_Apply_Now";
import cancel from "@salesforce/label/c.Matching_Run_Cancel";
import cancelled from "@salesforce/label/c.Owners_State_Cancelled";
import completed from "@salesforce/label/c.Owners_State_Completed";
import completedWithIssues from "@salesforce/label/c.Owners_State_Completed_With_Issues";
import failedState from "@salesforce/label/c.Owners_State_Failed";
import failed from "@salesforce/label/c.Fields_Apply_Failed";
import later from "@salesforce/label/c.Fields_Apply_Later";
import nobody from "@salesforce/label/c.Fields_Apply_Nobody";
import ok from "@salesforce/label/c.Fields_Close";
import pause from "@salesforce/label/c.Matching_Run_Pause";
import paused from "@salesforce/label/c.Owners_State_Paused";
import progress from "@salesforce/label/c.Fields_Apply_Progress";
import question from "@salesforce/label/c.Fields_Apply_Question";
import queued from "@salesforce/label/c.Owners_State_Queued";
import resume from "@salesforce/label/c.Matching_Run_Resume";
import running from "@salesforce/label/c.Owners_State_Running";
import saved from "@salesforce/label/c.Fields_Saved";
import title from "@salesforce/label/c.Fields_Apply_Title";
import { whileBusy } from "c/whileBusy";
import { fill } from "c/labelText";
import { Poller } from "c/poller";

const states = new Map([
  ["Queued", queued],
  ["Running", running],
  ["Paused", paused],
  ["Completed", completed],
  ["Completed With Issues", completedWithIssues],
  ["Failed", failedState],
  ["Cancelled", cancelled],
]);

/** After a save: whether linked records follow at once, and how far that is; it can be paused and stopped. Fires `close`. */
export default class SetupFieldsApply extends LightningElement {
  /** What was just saved, or null. */
  @api outcome: FieldMappingOutcome | null = null;

  labels = { apply, failed, later, ok, saved, title };
  run: FieldMappingProgress | null = null;
  error = "";
  busy = false;
  private readonly poller = new Poller({ ask: () => this.follow(), fastest: 2000, slowest: 30_000, patience: 10 });

  override connectedCallback(): void {
    void this.act(() => this.follow());
    this.poller.start();
  }

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  get question(): string {
    const { linkedRecords = 0, minutes = 0 } = this.outcome ?? {};
    return linkedRecords ? fill(question, linkedRecords, Math.max(1, minutes ?? 0)) : nobody;
  }

  get isQuestion(): boolean {
    return (this.outcome?.linkedRecords ?? 0) > 0;
  }

  get state(): string {
    return states.get(this.run?.state ?? "") ?? "";
  }

  get settled(): number {
    return (this.run?.done ?? 0) + (this.run?.failed ?? 0);
  }

  get percent(): number {
    return this.run?.total ? Math.round((this.settled / this.run.total) * 100) : 0;
  }

  get counts(): string {
    return fill(progress, this.settled, this.run?.total ?? 0, this.run?.failed ?? 0);
  }

  get moving(): boolean {
    return Boolean(this.run) && !this.run?.endedAt;
  }

  get buttons(): { action: string; label: string }[] {
    const isPaused = this.run?.state === "Paused";
    return [
      isPaused ? { action: "resume", label: resume } : { action: "pause", label: pause },
      { action: "cancel", label: cancel },
    ];
  }

  async handleApply(): Promise<void> {
    await this.act(async () => {
      this.run = await applyNow();
      this.dispatchEvent(new CustomEvent("close"));
    });
  }

  async handleSteer(event: Event): Promise<void> {
    const { action } = (event.currentTarget as HTMLElement).dataset as { action: string };
    await this.act(async () => {
      this.run = await steerRun({ runId: this.run?.runId ?? "", action });
    });
  }

  handleLater(): void {
    this.dispatchEvent(new CustomEvent("close"));
  }

  /** Answers whether something is to be expected soon. */
  private async follow(): Promise<boolean> {
    const before = JSON.stringify(this.run);
    const run = (await getProgress()) as FieldMappingProgress | null;
    if (JSON.stringify(run) !== before) this.run = run;
    return this.moving;
  }

  private async act(action: () => Promise<unknown>): Promise<void> {
    this.poller.wake();
    await whileBusy(this, action);
  }
}
