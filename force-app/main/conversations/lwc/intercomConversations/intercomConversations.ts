import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import type { ConversationList, ConversationSummary, Transcript } from "apex/types";
import getStamp from "@salesforce/apex/ConversationController.getStamp";
import getTranscript from "@salesforce/apex/ConversationController.getTranscript";
import listConversations from "@salesforce/apex/ConversationController.listConversations";
import refreshTranscript from "@salesforce/apex/ConversationController.refreshTranscript";
import title from "@salesforce/label/c.Conversations_Title";
import listFailed from "@salesforce/label/c.Conversations_Failed";
import refreshFailed from "@salesforce/label/c.Refresh_Failed";
import transcriptFailed from "@salesforce/label/c.Transcript_Failed";
import { conversationObject, tabName } from "c/packageNames";
import { errorText } from "c/errorText";
import { Poller } from "c/poller";
import { absence, type Absence } from "./absence";

/**
 * The conversations of the record on whose page it stands: list, transcript, and a quiet watch for news.
 * Stored rows are shown at once, Intercom is asked afterwards.
 */
export default class IntercomConversations extends NavigationMixin(LightningElement) {
  @api recordId = "";
  @api objectApiName = "";

  labels = { title, listFailed, refreshFailed, transcriptFailed };
  list: ConversationList | null = null;
  listError = "";
  selectedId = "";
  transcript: Transcript | null = null;
  transcriptError = "";
  refreshError = "";
  refreshing = false;
  private stamp = "";
  private readonly poller = new Poller({ ask: () => this.lookForNews(), fastest: 3000, slowest: 20_000, patience: 20 });

  override connectedCallback(): void {
    void this.load();
    this.poller.start();
  }

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  get loading(): boolean {
    return !this.list && !this.listError;
  }

  get absence(): Absence | null {
    return this.list ? absence(this.list) : null;
  }

  get showsList(): boolean {
    return this.objectApiName !== conversationObject;
  }

  get selected(): ConversationSummary | null {
    const stored = this.list?.conversations.find((conversation) => conversation.id === this.selectedId);
    return this.transcript?.conversation ?? stored ?? null;
  }

  get refreshedAt(): string | null {
    return this.transcript?.refreshedAt ?? null;
  }

  async load(): Promise<void> {
    this.listError = "";
    try {
      await this.loadList();
    } catch (error) {
      this.listError = errorText(error);
    }
  }

  handleSelect(event: CustomEvent<string>): void {
    if (event.detail !== this.selectedId) void this.open(event.detail);
  }

  handleRefresh(): void {
    void this.refresh();
  }

  handleRetryTranscript(): void {
    void this.open(this.selectedId);
  }

  /** Whoever reads or presses something here gets news quickly again. */
  handleActivity(): void {
    this.poller.wake();
  }

  handleSetup(): void {
    this[NavigationMixin.Navigate]({ type: "standard__navItemPage", attributes: { apiName: tabName("Parley_Setup") } });
  }

  private async loadList(): Promise<void> {
    const list = await listConversations({ recordId: this.recordId });
    this.list = list;
    this.stamp = list.stamp ?? "";
    if (list.conversations.some((conversation) => conversation.id === this.selectedId)) return;
    const first = list.conversations[0]?.id;
    if (first) void this.open(first);
  }

  private async open(id: string): Promise<void> {
    this.selectedId = id;
    this.transcript = null;
    this.transcriptError = "";
    this.refreshError = "";
    this.refreshing = false;
    try {
      await this.loadTranscript();
    } catch (error) {
      if (this.selectedId === id) this.transcriptError = errorText(error);
      return;
    }
    if (this.selectedId === id) await this.refresh();
  }

  private async loadTranscript(): Promise<void> {
    const id = this.selectedId;
    const transcript = await getTranscript({ recordId: this.recordId, conversationRecordId: id });
    if (this.selectedId === id) this.transcript = transcript;
  }

  /** Asks Intercom by way of Apex; the stored rows stay on the page when that fails. */
  private async refresh(): Promise<void> {
    const id = this.selectedId;
    this.refreshing = true;
    this.refreshError = "";
    try {
      const transcript = await refreshTranscript({ recordId: this.recordId, conversationRecordId: id });
      if (this.selectedId === id) this.transcript = transcript;
    } catch (error) {
      if (this.selectedId === id) this.refreshError = errorText(error);
    }
    if (this.selectedId === id) this.refreshing = false;
  }

  private async lookForNews(): Promise<boolean> {
    const stamp = await getStamp({ recordId: this.recordId });
    if (stamp === this.stamp || this.loading) return false;
    await this.loadList();
    if (this.selectedId) await this.loadTranscript();
    return true;
  }
}
