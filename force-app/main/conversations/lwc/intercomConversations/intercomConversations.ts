import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import type { ConversationList } from "apex/types";
import getStamp from "@salesforce/apex/ConversationController.getStamp";
import listConversations from "@salesforce/apex/ConversationController.listConversations";
import listFailed from "@salesforce/label/c.Conversations_Failed";
import { ConversationNews } from "c/conversationNews";
import { conversationObject, tabName } from "c/packageNames";
import { errorText } from "c/errorText";
import { absence, type Absence } from "./absence";
import { pageProperties, type PageProperties } from "./pageProperties";
import { WindowRoom } from "./windowRoom";

/**
 * The conversations of the record on whose page it stands, or why there are none, and a quiet watch for news. The
 * public properties are set in Lightning App Builder; what is absent means its default.
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
  /** Pixels of the messages; without it the card ends where the window does. */
  @api height: number | undefined;

  labels = { listFailed };
  list: ConversationList | null = null;
  listError = "";
  filter = "all";
  isAsking = false;
  private amount = 0;
  private room = 0;
  private question = 0;
  private readonly news = new ConversationNews(() => this.lookForNews());
  private readonly windowRoom = new WindowRoom((pixels) => (this.room = pixels));

  override connectedCallback(): void {
    this.filter = this.showsList ? this.properties.filter : "all";
    this.amount = this.properties.pageSize;
    void this.load();
    this.news.start();
  }

  override renderedCallback(): void {
    const { body } = this.refs as { body?: HTMLElement };
    if (body) this.windowRoom.attach(body);
  }

  override disconnectedCallback(): void {
    this.news.stop();
    this.windowRoom.detach();
  }

  get properties(): PageProperties {
    return pageProperties(this);
  }

  /** How high it is: the messages as the administrator wants it, or else everything as the window has room for it. */
  get measures(): string {
    const { height } = this.properties;
    if (height) return `--transcript-height: ${height}px; --conversations-room: 0px`;
    return this.room ? `--conversations-room: ${this.room}px` : "";
  }

  get loading(): boolean {
    return !this.list && !this.listError;
  }

  get absence(): Absence | null {
    return this.list ? absence(this.list) : null;
  }

  /** Nobody knows yet who in Intercom the record is. */
  get asksWho(): boolean {
    return this.list?.state === "noPerson" || this.list?.state === "ambiguous";
  }

  /** One can write to the person of the page, who is known. */
  get offersStart(): boolean {
    return this.properties.allowsStart && this.isPerson && this.list?.state === "ready";
  }

  get showsList(): boolean {
    return this.objectApiName !== conversationObject;
  }

  /** The people of these records are many, or not the record itself. */
  get showsPeople(): boolean {
    return this.properties.scope !== "record" || !this.isPerson;
  }

  get isPerson(): boolean {
    return ["Contact", "Lead"].includes(this.objectApiName);
  }

  async load(): Promise<void> {
    this.listError = "";
    try {
      await this.ask();
    } catch (error) {
      this.listError = errorText(error);
      this.isAsking = false;
    }
  }

  handleFilter(event: CustomEvent<string>): void {
    this.filter = event.detail;
    this.amount = this.properties.pageSize;
    void this.load();
  }

  handleMore(): void {
    this.amount += this.properties.pageSize;
    void this.load();
  }

  /** Whoever reads or presses something here gets news quickly again. */
  handleActivity(): void {
    this.news.wake();
  }

  handleSetup(): void {
    this[NavigationMixin.Navigate]({ type: "standard__navItemPage", attributes: { apiName: tabName("Parley_Setup") } });
  }

  /** Asks for the list; the answer to a question that was replaced by another is not shown. */
  private async ask(): Promise<void> {
    const { recordId, filter, amount: pageSize } = this;
    const question = (this.question += 1);
    this.isAsking = true;
    const list = await listConversations({ recordId, filter, scope: this.properties.scope, pageSize });
    if (question !== this.question) return;
    this.isAsking = false;
    this.list = list;
    void this.news.allowEvents(list.isLive);
  }

  private async lookForNews(): Promise<boolean> {
    const stamp = await getStamp({ recordId: this.recordId, scope: this.properties.scope });
    if (stamp === this.list?.stamp || this.loading) return false;
    await this.ask();
    return true;
  }
}
