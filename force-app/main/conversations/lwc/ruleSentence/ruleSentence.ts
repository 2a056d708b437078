import type { ConversationCondition, ConversationRuleItem } from "apex/types";
import locale from "@salesforce/i18n/locale";
import account from "@salesforce/label/c.Rules_Target_Account";
import assigneeIs from "@salesforce/label/c.Rules_Phrase_Assignee_Is";
import assigneeIsNot from "@salesforce/label/c.Rules_Phrase_Assignee_Is_Not";
import channelIs from "@salesforce/label/c.Rules_Phrase_Channel_Is";
import channelIsNot from "@salesforce/label/c.Rules_Phrase_Channel_Is_Not";
import closed from "@salesforce/label/c.Rules_Event_Closed";
import contactRoles from "@salesforce/label/c.Rules_Target_Contact_Roles";
import created from "@salesforce/label/c.Rules_Event_Created";
import furtherCondition from "@salesforce/label/c.Rules_Sentence_If";
import logTask from "@salesforce/label/c.Rules_Action_Task";
import makeCase from "@salesforce/label/c.Rules_Action_Case";
import mostRecent from "@salesforce/label/c.Rules_Target_Most_Recent";
import nothingChosen from "@salesforce/label/c.Rules_Phrase_Nothing_Chosen";
import person from "@salesforce/label/c.Rules_Target_Person";
import personIs from "@salesforce/label/c.Rules_Phrase_Person_Is";
import personIsNot from "@salesforce/label/c.Rules_Phrase_Person_Is_Not";
import priorityIs from "@salesforce/label/c.Rules_Phrase_Priority_Is";
import priorityIsNot from "@salesforce/label/c.Rules_Phrase_Priority_Is_Not";
import sentence from "@salesforce/label/c.Rules_Sentence";
import stateIs from "@salesforce/label/c.Rules_Phrase_State_Is";
import stateIsNot from "@salesforce/label/c.Rules_Phrase_State_Is_Not";
import store from "@salesforce/label/c.Rules_Sentence_Store";
import storeAll from "@salesforce/label/c.Rules_Sentence_Store_All";
import tagIs from "@salesforce/label/c.Rules_Phrase_Tag_Is";
import tagIsNot from "@salesforce/label/c.Rules_Phrase_Tag_Is_Not";
import teamIs from "@salesforce/label/c.Rules_Phrase_Team_Is";
import teamIsNot from "@salesforce/label/c.Rules_Phrase_Team_Is_Not";
import updated from "@salesforce/label/c.Rules_Event_Updated";
import { fill } from "c/labelText";
import { type Choices, type Word, chosenOf } from "c/ruleParts";

/** When a rule looks at a conversation. */
export const events: Word[] = [
  { value: "Created", label: created },
  { value: "Updated", label: updated },
  { value: "Closed", label: closed },
];

const phrases: Partial<Record<string, { is: string; isNot: string }>> = {
  tag: { is: tagIs, isNot: tagIsNot },
  team: { is: teamIs, isNot: teamIsNot },
  assignee: { is: assigneeIs, isNot: assigneeIsNot },
  state: { is: stateIs, isNot: stateIsNot },
  priority: { is: priorityIs, isNot: priorityIsNot },
  channel: { is: channelIs, isNot: channelIsNot },
  person: { is: personIs, isNot: personIsNot },
};

/** Values of these fields are ordinary words: within a sentence they begin small. */
const SMALL = new Set(["state", "priority", "person"]);

const targets: Partial<Record<string, string>> = {
  "Contact Roles": contactRoles,
  Account: account,
  "Most Recent": mostRecent,
};

/**
 * What a rule does, as a sentence.
 * @param association which opportunities conversations belong to: a task is logged on them, too
 */
export function sentenceOf(item: ConversationRuleItem, association: string, choices: Choices): string {
  const conditions = item.conditions.map((condition) => phraseOf(condition, choices));
  if (item.kind === "Store") return conditions.length > 0 ? fill(store, chain(conditions)) : storeAll;
  const event = events.find(({ value }) => value === item.event)?.label ?? "";
  return fill(sentence, chain([event, ...conditions]), item.kind === "Task" ? taskOf(association) : makeCase);
}

function taskOf(association: string): string {
  const opportunities = targets[association];
  return fill(logTask, chain(opportunities ? [person, opportunities] : [person]));
}

function phraseOf(condition: ConversationCondition, choices: Choices): string {
  const { field, operator } = condition;
  const phrase = phrases[field ?? ""];
  const words = chosenOf(condition, choices).map(({ value, label }) => {
    const isSmall = SMALL.has(field ?? "") || value === "none";
    return isSmall ? small(label) : label;
  });
  const list = new Intl.ListFormat(locale, { type: "disjunction" }).format(words);
  return fill((operator === "is" ? phrase?.is : phrase?.isNot) ?? "{0}", list || nothingChosen);
}

const chain = (parts: string[]): string => parts.reduce((before, part) => fill(furtherCondition, before, part));
const small = (text: string): string => text.charAt(0).toLocaleLowerCase(locale) + text.slice(1);
