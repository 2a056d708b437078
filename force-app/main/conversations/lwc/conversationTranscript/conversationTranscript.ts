import { LightningElement, api } from "lwc";
import type { TranscriptMessage, Transcript } from "apex/types";
import newMessage from "@salesforce/label/c.Transcript_New_Message";
import newMessages from "@salesforce/label/c.Transcript_New_Messages";
import transcriptLabel from "@salesforce/label/c.Transcript_Label";
import truncated from "@salesforce/label/c.Transcript_Truncated";
import { count, fill } from "c/labelText";
import { ScrollKeeper } from "c/scrollKeeper";
import { isShown, layOut, type FileChoice, type Row } from "c/transcriptLayout";
import { labels } from "./labels";

const WINDOW = 60;

/**
 * Draws one transcript, newest at the bottom, and never moves the view of someone who reads further up. Fires `earlier`
 * when all that it has is drawn and there is more, and `openfile` with a FileChoice.
 */
export default class ConversationTranscript extends LightningElement {
  @api hideNotes = false;
  @api hideEvents = false;
  /** Leaves out what the reader wrote here and is not known to have arrived: it is shown where one answers. */
  @api hideOwnAttempts = false;

  labels = labels;
  newCount = 0;
  private current: Transcript | null = null;
  private windowSize = WINDOW;
  private unfolded: ReadonlySet<string> = new Set();
  private readonly scroll = new ScrollKeeper();

  /** What Apex answered; another conversation starts at its end, a newer state of the same one keeps the place. */
  @api
  get transcript(): Transcript | null {
    return this.current;
  }
  set transcript(value: Transcript | null) {
    const previous = this.current;
    this.current = value;
    if (!value || previous?.conversation?.id !== value.conversation?.id) this.startAtEnd();
    else if (previous) this.noticeNew(previous.messages, value.messages);
  }

  get rows(): Row[] {
    return layOut(this.messages.slice(-this.windowSize), this.unfolded);
  }

  get isEmpty(): boolean {
    return this.current !== null && this.messages.length === 0 && !this.current.hasEarlier;
  }

  get hasEarlier(): boolean {
    return this.messages.length > this.windowSize || this.current?.hasEarlier === true;
  }

  get logLabel(): string {
    return fill(transcriptLabel, this.current?.conversation?.subject ?? "");
  }

  get truncatedText(): string {
    const stored = this.current?.storedParts ?? 0;
    const total = this.current?.totalParts ?? 0;
    return stored < total ? fill(truncated, stored, total) : "";
  }

  get intercomUrl(): string {
    return this.current?.conversation?.intercomUrl ?? "";
  }

  get newText(): string {
    return count(newMessage, newMessages, this.newCount);
  }

  override renderedCallback(): void {
    const { log, content } = this.refs as { log?: HTMLElement; content?: Element };
    if (log && content) this.scroll.attach(log, content);
    this.scroll.settle();
  }

  override disconnectedCallback(): void {
    this.scroll.detach();
  }

  handleScroll(): void {
    this.scroll.scrolled();
    if (this.scroll.atEnd) this.newCount = 0;
  }

  handleShowEarlier(): void {
    this.scroll.holdPosition();
    const isAllDrawn = this.messages.length <= this.windowSize;
    this.windowSize += WINDOW;
    if (isAllDrawn) this.dispatchEvent(new CustomEvent("earlier"));
    // The button may be gone once the messages are there.
    (this.refs as { log?: HTMLElement }).log?.focus();
  }

  /** Shows the end, where what is newest stands. */
  @api
  showLatest(): void {
    this.newCount = 0;
    this.scroll.toEnd();
  }

  handleShowNew(): void {
    this.showLatest();
    (this.refs as { log?: HTMLElement }).log?.focus();
  }

  handleFold(event: Event): void {
    const key = (event.currentTarget as HTMLElement).dataset["key"] ?? "";
    const unfolded = new Set(this.unfolded);
    if (!unfolded.delete(key)) unfolded.add(key);
    this.scroll.holdPosition();
    this.unfolded = unfolded;
  }

  handleFile(event: Event): void {
    const { message, index } = (event.currentTarget as HTMLElement).dataset;
    const detail: FileChoice = { messageId: message ?? "", index: Number(index) };
    this.dispatchEvent(new CustomEvent<FileChoice>("openfile", { detail }));
  }

  private startAtEnd(): void {
    this.windowSize = WINDOW;
    this.newCount = 0;
    this.unfolded = new Set();
    this.scroll.atEnd = true;
  }

  private get messages(): TranscriptMessage[] {
    return (this.current?.messages ?? []).filter((message) => this.shows(message));
  }

  private shows(message: TranscriptMessage): boolean {
    const { hideNotes: notes, hideEvents: events, hideOwnAttempts: ownAttempts } = this;
    return isShown(message, { notes, events, ownAttempts });
  }

  private noticeNew(before: readonly TranscriptMessage[], after: readonly TranscriptMessage[]): void {
    const known = new Set(before.map((message) => message.id));
    const firstKnown = after.findIndex((message) => known.has(message.id));
    // What stands before is earlier, and was asked for; a new message need not be the last one.
    const arrived = after.filter((one, place) => place > firstKnown && !known.has(one.id) && this.shows(one));
    if (firstKnown > 0) this.scroll.holdPosition();
    // The window grows by what arrived, so that nothing leaves it at the top while someone reads there.
    if (!this.scroll.atEnd) this.windowSize += arrived.length;
    if (!this.scroll.atEnd) this.newCount += arrived.filter((message) => message.kind !== "event").length;
  }
}
