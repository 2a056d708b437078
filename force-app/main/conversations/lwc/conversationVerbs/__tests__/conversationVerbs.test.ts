import type { ConversationSummary } from "apex/types";
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
import { make, takeSteps, undoOf, type Making, type Verb } from "c/conversationVerbs";
import { conversation } from "test/support";

const subject = { recordId: "R", conversationRecordId: "A" };
const later = "2999-01-01T09:00:00.000Z";
const tag = { id: "7", name: "VIP" };

async function after(on: typeof subject, steps: Verb[], isGone = false): Promise<(ConversationSummary | null)[]> {
  const told: (ConversationSummary | null)[] = [];
  await takeSteps(on, steps, isGone, (conversationThen) => told.push(conversationThen));
  return told;
}

describe("conversationVerbs", () => {
  it.each<[Verb, unknown, object]>([
    [{ kind: "assign", to: "team", id: "5", name: "Support" }, assign, { kind: "team", id: "5" }],
    [{ kind: "close" }, close, {}],
    [{ kind: "reopen" }, reopen, {}],
    [{ kind: "snooze", until: later }, snooze, { until: later }],
    [{ kind: "priority", isOn: true }, setPriority, { isOn: true }],
    [{ kind: "addTag", ...tag }, addTag, { tagId: "7" }],
    [{ kind: "removeTag", ...tag }, removeTag, { tagId: "7" }],
  ])("does %j", async (verb, method, parameters) => {
    jest.mocked(method as typeof close).mockResolvedValue(conversation({ id: "A" }));

    expect(await after(subject, [verb])).toMatchObject([{ id: "A" }]);
    expect(method).toHaveBeenCalledWith({ ...subject, ...parameters });
  });

  it.each<[Making, unknown, object]>([
    [{ kind: "task" }, createTask, {}],
    [{ kind: "case" }, createCase, {}],
    [{ kind: "lead", useAssignmentRule: true }, createLead, { useAssignmentRule: true }],
    [{ kind: "link", targetId: "C" }, linkTo, { targetId: "C" }],
  ])("makes %j", async (making, method, parameters) => {
    jest.mocked(method as typeof createTask).mockResolvedValue({ id: "T", name: "Made" });

    jest.mocked(isInSight).mockResolvedValue(true);

    expect(await make(subject, making)).toEqual({ record: { id: "T", name: "Made" }, isInSight: true });
    expect(method).toHaveBeenCalledWith({ ...subject, ...parameters });
  });

  it("tells nothing of a conversation that its own page may not show any more", async () => {
    const own = { recordId: "A", conversationRecordId: "A" };
    const away: Verb = { kind: "assign", to: "teammate", id: "2", name: "Bo" };
    jest.mocked(assign).mockResolvedValue(conversation({ id: "A" }));
    jest.mocked(isInSight).mockResolvedValueOnce(true).mockResolvedValueOnce(false);
    expect(await after(own, [away])).toMatchObject([{ id: "A" }]);
    expect(await after(own, [away])).toEqual([null]);

    jest
      .mocked(takeBackAssignment)
      .mockResolvedValueOnce(null as unknown as ConversationSummary) // Apex answers null: still out of sight
      .mockResolvedValueOnce(conversation({ id: "A" }));
    jest.mocked(isInSight).mockResolvedValue(true);
    const steps: Verb[] = [{ ...away, to: "team", id: "5" }, { ...away, id: "1" }, away];
    expect(await after(own, steps, true)).toMatchObject([null, { id: "A" }, { id: "A" }]);
    expect(takeBackAssignment).toHaveBeenCalledTimes(2);
    expect(takeBackAssignment).toHaveBeenLastCalledWith({ conversationRecordId: "A", kind: "teammate", id: "1" });
  });

  it.each<[string, Verb, Partial<ConversationSummary>, Verb[]]>([
    ["closing", { kind: "close" }, { state: "open" }, [{ kind: "reopen" }]],
    [
      "closing what slept",
      { kind: "close" },
      { state: "snoozed", snoozedUntil: later },
      [{ kind: "snooze", until: later }],
    ],
    [
      "closing what slept enough",
      { kind: "close" },
      { state: "snoozed", snoozedUntil: "2020-01-01" },
      [{ kind: "reopen" }],
    ],
    ["reopening", { kind: "reopen" }, { state: "closed" }, [{ kind: "close" }]],
    ["snoozing", { kind: "snooze", until: later }, { state: "open" }, [{ kind: "reopen" }]],
    ["a priority", { kind: "priority", isOn: true }, {}, [{ kind: "priority", isOn: false }]],
    ["a new tag", { kind: "addTag", ...tag }, {}, [{ kind: "removeTag", ...tag }]],
    ["a tag less", { kind: "removeTag", ...tag }, {}, [{ kind: "addTag", ...tag }]],
  ])("takes back %s", (_, verb, before, undo) => {
    expect(undoOf(verb, conversation(before))).toEqual(undo);
  });

  it.each<["teammate" | "team" | "none", string | null, string | null, string[]]>([
    ["teammate", null, null, ["none"]],
    ["teammate", "1", null, ["teammate 1"]],
    ["teammate", "1", "5", ["teammate 1"]],
    ["teammate", null, "5", ["none", "team 5"]],
    ["team", "1", null, ["none", "teammate 1"]],
    ["team", "1", "5", ["team 5", "teammate 1"]],
    ["none", "1", "5", ["team 5", "teammate 1"]],
    ["none", "1", null, ["teammate 1"]],
  ])("assigned to a %s, goes back to teammate %s and team %s", (to, assigneeId, teamId, expected) => {
    const steps = undoOf({ kind: "assign", to, id: "9", name: "Bo" }, conversation({ assigneeId, teamId }));

    expect(steps.map((step) => (step.kind === "assign" ? `${step.to} ${step.id}`.trim() : step.kind))).toEqual(
      expected,
    );
  });
});
