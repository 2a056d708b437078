import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import type { ConversationSummary, VerbChoices } from "apex/types";
import getChoices from "@salesforce/apex/ConversationVerbController.getChoices";
import mayAnswer from "@salesforce/customPermission/Answer_Conversations";
import type { PanelName } from "c/conversationActionBar";
import { make, perform, undoOf, type Making, type Verb } from "c/conversationVerbs";
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
  private shown: ConversationSummary | null = null;

  @api
  get conversation(): ConversationSummary | null {
    return this.shown;
  }
  set conversation(conversation: ConversationSummary | null) {
    if (conversation?.id !== this.shown?.id) {
      this.choices = null;
      this.panel = "";
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
    const subject = this.subject();
    try {
      const choices = await getChoices(subject);
      if (this.shown?.id === subject.conversationRecordId) this.choices = choices;
    } catch (error) {
      this.error = errorText(error);
    }
    this.asking = false;
  }

  handleVerb(event: CustomEvent<Verb>): void {
    const verb = event.detail;
    const before = this.shown;
    if (before) void this.run([verb], saidOf(verb), undoOf(verb, before));
  }

  handleUndo(): void {
    void this.run(this.undo, undone, []);
    this.bar?.focusOn("");
  }

  /** Step by step; what was done before a step that failed is shown as well. */
  private async run(steps: Verb[], said: string, undo: Verb[]): Promise<void> {
    const subject = this.subject();
    const take = async (step: Verb): Promise<void> => this.tell(await perform(subject, step));
    await this.guard(async () => {
      await steps.reduce((earlier, step) => earlier.then(() => take(step)), Promise.resolve());
      if (this.shown?.id !== subject.conversationRecordId) return;
      this.settle(said, undo);
      // Tags are chosen several at a time.
      if (this.panel !== "tags") this.leavePanel();
    });
  }

  async handleMake({ detail: making }: CustomEvent<Making>): Promise<void> {
    await this.guard(async () => {
      const { id, name } = await make(this.subject(), making);
      const attributes = { recordId: id ?? "", actionName: "view" };
      const url = await this[NavigationMixin.GenerateUrl]({ type: "standard__recordPage", attributes });
      this.dispatchEvent(toastOf(making, { url, label: name ?? "" }));
      this.choices = null;
      this.leavePanel();
      this.tell(null);
    });
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
