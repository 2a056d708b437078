import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import type { ConversationSummary } from "apex/types";
import getAddress from "@salesforce/apex/AttachmentController.getAddress";
import mayAnswer from "@salesforce/customPermission/Answer_Conversations";
import fileFailed from "@salesforce/label/c.File_Open_Failed";
import refreshFailed from "@salesforce/label/c.Refresh_Failed";
import transcriptFailed from "@salesforce/label/c.Transcript_Failed";
import { errorText } from "c/errorText";
import type { FileChoice } from "c/transcriptLayout";
import { nothingKnown, OpenConversation, type OpenState } from "./openConversation";

/**
 * Reads one conversation, and answers it. Fires `back`, and `changed` when something was done to the conversation.
 */
export default class ConversationReading extends NavigationMixin(LightningElement) {
  @api recordId = "";
  @api hideNotes = false;
  @api hideEvents = false;
  @api allowReply = false;
  /** True when there is a list to go back to. */
  @api hasList = false;

  labels = { fileFailed, refreshFailed, transcriptFailed };
  state: OpenState = nothingKnown;
  fileError = "";
  openedId = "";
  private given: ConversationSummary | null = null;
  private knownStamp = "";
  private opened: OpenConversation | undefined;

  /** What the list knows of it; another conversation is opened at once. */
  @api
  get conversation(): ConversationSummary | null {
    return this.given;
  }
  set conversation(value: ConversationSummary | null) {
    this.given = value;
    if (this.isConnected) this.openGiven();
  }

  /** Changes whenever a conversation of the record did; the stored messages are read again if it was this one. */
  @api
  get stamp(): string {
    return this.knownStamp;
  }
  set stamp(value: string) {
    const isNews = this.knownStamp !== "" && value !== this.knownStamp;
    this.knownStamp = value;
    if (isNews) void this.updateIfNew();
  }

  /** Puts the focus on the conversation's name. */
  @api
  focusHeading(): void {
    (this.refs as { header?: HTMLElement & { focusHeading(): void } }).header?.focusHeading();
  }

  override connectedCallback(): void {
    this.openGiven();
  }

  override disconnectedCallback(): void {
    this.opened?.close();
  }

  get shown(): ConversationSummary | null {
    return this.state.transcript?.conversation ?? this.given;
  }

  get offersActions(): boolean {
    return this.allowReply && Boolean(mayAnswer);
  }

  get personName(): string {
    return this.shown?.personName ?? "";
  }

  get refreshedAt(): string | null {
    return this.state.transcript?.refreshedAt ?? null;
  }

  handleBack(): void {
    this.dispatchEvent(new CustomEvent("back"));
  }

  handleRefresh(): void {
    void this.opened?.refresh();
  }

  handleRetry(): void {
    void this.opened?.open();
  }

  handleEarlier(): void {
    void this.opened?.earlier();
  }

  /** What was sent is read where it now stands, at the end. */
  async handleSent(): Promise<void> {
    await this.opened?.update();
    (this.refs as { transcript?: HTMLElement & { showLatest(): void } }).transcript?.showLatest();
    this.dispatchEvent(new CustomEvent("changed"));
  }

  async handleChanged(event: CustomEvent<ConversationSummary | null>): Promise<void> {
    if (event.detail) this.opened?.describe(event.detail);
    await this.opened?.update();
    this.dispatchEvent(new CustomEvent("changed"));
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

  /** What the list knows is compared once the list has told it: `conversation` may be set after `stamp`. */
  private async updateIfNew(): Promise<void> {
    await Promise.resolve();
    await this.opened?.updateFrom(this.given?.version ?? "");
  }

  private openGiven(): void {
    const id = this.given?.id ?? "";
    if (id === this.openedId || !id) return;
    this.openedId = id;
    this.fileError = "";
    this.opened?.close();
    this.opened = new OpenConversation(this.recordId, id, (state) => {
      this.state = state;
    });
    void this.opened.open();
  }
}
