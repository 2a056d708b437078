import { LightningElement, api } from "lwc";
import type { ConversationCondition, ConversationRuleChoices } from "apex/types";
import fieldLabel from "@salesforce/label/c.Rules_Condition_Field";
import operatorLabel from "@salesforce/label/c.Rules_Condition_Operator";
import placeholder from "@salesforce/label/c.Rules_Values_Placeholder";
import placeholderTag from "@salesforce/label/c.Rules_Values_Placeholder_Tag";
import removeLabel from "@salesforce/label/c.Rules_Condition_Remove";
import takeAway from "@salesforce/label/c.Rules_Value_Remove";
import useText from "@salesforce/label/c.Rules_Value_Use";
import valuesLabel from "@salesforce/label/c.Rules_Condition_Values";
import type { Choice } from "c/fieldChoices";
import { fill } from "c/labelText";
import { type Word, chosenOf, fields, isFixed, operators, valuesOf } from "c/ruleParts";

/** One condition of a rule. Fires `condition` with the whole condition, and `remove`. */
export default class SetupConversationsCondition extends LightningElement {
  @api condition!: ConversationCondition;
  @api choices: ConversationRuleChoices | null = null;
  /** Place among the conditions, from 1. */
  @api place = 1;
  /** What is wrong with it. */
  @api problem = "";

  fields = fields;
  operators = operators;
  private typed = "";

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>("[data-id=field]")?.focus();
  }

  get labels(): Record<"field" | "operator" | "values" | "remove" | "placeholder", string> {
    return {
      field: fill(fieldLabel, this.place),
      operator: fill(operatorLabel, this.place),
      values: fill(valuesLabel, this.place),
      remove: fill(removeLabel, this.place),
      placeholder: this.isTag ? placeholderTag : placeholder,
    };
  }

  get isTicked(): boolean {
    return isFixed(this.condition.field ?? "");
  }

  get options(): Word[] {
    return valuesOf(this.condition.field ?? "", this.choices);
  }

  get values(): string[] {
    return [...this.condition.values];
  }

  get chosen(): (Word & { removeLabel: string })[] {
    const words = this.isTicked ? [] : chosenOf(this.condition, this.choices);
    return words.map((word) => ({ ...word, removeLabel: fill(takeAway, word.label) }));
  }

  get hasChosen(): boolean {
    return this.chosen.length > 0;
  }

  /** What is not chosen yet; a tag that nobody knows can be typed. */
  get additions(): Choice[] {
    const { values } = this.condition;
    const known = this.options.filter(({ value }) => !values.includes(value)).map((word) => lineOf(word));
    const text = this.typed.trim();
    const isNew = this.isTag && text && !this.options.some(({ value }) => same(value, text));
    return isNew ? [...known, { ...lineOf({ value: text, label: fill(useText, text) }), detail: text }] : known;
  }

  handleField(event: CustomEvent<{ value: string }>): void {
    this.tell({ field: event.detail.value, values: [] });
  }

  handleOperator(event: CustomEvent<{ value: string }>): void {
    this.tell({ operator: event.detail.value });
  }

  handleTicked(event: CustomEvent<{ value: string[] }>): void {
    this.tell({ values: event.detail.value });
  }

  handleSearch(event: CustomEvent<{ text: string }>): void {
    this.typed = event.detail.text;
  }

  handleAdd(event: CustomEvent<{ value: string }>): void {
    this.typed = "";
    const { values } = this.condition;
    if (!values.some((value) => same(value, event.detail.value)))
      this.tell({ values: [...values, event.detail.value] });
  }

  handleTakeAway(event: Event): void {
    const { value } = (event.currentTarget as HTMLElement).dataset;
    this.tell({ values: this.condition.values.filter((other) => other !== value) });
    this.template?.querySelector<HTMLElement>("c-setup-fields-picker")?.focus();
  }

  handleRemove(): void {
    this.dispatchEvent(new CustomEvent("remove"));
  }

  private get isTag(): boolean {
    return this.condition.field === "tag";
  }

  private tell(changes: Partial<ConversationCondition>): void {
    this.dispatchEvent(new CustomEvent("condition", { detail: { ...this.condition, ...changes } }));
  }
}

const lineOf = ({ value, label }: Word): Choice => ({ value, label, detail: "", section: "", refusal: "" });
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
