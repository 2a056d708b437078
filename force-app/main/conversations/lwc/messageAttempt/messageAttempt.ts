import { LightningElement, api } from "lwc";
import type { Attempt } from "c/messageDelivery";
import check from "@salesforce/label/c.Message_Check";
import checking from "@salesforce/label/c.Message_Checking";
import copied from "@salesforce/label/c.Message_Copied";
import copy from "@salesforce/label/c.Message_Copy";
import copyFailed from "@salesforce/label/c.Message_Copy_Failed";
import edit from "@salesforce/label/c.Message_Edit";
import file from "@salesforce/label/c.Message_File";
import files from "@salesforce/label/c.Message_Files";
import note from "@salesforce/label/c.Composer_Note";
import notSent from "@salesforce/label/c.Message_Not_Sent";
import reply from "@salesforce/label/c.Composer_Reply";
import retry from "@salesforce/label/c.Message_Retry";
import sending from "@salesforce/label/c.Message_Sending";
import unknown from "@salesforce/label/c.Message_Unknown";
import unknownHelp from "@salesforce/label/c.Message_Unknown_Help";
import { count } from "c/labelText";

const stateTexts = { sending, checking, notSent, unknown };

/**
 * A message that is not known to have arrived: where it stands and what can be done. Fires `retry`, `check`, and
 * `edit` when its words shall be changed.
 */
export default class MessageAttempt extends LightningElement {
  @api attempt: Attempt | null = null;

  labels = { check, copy, edit, retry };
  copyText = "";

  get kind(): string {
    return this.attempt?.kind === "note" ? note : reply;
  }

  get className(): string {
    return this.attempt?.kind === "note" ? "attempt note" : "attempt";
  }

  get state(): string {
    return this.attempt ? stateTexts[this.attempt.state] : "";
  }

  get reason(): string {
    return this.isUnknown ? unknownHelp : (this.attempt?.problem ?? "");
  }

  get filesText(): string {
    const quantity = this.attempt?.attachmentUrls.length ?? 0;
    return quantity > 0 ? count(file, files, quantity) : "";
  }

  get isUnderWay(): boolean {
    return this.attempt?.state === "sending" || this.attempt?.state === "checking";
  }

  get isNotSent(): boolean {
    return this.attempt?.state === "notSent";
  }

  get isUnknown(): boolean {
    return this.attempt?.state === "unknown";
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent("retry"));
  }

  handleCheck(): void {
    this.dispatchEvent(new CustomEvent("check"));
  }

  handleEdit(): void {
    this.dispatchEvent(new CustomEvent("edit"));
  }

  async handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.attempt?.text ?? "");
      this.copyText = copied;
    } catch {
      this.copyText = copyFailed;
    }
  }
}
