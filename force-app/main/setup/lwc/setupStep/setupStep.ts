import { LightningElement, api } from "lwc";
import hide from "@salesforce/label/c.Setup_Step_Hide";
import show from "@salesforce/label/c.Setup_Step_Show";
import stepDone from "@salesforce/label/c.Setup_Step_Done";
import stepCurrent from "@salesforce/label/c.Setup_Step_Current";
import stepWaiting from "@salesforce/label/c.Setup_Step_Waiting";

const words = new Map([
  ["done", stepDone],
  ["current", stepCurrent],
  ["waiting", stepWaiting],
]);

/** One step: `state` is `done`, `current` or `waiting`. The current one is open; one that is done can be reopened. */
export default class SetupStep extends LightningElement {
  @api number = "";
  @api heading = "";
  @api text = "";
  private stepState = "waiting";
  private opened = false;

  @api
  get state(): string {
    return this.stepState;
  }
  set state(value: string) {
    if (value === this.stepState) return;
    this.stepState = value;
    this.opened = value === "current";
  }

  get done(): boolean {
    return this.stepState === "done";
  }

  get open(): boolean {
    return this.opened && this.stepState !== "waiting";
  }

  get expanded(): string {
    return String(this.open);
  }

  get canToggle(): boolean {
    return this.stepState !== "waiting";
  }

  get toggleLabel(): string {
    return this.open ? hide : show;
  }

  get stateWord(): string {
    return words.get(this.stepState) ?? "";
  }

  get markClassName(): string {
    return `mark ${this.stepState}`;
  }

  handleToggle(): void {
    this.opened = !this.opened;
  }
}
