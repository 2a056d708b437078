import { LightningElement, api } from "lwc";
import type { ConversationRuleItem, ConversationRulePreview, ConversationRuleProblem } from "apex/types";
import changed from "@salesforce/label/c.Rules_Changed";
import down from "@salesforce/label/c.Rules_Move_Down";
import edit from "@salesforce/label/c.Rules_Edit";
import off from "@salesforce/label/c.Rules_Off";
import on from "@salesforce/label/c.Rules_On";
import remove from "@salesforce/label/c.Rules_Remove";
import removed from "@salesforce/label/c.Rules_Removed";
import removedNew from "@salesforce/label/c.Rules_Removed_New";
import switchText from "@salesforce/label/c.Rules_Switch";
import undo from "@salesforce/label/c.Rules_Undo";
import up from "@salesforce/label/c.Rules_Move_Up";
import { fill } from "c/labelText";
import type { RuleDesk } from "c/ruleDesk";
import { detailsOf } from "c/ruleDetails";
import type { RuleDraft } from "c/ruleItem";
import { sentenceOf } from "c/ruleSentence";

/** What can be pressed on a rule, and can have the focus. */
export type RulePart = "up" | "down" | "edit" | "remove" | "undo" | "editor";

/** One rule: its sentence, and what can be done to it. Fires `edit`, `move`, `remove` and `open`. */
export default class SetupConversationsRule extends LightningElement {
  @api draft!: RuleDraft;
  @api desk!: RuleDesk;
  /** Place among the rules of its kind, from 1; and how many they are. */
  @api place = 1;
  @api amount = 1;
  /** True while its parts are shown. */
  @api open = false;

  labels = { changed, off, on, undo };

  /** Moves the focus; from a button that cannot be pressed now to the one beside it. */
  @api
  focusOn(part: RulePart): void {
    const isStuck = (part === "up" && this.isFirst) || (part === "down" && this.isLast);
    const wanted = isStuck ? (part === "up" ? "down" : "up") : part;
    this.template?.querySelector<HTMLElement>(`[data-part=${wanted}]`)?.focus();
  }

  get sentence(): string {
    return sentenceOf(this.draft.item, this.desk.association, this.desk.page.choices);
  }

  get details(): string {
    return detailsOf(this.draft.item).join(" · ");
  }

  get names(): Record<"up" | "down" | "edit" | "remove" | "switchText", string> {
    return {
      up: fill(up, this.place),
      down: fill(down, this.place),
      edit: fill(edit, this.place),
      remove: fill(remove, this.place),
      switchText: fill(switchText, this.place),
    };
  }

  get isFirst(): boolean {
    return this.place === 1;
  }

  get isLast(): boolean {
    return this.place === this.amount;
  }

  get isOrdered(): boolean {
    return this.amount > 1;
  }

  get isChanged(): boolean {
    return this.desk.changed.has(this.draft.id);
  }

  /** A rule that was never saved does not wait for a save to go away. */
  get removedText(): string {
    return this.isChanged ? removed : removedNew;
  }

  get expanded(): string {
    return String(this.open);
  }

  get sentenceClass(): string {
    return this.draft.item.active ? "sentence" : "sentence weak";
  }

  get preview(): ConversationRulePreview | null {
    return this.desk.previews.get(this.draft.id) ?? null;
  }

  get isAboutClosed(): boolean {
    return this.draft.item.kind !== "Store" && this.draft.item.event === "Closed";
  }

  get problems(): readonly ConversationRuleProblem[] {
    return this.desk.problems.get(this.draft.id) ?? [];
  }

  /** While the parts are shown, what is wrong with a condition stands beside it. */
  get ownProblems(): { key: number; text: string }[] {
    return this.problems
      .filter(({ condition }) => !this.open || condition === null || condition === undefined)
      .map(({ text }, key) => ({ key, text: text ?? "" }));
  }

  handleSwitch(event: CustomEvent<{ checked: boolean }>): void {
    this.tell("edit", { active: event.detail.checked });
  }

  handleEdit(event: CustomEvent<Partial<ConversationRuleItem>>): void {
    this.tell("edit", event.detail);
  }

  handleUp(): void {
    this.tell("move", -1);
  }

  handleDown(): void {
    this.tell("move", 1);
  }

  handleRemove(): void {
    this.tell("remove", true);
  }

  handleUndo(): void {
    this.tell("remove", false);
  }

  handleOpen(): void {
    this.tell("open", !this.open);
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
