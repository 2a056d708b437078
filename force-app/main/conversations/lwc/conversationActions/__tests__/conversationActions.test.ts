import ConversationActions from "c/conversationActions";
import assign from "@salesforce/apex/ConversationVerbController.assign";
import close from "@salesforce/apex/ConversationVerbController.close";
import createTask from "@salesforce/apex/ConversationTaskController.createTask";
import getChoices from "@salesforce/apex/ConversationVerbController.getChoices";
import isInSight from "@salesforce/apex/ConversationVerbController.isInSight";
import linkTo from "@salesforce/apex/ConversationVerbController.linkTo";
import reopen from "@salesforce/apex/ConversationVerbController.reopen";
import takeBack from "@salesforce/apex/ConversationVerbController.takeBack";
import type { ConversationSummary, VerbChoices } from "apex/types";
import type { Making, Verb } from "c/conversationVerbs";
import { apexError, conversation, find, findAll, mount, settled, textOf } from "test/support";

const choices: VerbChoices = {
  sender: { state: "ready", teammateName: "Ana Ruiz", explanation: null },
  teammates: [],
  teams: [],
  tags: [],
  problem: null,
  canCreateTask: true,
  canCreateCase: true,
  canCreateLead: true,
  canLink: true,
};
const open = conversation({ id: "A", assigneeId: "1", assigneeName: "Ana Ruiz" });
const closed = conversation({ id: "A", state: "closed" });
const toBo: Verb = { kind: "assign", to: "teammate", id: "2", name: "Bo" };

type Bar = HTMLElement & { choices: VerbChoices | null; asking: boolean; focusOn: jest.Mock };

async function show(conversationShown: ConversationSummary | null = open, recordId = "R") {
  const element = await mount("c-conversation-actions", ConversationActions, {
    recordId,
    conversation: conversationShown,
  });
  const changes: unknown[] = [];
  element.addEventListener("changed", (event) => changes.push((event as CustomEvent).detail));
  return { element, changes };
}

const bar = (element: HTMLElement): Bar => find<Bar>(element, "c-conversation-action-bar");

async function tell(element: HTMLElement, event: string, detail: Verb | Making | string | null = null): Promise<void> {
  bar(element).dispatchEvent(new CustomEvent(event, { detail }));
  await settled();
}

const error = (element: HTMLElement) => find<HTMLElement & { message: string }>(element, "c-error-panel").message;

beforeEach(() => {
  jest.mocked(getChoices).mockResolvedValue(choices);
  jest.mocked(close).mockResolvedValue(closed);
  jest.mocked(reopen).mockResolvedValue(open);
  jest.mocked(assign).mockResolvedValue(open);
  jest.mocked(createTask).mockResolvedValue({ id: "00T000000000001AAA", name: "Where is my invoice?" });
});

