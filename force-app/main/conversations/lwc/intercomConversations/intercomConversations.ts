import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import type { ConversationCount, ConversationList, ConversationSummary } from "apex/types";
import getStamp from "@salesforce/apex/ConversationController.getStamp";
import listConversations from "@salesforce/apex/ConversationController.listConversations";
import listFailed from "@salesforce/label/c.Conversations_Failed";
import { ConversationNews } from "c/conversationNews";
import { conversationObject, tabName } from "c/packageNames";
import { errorText } from "c/errorText";
import { absence, nothingMatches, type Absence } from "./absence";
import { pageProperties } from "./pageProperties";

type Reading = HTMLElement & { focusHeading(): void };
type List = HTMLElement & { focusSelected(): void };

/**
 * The conversations of the record on whose page it stands: filters, list, one conversation, and a quiet watch for
 * news. The public properties are set in Lightning App Builder; what is absent means its default.
 */
export default class IntercomConversations extends NavigationMixin(LightningElement) {
  @api recordId = "";
  @api objectApiName = "";
  @api flexipageRegionWidth = "";
  @api override title = "";
  @api scope = "";
  @api defaultFilter = "";
  @api pageSize: number | undefined;
  @api showNotes: boolean | undefined;
  @api showEvents: boolean | undefined;
  @api allowReply: boolean | undefined;
  /** Pixels of the transcript. */
  @api height: number | undefined;

  labels = { listFailed };
  list: ConversationList | null = null;
  listError = "";
  selectedId = "";
  filter = "all";
  isLoadingList = false;
  /** In a narrow place either the list or a conversation is shown. */
  isReading = false;
  private focusNext: "reading" | "list" | "" = "";
  private amount = 0;
  private question = 0;
  private readonly news = new ConversationNews(() => this.lookForNews());

  override connectedCallback(): void {
    this.filter = this.showsList ? this.properties.filter : "all";
    this.amount = this.properties.pageSize;
    void this.load();
    this.news.start();
  }

  override disconnectedCallback(): void {
    this.news.stop();
  }

  /** Where either the list or the conversation is seen, the focus goes along. */
  override renderedCallback(): void {
    const { list, items, reading } = this.refs as { list?: HTMLElement; items?: List; reading?: Reading };
    if (this.focusNext === "list") items?.focusSelected();
    if (this.focusNext === "reading" && list && getComputedStyle(list).display === "none") reading?.focusHeading();
    this.focusNext = "";
  }

  get properties(): ReturnType<typeof pageProperties> {
    return pageProperties(this);
  }

  get loading(): boolean {
    return !this.list && !this.listError;
  }

  get absence(): Absence | null {
    return this.list ? absence(this.list) : null;
  }

  get emptyFilter(): Absence | null {
    return this.list?.conversations.length === 0 ? nothingMatches(this.list) : null;
  }

  get counts(): ConversationCount[] {
    return this.list?.counts ?? [];
  }

  get stamp(): string {
    return this.list?.stamp ?? "";
  }

  get showsList(): boolean {
    return this.objectApiName !== conversationObject;
  }

  /** The people of these records are many, or not the record itself. */
  get showsPeople(): boolean {
    return this.properties.scope !== "record" || !["Contact", "Lead"].includes(this.objectApiName);
  }

  get columnsClassName(): string {
    return `columns${this.showsList ? "" : " alone"}${this.isReading ? " reading-now" : ""}`;
  }

  get selected(): ConversationSummary | null {
    return this.list?.conversations.find(({ id }) => id === this.selectedId) ?? null;
  }

  async load(): Promise<void> {
    this.listError = "";
    try {
      await this.loadList();
    } catch (error) {
      this.listError = errorText(error);
    }
    this.isLoadingList = false;
  }

  handleFilter(event: CustomEvent<string>): void {
    this.filter = event.detail;
    this.amount = this.properties.pageSize;
    void this.load();
  }

  handleShowAll(): void {
    this.filter = "all";
    void this.load();
  }

  handleMore(): void {
    this.amount += this.properties.pageSize;
    void this.load();
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

  /** Whoever reads or presses something here gets news quickly again. */
  handleActivity(): void {
    this.news.wake();
  }

  handleSetup(): void {
    this[NavigationMixin.Navigate]({ type: "standard__navItemPage", attributes: { apiName: tabName("Parley_Setup") } });
  }

  private async loadList(): Promise<void> {
    const { recordId, filter, amount: pageSize } = this;
    const question = (this.question += 1);
    this.isLoadingList = true;
    const list = await listConversations({ recordId, filter, scope: this.properties.scope, pageSize });
    if (question !== this.question) return;
    this.isLoadingList = false;
    this.list = list;
    void this.news.allowEvents(list.isLive);
    if (list.conversations.some(({ id }) => id === this.selectedId)) return;
    // A narrow list is read first: nothing is opened, and Intercom not asked, for what nobody sees.
    const opens = !this.properties.isNarrow || list.conversations.length === 1 || !this.showsList;
    this.selectedId = opens ? (list.conversations[0]?.id ?? "") : "";
    this.isReading = this.isReading && this.selectedId !== "";
  }

  private async lookForNews(): Promise<boolean> {
    const stamp = await getStamp({ recordId: this.recordId, scope: this.properties.scope });
    if (stamp === this.stamp || this.loading) return false;
    await this.loadList();
    return true;
  }
}
