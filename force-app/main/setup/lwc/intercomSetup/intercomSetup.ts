import { LightningElement } from "lwc";
import type { SetupStatus } from "apex/types";
import getStatus from "@salesforce/apex/SetupController.getStatus";
import askAdministrator from "@salesforce/label/c.Setup_Ask_Administrator";
import connectDone from "@salesforce/label/c.Setup_Connect_Done";
import connectHeading from "@salesforce/label/c.Setup_Connect_Heading";
import connectText from "@salesforce/label/c.Setup_Connect_Text";
import copyNotice from "@salesforce/label/c.Setup_Copy_Notice";
import importDone from "@salesforce/label/c.Setup_Import_Done";
import importHeading from "@salesforce/label/c.Setup_Import_Heading";
import importText from "@salesforce/label/c.Setup_Import_Text";
import progress from "@salesforce/label/c.Setup_Progress";
import statusFailed from "@salesforce/label/c.Setup_Status_Failed";
import title from "@salesforce/label/c.Setup_Title";
import webhookDone from "@salesforce/label/c.Setup_Webhook_Done";
import webhookHeading from "@salesforce/label/c.Setup_Webhook_Heading";
import webhookText from "@salesforce/label/c.Setup_Webhook_Text";
import { errorText } from "c/errorText";
import { fill } from "c/labelText";

const STEPS = 3;

/** The setup assistant. It may be left and reopened at any step; what is done folds away. */
export default class IntercomSetup extends LightningElement {
  labels = {
    askAdministrator,
    connectHeading,
    importHeading,
    statusFailed,
    title,
    webhookHeading,
  };
  status: SetupStatus | null = null;
  error = "";

  override connectedCallback(): void {
    void this.load();
  }

  get loading(): boolean {
    return !this.status && !this.error;
  }

  /** What an administrator should know before anything else. */
  get notice(): string {
    if (this.status?.isCopyOfAnotherOrg) return copyNotice;
    return this.status?.problem ?? "";
  }

  get connectState(): string {
    return this.status?.connected ? "done" : "current";
  }

  get connectSentence(): string {
    return this.status?.connected ? fill(connectDone, this.status.workspaceName ?? "") : connectText;
  }

  get imported(): boolean {
    return (this.status?.conversationCount ?? 0) > 0;
  }

  get importState(): string {
    if (!this.status?.connected) return "waiting";
    return this.imported ? "done" : "current";
  }

  get importSentence(): string {
    return this.imported ? fill(importDone, this.status?.conversationCount ?? 0) : importText;
  }

  get webhookState(): string {
    if (!this.status?.connected) return "waiting";
    return this.status.webhookSecretStored ? "done" : "current";
  }

  get webhookSentence(): string {
    return this.webhookState === "done" ? webhookDone : webhookText;
  }

  get done(): number {
    return [this.connectState, this.importState, this.webhookState].filter((state) => state === "done").length;
  }

  get percent(): number {
    return Math.round((this.done / STEPS) * 100);
  }

  get progressText(): string {
    return fill(progress, this.done, STEPS);
  }

  /** Also called when a step has changed something. */
  async load(): Promise<void> {
    this.error = "";
    try {
      this.status = await getStatus();
    } catch (error) {
      this.error = errorText(error);
    }
  }

  handleStatus(event: CustomEvent<SetupStatus>): void {
    this.status = event.detail;
  }
}