describe("c-conversation-actions", () => {
  it("asks for no choices before somebody wants to choose", async () => {
    const { element } = await show();
    expect(getChoices).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();

    await tell(element, "ask");
    await tell(element, "ask");
    expect(getChoices).toHaveBeenCalledTimes(1);
    expect(getChoices).toHaveBeenCalledWith({ recordId: "R", conversationRecordId: "A" });
    expect(bar(element)).toMatchObject({ choices, asking: false });
  });

  it("closes, says so and takes it back", async () => {
    const { element, changes } = await show();
    await tell(element, "verb", { kind: "close" });
    expect(textOf(element)).toBe("Closed.");
    expect(changes).toEqual([closed]);
    await expect(element).toBeAccessible();

    find(element, "[data-id=undo]").click();
    await settled();
    expect(reopen).toHaveBeenCalledWith({ recordId: "R", conversationRecordId: "A" });
    expect(textOf(element)).toBe("Undone.");
    expect(changes).toEqual([closed, open]);
    expect(findAll(element, "[data-id=undo]")).toHaveLength(0);
  });

  it("assigns out of its panel, closes that and takes it back to whom it was", async () => {
    const { element } = await show();
    await tell(element, "panel", "assign");
    const panel = find(element, "c-conversation-action-panel");
    await expect(element).toBeAccessible();
    panel.dispatchEvent(new CustomEvent("verb", { detail: toBo }));
    await settled();
    expect(findAll(element, "c-conversation-action-panel")).toHaveLength(0);
    expect(textOf(element)).toBe("Assigned to Bo.");

    find(element, "[data-id=undo]").click();
    await settled();
    expect(assign).toHaveBeenLastCalledWith(expect.objectContaining({ kind: "teammate", id: "1" }));
  });

  it("lets tags be chosen one after the other", async () => {
    const { element } = await show();
    await tell(element, "panel", "tags");
    find(element, "c-conversation-action-panel").dispatchEvent(new CustomEvent("verb", { detail: { kind: "close" } }));
    await settled();

    expect(findAll(element, "c-conversation-action-panel")).toHaveLength(1);
  });

  it("does one thing at a time", async () => {
    let finish: (summary: ConversationSummary) => void = () => undefined;
    jest.mocked(close).mockReturnValue(new Promise((resolve) => (finish = resolve)));
    const { element } = await show();
    await tell(element, "verb", { kind: "close" });
    await tell(element, "verb", { kind: "close" });
    expect(textOf(element)).toBe("One moment…");
    await expect(element).toBeAccessible();

    finish(closed);
    await settled();
    expect(close).toHaveBeenCalledTimes(1);
  });

  it("says what was not done", async () => {
    jest.mocked(close).mockRejectedValue(apexError("The conversation is gone."));
    const { element, changes } = await show();
    await tell(element, "verb", { kind: "close" });

    expect(error(element)).toBe("The conversation is gone.");
    expect(changes).toEqual([]);
    await expect(element).toBeAccessible();
  });

  it("says why there are no choices, and asks again the next time", async () => {
    jest.mocked(getChoices).mockRejectedValueOnce(apexError("Intercom does not answer."));
    const { element } = await show();
    await tell(element, "panel", "tags");
    expect(error(element)).toBe("Intercom does not answer.");
    await tell(element, "ask");

    expect(bar(element).choices).toEqual(choices);
  });

  it.each([
    [{ ...choices, sender: { state: "noTeammate", explanation: "No teammate has your email." } }, "No teammate has"],
    [{ ...choices, problem: "Intercom did not give its tags." }, "Intercom did not give"],
  ])("explains what cannot be chosen", async (refused, words) => {
    jest.mocked(getChoices).mockResolvedValue(refused);
    const { element } = await show();
    await tell(element, "panel", "tags");

    expect(find<HTMLElement & { explanation: string }>(element, "c-conversation-action-panel").explanation).toContain(
      words,
    );
  });

  it("opens and closes a panel with the same button", async () => {
    const { element } = await show();
    await tell(element, "panel", "assign");
    await tell(element, "panel", "assign");
    expect(findAll(element, "c-conversation-action-panel")).toHaveLength(0);

    await tell(element, "panel", "tags");
    const focusOn = jest.spyOn(bar(element), "focusOn");
    find(element, "c-conversation-action-panel").dispatchEvent(new CustomEvent("cancel"));
    await settled();
    expect(focusOn).toHaveBeenCalledWith("tags");
    expect(findAll(element, "c-conversation-action-panel")).toHaveLength(0);
  });

  it("makes a record and leads to it", async () => {
    const { element, changes } = await show();
    const toast = jest.fn((event: Event) => (event as CustomEvent).detail as unknown);
    element.addEventListener("lightning__showtoast", toast);
    await tell(element, "ask");
    await tell(element, "make", { kind: "task" });

    expect(toast).toHaveReturnedWith(
      expect.objectContaining({
        message: "The conversation is logged as the task {0}.",
        messageData: [{ url: "/lightning/00T000000000001AAA", label: "Where is my invoice?" }],
      }),
    );
    expect(changes).toEqual([null]);
    expect(bar(element).choices).toBeNull();
  });

  it("shows what was done and Undo to whoever gave the conversation's own page away", async () => {
    jest.mocked(isInSight).mockResolvedValue(false);
    const focus = jest.spyOn(HTMLElement.prototype, "focus");
    const { element, changes } = await show(open, "A");
    await tell(element, "panel", "assign");
    find(element, "c-conversation-action-panel").dispatchEvent(new CustomEvent("verb", { detail: toBo }));
    await settled();
    expect(textOf(element)).toBe(
      "Assigned to Bo. You may not open this conversation any more. What you see stays until you leave this page.",
    );
    expect(findAll(element, "c-conversation-action-bar, c-conversation-action-panel")).toHaveLength(0);
    expect(focus.mock.contexts).toContain(find(element, "[data-id=undo]"));
    expect(changes).toEqual([]);
    await expect(element).toBeAccessible();

    jest.mocked(takeBack).mockResolvedValue(open);
    find(element, "[data-id=undo]").click();
    await settled();
    expect(takeBack).toHaveBeenCalledWith({ conversationRecordId: "A", kind: "teammate", id: "1" });
    expect(textOf(element)).toBe("Undone.");
    expect(changes).toEqual([open]);
    expect(findAll(element, "c-conversation-action-bar")).toHaveLength(1);
  });

  it("says why what was given away cannot be taken back", async () => {
    jest.mocked(isInSight).mockResolvedValue(false);
    jest.mocked(takeBack).mockRejectedValue(apexError("Somebody else has assigned it."));
    const { element, changes } = await show(open, "A");
    await tell(element, "verb", toBo);
    find(element, "[data-id=undo]").click();
    await settled();

    expect(error(element)).toBe("Somebody else has assigned it.");
    expect(changes).toEqual([]);
    await expect(element).toBeAccessible();
  });

  it("asks on no other page whether the conversation may still be seen", async () => {
    const { element, changes } = await show();
    await tell(element, "verb", toBo);
    expect(isInSight).not.toHaveBeenCalled();

    const { element: own } = await show(open, "A");
    await tell(own, "verb", { kind: "close" });
    expect(isInSight).not.toHaveBeenCalled();
    expect(changes).toEqual([open]);
  });

  it.each([
    [true, [null]],
    [false, []],
  ])("asks the page to look again after linking while it shows the conversation: %p", async (isSeen, expected) => {
    jest.mocked(isInSight).mockResolvedValue(isSeen);
    jest.mocked(linkTo).mockResolvedValue({ id: "003000000000001AAA", name: "Bo" });
    const { element, changes } = await show();
    await tell(element, "make", { kind: "link", targetId: "003000000000001AAA" });

    expect(changes).toEqual(expected);
  });

  it("forgets what was said of another conversation, and does not show a late answer for it", async () => {
    let finish: (summary: ConversationSummary) => void = () => undefined;
    jest.mocked(close).mockReturnValue(new Promise((resolve) => (finish = resolve)));
    const { element } = await show();
    await tell(element, "panel", "assign");
    await tell(element, "verb", { kind: "close" });
    element.conversation = conversation({ id: "B" });
    await settled();
    finish(closed);
    await settled();

    expect(textOf(element)).toBe("");
    expect(findAll(element, "c-conversation-action-panel")).toHaveLength(0);
  });

  it("is not there without a conversation", async () => {
    const { element } = await show(null);

    expect(element.shadowRoot?.childElementCount).toBe(0);
  });
});
