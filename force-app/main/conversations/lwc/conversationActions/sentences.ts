import { ShowToastEvent } from "lightning/platformShowToastEvent";
import locale from "@salesforce/i18n/locale";
import assigned from "@salesforce/label/c.Verb_Assigned";
import caseMade from "@salesforce/label/c.Verb_Case_Made";
import closed from "@salesforce/label/c.Verb_Closed";
import failed from "@salesforce/label/c.Action_Failed";
import gone from "@salesforce/label/c.Verb_Gone";
import label from "@salesforce/label/c.Action_Label";
import leadMade from "@salesforce/label/c.Verb_Lead_Made";
import linked from "@salesforce/label/c.Verb_Linked";
import nobody from "@salesforce/label/c.Verb_Nobody_Assigned";
import notPriority from "@salesforce/label/c.Verb_Not_Priority";
import opened from "@salesforce/label/c.Verb_Opened";
import priority from "@salesforce/label/c.Verb_Priority";
import snoozed from "@salesforce/label/c.Verb_Snoozed";
import tagAdded from "@salesforce/label/c.Verb_Tag_Added";
import tagRemoved from "@salesforce/label/c.Verb_Tag_Removed";
import taskMade from "@salesforce/label/c.Verb_Task_Made";
import undo from "@salesforce/label/c.Action_Undo";
import undone from "@salesforce/label/c.Action_Undone";
import working from "@salesforce/label/c.Action_Working";
import timeZone from "@salesforce/i18n/timeZone";
import type { Making, Verb } from "c/conversationVerbs";
import { fill } from "c/labelText";

export { undone };

export const labels = { failed, gone, label, undo, working };

const said: { [Kind in Verb["kind"]]: (verb: Extract<Verb, { kind: Kind }>) => string } = {
  assign: ({ to, name }) => (to === "none" ? nobody : fill(assigned, name)),
  close: () => closed,
  reopen: () => opened,
  snooze: ({ until }) => fill(snoozed, inWords(until)),
  priority: ({ isOn }) => (isOn ? priority : notPriority),
  addTag: ({ name }) => fill(tagAdded, name),
  removeTag: ({ name }) => fill(tagRemoved, name),
};

/** What is said once it is done. */
export function saidOf(verb: Verb): string {
  return (said[verb.kind] as (verb: Verb) => string)(verb);
}

const made: Record<Making["kind"], string> = { task: taskMade, case: caseMade, lead: leadMade, link: linked };

/** A toast that leads to the record. */
export function toastOf({ kind }: Making, record: { url: string; label: string }): ShowToastEvent {
  return new ShowToastEvent({ title: label, message: made[kind], messageData: [record], variant: "success" });
}

const inWords = (moment: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, dateStyle: "medium", timeStyle: "short" }).format(Date.parse(moment));
