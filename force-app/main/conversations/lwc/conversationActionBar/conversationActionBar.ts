import { LightningElement, api } from "lwc";
import type { ConversationSummary, VerbChoices } from "apex/types";
import assign from "@salesforce/label/c.Action_Assign";
import close from "@salesforce/label/c.Action_Close";
import createCase from "@salesforce/label/c.Action_Create_Case";
import createLead from "@salesforce/label/c.Action_Create_Lead";
import createTask from "@salesforce/label/c.Action_Create_Task";
import link from "@salesforce/label/c.Action_Link";
import loading from "@salesforce/label/c.Loading";
import more from "@salesforce/label/c.Action_More";
import openNow from "@salesforce/label/c.Action_Open_Now";
import priorityOff from "@salesforce/label/c.Action_Priority_Off";
import priorityOn from "@salesforce/label/c.Action_Priority_On";
import reopen from "@salesforce/label/c.Action_Reopen";
import snooze from "@salesforce/label/c.Action_Snooze";
import snoozeDate from "@salesforce/label/c.Action_Snooze_Date";
import snoozeUntil from "@salesforce/label/c.Action_Snooze_Until";
import tags from "@salesforce/label/c.Action_Tags";
import type { Making, Verb } from "c/conversationVerbs";
import { snoozeTimes, type SnoozeTime } from "c/snoozeTimes";

/** A choice that wants more before something is done. */
export type PanelName = "assign" | "tags" | "snooze" | "lead" | "link";

/**
 * Buttons and menus. Fires `verb` with what shall be done in Intercom, `make` with what shall be made of it, `panel` with the name of what
 * wants more, and `ask` when somebody opens what needs to know the choices.
 */
export default class ConversationActionBar extends LightningElement {
  @api conversation!: ConversationSummary;
  /** Null until they are known. */
  @api choices: VerbChoices | null = null;
  @api asking = false;
  @api panel: PanelName | "" = "";

  labels = {
    assign,
    close,
    createCase,
    createLead,
    createTask,
    link,
    loading,
    more,
    snooze,
    snoozeDate,
    snoozeUntil,
    tags,
  };

  /** Puts the focus on what leads to a panel. */
  @api
  focusOn(panel: PanelName | ""): void {
    const id = panel === "assign" || panel === "snooze" ? panel : panel ? "more" : "state";
    this.template?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
  }

  get can(): Partial<VerbChoices> {
    return this.choices ?? {};
  }

  get isOpen(): boolean {
    return this.conversation.state === "open";
  }

  get isClosed(): boolean {
    return this.conversation.state === "closed";
  }

  get reopenLabel(): string {
    return this.isClosed ? reopen : openNow;
  }

  get priorityLabel(): string {
    return this.conversation.isPriority ? priorityOff : priorityOn;
  }

  get assignExpanded(): string {
    return String(this.panel === "assign");
  }

  get times(): SnoozeTime[] {
    return snoozeTimes();
  }

  handleClose(): void {
    this.tell({ kind: "close" });
  }

  handleReopen(): void {
    this.tell({ kind: "reopen" });
  }

  handleAssign(): void {
    this.openPanel("assign");
  }

  handleAsk(): void {
    this.dispatchEvent(new CustomEvent("ask"));
  }

  handleSnooze(event: CustomEvent<{ value: string }>): void {
    const time = this.times.find(({ id }) => id === event.detail.value);
    if (time) this.tell({ kind: "snooze", until: time.until.toISOString() });
    else this.openPanel("snooze");
  }

  handleMore(event: CustomEvent<{ value: "priority" | "task" | "case" | PanelName }>): void {
    const { value } = event.detail;
    if (value === "priority") this.tell({ kind: "priority", isOn: !this.conversation.isPriority });
    else if (value === "task" || value === "case") this.makeRecord(value);
    else this.openPanel(value);
  }

  private makeRecord(kind: "task" | "case"): void {
    this.dispatchEvent(new CustomEvent<Making>("make", { detail: { kind } }));
  }

  private openPanel(name: PanelName): void {
    this.dispatchEvent(new CustomEvent<PanelName>("panel", { detail: name }));
  }

  private tell(verb: Verb): void {
    this.dispatchEvent(new CustomEvent<Verb>("verb", { detail: verb }));
  }
}
