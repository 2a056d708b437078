import { LightningElement, api } from "lwc";
import type { ConversationSummary } from "apex/types";
import assignedTo from "@salesforce/label/c.Conversation_Assigned_To";
import noSubject from "@salesforce/label/c.Conversation_No_Subject";
import openInIntercom from "@salesforce/label/c.Open_In_Intercom";
import refresh from "@salesforce/label/c.Refresh";
import unassigned from "@salesforce/label/c.Conversation_Unassigned";
import updated from "@salesforce/label/c.Updated";
import updating from "@salesforce/label/c.Updating";
import { fill } from "c/labelText";

/** Names the open conversation and says how fresh it is. Fires `refresh` when its button is pressed. */
export default class ConversationHeader extends LightningElement {
  @api conversation: ConversationSummary | null = null;
  /** When Intercom was last asked, as an ISO date and time. */
  @api refreshedAt: string | null = null;
  @api refreshing = false;

  labels = { openInIntercom, refresh, updated, updating };

  get subject(): string {
    return this.conversation?.subject || this.conversation?.snippet || noSubject;
  }

  get assignee(): string {
    const name = this.conversation?.assigneeName;
    return name ? fill(assignedTo, name) : unassigned;
  }

  get freshness(): boolean {
    return this.refreshing || Boolean(this.refreshedAt);
  }

  get intercomUrl(): string {
    return this.conversation?.intercomUrl ?? "";
  }

  handleRefresh(): void {
    this.dispatchEvent(new CustomEvent("refresh"));
  }
}
