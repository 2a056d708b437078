import { LightningElement, api } from "lwc";
import type { ConversationRuleItem } from "apex/types";
import caseAdd from "@salesforce/label/c.Rules_Case_Add";
import caseEmpty from "@salesforce/label/c.Rules_Case_Empty";
import caseList from "@salesforce/label/c.Rules_Case_List";
import caseText from "@salesforce/label/c.Rules_Case_Text";
import caseTitle from "@salesforce/label/c.Rules_Case_Title";
import moved from "@salesforce/label/c.Rules_Moved";
import storeAdd from "@salesforce/label/c.Rules_Store_Add";
import storeEmpty from "@salesforce/label/c.Rules_Store_Empty";
import storeList from "@salesforce/label/c.Rules_Store_List";
import storeText from "@salesforce/label/c.Rules_Store_Text";
import storeTitle from "@salesforce/label/c.Rules_Store_Title";
import taskAdd from "@salesforce/label/c.Rules_Task_Add";
import taskEmpty from "@salesforce/label/c.Rules_Task_Empty";
import taskList from "@salesforce/label/c.Rules_Task_List";
import taskText from "@salesforce/label/c.Rules_Task_Text";
import taskTitle from "@salesforce/label/c.Rules_Task_Title";
import { fill } from "c/labelText";
import type { RuleDesk } from "c/ruleDesk";
import type { RuleDraft, RuleKind } from "c/ruleItem";
import type { RulePart } from "c/setupConversationsRule";

interface Line {
  id: string;
  draft: RuleDraft;
  place: number;
  open: boolean;
}

type RuleElement = HTMLElement & { focusOn: (part: RulePart) => void };

const words = {
  Store: { add: storeAdd, empty: storeEmpty, list: storeList, text: storeText, title: storeTitle },
  Task: { add: taskAdd, empty: taskEmpty, list: taskList, text: taskText, title: taskTitle },
  Case: { add: caseAdd, empty: caseEmpty, list: caseList, text: caseText, title: caseTitle },
};

/** The rules of one kind in their order. Fires `desk` with other edits. */
export default class SetupConversationsRules extends LightningElement {
  @api kind: RuleKind = "Store";
  @api desk!: RuleDesk;

  opened = "";
  notice = "";
  private wanted: { id: string; part: RulePart } | null = null;

  get labels(): (typeof words)[RuleKind] {
    return words[this.kind];
  }

  get amount(): number {
    return this.desk.of(this.kind).filter(({ removed }) => !removed).length;
  }

  /** Without an active rule nothing is restricted, or nothing happens. */
  get isIdle(): boolean {
    return !this.desk.of(this.kind).some(({ item, removed }) => !removed && item.active);
  }

  get hasLines(): boolean {
    return this.lines.length > 0;
  }

  /** Rules that go away have no place. */
  get lines(): Line[] {
    let place = 0;
    return this.desk.of(this.kind).map((draft) => {
      if (!draft.removed) place += 1;
      return { id: draft.id, draft, place, open: draft.id === this.opened };
    });
  }

  override renderedCallback(): void {
    if (!this.wanted) return;
    const { id, part } = this.wanted;
    const rules = [...(this.template?.querySelectorAll<RuleElement>("c-setup-conversations-rule") ?? [])];
    const rule = rules.find((element) => element.dataset["rule"] === id);
    if (!rule) return;
    this.wanted = null;
    rule.focusOn(part);
  }

  handleAdd(): void {
    const desk = this.desk.add(this.kind);
    this.opened = desk.newest;
    this.tell(desk, desk.newest, "editor");
  }

  handleEdit(event: CustomEvent<Partial<ConversationRuleItem>>): void {
    this.tell(this.desk.edit(idOf(event), event.detail));
  }

  handleMove(event: CustomEvent<-1 | 1>): void {
    const id = idOf(event);
    const place = (this.lines.find((line) => line.id === id)?.place ?? 0) + event.detail;
    this.tell(this.desk.move(id, event.detail), id, event.detail < 0 ? "up" : "down");
    this.notice = fill(moved, place, this.amount);
  }

  handleRemove(event: CustomEvent<boolean>): void {
    const id = idOf(event);
    if (this.opened === id) this.opened = "";
    this.tell(this.desk.remove(id, event.detail), id, event.detail ? "undo" : "edit");
  }

  handleOpen(event: CustomEvent<boolean>): void {
    const id = idOf(event);
    this.opened = event.detail ? id : "";
    this.wanted = { id, part: event.detail ? "editor" : "edit" };
  }

  private tell(desk: RuleDesk, id = "", part: RulePart = "edit"): void {
    this.notice = "";
    this.wanted = id ? { id, part } : null;
    this.dispatchEvent(new CustomEvent("desk", { detail: desk }));
  }
}

const idOf = (event: Event): string => (event.currentTarget as HTMLElement).dataset["rule"] ?? "";
