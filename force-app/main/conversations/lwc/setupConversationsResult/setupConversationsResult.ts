import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import type { ConversationRulePreview, PlannedTask } from "apex/types";
import locale from "@salesforce/i18n/locale";
import closed from "@salesforce/label/c.State_Closed";
import closedOnly from "@salesforce/label/c.Rules_Test_Closed_Only";
import examples from "@salesforce/label/c.Rules_Test_Examples";
import matches from "@salesforce/label/c.Rules_Test_Matches";
import nothingStored from "@salesforce/label/c.Rules_Test_Nothing_Stored";
import oneTask from "@salesforce/label/c.Rules_Test_Task_One";
import open from "@salesforce/label/c.State_Open";
import snoozed from "@salesforce/label/c.State_Snoozed";
import targetAccount from "@salesforce/label/c.Rules_Test_Target_Account";
import targetContact from "@salesforce/label/c.Rules_Test_Target_Contact";
import targetConversation from "@salesforce/label/c.Rules_Test_Target_Conversation";
import targetLead from "@salesforce/label/c.Rules_Test_Target_Lead";
import targetOpportunity from "@salesforce/label/c.Rules_Test_Target_Opportunity";
import taskCount from "@salesforce/label/c.Rules_Test_Task_Count";
import taskCountOne from "@salesforce/label/c.Rules_Test_Task_Count_One";
import tasks from "@salesforce/label/c.Rules_Test_Tasks";
import { fill } from "c/labelText";
import { conversationObject } from "c/packageNames";

interface Line {
  id: string;
  url: string;
  subject: string;
  detail: string;
  tasks: string;
}

const states = new Map([
  ["open", open],
  ["snoozed", snoozed],
  ["closed", closed],
]);

const targets: Partial<Record<string, string>> = {
  Account: targetAccount,
  Contact: targetContact,
  Conversation: targetConversation,
  Lead: targetLead,
  Opportunity: targetOpportunity,
};

/** What a test of one rule found among the latest conversations. */
export default class SetupConversationsResult extends NavigationMixin(LightningElement) {
  /** The rule looks at conversations when they are closed. */
  @api isAboutClosed = false;
  labels = { closedOnly, examples };
  lines: Line[] = [];
  private found: ConversationRulePreview | null = null;

  @api
  get preview(): ConversationRulePreview | null {
    return this.found;
  }
  set preview(preview: ConversationRulePreview | null) {
    this.found = preview;
    this.lines = [];
    void this.link();
  }

  get text(): string {
    const { total, matches: amount } = this.found ?? {};
    return total ? fill(matches, amount ?? 0, total) : nothingStored;
  }

  /** How many tasks all of the matches would become. */
  get taskText(): string {
    const amount = this.found?.taskCount ?? 0;
    if (amount === 0) return "";
    return amount === 1 ? taskCountOne : fill(taskCount, amount);
  }

  get showsClosedOnly(): boolean {
    return this.isAboutClosed && Boolean(this.found?.total);
  }

  get hasLines(): boolean {
    return this.lines.length > 0;
  }

  /** An answer about an earlier test is dropped. */
  private async link(): Promise<void> {
    const preview = this.found;
    const lines = await Promise.all(
      (preview?.examples ?? []).map(async ({ id, subject, personName, state, tasks: planned }) => ({
        id: id ?? "",
        url: await this.addressOf(id ?? ""),
        subject: subject ?? "",
        detail: [personName, states.get(state ?? "")].filter(Boolean).join(" · "),
        tasks: tasksText(planned),
      })),
    );
    if (preview === this.found) this.lines = lines;
  }

  private addressOf(recordId: string): Promise<string> {
    return this[NavigationMixin.GenerateUrl]({
      type: "standard__recordPage",
      attributes: { recordId, objectApiName: conversationObject, actionName: "view" },
    });
  }
}

/** How many tasks a conversation would become, and on which record each would be. */
function tasksText(planned: readonly PlannedTask[]): string {
  if (planned.length === 0) return "";
  const places = planned.map(({ target, name }) => fill(targets[target ?? ""] ?? "{0}", name ?? ""));
  const list = new Intl.ListFormat(locale, { type: "conjunction" }).format(places);
  return planned.length === 1 ? fill(oneTask, list) : fill(tasks, planned.length, list);
}
