import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import type { ConversationSummary, Transcript } from "apex/types";
import getAddress from "@salesforce/apex/AttachmentController.getAddress";
import getTranscript from "@salesforce/apex/ConversationController.getTranscript";
import refreshTranscript from "@salesforce/apex/ConversationController.refreshTranscript";
import fileFailed from "@salesforce/label/c.File_Open_Failed";
import refreshFailed from "@salesforce/label/c.Refresh_Failed";
import transcriptFailed from "@salesforce/label/c.Transcript_Failed";
import type { FileChoice } from "c/conversationTranscript";
import { errorText } from "c/errorText";
import { withEarlier, withLatest } from "./transcriptPieces";

/**
 * Reads one conversation: its stored messages at once, then what Intercom answers. Fires `back`, and `changed` when
 * something was done to the conversation here.
 */
export default class ConversationReading extends NavigationMixin(LightningElement) {
  @api recordId = "";
  @api hideNotes = false;
  @api hideEvents = false;
  /** True when there is a list to go back to. */
  @api hasList = false;

  labels = { fileFailed, refreshFailed, transcriptFailed };
  transcript: Transcript | null = null;
  transcriptError = "";
  refreshError = "";
  fileError = "";
  refreshing = false;
  private given: ConversationSummary | null = null;
  private knownStamp = "";
  private openedId = "";

  /** What the list knows of it; another conversation is opened at once. */
  @api
  get conversation(): ConversationSummary | null {
    return this.given;
  }
  set conversation(value: ConversationSummary | null) {
    this.given = value;
    if (this.isConnected) this.openGiven();
  }

  /** Changes whenever something may have changed; the stored messages are read again then. */
  @api
  get stamp(): string {
    return this.knownStamp;
  }
  set stamp(value: string) {
    const isNews = this.knownStamp !== "" && value !== this.knownStamp;
    this.knownStamp = value;
    if (isNews && this.transcript) void this.update();
  }

  /** Puts the focus on the conversation's name. */
  @api
  focusHeading(): void {
    (this.refs as { header?: HTMLElement & { focusHeading(): void } }).header?.focusHeading();
  }

  override connectedCallback(): void {
    this.openGiven();
  }

  get shown(): ConversationSummary | null {
    return this.transcript?.conversation ?? this.given;
  }

  get refreshedAt(): string | null {
    return this.transcript?.refreshedAt ?? null;
  }

  handleBack(): void {
    this.dispatchEvent(new CustomEvent("back"));
  }

  handleRefresh(): void {
    void this.refresh();
  }

  handleRetry(): void {
    void this.open();
  }

  async handleEarlier(): Promise<void> {
    const { openedId: id, transcript } = this;
    const beforeId = transcript?.messages[0]?.id;
    if (!beforeId) return;
    try {
      const earlier = await this.read(id, beforeId);
      if (this.openedId === id && this.transcript) this.transcript = withEarlier(this.transcript, earlier);
    } catch (error) {
      if (this.openedId === id) this.refreshError = errorText(error);
    }
  }

  /** Intercom's addresses of files expire, so a fresh one is asked for at each click. */
  async handleFile({ detail }: CustomEvent<FileChoice>): Promise<void> {
    this.fileError = "";
    try {
      const url = await getAddress({ recordId: this.recordId, ...detail });
      this[NavigationMixin.Navigate]({ type: "standard__webPage", attributes: { url } });
    } catch (error) {
      this.fileError = errorText(error);
    }
  }

  private openGiven(): void {
    const id = this.given?.id ?? "";
    if (id === this.openedId) return;
    this.openedId = id;
    if (id) void this.open();
  }

  private async open(): Promise<void> {
    const id = this.openedId;
    this.transcript = null;
    this.transcriptError = "";
    this.refreshError = "";
    this.fileError = "";
    this.refreshing = false;
    try {
      const transcript = await this.read(id);
      if (this.openedId === id) this.transcript = transcript;
    } catch (error) {
      if (this.openedId === id) this.transcriptError = errorText(error);
      return;
    }
    if (this.openedId === id) await this.refresh();
  }

  /** Reads the stored messages again; when that fails, what is shown stays. */
  private async update(): Promise<void> {
    const id = this.openedId;
    try {
      const latest = await this.read(id);
      if (this.openedId === id) this.transcript = withLatest(this.transcript, latest);
    } catch (error) {
      if (this.openedId === id) this.refreshError = errorText(error);
    }
  }

  /** Asks Intercom by way of Apex; the stored messages stay on the page when that fails. */
  private async refresh(): Promise<void> {
    const id = this.openedId;
    this.refreshing = true;
    this.refreshError = "";
    try {
      const latest = await refreshTranscript({ recordId: this.recordId, conversationRecordId: id });
      if (this.openedId === id) this.transcript = withLatest(this.transcript, latest);
    } catch (error) {
      if (this.openedId === id) this.refreshError = errorText(error);
    }
    if (this.openedId === id) this.refreshing = false;
  }

  private read(id: string, beforeId = ""): Promise<Transcript> {
    return getTranscript({ recordId: this.recordId, conversationRecordId: id, beforeId });
  }
}
