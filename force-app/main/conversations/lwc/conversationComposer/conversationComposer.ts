import { LightningElement, api } from "lwc";
import type { Sender, SendResult, TranscriptMessage } from "apex/types";
import { joinDrafts, keepDraft, noDraft, readDraft, type Draft, type MessageKind } from "c/conversationDrafts";
import { senderOn } from "c/conversationSender";
import { errorText } from "c/errorText";
import { MessageDelivery, type Attempt } from "c/messageDelivery";
import { replyServer } from "./replyServer";
import { empty, labels, noteSent, sent, wait, wordsFor, type Words } from "./words";

/**
 * Where a reply or an internal note is written. Drafts stay in the browser; a message leaves once. Fires `sent` with
 * the record id of the conversation when one has arrived.
 */
export default class ConversationComposer extends LightningElement {
  @api recordId = "";
  /** Without it nothing is drawn, as an administrator may wish for a page. */
  @api allowReply = false;

  labels = labels;
  kind: MessageKind = "reply";
  draft: Draft = noDraft;
  attempt: Attempt | null = null;
  sender: Sender | null = null;
  error = "";
  notice = "";
  private conversation = "";
  private shown: TranscriptMessage[] = [];
  private delivery: MessageDelivery<SendResult> | null = null;

  /** Record id of the conversation that is answered. */
  @api
  get conversationId(): string {
    return this.conversation;
  }
  set conversationId(id: string) {
    if (id === this.conversation) return;
    this.conversation = id;
    if (this.isConnected) this.take();
  }

  /** What the transcript shows: an attempt of this user that was begun elsewhere is found in it. */
  @api
  get messages(): TranscriptMessage[] {
    return this.shown;
  }
  set messages(messages: TranscriptMessage[] | null) {
    this.shown = messages ?? [];
    this.delivery?.resume(this.shown);
  }

  override connectedCallback(): void {
    if (!this.allowReply) return;
    this.take();
    void this.loadSender();
  }

  override disconnectedCallback(): void {
    this.delivery?.stop();
  }

  get isReady(): boolean {
    return this.sender?.state === "ready";
  }

  get words(): Words {
    return wordsFor(this.kind, this.sender);
  }

  get unsendable(): boolean {
    return this.attempt !== null || !this.draft.text.trim();
  }

  async loadSender(): Promise<void> {
    this.error = "";
    try {
      this.sender = await senderOn(this.recordId, this.conversation);
    } catch (error) {
      this.error = errorText(error);
    }
  }

  handleKind(event: CustomEvent<{ value: string }>): void {
    this.kind = event.detail.value as MessageKind;
    this.draft = readDraft(this.conversation, this.kind);
    this.notice = "";
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.keep({ ...this.draft, text: event.detail.value });
    this.notice = "";
  }

  handleFiles(event: CustomEvent<string[]>): void {
    this.keep({ ...this.draft, attachmentUrls: event.detail });
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!event.repeat) this.handleSend();
  }

  handleSend(): void {
    const text = this.draft.text.trim();
    if (text && this.delivery?.start(this.kind, { ...this.draft, text })) this.keep(noDraft);
    else this.notice = this.attempt ? wait : empty;
    this.focusBox();
  }

  handleAgain({ type }: Event): void {
    this.delivery?.[type === "retry" ? "retry" : "check"]();
    this.focusBox();
  }

  /** The words go back to where they were written; what was written meanwhile stays below them. */
  handleEdit(): void {
    const dropped = this.delivery?.drop();
    if (!dropped) return;
    this.kind = dropped.kind;
    this.keep(joinDrafts(dropped, readDraft(this.conversation, this.kind)));
    this.focusBox();
  }

  /** Shows what this user has not finished in the conversation. */
  private take(): void {
    this.delivery?.stop();
    this.attempt = null;
    this.notice = "";
    this.draft = readDraft(this.conversation, this.kind);
    this.delivery = new MessageDelivery({
      place: this.conversation,
      server: replyServer(this.recordId, this.conversation),
      onchange: (attempt) => (this.attempt = attempt),
      onsent: ({ kind }) => {
        this.notice = kind === "note" ? noteSent : sent;
        this.dispatchEvent(new CustomEvent<string>("sent", { detail: this.conversation }));
      },
    });
    this.delivery.resume(this.shown);
  }

  private keep(draft: Draft): void {
    this.draft = draft;
    keepDraft(this.conversation, this.kind, draft);
  }

  private focusBox(): void {
    (this.refs as { box?: HTMLElement }).box?.focus();
  }
}
