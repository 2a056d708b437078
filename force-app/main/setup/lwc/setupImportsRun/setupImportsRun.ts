import { LightningElement, api } from "lwc";
import type { ImportProgress } from "apex/types";
import getProgress from "@salesforce/apex/ImportController.getProgress";
import steerImport from "@salesforce/apex/ImportController.steerImport";
import check from "@salesforce/label/c.Imports_Stage_Check";
import current from "@salesforce/label/c.Imports_Stage_Current";
import done from "@salesforce/label/c.Imports_Stage_Done";
import estimated from "@salesforce/label/c.Imports_Estimated";
import leave from "@salesforce/label/c.Imports_Leave";
import list from "@salesforce/label/c.Imports_Stage_List";
import measuring from "@salesforce/label/c.Imports_Rate_Measuring";
import messages from "@salesforce/label/c.Imports_Stage_Messages";
import progressText from "@salesforce/label/c.Imports_Progress";
import rateText from "@salesforce/label/c.Imports_Rate";
import runFailed from "@salesforce/label/c.Imports_Run_Failed";
import title from "@salesforce/label/c.Imports_Run_Title";
import { errorText } from "c/errorText";
import { amount, countsText, isUnderWay, scopeText, stateText } from "c/importWords";
import { fill } from "c/labelText";
import { Poller } from "c/poller";
import { RunRate } from "c/runRate";

interface Stage {
  key: string;
  label: string;
  note: string;
  current: "step" | null;
}

/** How far the latest import is, or how it ended. Leaving the page does not stop it. Fires `ended`. */
export default class SetupImportsRun extends LightningElement {
  @api
  get run(): ImportProgress {
    return this.progress;
  }
  set run(run: ImportProgress) {
    this.show(run);
  }

  labels = { leave, runFailed, title };
  progress!: ImportProgress;
  error = "";
  busy = false;
  pace = "";
  private readonly rate = new RunRate();
  private readonly poller = new Poller({ ask: () => this.follow(), fastest: 2000, slowest: 15_000, patience: 20 });

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  get underWay(): boolean {
    return isUnderWay(this.progress);
  }

  get moving(): boolean {
    return this.progress.state === "Running";
  }

  get stateText(): string {
    return stateText(this.progress.state);
  }

  get scopeText(): string {
    return this.progress.scope ? scopeText(this.progress.scope) : "";
  }

  get counts(): string {
    return countsText(this.progress);
  }

  get position(): string {
    return fill(progressText, amount(this.progress.done), amount(this.progress.total));
  }

  get estimate(): string {
    const { estimatedRequests, estimatedMinutes } = this.progress;
    return estimatedRequests ? fill(estimated, amount(estimatedRequests), amount(estimatedMinutes)) : "";
  }

  get percent(): number {
    const { done: settled, total } = this.progress;
    return total ? Math.min(100, Math.round(((settled ?? 0) / total) * 100)) : 0;
  }

  get stages(): Stage[] {
    const all = [
      { key: "List", label: list },
      ...(this.progress.scope?.transcripts === "full" ? [{ key: "Transcripts", label: messages }] : []),
      { key: "Check", label: check },
    ];
    const now = all.findIndex(({ key }) => key === this.progress.stage);
    return all.map((stage, index) => ({
      ...stage,
      note: index < now ? done : index === now ? current : "",
      current: index === now ? "step" : null,
    }));
  }

  async handleSteer(event: CustomEvent<string>): Promise<void> {
    this.busy = true;
    this.error = "";
    this.rate.reset();
    try {
      this.show(await steerImport({ runId: this.progress.runId ?? "", action: event.detail }));
      if (!this.underWay) this.dispatchEvent(new CustomEvent("ended"));
    } catch (error) {
      this.error = errorText(error);
    }
    this.busy = false;
  }

  private show(run: ImportProgress): void {
    this.progress = run;
    this.rate.note(run.stage ?? "", run.done ?? 0);
    const minutes = this.rate.minutesFor((run.total ?? 0) - (run.done ?? 0));
    this.pace = minutes === null ? measuring : fill(rateText, amount(Math.round(this.rate.perMinute)), amount(minutes));
    if (this.underWay) this.poller.start();
    else this.poller.stop();
  }

  private async follow(): Promise<boolean> {
    const before = this.progress;
    const run = await getProgress({ runId: before.runId ?? "" });
    this.show(run);
    if (!this.underWay) this.dispatchEvent(new CustomEvent("ended"));
    return run.done !== before.done || run.stage !== before.stage;
  }
}
