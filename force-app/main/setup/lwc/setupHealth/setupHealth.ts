import { LightningElement, api } from "lwc";
import type { Health, SyncHealth } from "apex/types";
import getDetails from "@salesforce/apex/HealthController.getDetails";
import getHealth from "@salesforce/apex/HealthController.getHealth";
import ignoreFailed from "@salesforce/apex/HealthController.ignoreFailed";
import pauseDirections from "@salesforce/apex/HealthController.pauseDirections";
import retryFailed from "@salesforce/apex/HealthController.retryFailed";
import steerRun from "@salesforce/apex/HealthController.steerRun";
import takeOver from "@salesforce/apex/HealthController.takeOver";
import attention from "@salesforce/label/c.Health_Attention";
import failed from "@salesforce/label/c.Health_Failed";
import failedTasks from "@salesforce/label/c.Health_Failed_Tasks";
import fromIntercom from "@salesforce/label/c.Health_From_Intercom";
import ignored from "@salesforce/label/c.Health_Ignored";
import incomplete from "@salesforce/label/c.Health_Incomplete";
import incompleteWhere from "@salesforce/label/c.Health_Incomplete_Where";
import never from "@salesforce/label/c.Health_Never";
import queued from "@salesforce/label/c.Health_Queued";
import retried from "@salesforce/label/c.Health_Retried";
import runsAs from "@salesforce/label/c.Health_Runs_As";
import standsStill from "@salesforce/label/c.Health_Stands_Still";
import title from "@salesforce/label/c.Health_Title";
import toIntercom from "@salesforce/label/c.Health_To_Intercom";
import { errorText } from "c/errorText";
import { fill } from "c/labelText";
import { Poller } from "c/poller";

const icons = new Map([
  ["healthy", { name: "utility:success", variant: "success" }],
  ["degraded", { name: "utility:warning", variant: "warning" }],
  ["stopped", { name: "utility:error", variant: "error" }],
]);

/** One sentence about the state of the synchronisation, the few numbers behind it, and what an administrator can do. */
export default class SetupHealth extends LightningElement {
  /** The user may do something about it. */
  @api manageable = false;

  labels = { attention, failed, failedTasks, fromIntercom, incompleteWhere, never, queued, runsAs, title, toIntercom };
  health: Health | null = null;
  details: SyncHealth | null = null;
  error = "";
  notice = "";
  refusal = "";
  busy = false;
  private readonly poller = new Poller({ ask: () => this.look(), fastest: 5000, slowest: 30_000, patience: 6 });

  override connectedCallback(): void {
    void this.load();
    this.poller.start();
  }

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  get loading(): boolean {
    return !this.health && !this.error;
  }

  get icon(): { name: string; variant: string } {
    return icons.get(this.health?.level ?? "") ?? { name: "utility:info", variant: "" };
  }

  get causes(): NonNullable<SyncHealth["causes"]> {
    return this.details?.causes ?? [];
  }

  get stalledRuns(): { runId: string; text: string; since: string | null }[] {
    return (this.details?.stalledRuns ?? []).map(({ runId, kind, progressAt }) => ({
      runId: runId ?? "",
      text: fill(standsStill, kind ?? ""),
      since: progressAt ?? null,
    }));
  }

  get attentionCount(): number {
    return (this.health?.failed ?? 0) + (this.health?.incomplete ?? 0);
  }

  get incompleteText(): string {
    const amount = this.health?.incomplete ?? 0;
    return this.manageable && amount > 0 ? fill(incomplete, amount) : "";
  }

  get needsAttention(): boolean {
    return this.causes.length > 0 || this.stalledRuns.length > 0 || this.incompleteText !== "";
  }

  async load(): Promise<void> {
    this.error = "";
    try {
      await this.look();
    } catch (error) {
      this.error = errorText(error);
    }
  }

  async handleRetry(event: CustomEvent<{ code: string }>): Promise<void> {
    await this.act(async () => fill(retried, await retryFailed(event.detail)));
  }

  async handleIgnore(event: CustomEvent<{ code: string; reason: string }>): Promise<void> {
    await this.act(async () => fill(ignored, await ignoreFailed(event.detail)));
  }

  async handleDirect(event: CustomEvent<{ inbound: boolean; outbound: boolean }>): Promise<void> {
    await this.act(async () => (await pauseDirections(event.detail)).sentence ?? "");
  }

  async handleTakeOver(): Promise<void> {
    await this.act(async () => (await takeOver()).sentence ?? "");
  }

  async handleSteer(event: CustomEvent<string>): Promise<void> {
    const { runId = "" } = (event.currentTarget as HTMLElement).dataset;
    await this.act(async () => (await steerRun({ runId, action: event.detail })).sentence ?? "");
  }

  /** Does what was asked and looks again; what refuses is said beside the buttons, and the numbers stay. */
  private async act(work: () => Promise<string>): Promise<void> {
    this.notice = "";
    this.refusal = "";
    this.busy = true;
    try {
      const done = await work();
      await this.look();
      this.notice = done === this.health?.sentence ? "" : done;
    } catch (error) {
      this.refusal = errorText(error);
    }
    this.busy = false;
  }

  private async look(): Promise<boolean> {
    const before = JSON.stringify([this.health, this.details]);
    [this.health, this.details] = await Promise.all([getHealth(), this.manageable ? this.lookCloser() : null]);
    return JSON.stringify([this.health, this.details]) !== before;
  }

  /** Whoever can become an administrator is shown the page before being one: then there is nothing to manage yet. */
  private async lookCloser(): Promise<SyncHealth | null> {
    try {
      return await getDetails();
    } catch {
      return null;
    }
  }
}
