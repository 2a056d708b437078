import { LightningElement, api } from "lwc";
import type { ConversationTaskOptions } from "apex/types";
import account from "@salesforce/label/c.Rules_Task_Account";
import accountHelp from "@salesforce/label/c.Rules_Task_Account_Help";
import history from "@salesforce/label/c.Rules_Task_History";
import historyHelp from "@salesforce/label/c.Rules_Task_History_Help";
import notes from "@salesforce/label/c.Rules_Task_Notes";
import title from "@salesforce/label/c.Rules_Task_Options";

/** How a rule logs conversations as tasks. Fires `options` with all of them. */
export default class SetupConversationsTask extends LightningElement {
  @api options!: ConversationTaskOptions;

  labels = { account, accountHelp, history, historyHelp, notes, title };

  get withAccount(): boolean {
    return this.options.relatedTo === "account";
  }

  handleAccount(event: CustomEvent<{ checked: boolean }>): void {
    this.tell({ relatedTo: event.detail.checked ? "account" : "none" });
  }

  handleNotes(event: CustomEvent<{ checked: boolean }>): void {
    this.tell({ includeNotes: event.detail.checked });
  }

  handleHistory(event: CustomEvent<{ checked: boolean }>): void {
    this.tell({ history: event.detail.checked });
  }

  private tell(changes: Partial<ConversationTaskOptions>): void {
    this.dispatchEvent(new CustomEvent("options", { detail: { ...this.options, ...changes } }));
  }
}
