import { LightningElement, api } from "lwc";
import type { ConversationSummary, VerbChoices } from "apex/types";
import type { PanelName } from "c/conversationActionBar";
import type { Choice } from "c/choiceList";
import type { Making, Verb } from "c/conversationVerbs";
import { assigning, peopleOf, tagsOf } from "./choices";
import { labels, objects, titles } from "./words";

type FieldName = "until" | "rule" | "target";
type Field = HTMLElement & { value: string | null; checked: boolean; reportValidity(): boolean };

/**
 * Asks for what a verb needs. Fires `verb` or `make` with all of it, `cancel` when nothing shall be done. Escape
 * cancels.
 */
export default class ConversationActionPanel extends LightningElement {
  @api conversation!: ConversationSummary;
  @api choices: VerbChoices | null = null;
  @api asking = false;
  /** Why nothing can be chosen; empty when it can. */
  @api explanation = "";

  labels = labels;
  objects = objects;
  objectName = "Contact";
  private name: PanelName = "assign";
  private focusNext = true;

  @api
  get panel(): PanelName {
    return this.name;
  }
  set panel(panel: PanelName) {
    this.name = panel;
    this.focusNext = true;
  }

  /** Into the panel once there is something in it. */
  override renderedCallback(): void {
    const target = this.template?.querySelector<HTMLElement>("[data-first]");
    if (!this.focusNext || !target) return;
    this.focusNext = false;
    target.focus();
  }

  get heading(): string {
    return titles[this.name];
  }

  get isAssign(): boolean {
    return this.name === "assign" && this.isKnown;
  }

  get isTags(): boolean {
    return this.name === "tags" && this.isKnown;
  }

  get isSnooze(): boolean {
    return this.name === "snooze";
  }

  get isLead(): boolean {
    return this.name === "lead";
  }

  get isLink(): boolean {
    return this.name === "link";
  }

  get people(): Choice[] {
    return peopleOf(this.conversation, this.choices);
  }

  get tags(): Choice[] {
    return tagsOf(this.conversation, this.choices);
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.handleCancel();
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent("cancel"));
  }

  handleAssign(event: CustomEvent<string>): void {
    this.tell(assigning(event.detail, this.choices));
  }

  handleTag(event: CustomEvent<string>): void {
    const tag = this.tags.find((one) => one.id === event.detail);
    const id = event.detail.split(":")[1] ?? "";
    if (tag) this.tell({ kind: tag.selected ? "removeTag" : "addTag", id, name: tag.label });
  }

  handleSnooze(): void {
    const field = this.field("until");
    if (field.reportValidity() && field.value) this.tell({ kind: "snooze", until: field.value });
  }

  handleLead(): void {
    this.ask({ kind: "lead", useAssignmentRule: this.field("rule").checked });
  }

  handleObject(event: CustomEvent<{ value: string }>): void {
    this.objectName = event.detail.value;
  }

  handleLink(): void {
    const picker = this.field("target");
    if (picker.reportValidity() && picker.value) this.ask({ kind: "link", targetId: picker.value });
  }

  private get isKnown(): boolean {
    return this.choices?.sender?.state === "ready" && !this.asking;
  }

  private field(name: FieldName): Field {
    return (this.refs as Record<FieldName, Field>)[name];
  }

  private tell(verb: Verb): void {
    this.dispatchEvent(new CustomEvent<Verb>("verb", { detail: verb }));
  }

  private ask(making: Making): void {
    this.dispatchEvent(new CustomEvent<Making>("make", { detail: making }));
  }
}
