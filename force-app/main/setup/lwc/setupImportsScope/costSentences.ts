import type { ImportEstimate, ImportPage } from "apex/types";
import conversations from "@salesforce/label/c.Imports_Cost_Conversations";
import full from "@salesforce/label/c.Imports_Cost_Full";
import linked from "@salesforce/label/c.Imports_Cost_Linked";
import list from "@salesforce/label/c.Imports_Cost_List";
import minutes from "@salesforce/label/c.Imports_Cost_Minutes";
import none from "@salesforce/label/c.Imports_Cost_None";
import people from "@salesforce/label/c.Imports_Cost_People";
import retention from "@salesforce/label/c.Imports_Cost_Retention";
import rules from "@salesforce/label/c.Imports_Cost_Rules";
import storage from "@salesforce/label/c.Imports_Cost_Storage";
import storageUnknown from "@salesforce/label/c.Imports_Cost_Storage_Unknown";
import { amount } from "c/importWords";
import { fill } from "c/labelText";

/** What an import would cost, sentence by sentence; nothing but that nothing matches when nothing does. */
export function costSentences(
  cost: ImportEstimate,
  scope: { people: string; transcripts: string },
  page: ImportPage,
): string[] {
  if (!cost.conversations) return [none];
  const requests = amount(cost.listRequests);
  const left = cost.megabytesLeft;
  return [
    fill(conversations, amount(cost.conversations)),
    scope.transcripts === "full" ? fill(full, requests, amount(cost.transcriptRequests)) : fill(list, requests),
    ...(scope.people === "linked" ? [linked] : [people]),
    fill(minutes, amount(cost.minutes)),
    left === null ? fill(storageUnknown, amount(cost.megabytes)) : fill(storage, amount(cost.megabytes), amount(left)),
    ...(page.storeRules ? [fill(rules, amount(page.storeRules))] : []),
    ...(page.choices?.retentionDays ? [fill(retention, amount(page.choices.retentionDays))] : []),
  ];
}
