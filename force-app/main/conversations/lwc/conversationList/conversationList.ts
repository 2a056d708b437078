import { LightningElement, api } from "lwc";
import type { ConversationSummary } from "apex/types";
import closed from "@salesforce/label/c.State_Closed";
import listLabel from "@salesforce/label/c.Conversation_List_Label";
import noSubject from "@salesforce/label/c.Conversation_No_Subject";
import open from "@salesforce/label/c.State_Open";
import snoozed from "@salesforce/label/c.State_Snoozed";
import unassigned from "@salesforce/label/c.Conversation_Unassigned";
import unread from "@salesforce/label/c.Conversation_Unread";
import waiting from "@salesforce/label/c.Conversation_Waiting";
import { elapsed, fill } from "c/labelText";

const LATE_MILLISECONDS = 30 * 60 * 1000;

const states = new Map([
  ["open", { label: open, className: "slds-badge slds-theme_success" }],
  ["snoozed", { label: snoozed, className: "slds-badge slds-badge_lightest" }],
  ["closed", { label: closed, className: "slds-badge" }],
]);

interface Row extends ConversationSummary {
  key: string;
  title: string;
  selected: string;
  className: string;
  stateLabel: string;
  stateClassName: string;
  assignee: string;
  waitingText: string;
  waitingClassName: string;
}

/** The conversations of one record, newest first. Fires `select` with the record id of the chosen one. */
export default class ConversationList extends LightningElement {
  @api conversations: ConversationSummary[] = [];
  @api selectedId = "";

  labels = { listLabel, unread };

  get rows(): Row[] {
    return this.conversations.map((conversation) => {
      const state = states.get(conversation.state ?? "");
      const selected = conversation.id === this.selectedId;
      return {
        ...conversation,
        key: conversation.id ?? "",
        title: conversation.subject || conversation.snippet || noSubject,
        selected: String(selected),
        className: `conversation${selected ? " selected" : ""}${conversation.unread ? " unread" : ""}`,
        stateLabel: state?.label ?? conversation.state ?? "",
        stateClassName: state?.className ?? "slds-badge",
        assignee: conversation.assigneeName || unassigned,
        waitingText: conversation.waitingSince ? fill(waiting, elapsed(conversation.waitingSince)) : "",
        waitingClassName: isLate(conversation.waitingSince)
          ? "waiting slds-text-color_error"
          : "waiting slds-text-color_weak",
      };
    });
  }

  handleSelect(event: Event): void {
    const id = (event.currentTarget as HTMLElement).dataset["id"] ?? "";
    this.dispatchEvent(new CustomEvent<string>("select", { detail: id }));
  }
}

/** A customer who waits longer than half an hour is shown in red. */
function isLate(waitingSince: string | null | undefined): boolean {
  return waitingSince ? Date.now() - Date.parse(waitingSince) > LATE_MILLISECONDS : false;
}
