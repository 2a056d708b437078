import { LightningElement, api } from "lwc";
import type { ConversationList, ConversationSummary } from "apex/types";
import nothingBody from "@salesforce/label/c.Filter_Nothing_Body";
import nothingHeading from "@salesforce/label/c.Filter_Nothing_Heading";
import showAll from "@salesforce/label/c.Filter_Show_All";
import { fill } from "c/labelText";

type Reading = HTMLElement & { focusHeading(): void };
type List = HTMLElement & { focusSelected(): void };

/**
 * Lists conversations and opens the chosen one beside the list, or instead of it where there is little room. Fires
 * `filter` with a filter, `more`, and `changed` when something was done to a conversation.
 */
export default class ConversationBrowser extends LightningElement {
  @api recordId = "";
  @api filter = "all";
  /** The list is being asked for again. */
  @api loading = false;
  /** Without it one conversation alone is shown. */
  @api hasList = false;
  /** Nothing is opened by itself: there is room for the list only. */
  @api isNarrow = false;
  @api showsPeople = false;
  @api hideNotes = false;
  @api hideEvents = false;
  @api allowReply = false;

  labels = { nothingHeading, showAll };
  selectedId = "";
  /** In a narrow place either the list or a conversation is shown. */
  isReading = false;
  private known: ConversationList | null = null;
  /** What was done to a conversation may take it off the list; the reader stays with it all the same. */
  private kept: ConversationSummary | null = null;
  private focusNext: "reading" | "list" | "" = "";

  @api
  get list(): ConversationList | null {
    return this.known;
  }
  set list(value: ConversationList | null) {
    this.known = value;
    if (this.isConnected) this.choose();
  }

  override connectedCallback(): void {
    this.choose();
  }

  /** Where either the list or the conversation is seen, the focus goes along. */
  override renderedCallback(): void {
    const { list, items, reading } = this.refs as { list?: HTMLElement; items?: List; reading?: Reading };
    if (this.focusNext === "list") items?.focusSelected();
    if (this.focusNext === "reading" && list && getComputedStyle(list).display === "none") reading?.focusHeading();
    this.focusNext = "";
  }

  get conversations(): ConversationSummary[] {
    return this.known?.conversations ?? [];
  }

  get isEmpty(): boolean {
    return this.conversations.length === 0;
  }

  get nothingBody(): string {
    return fill(nothingBody, this.known?.personName ?? "");
  }

  get className(): string {
    const nothing = this.hasList && this.isEmpty && !this.chosen ? " nothing" : "";
    return `columns${this.hasList ? "" : " alone"}${this.isReading ? " reading-now" : ""}${nothing}`;
  }

  get chosen(): ConversationSummary | null {
    const kept = this.kept?.id === this.selectedId ? this.kept : null;
    return this.conversations.find(({ id }) => id === this.selectedId) ?? kept;
  }

  handleFilter(event: CustomEvent<string>): void {
    this.ask(event.detail);
  }

  handleShowAll(): void {
    this.ask("all");
  }

  handleMore(): void {
    this.dispatchEvent(new CustomEvent("more"));
  }

  handleChanged(): void {
    this.kept = this.chosen;
    this.dispatchEvent(new CustomEvent("changed"));
  }

  handleSelect(event: CustomEvent<string>): void {
    this.selectedId = event.detail;
    this.isReading = true;
    this.focusNext = "reading";
  }

  handleBack(): void {
    this.isReading = false;
    this.focusNext = "list";
  }

  private ask(filter: string): void {
    this.kept = null;
    this.dispatchEvent(new CustomEvent<string>("filter", { detail: filter }));
  }

  /** What is open stays open as long as it is listed; else the newest is opened, where both have room. */
  private choose(): void {
    if (this.chosen) return;
    // What nobody sees is not opened, and Intercom not asked for it.
    const opens = !this.isNarrow || this.conversations.length === 1 || !this.hasList;
    this.selectedId = opens ? (this.conversations[0]?.id ?? "") : "";
    this.isReading = this.isReading && this.selectedId !== "";
  }
}
