import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import type { ConversationRulePreview } from "apex/types";
import closed from "@salesforce/label/c.State_Closed";
import closedOnly from "@salesforce/label/c.Rules_Test_Closed_Only";
import examples from "@salesforce/label/c.Rules_Test_Examples";
import matches from "@salesforce/label/c.Rules_Test_Matches";
import nothingStored from "@salesforce/label/c.Rules_Test_Nothing_Stored";
import open from "@salesforce/label/c.State_Open";
import snoozed from "@salesforce/label/c.State_Snoozed";
import { fill } from "c/labelText";
import { conversationObject } from "c/packageNames";

interface Line {
  id: string;
  url: string;
  subject: string;
  detail: string;
}

const states = new Map([
  ["open", open],
  ["snoozed", snoozed],
  ["closed", closed],
]);

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
      (preview?.examples ?? []).map(async ({ id, subject, personName, state }) => ({
        id: id ?? "",
        url: await this.addressOf(id ?? ""),
        subject: subject ?? "",
        detail: [personName, states.get(state ?? "")].filter(Boolean).join(" · "),
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
