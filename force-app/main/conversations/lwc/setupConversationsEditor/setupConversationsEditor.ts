import { LightningElement, api } from "lwc";
import type {
  ConversationCaseOptions,
  ConversationCondition,
  ConversationRuleChoices,
  ConversationRuleItem,
  ConversationRuleProblem,
  ConversationTaskOptions,
} from "apex/types";
import add from "@salesforce/label/c.Rules_Condition_Add";
import conditions from "@salesforce/label/c.Rules_Conditions";
import conditionsHelp from "@salesforce/label/c.Rules_Conditions_Help";
import done from "@salesforce/label/c.Rules_Done";
import when from "@salesforce/label/c.Rules_When";
import { blankCondition, caseOptionsOf } from "c/ruleItem";
import { events } from "c/ruleSentence";

interface Line {
  key: number;
  place: number;
  condition: ConversationCondition;
  problem: string;
}

/** The parts of a rule. Fires `edit` with what is to change, and `done`. */
export default class SetupConversationsEditor extends LightningElement {
  @api item!: ConversationRuleItem;
  @api choices: ConversationRuleChoices | null = null;
  @api problems: readonly ConversationRuleProblem[] = [];

  labels = { add, conditions, conditionsHelp, done, when };
  events = events;
  /** Where the focus goes after the next rendering: a condition by its place, or the button that adds one. */
  private focusOn: number | null = null;

  @api
  focus(): void {
    this.focusOn = 0;
    this.moveFocus();
  }

  get hasEvent(): boolean {
    return this.item.kind !== "Store";
  }

  get isTask(): boolean {
    return this.item.kind === "Task";
  }

  get isCase(): boolean {
    return this.item.kind === "Case";
  }

  get taskOptions(): ConversationTaskOptions {
    return this.item.taskOptions ?? { includeNotes: false, history: false };
  }

  get caseOptions(): ConversationCaseOptions {
    return caseOptionsOf(this.item);
  }

  get lines(): Line[] {
    return this.item.conditions.map((condition, index) => ({
      key: index,
      place: index + 1,
      condition,
      problem: this.problems.find((problem) => problem.condition === index)?.text ?? "",
    }));
  }

  override renderedCallback(): void {
    this.moveFocus();
  }

  handleEvent(event: CustomEvent<{ value: string }>): void {
    this.tell({ event: event.detail.value });
  }

  handleAdd(): void {
    this.focusOn = this.item.conditions.length;
    this.tell({ conditions: [...this.item.conditions, blankCondition()] });
  }

  handleCondition(event: CustomEvent<ConversationCondition>): void {
    const place = placeOf(event);
    this.tell({ conditions: this.item.conditions.map((other, index) => (index === place ? event.detail : other)) });
  }

  handleRemove(event: Event): void {
    const place = placeOf(event);
    this.focusOn = Math.max(0, place - 1);
    this.tell({ conditions: this.item.conditions.filter((_, index) => index !== place) });
  }

  handleTask(event: CustomEvent<ConversationTaskOptions>): void {
    this.tell({ taskOptions: event.detail });
  }

  handleCase(event: CustomEvent<ConversationCaseOptions>): void {
    this.tell({ caseOptions: event.detail });
  }

  handleDone(): void {
    this.dispatchEvent(new CustomEvent("done"));
  }

  private moveFocus(): void {
    if (this.focusOn === null || !this.template) return;
    const lines = [...this.template.querySelectorAll<HTMLElement>("c-setup-conversations-condition")];
    const place = lines.at(this.focusOn) ?? this.template.querySelector<HTMLElement>("[data-id=add]");
    place?.focus();
    this.focusOn = null;
  }

  private tell(changes: Partial<ConversationRuleItem>): void {
    this.dispatchEvent(new CustomEvent("edit", { detail: changes }));
  }
}

const placeOf = (event: Event): number => Number((event.currentTarget as HTMLElement).dataset["place"]);
