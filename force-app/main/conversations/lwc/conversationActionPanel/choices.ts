import locale from "@salesforce/i18n/locale";
import type { ConversationSummary, VerbChoice, VerbChoices } from "apex/types";
import type { Choice } from "c/choiceList";
import type { Verb } from "c/conversationVerbs";
import { me, nobody, team, teammate } from "./words";

type Assigning = Extract<Verb, { kind: "assign" }>;

/** To whom a conversation can be given: the reader, nobody, then teams and teammates by name. */
export function peopleOf({ assigneeId, teamId }: ConversationSummary, choices: VerbChoices | null): Choice[] {
  const { teammates = [], teams = [] } = choices ?? {};
  const choiceOfTeammate = (one: VerbChoice): Choice =>
    choiceOf("teammate", one, teammate, "utility:user", one.id === assigneeId);
  const own = teammates.filter(({ isMe }) => isMe);
  const others = teammates.filter(({ isMe }) => !isMe);
  return [
    ...own.map((one) => ({ ...choiceOfTeammate(one), label: me, detail: one.name ?? "" })),
    { id: "none:", label: nobody, iconName: "utility:ban", selected: !assigneeId && !teamId },
    ...byName(teams).map((one) => choiceOf("team", one, team, "utility:groups", one.id === teamId)),
    ...byName(others).map(choiceOfTeammate),
  ];
}

/** The verb that a choice of `peopleOf` stands for. */
export function assigning(choiceId: string, choices: VerbChoices | null): Assigning {
  const [to, id] = choiceId.split(":") as [Assigning["to"], string];
  const { teammates = [], teams = [] } = choices ?? {};
  const chosen = (to === "team" ? teams : teammates).find((one) => one.id === id);
  return { kind: "assign", to, id, name: to === "none" ? nobody : (chosen?.name ?? "") };
}

/** The tags of the workspace by name, and which of them the conversation has. */
export function tagsOf(conversation: ConversationSummary, choices: VerbChoices | null): Choice[] {
  const held = new Set(conversation.tags);
  return byName(choices?.tags ?? []).map((one) => choiceOf("tag", one, "", "", held.has(one.name ?? "")));
}

/** As people of the reader's language look them up. */
function byName(choices: VerbChoice[]): VerbChoice[] {
  const { compare } = new Intl.Collator(locale);
  return [...choices].sort((one, other) => compare(one.name ?? "", other.name ?? ""));
}

function choiceOf(kind: string, { id, name }: VerbChoice, detail: string, iconName: string, selected: boolean): Choice {
  return { id: `${kind}:${id ?? ""}`, label: name ?? "", detail, iconName, selected };
}
