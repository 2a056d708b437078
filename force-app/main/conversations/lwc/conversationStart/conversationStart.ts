import { LightningElement, api } from "lwc";
import type { Sender, StartResult } from "apex/types";
import listOpen from "@salesforce/apex/ConversationStartController.listOpen";
import mayAnswer from "@salesforce/customPermission/Answer_Conversations";
import { keepDraft, noDraft, readDraft, type Draft } from "c/conversationDrafts";
import { senderOn } from "c/conversationSender";
import { errorText } from "c/errorText";
import { fill } from "c/labelText";
import { MessageDelivery, type Attempt } from "c/messageDelivery";
import { channels, labels } from "./words";
import { startServer } from "./startServer";

/**
 * Begins a conversation with the contact or lead of the page. Fires `started` with the record id of the conversation,
 * or with an empty text while Intercom shows none before the person answers. Not drawn for those who may not answer.
 */
export default class ConversationStart extends LightningElement {
  @api recordId = "";

  labels = labels;
  channels = channels;
  isOpen = false;
  sender: Sender | null = null;
  draft: Draft = noDraft;
  attempt: Attempt | null = null;
  error = "";
  notice = "";
  private delivery: MessageDelivery<StartResult> | null = null;

  override connectedCallback(): void {
    if (mayAnswer) void this.resume();
  }

  override disconnectedCallback(): void {
    this.delivery?.stop();
  }

  get isShown(): boolean {
    return Boolean(mayAnswer);
  }

  get isReady(): boolean {
    return this.sender?.state === "ready";
  }

  get identity(): string {
    return fill(labels.replyAs, this.sender?.teammateName ?? "");
  }

  get isEmail(): boolean {
    return this.draft.channel === "email";
  }

  get channel(): string {
    return this.draft.channel ?? "messenger";
  }

  get unsendable(): boolean {
    const { text, subject = "" } = this.draft;
    return this.attempt !== null || !text.trim() || (this.isEmail && !subject.trim());
  }

  async handleOpen(): Promise<void> {
    this.isOpen = true;
    this.error = "";
    try {
      this.sender = await senderOn(this.recordId);
    } catch (error) {
      this.error = errorText(error);
    }
  }

  handleChannel(event: CustomEvent<{ value: string }>): void {
    this.keep({ ...this.draft, channel: event.detail.value });
  }

  handleSubject(event: CustomEvent<{ value: string }>): void {
    this.keep({ ...this.draft, subject: event.detail.value });
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.keep({ ...this.draft, text: event.detail.value });
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!event.repeat) this.handleSend();
  }

  handleSend(): void {
    if (this.unsendable) return;
    this.notice = "";
    const draft = { ...this.draft, channel: this.channel, text: this.draft.text.trim() };
    if (this.delivery?.start("reply", draft)) this.keep(noDraft);
  }

  handleAgain({ type }: Event): void {
    this.delivery?.[type === "retry" ? "retry" : "check"]();
  }

  handleEdit(): void {
    const dropped = this.delivery?.drop();
    if (!dropped) return;
    const { text, attachmentUrls, channel, subject } = dropped;
    this.keep({ text, attachmentUrls, channel, subject });
    void this.handleOpen();
  }

  /** What was begun earlier, here or in another browser, is shown again. */
  private async resume(): Promise<void> {
    const { recordId } = this;
    this.draft = readDraft(recordId, "reply");
    this.delivery = new MessageDelivery({
      place: recordId,
      server: startServer(recordId),
      onchange: (attempt) => (this.attempt = attempt),
      onsent: (_, { conversationRecordId, problem }) => {
        this.isOpen = false;
        this.notice = problem || labels.begun;
        this.dispatchEvent(new CustomEvent<string>("started", { detail: conversationRecordId ?? "" }));
      },
    });
    this.delivery.resume(await listOpen({ recordId }).catch(() => []));
  }

  private keep(draft: Draft): void {
    this.draft = draft;
    keepDraft(this.recordId, "reply", draft);
  }
}
