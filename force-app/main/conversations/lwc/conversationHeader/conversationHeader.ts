import { LightningElement, api } from "lwc";
import type { ConversationSummary } from "apex/types";
import assignedTo from "@salesforce/label/c.Conversation_Assigned_To";
import back from "@salesforce/label/c.Back_To_List";
import noSubject from "@salesforce/label/c.Conversation_No_Subject";
import openInIntercom from "@salesforce/label/c.Open_In_Intercom";
import refresh from "@salesforce/label/c.Refresh";
import unassigned from "@salesforce/label/c.Conversation_Unassigned";
import updated from "@salesforce/label/c.Updated";
import updating from "@salesforce/label/c.Updating";
import { fill } from "c/labelText";

/** Names the open conversation and says how fresh it is. Fires `refresh` and `back`. */
export default class ConversationHeader extends LightningElement {
  @api conversation: ConversationSummary | null = null;
  /** When Intercom was last asked, as an ISO date and time. */
  @api refreshedAt: string | null = null;
  @api refreshing = false;

  /** True when there is a list to go back to, where there is room for one of them only. */
  @api hasList = false;

  labels = { back, openInIntercom, refresh, updated, updating };

  get subject(): string {
    return this.conversation?.subject || this.conversation?.snippet || noSubject;
  }

  get assignee(): string {
    const name = this.conversation?.assigneeName || this.conversation?.teamName;
    return name ? fill(assignedTo, name) : unassigned;
  }

  get freshness(): boolean {
    return this.refreshing || Boolean(this.refreshedAt);
  }

  get intercomUrl(): string {
    return this.conversation?.intercomUrl ?? "";
  }

  /** Puts the focus on the conversation's name. */
  @api
  focusHeading(): void {
    (this.refs as { subject?: HTMLElement }).subject?.focus();
  }

  handleBack(): void {
    this.dispatchEvent(new CustomEvent("back"));
  }

  handleRefresh(): void {
    this.dispatchEvent(new CustomEvent("refresh"));
  }
}
