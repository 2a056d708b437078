import { LightningElement, api } from "lwc";
import type { MatchRun } from "apex/types";
import getRuns from "@salesforce/apex/MatchingController.getRuns";
import steerRun from "@salesforce/apex/MatchingController.steerRun";
import cancel from "@salesforce/label/c.Matching_Run_Cancel";
import cancelled from "@salesforce/label/c.Owners_State_Cancelled";
import companies from "@salesforce/label/c.Matching_Run_Companies";
import completed from "@salesforce/label/c.Owners_State_Completed";
import completedWithIssues from "@salesforce/label/c.Owners_State_Completed_With_Issues";
import failed from "@salesforce/label/c.Owners_State_Failed";
import pause from "@salesforce/label/c.Matching_Run_Pause";
import paused from "@salesforce/label/c.Owners_State_Paused";
import people from "@salesforce/label/c.Matching_Run_People";
import progress from "@salesforce/label/c.Matching_Run_Progress";
import queued from "@salesforce/label/c.Owners_State_Queued";
import restart from "@salesforce/label/c.Matching_Run_Restart";
import resume from "@salesforce/label/c.Matching_Run_Resume";
import running from "@salesforce/label/c.Owners_State_Running";
import runFailed from "@salesforce/label/c.Matching_Run_Failed";
import { whileBusy } from "c/whileBusy";
import { fill } from "c/labelText";
import { Poller } from "c/poller";

const states = new Map([
  ["Queued", queued],
  ["Running", running],
  ["Paused", paused],
  ["Completed", completed],
  ["Completed With Issues", completedWithIssues],
  ["Failed", failed],
  ["Cancelled", cancelled],
]);

interface Line {
  key: string;
  name: string;
  state: string;
  counts: string;
  percent: number;
  problem: string;
  startedAt: string | null;
  moving: boolean;
  buttons: { key: string; action: string; label: string }[];
}

/** How far making links anew is; can be paused, stopped and begun again. Fires `ended` when a run ends. */
export default class SetupMatchingRuns extends LightningElement {
  labels = { runFailed };
  runs: MatchRun[] = [];
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

  get hasRuns(): boolean {
    return this.runs.length > 0;
  }

  get lines(): Line[] {
    return this.runs.map((run) => {
      const { runId, kind, state, looked, total, changed, problem, startedAt, endedAt } = run;
      return {
        key: runId ?? "",
        name: kind === "Match_Rebuild" ? people : companies,
        state: states.get(state ?? "") ?? "",
        counts: fill(progress, looked ?? 0, total ?? 0, changed ?? 0),
        percent: total ? Math.round(((looked ?? 0) / total) * 100) : 0,
        problem: problem ?? "",
        startedAt: startedAt ?? null,
        moving: !endedAt,
        buttons: buttonsOf(run),
      };
    });
  }

  /** Looks again at once, because something was started. */
  @api
  refresh(): void {
    void this.act(() => this.follow());
  }

  async handleSteer(event: Event): Promise<void> {
    const { run, action } = (event.currentTarget as HTMLElement).dataset as { run: string; action: string };
    await this.act(async () => {
      await steerRun({ runId: run, action });
      await this.follow();
    });
  }

  /** Answers whether something had changed; when the last run ends, the page's numbers are others. */
  private async follow(): Promise<boolean> {
    const before = JSON.stringify(this.runs);
    const wasMoving = this.runs.some(({ endedAt }) => !endedAt);
    const runs = await getRuns();
    const changed = JSON.stringify(runs) !== before;
    if (changed) this.runs = runs;
    const moving = runs.some(({ endedAt }) => !endedAt);
    if (wasMoving && !moving) this.dispatchEvent(new CustomEvent("ended"));
    return changed || moving;
  }

  private async act(action: () => Promise<unknown>): Promise<void> {
    this.poller.wake();
    await whileBusy(this, action);
  }
}

function buttonsOf({ runId, state, endedAt }: MatchRun): Line["buttons"] {
  const button = (action: string, label: string) => ({ key: `${runId ?? ""}${action}`, action, label });
  if (!endedAt) {
    return [state === "Paused" ? button("resume", resume) : button("pause", pause), button("cancel", cancel)];
  }
  return state === "Completed" ? [] : [button("restart", restart)];
}
