import { LightningElement } from "lwc";
import type { Health } from "apex/types";
import getHealth from "@salesforce/apex/HealthController.getHealth";
import failed from "@salesforce/label/c.Health_Failed";
import failedTasks from "@salesforce/label/c.Health_Failed_Tasks";
import fromIntercom from "@salesforce/label/c.Health_From_Intercom";
import never from "@salesforce/label/c.Health_Never";
import queued from "@salesforce/label/c.Health_Queued";
import runsAs from "@salesforce/label/c.Health_Runs_As";
import title from "@salesforce/label/c.Health_Title";
import toIntercom from "@salesforce/label/c.Health_To_Intercom";
import { errorText } from "c/errorText";
import { Poller } from "c/poller";

const icons = new Map([
  ["healthy", { name: "utility:success", variant: "success" }],
  ["degraded", { name: "utility:warning", variant: "warning" }],
  ["stopped", { name: "utility:error", variant: "error" }],
]);

/** One sentence about the state of the synchronisation, and the few numbers behind it. */
export default class SetupHealth extends LightningElement {
  labels = { failed, failedTasks, fromIntercom, never, queued, runsAs, title, toIntercom };
  health: Health | null = null;
  error = "";
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

  async load(): Promise<void> {
    this.error = "";
    try {
      await this.look();
    } catch (error) {
      this.error = errorText(error);
    }
  }

  private async look(): Promise<boolean> {
    const before = JSON.stringify(this.health);
    this.health = await getHealth();
    return JSON.stringify(this.health) !== before;
  }
}
