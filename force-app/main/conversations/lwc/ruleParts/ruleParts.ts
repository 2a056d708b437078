import type { ConversationCondition, ConversationRuleChoices } from "apex/types";
import assignee from "@salesforce/label/c.Rules_Field_Assignee";
import channel from "@salesforce/label/c.Rules_Field_Channel";
import closed from "@salesforce/label/c.State_Closed";
import email from "@salesforce/label/c.Channel_Email";
import facebook from "@salesforce/label/c.Channel_Facebook";
import high from "@salesforce/label/c.Rules_Priority_High";
import inSalesforce from "@salesforce/label/c.Rules_Value_Linked";
import instagram from "@salesforce/label/c.Channel_Instagram";
import is from "@salesforce/label/c.Rules_Is";
import isNot from "@salesforce/label/c.Rules_Is_Not";
import low from "@salesforce/label/c.Rules_Priority_Low";
import marked from "@salesforce/label/c.Rules_Priority_Marked";
import medium from "@salesforce/label/c.Rules_Priority_Medium";
import messenger from "@salesforce/label/c.Channel_Messenger";
import nobody from "@salesforce/label/c.Rules_Value_Nobody";
import none from "@salesforce/label/c.Rules_Priority_None";
import noTeam from "@salesforce/label/c.Rules_Value_No_Team";
import notInSalesforce from "@salesforce/label/c.Rules_Value_Unknown_Person";
import notMarked from "@salesforce/label/c.Rules_Priority_Not_Marked";
import open from "@salesforce/label/c.State_Open";
import person from "@salesforce/label/c.Rules_Field_Person";
import phone from "@salesforce/label/c.Channel_Phone";
import phoneSwitch from "@salesforce/label/c.Rules_Channel_Phone_Switch";
import priority from "@salesforce/label/c.Rules_Field_Priority";
import push from "@salesforce/label/c.Rules_Channel_Push";
import snoozed from "@salesforce/label/c.State_Snoozed";
import state from "@salesforce/label/c.Rules_Field_State";
import tag from "@salesforce/label/c.Rules_Field_Tag";
import team from "@salesforce/label/c.Rules_Field_Team";
import textMessage from "@salesforce/label/c.Channel_Text_Message";
import unknown from "@salesforce/label/c.Rules_Value_Unknown";
import urgent from "@salesforce/label/c.Rules_Priority_Urgent";
import whatsapp from "@salesforce/label/c.Channel_Whatsapp";
import x from "@salesforce/label/c.Channel_X";
import { fill } from "c/labelText";

/** What a list shows for a value. */
export interface Word {
  value: string;
  label: string;
}

export type Choices = ConversationRuleChoices | null | undefined;

const wordsOf = (labels: Record<string, string>): Word[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** What a condition can look at. */
export const fields: Word[] = wordsOf({ tag, team, assignee, state, priority, channel, person });

/** How it compares. */
export const operators: Word[] = wordsOf({ is, "is not": isNot });

const fixed: Partial<Record<string, Partial<Record<string, string>>>> = {
  state: { open, snoozed, closed },
  priority: { none, low, medium, high, urgent, priority: marked, not_priority: notMarked },
  channel: {
    conversation: messenger,
    email,
    facebook,
    instagram,
    phone_call: phone,
    phone_switch: phoneSwitch,
    push,
    sms: textMessage,
    twitter: x,
    whatsapp,
  },
  person: { linked: inSalesforce, unknown: notInSalesforce },
};

/** Fields whose values are few and always the same: they are ticked instead of searched. */
export const isFixed = (field: string): boolean => field in fixed;

/** The values that can be chosen for a field, in words. */
export function valuesOf(field: string, choices: Choices): Word[] {
  const listed: Partial<Record<string, readonly string[]>> = {
    state: choices?.states,
    priority: choices?.priorities,
    channel: choices?.channels,
    person: ["linked", "unknown"],
  };
  const people = (list: Word[], first: string): Word[] => [{ value: "none", label: first }, ...list];
  const named = (list: readonly { id?: string | null; name?: string | null }[] | undefined): Word[] =>
    (list ?? []).map(({ id, name }) => ({ value: id ?? "", label: name ?? "" }));
  if (field === "tag") return (choices?.tags ?? []).map((name) => ({ value: name, label: name }));
  if (field === "team") return people(named(choices?.teams), noTeam);
  if (field === "assignee") return people(named(choices?.teammates), nobody);
  return (listed[field] ?? []).map((value) => ({ value, label: fixed[field]?.[value] ?? value }));
}

/** What is chosen, in words; somebody or a team that has gone is called so. */
export function chosenOf({ field, values }: ConversationCondition, choices: Choices): Word[] {
  const known = new Map(valuesOf(field ?? "", choices).map((word) => [word.value, word]));
  const isId = field === "team" || field === "assignee";
  return values.map((value) => known.get(value) ?? { value, label: isId && choices ? fill(unknown, value) : value });
}
