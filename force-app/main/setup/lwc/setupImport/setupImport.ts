import { LightningElement, api } from "lwc";
import type { ImportProgress } from "apex/types";
import getProgress from "@salesforce/apex/ImportController.getProgress";
import steerImport from "@salesforce/apex/ImportController.steerImport";
import startImport from "@salesforce/apex/ImportController.startImport";
import cancelled from "@salesforce/label/c.Import_Cancelled";
import completed from "@salesforce/label/c.Import_Completed";
import completedWithIssues from "@salesforce/label/c.Import_Completed_With_Issues";
import failed from "@salesforce/label/c.Import_Failed";
import importAgain from "@salesforce/label/c.Import_Again";
import importButton from "@salesforce/label/c.Import_Button";
import leaveHint from "@salesforce/label/c.Import_Leave_Hint";
import of from "@salesforce/label/c.Import_Counts_Of";
import paused from "@salesforce/label/c.Import_Paused";
import progressLabel from "@salesforce/label/c.Import_Progress";
import queued from "@salesforce/label/c.Import_Queued";
import stageCheck from "@salesforce/label/c.Import_Stage_Check";
import stageList from "@salesforce/label/c.Import_Stage_List";
import stageTranscripts from "@salesforce/label/c.Import_Stage_Transcripts";
import stalled from "@salesforce/label/c.Import_Stalled";
import { errorText } from "c/errorText";
import { countsText } from "c/importWords";
import { Poller } from "c/poller";

const stages = new Map([
  ["List", stageList],
  ["Transcripts", stageTranscripts],
  ["Check", stageCheck],
]);
/** Words before the numbers, once they do not move. */
const outcomes = new Map([
  ["Paused", paused],
  ["Stalled", stalled],
  ["Cancelled", cancelled],
  ["Completed", completed],
  ["Completed With Issues", completedWithIssues],
  ["Failed", failed],
]);

/** Starts an import and follows it; leaving the page does not stop it. Fires `imported` when it has ended. */
export default class SetupImport extends LightningElement {
  /** The latest import, running or ended; null when there was none. */
  @api runId: string | null = null;

  labels = { failed, importButton, leaveHint, of, progressLabel };
  progress: ImportProgress | null = null;
  error = "";
  busy = false;
  private readonly poller = new Poller({ ask: () => this.follow(), fastest: 1000, slowest: 10_000, patience: 30 });

  override connectedCallback(): void {
    if (this.runId) void this.resume(this.runId);
  }

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  get running(): boolean {
    return this.progress?.state === "Queued" || this.progress?.state === "Running";
  }

  /** It waits for a person. */
  get halted(): boolean {
    return this.progress?.state === "Paused" || this.progress?.state === "Stalled";
  }

  get underWay(): boolean {
    return this.running || this.halted;
  }

  get ended(): boolean {
    return this.progress !== null && !this.underWay;
  }

  get buttonLabel(): string {
    return this.ended ? importAgain : importButton;
  }

  get percent(): number {
    const { done, total } = this.progress ?? {};
    return total ? Math.min(100, Math.round(((done ?? 0) / total) * 100)) : 0;
  }

  get stageText(): string {
    if (this.progress?.state === "Queued") return queued;
    return stages.get(this.progress?.stage ?? "") ?? "";
  }

  get counts(): string {
    return this.progress ? countsText(this.progress) : "";
  }

  /** Only then a list of what needs attention says more than the outcome. */
  get hasIssues(): boolean {
    return this.progress?.state === "Completed With Issues";
  }

  get outcomeText(): string {
    return outcomes.get(this.progress?.state ?? "") ?? "";
  }

  async handleStart(): Promise<void> {
    await this.act(() => startImport({ scope: "{}", estimate: "" }));
  }

  async handleSteer(event: CustomEvent<string>): Promise<void> {
    await this.act(() => steerImport({ runId: this.progress?.runId ?? "", action: event.detail }));
    if (this.ended) this.dispatchEvent(new CustomEvent("imported"));
  }

  private async act(work: () => Promise<ImportProgress>): Promise<void> {
    this.error = "";
    this.busy = true;
    try {
      this.show(await work());
    } catch (error) {
      this.error = errorText(error);
    }
    this.busy = false;
  }

  private async resume(runId: string): Promise<void> {
    try {
      this.show(await getProgress({ runId }));
    } catch (error) {
      this.error = errorText(error);
    }
  }

  private show(progress: ImportProgress): void {
    this.progress = progress;
    if (this.underWay) this.poller.start();
    else this.poller.stop();
  }

  private async follow(): Promise<boolean> {
    const before = this.progress;
    const progress = await getProgress({ runId: before?.runId ?? "" });
    this.show(progress);
    if (this.ended) this.dispatchEvent(new CustomEvent("imported"));
    return progress.done !== before?.done || progress.stage !== before?.stage;
  }
}
