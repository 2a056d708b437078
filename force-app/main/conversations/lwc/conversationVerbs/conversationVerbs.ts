import type { ConversationSummary, CreatedRecord } from "apex/types";
import addTag from "@salesforce/apex/ConversationVerbController.addTag";
import assign from "@salesforce/apex/ConversationVerbController.assign";
import close from "@salesforce/apex/ConversationVerbController.close";
import createCase from "@salesforce/apex/ConversationCaseController.createCase";
import createLead from "@salesforce/apex/ConversationVerbController.createLead";
import createTask from "@salesforce/apex/ConversationTaskController.createTask";
import isInSight from "@salesforce/apex/ConversationVerbController.isInSight";
import linkTo from "@salesforce/apex/ConversationVerbController.linkTo";
import removeTag from "@salesforce/apex/ConversationVerbController.removeTag";
import reopen from "@salesforce/apex/ConversationVerbController.reopen";
import setPriority from "@salesforce/apex/ConversationVerbController.setPriority";
import snooze from "@salesforce/apex/ConversationVerbController.snooze";
import takeBackAssignment from "@salesforce/apex/ConversationVerbController.takeBack";

/** Something done to a conversation in Intercom. `name` is how people call the teammate, team or tag. */
export type Verb =
  | { kind: "assign"; to: "teammate" | "team" | "none"; id: string; name: string }
  | { kind: "close" }
  | { kind: "reopen" }
  | { kind: "snooze"; until: string }
  | { kind: "priority"; isOn: boolean }
  | { kind: "addTag"; id: string; name: string }
  | { kind: "removeTag"; id: string; name: string };

/** Something made of a conversation in Salesforce. */
export type Making =
  | { kind: "task" }
  | { kind: "case" }
  | { kind: "lead"; useAssignmentRule: boolean }
  | { kind: "link"; targetId: string };

interface Subject {
  recordId: string;
  conversationRecordId: string;
}

type Of<Kind> = Extract<Verb | Making, { kind: Kind }>;

const performers: { [Kind in Verb["kind"]]: (subject: Subject, verb: Of<Kind>) => Promise<ConversationSummary> } = {
  assign: (subject, { to, id }) => assign({ ...subject, kind: to, id }),
  close: (subject) => close(subject),
  reopen: (subject) => reopen(subject),
  snooze: (subject, { until }) => snooze({ ...subject, until }),
  priority: (subject, { isOn }) => setPriority({ ...subject, isOn }),
  addTag: (subject, { id }) => addTag({ ...subject, tagId: id }),
  removeTag: (subject, { id }) => removeTag({ ...subject, tagId: id }),
};

const makers: { [Kind in Making["kind"]]: (subject: Subject, making: Of<Kind>) => Promise<CreatedRecord> } = {
  task: (subject) => createTask(subject),
  case: (subject) => createCase(subject),
  lead: (subject, { useAssignmentRule }) => createLead({ ...subject, useAssignmentRule }),
  link: (subject, { targetId }) => linkTo({ ...subject, targetId }),
};

const undoers: { [Kind in Verb["kind"]]: (verb: Of<Kind>, before: ConversationSummary) => Verb[] } = {
  assign: ({ to }, before) => assignedLike(before, to),
  close: (_, before) => [stateLike(before)],
  reopen: (_, before) => [stateLike(before)],
  snooze: (_, before) => [stateLike(before)],
  priority: ({ isOn }) => [{ kind: "priority", isOn: !isOn }],
  addTag: (verb) => [{ ...verb, kind: "removeTag" }],
  removeTag: (verb) => [{ ...verb, kind: "addTag" }],
};

/**
 * Does it in Intercom, step by step, and tells the conversation as it is after each: null when the page may not show
 * it, which is how it begins when `isGone`.
 */
export async function takeSteps(
  subject: Subject,
  steps: Verb[],
  isGone: boolean,
  tell: (conversation: ConversationSummary | null) => void,
): Promise<void> {
  await steps.reduce(async (earlier, step) => {
    const conversation = await ((await earlier) ? takeBack : perform)(subject, step);
    tell(conversation);
    return !conversation;
  }, Promise.resolve(isGone));
}

/** A conversation's own page shows it to whoever has it: null once that is somebody else. */
async function perform(subject: Subject, verb: Verb): Promise<ConversationSummary | null> {
  const performer = performers[verb.kind] as (subject: Subject, verb: Verb) => Promise<ConversationSummary>;
  const conversation = await performer(subject, verb);
  const mayBeGone = verb.kind === "assign" && subject.recordId === subject.conversationRecordId;
  return mayBeGone && !(await isInSight(subject)) ? null : conversation;
}

/** Assigns again what was given away, without the right to see it: null while that does not come back. */
function takeBack(subject: Subject, verb: Verb): Promise<ConversationSummary | null> {
  if (verb.kind !== "assign") return perform(subject, verb);
  const { to: kind, id } = verb;
  return takeBackAssignment({ conversationRecordId: subject.conversationRecordId, kind, id });
}

/**
 * Makes a record of the conversation, or links one; answers that record, and whether the page still shows the
 * conversation: a person who is linked elsewhere takes it along.
 */
export async function make(subject: Subject, making: Making): Promise<{ record: CreatedRecord; isInSight: boolean }> {
  const record = await (makers[making.kind] as (subject: Subject, making: Making) => Promise<CreatedRecord>)(
    subject,
    making,
  );
  return { record, isInSight: making.kind !== "link" || (await isInSight(subject)) };
}

/** What takes a verb back, step by step, for a conversation that was like `before`. */
export function undoOf(verb: Verb, before: ConversationSummary): Verb[] {
  return (undoers[verb.kind] as (verb: Verb, before: ConversationSummary) => Verb[])(verb, before);
}

/** Taking everybody away takes teammate and team away; a new teammate leaves the team, a new team may not. */
function assignedLike(
  { assigneeId, assigneeName, teamId }: ConversationSummary,
  to: "teammate" | "team" | "none",
): Verb[] {
  const name = assigneeName ?? "";
  const steps: Verb[] = [];
  if (!assigneeId || (!teamId && to === "team")) steps.push({ kind: "assign", to: "none", id: "", name: "" });
  if (teamId && (!assigneeId || to !== "teammate")) steps.push({ kind: "assign", to: "team", id: teamId, name });
  if (assigneeId) steps.push({ kind: "assign", to: "teammate", id: assigneeId, name });
  return steps;
}

function stateLike({ state, snoozedUntil }: ConversationSummary): Verb {
  if (state === "closed") return { kind: "close" };
  const isStillAsleep = state === "snoozed" && snoozedUntil && Date.parse(snoozedUntil) > Date.now();
  return isStillAsleep ? { kind: "snooze", until: snoozedUntil } : { kind: "reopen" };
}
