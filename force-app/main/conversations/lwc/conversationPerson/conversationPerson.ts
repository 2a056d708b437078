import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import type { PersonPanel } from "apex/types";
import getPerson from "@salesforce/apex/PersonPanelController.getPerson";
import retry from "@salesforce/apex/PersonPanelController.retry";
import { errorText } from "c/errorText";
import { passedOverOf } from "c/ownershipReasons";
import {
  accountFirst,
  groupsOf,
  labels,
  ownerOf,
  retried,
  roles,
  syncOf,
  titleOf,
  type Group,
  type SyncState,
} from "./words";

/** With this the ids of contacts begin. */
const CONTACT = "003";

/**
 * Who the person in a conversation is: what Intercom knows, the owners on both sides, and whether both agree. Folded
 * until somebody wants to know, because it asks Intercom several times.
 */
export default class ConversationPerson extends NavigationMixin(LightningElement) {
  @api recordId = "";
  /** How the person is called before anything is loaded. */
  @api personName = "";

  labels = labels;
  isOpen = false;
  person: PersonPanel | null = null;
  error = "";
  notice = "";
  recordUrl = "";
  private conversation = "";

  /** Record id of the conversation. */
  @api
  get conversationId(): string {
    return this.conversation;
  }
  set conversationId(id: string) {
    if (id === this.conversation) return;
    this.conversation = id;
    this.person = null;
    this.error = "";
    this.notice = "";
    if (this.isOpen) void this.load();
  }

  get heading(): string {
    return titleOf(this.person?.name || this.personName);
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get foldIcon(): string {
    return this.isOpen ? "utility:chevrondown" : "utility:chevronright";
  }

  get loading(): boolean {
    return !this.person && !this.error;
  }

  get isKnown(): boolean {
    return this.person?.state === "ready";
  }

  get role(): string {
    return roles.get(this.person?.role ?? "") ?? "";
  }

  get salesforceOwner(): string {
    return this.person ? ownerOf(this.person) : "";
  }

  get intercomOwner(): string {
    return this.person?.intercomOwnerName || (this.person?.isCurrent ? labels.nobody : labels.unknown);
  }

  /** Why it is not the owner whom one sees on the person's own record. */
  get reason(): string {
    const { ownership, recordId } = this.person ?? {};
    const isFirst = ownership?.step === "account" && recordId?.startsWith(CONTACT);
    return isFirst ? accountFirst : passedOverOf(ownership);
  }

  get sync(): SyncState | null {
    return this.person ? syncOf(this.person) : null;
  }

  get canRetry(): boolean {
    return Boolean(this.sync?.canRetry && !this.person?.retryProblem);
  }

  /** Why there is nothing to press. */
  get retryProblem(): string {
    return (this.sync?.canRetry && this.person?.retryProblem) || "";
  }

  get groups(): Group[] {
    return this.person ? groupsOf(this.person) : [];
  }

  handleFold(): void {
    this.isOpen = !this.isOpen;
    if (this.isOpen && !this.person) void this.load();
  }

  /** Late answers for a conversation that was left are dropped. */
  async load(): Promise<void> {
    const { recordId, conversation: conversationRecordId } = this;
    this.error = "";
    try {
      const person = await getPerson({ recordId, conversationRecordId });
      const url = person.recordId ? await this.urlOf(person.recordId) : "";
      if (conversationRecordId !== this.conversation) return;
      this.person = person;
      this.recordUrl = url;
    } catch (error) {
      if (conversationRecordId === this.conversation) this.error = errorText(error);
    }
  }

  async handleRetry(): Promise<void> {
    this.notice = "";
    try {
      await retry({ recordId: this.recordId, conversationRecordId: this.conversation });
      this.notice = retried;
    } catch (error) {
      this.notice = errorText(error);
    }
    await this.load();
  }

  private urlOf(recordId: string): Promise<string> {
    const attributes = { recordId, actionName: "view" };
    return this[NavigationMixin.GenerateUrl]({ type: "standard__recordPage", attributes });
  }
}
