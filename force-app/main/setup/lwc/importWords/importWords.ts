import all from "@salesforce/label/c.Imports_State_All";
import between from "@salesforce/label/c.Imports_Scope_Between";
import cancelled from "@salesforce/label/c.Owners_State_Cancelled";
import closed from "@salesforce/label/c.Imports_State_Closed";
import completed from "@salesforce/label/c.Owners_State_Completed";
import completedWithIssues from "@salesforce/label/c.Owners_State_Completed_With_Issues";
import counts from "@salesforce/label/c.Imports_Counts";
import countsNone from "@salesforce/label/c.Imports_Counts_None";
import countsUnchanged from "@salesforce/label/c.Imports_Counts_Unchanged";
import failed from "@salesforce/label/c.Owners_State_Failed";
import from from "@salesforce/label/c.Imports_Scope_From";
import full from "@salesforce/label/c.Imports_Scope_Full";
import headers from "@salesforce/label/c.Imports_Scope_Headers";
import linked from "@salesforce/label/c.Imports_People_Linked";
import open from "@salesforce/label/c.Imports_State_Open";
import paused from "@salesforce/label/c.Owners_State_Paused";
import queued from "@salesforce/label/c.Owners_State_Queued";
import running from "@salesforce/label/c.Owners_State_Running";
import stalled from "@salesforce/label/c.Imports_State_Stalled";
import until from "@salesforce/label/c.Imports_Scope_Until";
import locale from "@salesforce/i18n/locale";
import { fill } from "c/labelText";
import type { ImportProgress, ImportScope } from "apex/types";

const kinds = new Map([
  ["all", all],
  ["open", open],
  ["closed", closed],
]);
const states = new Map([
  ["Queued", queued],
  ["Running", running],
  ["Paused", paused],
  ["Stalled", stalled],
  ["Completed", completed],
  ["Completed With Issues", completedWithIssues],
  ["Failed", failed],
  ["Cancelled", cancelled],
]);

/** A state of a run in the user's language. */
export const stateText = (state: string | null | undefined): string => states.get(state ?? "") ?? "";

/** Whether a run has not ended; paused ones and those that stand still have not. */
export const isUnderWay = ({ state }: ImportProgress): boolean =>
  ["Queued", "Running", "Paused", "Stalled"].includes(state ?? "");

/** A number as the user writes it. */
export const amount = (value: number | null | undefined): string => new Intl.NumberFormat(locale).format(value ?? 0);

/** What an import was limited to, in a few words. */
export function scopeText({ fromDate, untilDate, state, people, transcripts }: ImportScope): string {
  const words = [kinds.get(state ?? "all") ?? all];
  if (fromDate && untilDate) words.push(fill(between, day(fromDate), day(untilDate)));
  else if (fromDate) words.push(fill(from, day(fromDate)));
  else if (untilDate) words.push(fill(until, day(untilDate)));
  if (people === "linked") words.push(linked);
  words.push(transcripts === "full" ? full : headers);
  return words.join(" · ");
}

/** What became of the conversations; a sentence where a complete import brought nothing. */
export function countsText({ state, created, updated, unchanged, skipped, failed: lost }: ImportProgress): string {
  const isComplete = (state ?? "").startsWith("Completed");
  if (isComplete && !created && !updated && !skipped && !lost)
    return unchanged ? fill(countsUnchanged, amount(unchanged)) : countsNone;
  return fill(counts, ...[created, updated, unchanged, skipped, lost].map(amount));
}

/** A day without a time belongs to no time zone. */
const day = (date: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(date));
