import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import type { ConversationSummary, VerbChoices } from "apex/types";
import getChoices from "@salesforce/apex/ConversationVerbController.getChoices";
import mayAnswer from "@salesforce/customPermission/Answer_Conversations";
import type { PanelName } from "c/conversationActionBar";
import { make, takeSteps, undoOf, type Making, type Verb } from "c/conversationVerbs";
import { whileBusy } from "c/whileBusy";
import { errorText } from "c/errorText";
import { labels, saidOf, toastOf, undone } from "./sentences";

type Bar = HTMLElement & { focusOn(panel: PanelName | ""): void };

/**
 * What an agent does with a conversation besides writing. Fires `changed` with the conversation as it is afterwards, or
 * with null when records changed and the page had better ask. Not drawn for those who may not answer.
 */
export default class ConversationActions extends NavigationMixin(LightningElement) {
  @api recordId = "";
  labels = labels;
  choices: VerbChoices | null = null;
  asking = false;
  panel: PanelName | "" = "";
  busy = false;
  error = "";
  notice = "";
  undo: Verb[] = [];
  /** Given away, and with it the right to see it: what was done can be taken back as long as the page is open. */
  isGone = false;
  private shown: ConversationSummary | null = null;

  @api
  get conversation(): ConversationSummary | null {
    return this.shown;
  }
  set conversation(conversation: ConversationSummary | null) {
    if (conversation?.id !== this.shown?.id) {
      this.choices = null;
      this.panel = "";
      this.isGone = false;
      this.settle("");
    }
    this.shown = conversation;
  }

  get isShown(): boolean {
    return Boolean(mayAnswer && this.shown);
  }

  get canUndo(): boolean {
    return this.undo.length > 0 && !this.busy;
  }

  /** Why nothing can be changed in Intercom, or what it did not tell. */
  get explanation(): string {
    return this.choices?.sender?.explanation || this.choices?.problem || "";
  }

  handlePanel(event: CustomEvent<PanelName>): void {
    this.panel = this.panel === event.detail ? "" : event.detail;
    this.settle("");
    if (this.panel) void this.ask();
  }

  /** The choices come from Intercom: they are asked for once somebody wants to choose. */
  async ask(): Promise<void> {
    if (this.choices || this.asking) return;
    this.asking = true;
    const { shown } = this;
    try {
      const choices = await getChoices(this.subject());
      if (this.shown?.id === shown?.id) this.choices = choices;
    } catch (error) {
      this.error = errorText(error);
    }
    this.asking = false;
  }

  handleVerb({ detail: verb }: CustomEvent<Verb>): void {
    if (this.shown) void this.run([verb], saidOf(verb), undoOf(verb, this.shown));
  }

  handleUndo(): void {
    void this.run(this.undo, undone, []);
    this.bar?.focusOn("");
  }

  /** What was done before a step that failed is shown as well. Tags are chosen several at a time: their panel stays. */
  private async run(steps: Verb[], said: string, undo: Verb[]): Promise<void> {
    const { isGone: wasGone } = this;
    const subject = this.subject();
    await this.guard(async () => {
      await takeSteps(subject, steps, wasGone, (conversation) => {
        this.isGone = !conversation;
        if (conversation) this.tell(conversation);
      });
      if (this.shown?.id !== subject.conversationRecordId) return;
      this.settle(said, undo);
      if (this.panel !== "tags") this.leavePanel();
    });
    if (this.isGone !== wasGone) await Promise.resolve().then(() => this.focusOnward());
  }

  async handleMake({ detail: making }: CustomEvent<Making>): Promise<void> {
    await this.guard(async () => {
      const { record, isInSight } = await make(this.subject(), making);
      const attributes = { recordId: record.id ?? "", actionName: "view" };
      const url = await this[NavigationMixin.GenerateUrl]({ type: "standard__recordPage", attributes });
      this.dispatchEvent(toastOf(making, { url, label: record.name ?? "" }));
      this.choices = null;
      this.leavePanel();
      if (isInSight) this.tell(null);
    });
  }

  private focusOnward(): void {
    this.bar?.focusOn("");
    (this.refs as { undo?: HTMLElement }).undo?.focus();
  }

  leavePanel(): void {
    if (this.panel) this.bar?.focusOn(this.panel);
    this.panel = "";
  }

  private tell(conversation: ConversationSummary | null): void {
    this.dispatchEvent(new CustomEvent("changed", { detail: conversation }));
  }

  /** One thing at a time. */
  private async guard(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.settle("");
    await whileBusy(this, work);
  }

  private settle(notice: string, undo: Verb[] = []): void {
    this.error = "";
    this.notice = notice;
    this.undo = undo;
  }

  private subject(): { recordId: string; conversationRecordId: string } {
    return { recordId: this.recordId, conversationRecordId: this.shown?.id ?? "" };
  }

  private get bar(): Bar | undefined {
    return (this.refs as { bar?: Bar }).bar;
  }
}
