import { LightningElement, api } from "lwc";
import type { ConversationRuleOutcome } from "apex/types";
import check from "@salesforce/apex/ConversationRulesController.check";
import getPage from "@salesforce/apex/ConversationRulesController.getPage";
import preview from "@salesforce/apex/ConversationRulesController.preview";
import save from "@salesforce/apex/ConversationRulesController.save";
import bring from "@salesforce/label/c.Rules_Conflict_Bring";
import clash from "@salesforce/label/c.Rules_Conflict_Clash";
import conflictText from "@salesforce/label/c.Rules_Conflict_Text";
import discard from "@salesforce/label/c.Rules_Discard";
import failed from "@salesforce/label/c.Rules_Act_Failed";
import refused from "@salesforce/label/c.Rules_Save_Refused";
import saved from "@salesforce/label/c.Rules_Saved";
import saveText from "@salesforce/label/c.Rules_Save";
import somebody from "@salesforce/label/c.Rules_Conflict_Somebody";
import test from "@salesforce/label/c.Rules_Test";
import tested from "@salesforce/label/c.Rules_Tested";
import unsaved from "@salesforce/label/c.Rules_Unsaved";
import unsavedOne from "@salesforce/label/c.Rules_Unsaved_One";
import { whileBusy } from "c/whileBusy";
import { errorText } from "c/errorText";
import { count, fill } from "c/labelText";
import { RuleDesk } from "c/ruleDesk";
import { sentenceOf } from "c/ruleSentence";

/**
 * Tests rules, and saves or gives up what was edited. Fires `desk` with other edits, `busy` with true and false, and
 * `unread` with the reason when rules were saved but could not be read again.
 */
export default class SetupConversationsFooter extends LightningElement {
  @api
  get desk(): RuleDesk {
    return this.shown;
  }
  set desk(desk: RuleDesk) {
    this.shown = desk;
    this.notice = "";
  }

  labels = { bring, discard, failed, saveText, test };
  conflict: ConversationRuleOutcome | null = null;
  error = "";
  notice = "";
  busy = false;
  private shown!: RuleDesk;

  get isUnsaved(): boolean {
    return this.shown.count > 0;
  }

  get status(): string {
    return this.notice || (this.isUnsaved ? count(unsavedOne, unsaved, this.shown.count) : "");
  }

  get untestable(): boolean {
    return this.busy || !this.shown.drafts.some(({ removed }) => !removed);
  }

  get panelClass(): string {
    return this.isUnsaved ? "panel raised" : "panel";
  }

  get conflictText(): string {
    return fill(conflictText, this.conflict?.changedBy ?? somebody);
  }

  get clashText(): string {
    const { association, clashes, drafts, page } = this.shown;
    const both = drafts.filter(({ id }) => clashes.includes(id));
    const sentences = both.map(({ item }) => sentenceOf(item, association, page.choices));
    return sentences.length > 0 ? fill(clash, sentences.join(" ")) : "";
  }

  handleDiscard(): void {
    this.conflict = null;
    this.error = "";
    this.tell(this.shown.cancel());
  }

  async handleTest(): Promise<void> {
    await this.act(async () => {
      const sent = this.shown;
      const [problems, previews] = await Promise.all([
        check({ content: sent.content }),
        preview({ content: sent.content }),
      ]);
      this.tell(this.shown.judge(problems, sent).show(previews, sent), tested);
    });
  }

  async handleSave(): Promise<void> {
    await this.act(async () => {
      const sent = this.shown;
      const outcome = await save({ content: sent.content, version: sent.page.version ?? 0 });
      this.conflict = outcome.conflict ? outcome : null;
      if (outcome.saved) await this.readAgain();
      else if (outcome.problems.length > 0) {
        this.error = refused;
        this.tell(this.shown.judge(outcome.problems, sent));
      }
    });
  }

  /** Reads what somebody else saved, and puts the edits of this page on top. */
  async handleBring(): Promise<void> {
    await this.act(async () => {
      const page = await getPage();
      this.conflict = null;
      this.tell(this.shown.rebase(page));
    });
  }

  /** New rules have got their keys. What is on the page must not be saved a second time without them. */
  private async readAgain(): Promise<void> {
    try {
      this.tell(RuleDesk.of(await getPage()), saved);
    } catch (error) {
      this.dispatchEvent(new CustomEvent("unread", { detail: errorText(error) }));
    }
  }

  /** The parent hands the desk back at once: what is said about it comes after. */
  private tell(desk: RuleDesk, notice = ""): void {
    this.dispatchEvent(new CustomEvent("desk", { detail: desk }));
    void Promise.resolve().then(() => (this.notice = notice));
  }

  private async act(action: () => Promise<unknown>): Promise<void> {
    this.dispatchEvent(new CustomEvent("busy", { detail: true }));
    await whileBusy(this, action);
    this.dispatchEvent(new CustomEvent("busy", { detail: false }));
  }
}
