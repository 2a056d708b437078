import { LightningElement, api } from "lwc";
import type { ConversationCaseOptions, ConversationRuleChoices } from "apex/types";
import asUsual from "@salesforce/label/c.Rules_Case_As_Usual";
import comments from "@salesforce/label/c.Rules_Case_Comments";
import emails from "@salesforce/label/c.Rules_Case_Emails";
import emailsHelp from "@salesforce/label/c.Rules_Case_Emails_Help";
import follow from "@salesforce/label/c.Rules_Case_Follow";
import history from "@salesforce/label/c.Rules_Task_History";
import historyHelp from "@salesforce/label/c.Rules_Task_History_Help";
import leaveStatus from "@salesforce/label/c.Rules_Case_Status_Left";
import notes from "@salesforce/label/c.Rules_Case_Notes";
import origin from "@salesforce/label/c.Rules_Case_Origin";
import owner from "@salesforce/label/c.Rules_Case_Owner";
import priority from "@salesforce/label/c.Rules_Case_Priority";
import reopened from "@salesforce/label/c.Rules_Case_Reopened";
import statusHelp from "@salesforce/label/c.Rules_Case_Status_Help";
import statusText from "@salesforce/label/c.Rules_Case_Status";
import subject from "@salesforce/label/c.Rules_Case_Subject";
import title from "@salesforce/label/c.Rules_Case_Options";
import { fill } from "c/labelText";
import { type Word, valuesOf } from "c/ruleParts";
import { commenting, following, reopening, subjects } from "./words";

type Choice = "subject" | "origin" | "priority" | "follow" | "reopened" | "comments";
type Tick = "includeNotes" | "emails" | "history";

/** How a rule makes cases, and how they and conversations follow each other. Fires `options` with all of it. */
export default class SetupConversationsCase extends LightningElement {
  @api options!: ConversationCaseOptions;
  @api choices: ConversationRuleChoices | null = null;

  labels = {
    comments,
    emails,
    emailsHelp,
    follow,
    history,
    historyHelp,
    notes,
    origin,
    owner,
    priority,
    reopened,
    statusHelp,
    subject,
    title,
  };
  subjects = subjects;
  following = following;
  reopening = reopening;
  commenting = commenting;

  get origins(): Word[] {
    return optional(asUsual, this.choices?.caseOrigins, this.options.origin);
  }

  get priorities(): Word[] {
    return optional(asUsual, this.choices?.casePriorities, this.options.priority);
  }

  get origin(): string {
    return this.options.origin ?? "";
  }

  get priority(): string {
    return this.options.priority ?? "";
  }

  get mapsStatus(): boolean {
    return this.options.follow === "toCase" || this.options.follow === "both";
  }

  /** Following means nothing without a status to take. */
  get needsStatus(): boolean {
    return this.mapsStatus && Object.keys(this.options.statuses).length === 0;
  }

  get statuses(): { state: string; label: string; value: string; options: Word[] }[] {
    const stored = new Map(Object.entries(this.options.statuses));
    return valuesOf("state", this.choices).map(({ value: state, label }) => ({
      state,
      label: fill(statusText, label.toLowerCase()),
      value: stored.get(state) ?? "",
      options: optional(leaveStatus, this.choices?.caseStatuses, stored.get(state)),
    }));
  }

  get hasComments(): boolean {
    return this.options.comments !== "off";
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    const { field } = (event.currentTarget as HTMLElement).dataset as { field: Choice };
    this.tell({ [field]: event.detail.value || null });
  }

  handleStatus(event: CustomEvent<{ value: string }>): void {
    const { state = "" } = (event.currentTarget as HTMLElement).dataset;
    const others = Object.entries(this.options.statuses).filter(([name]) => name !== state);
    const chosen = event.detail.value ? [[state, event.detail.value] as [string, string]] : [];
    this.tell({ statuses: Object.fromEntries([...others, ...chosen]) });
  }

  handleTick(event: CustomEvent<{ checked: boolean }>): void {
    const { field } = (event.currentTarget as HTMLElement).dataset as { field: Tick };
    this.tell({ [field]: event.detail.checked });
  }

  private tell(changes: Partial<ConversationCaseOptions>): void {
    this.dispatchEvent(new CustomEvent("options", { detail: { ...this.options, ...changes } }));
  }
}

/** Values of a picklist, with nothing chosen first; one that the org has no more stays visible. */
function optional(nothing: string, values: readonly string[] | undefined, stored: string | null | undefined): Word[] {
  const all = new Set([...(values ?? []), ...(stored ? [stored] : [])]);
  return [{ value: "", label: nothing }, ...[...all].map((value) => ({ value, label: value }))];
}
