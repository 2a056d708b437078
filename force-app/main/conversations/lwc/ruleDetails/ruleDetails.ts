import type { ConversationRuleItem } from "apex/types";
import account from "@salesforce/label/c.Rules_Detail_Account";
import emails from "@salesforce/label/c.Rules_Detail_Emails";
import followBoth from "@salesforce/label/c.Rules_Detail_Follow_Both";
import followToCase from "@salesforce/label/c.Rules_Detail_Follow_To_Case";
import followToIntercom from "@salesforce/label/c.Rules_Detail_Follow_To_Intercom";
import history from "@salesforce/label/c.Rules_Detail_History";
import notes from "@salesforce/label/c.Rules_Detail_Notes";
import privately from "@salesforce/label/c.Rules_Detail_Comments_Private";
import published from "@salesforce/label/c.Rules_Detail_Comments_Published";
import { caseOptionsOf } from "c/ruleItem";

const following = new Map([
  ["toCase", followToCase],
  ["toIntercom", followToIntercom],
  ["both", followBoth],
]);
const commenting = new Map([
  ["private", privately],
  ["published", published],
]);

/** What a rule does besides its sentence, where that is not the usual. */
export function detailsOf(item: ConversationRuleItem): string[] {
  return (item.kind === "Case" ? ofCase(item) : ofTask(item)).filter((text) => text !== "");
}

function ofTask({ taskOptions }: ConversationRuleItem): string[] {
  return [
    taskOptions?.relatedTo === "account" ? account : "",
    taskOptions?.includeNotes ? notes : "",
    taskOptions?.history ? history : "",
  ];
}

function ofCase(item: ConversationRuleItem): string[] {
  const options = caseOptionsOf(item);
  const comments = commenting.get(options.comments ?? "") ?? "";
  return [
    following.get(options.follow ?? "") ?? "",
    comments,
    comments && options.includeNotes ? notes : "",
    options.emails ? emails : "",
    options.history ? history : "",
  ];
}
