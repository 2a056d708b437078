import ConversationComposer from "c/conversationComposer";
import begin from "@salesforce/apex/ReplyController.begin";
import discard from "@salesforce/apex/ReplyController.discard";
import getSender from "@salesforce/apex/ReplyController.getSender";
import send from "@salesforce/apex/ReplyController.send";
import { keepDraft, noDraft, readDraft } from "c/conversationDrafts";
import type { Attempt } from "c/messageDelivery";
import { apexError, find, findAll, message, mount, settled, textOf } from "test/support";

// What is known for a page stays known: each test has a page of its own.
let pages = 0;
const show = (properties: Record<string, unknown> = {}) =>
  mount("c-conversation-composer", ConversationComposer, {
    recordId: `R${(pages += 1)}`,
    conversationId: "A",
    allowReply: true,
    ...properties,
  });

type Box = HTMLElement & { value: string; label: string };
type Button = HTMLElement & { label: string; disabled: boolean };

const box = (element: HTMLElement): Box => find<Box>(element, "lightning-textarea");
const button = (element: HTMLElement): Button => find<Button>(element, "[data-id=send]");
const attempt = (element: HTMLElement): Attempt | null =>
  find<HTMLElement & { attempt: Attempt | null }>(element, "c-message-attempt").attempt;

async function write(element: HTMLElement, value: string): Promise<void> {
  box(element).dispatchEvent(new CustomEvent("change", { detail: { value } }));
  await settled();
}

async function press(element: HTMLElement, init: KeyboardEventInit): Promise<void> {
  find(element, ".box").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", cancelable: true, ...init }));
  await settled();
}

async function choose(element: HTMLElement, value: string): Promise<void> {
  find(element, "lightning-radio-group").dispatchEvent(new CustomEvent("change", { detail: { value } }));
  await settled();
}

async function act(element: HTMLElement, action: string): Promise<void> {
  find(element, "c-message-attempt").dispatchEvent(new CustomEvent(action));
  await settled();
}

beforeEach(() => {
  localStorage.clear();
  jest.mocked(getSender).mockResolvedValue({ state: "ready", teammateName: "Ana Ruiz", explanation: null });
  jest.mocked(begin).mockResolvedValue(message({ sendToken: "token" }));
  jest.mocked(send).mockResolvedValue({ state: "sent", problem: null, message: message() });
  jest.mocked(discard).mockResolvedValue(null);
});

describe("c-conversation-composer", () => {
  it("shows in whose name one answers", async () => {
    const element = await show();

    expect(textOf(element)).toContain("You answer as Ana Ruiz");
    expect(button(element)).toMatchObject({ label: "Send to customer", disabled: true });
    expect(box(element).label).toBe("Reply to the customer");
    await expect(element).toBeAccessible();
  });

  it("looks different for an internal note, and says who sees it", async () => {
    const element = await show();
    await choose(element, "note");

    expect(find(element, ".note")).toBeTruthy();
    expect(textOf(element)).toContain("Only your team sees this");
    expect(button(element).label).toBe("Add note");
    expect(box(element).label).toBe("Internal note");
    await expect(element).toBeAccessible();

    await choose(element, "reply");
    expect(findAll(element, ".note")).toHaveLength(0);
  });

  it("sends what was written and tells", async () => {
    const element = await show();
    const sent = jest.fn((event: Event) => (event as CustomEvent<string>).detail);
    element.addEventListener("sent", sent);
    await write(element, "  Here it is ");
    button(element).click();
    await settled();

    expect(begin).toHaveBeenCalledWith(
      expect.objectContaining({ recordId: `R${pages}`, kind: "reply", text: "Here it is" }),
    );
    expect(sent).toHaveReturnedWith("A");
    expect(box(element).value).toBe("");
    expect(readDraft("A", "reply")).toEqual(noDraft);
    expect(find(element, ".notice").textContent).toBe("Sent.");
    await expect(element).toBeAccessible();
  });

  it("adds a note with files", async () => {
    const element = await show();
    await choose(element, "note");
    find(element, "c-attachment-urls").dispatchEvent(new CustomEvent("files", { detail: ["https://a.example/b"] }));
    await settled();
    expect(button(element).disabled).toBe(true);
    await write(element, "See the file");
    await press(element, { metaKey: true });

    expect(begin).toHaveBeenCalledWith(
      expect.objectContaining({ kind: "note", text: "See the file", attachmentUrls: ["https://a.example/b"] }),
    );
    expect(find(element, ".notice").textContent).toBe("Note added.");
  });

  it("sends with Ctrl+Enter, not with Enter alone nor with another key", async () => {
    const element = await show();
    await write(element, "Here it is");
    await press(element, {});
    await press(element, { key: "s", ctrlKey: true });
    expect(begin).not.toHaveBeenCalled();

    await press(element, { ctrlKey: true });
    expect(begin).toHaveBeenCalledTimes(1);
  });

  it("sends once, however often and by whatever it is asked", async () => {
    jest.mocked(send).mockReturnValue(new Promise(() => undefined));
    const element = await show();
    await write(element, "Here it is");
    button(element).click();
    button(element).click();
    await press(element, { ctrlKey: true, repeat: true });
    await press(element, { ctrlKey: true });

    expect(begin).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenCalledTimes(1);
    expect(attempt(element)?.state).toBe("sending");

    await write(element, "And one more thing");
    expect(button(element).disabled).toBe(true);
    await press(element, { ctrlKey: true });
    expect(begin).toHaveBeenCalledTimes(1);
    expect(find(element, ".notice").textContent).toContain("One message is on its way.");
    expect(box(element).value).toBe("And one more thing");
  });

  it("says that there is nothing to send", async () => {
    const element = await show();
    await write(element, "   ");
    await press(element, { ctrlKey: true });

    expect(begin).not.toHaveBeenCalled();
    expect(find(element, ".notice").textContent).toBe("Write something first.");
  });

  it("keeps the caret in the box after sending", async () => {
    const element = await show();
    await write(element, "Here it is");
    const focus = jest.spyOn(box(element), "focus");
    button(element).click();

    expect(focus).toHaveBeenCalledTimes(1);
  });

  it("sends again what was not sent, on demand", async () => {
    jest.mocked(send).mockResolvedValueOnce({ state: "notSent", problem: "Refused.", message: message() });
    const element = await show();
    await write(element, "Here it is");
    button(element).click();
    await settled();
    expect(attempt(element)).toMatchObject({ state: "notSent", problem: "Refused." });

    await act(element, "retry");
    expect(send).toHaveBeenCalledTimes(2);
    expect(attempt(element)).toBeNull();
  });

  it("looks again on demand", async () => {
    jest.mocked(send).mockReturnValueOnce(new Promise(() => undefined));
    const element = await show();
    await write(element, "Here it is");
    button(element).click();
    await settled();
    const look = jest.mocked((await import("@salesforce/apex/ReplyController.look")).default);
    look.mockResolvedValue({ state: "sent", problem: null, message: message() });

    await act(element, "check");
    expect(look).toHaveBeenCalledTimes(1);
    expect(attempt(element)).toBeNull();
  });

  it("puts the words back to change them, above what was written meanwhile", async () => {
    jest.mocked(send).mockResolvedValueOnce({ state: "notSent", problem: "Refused.", message: message() });
    const element = await show();
    await choose(element, "note");
    await write(element, "First");
    button(element).click();
    await settled();
    await write(element, "Second");
    await choose(element, "reply");

    await act(element, "edit");
    expect(attempt(element)).toBeNull();
    expect(find<Box>(element, "lightning-radio-group").value).toBe("note");
    expect(box(element).value).toBe("First\n\nSecond");
    expect(discard).toHaveBeenCalledTimes(1);
  });

  it("does not take back what is on its way", async () => {
    jest.mocked(send).mockReturnValueOnce(new Promise(() => undefined));
    const element = await show();
    await write(element, "First");
    button(element).click();
    await settled();

    await act(element, "edit");
    expect(attempt(element)?.state).toBe("sending");
    expect(box(element).value).toBe("");
  });

  it("shows what was begun in another browser, of the conversation that is open", async () => {
    const mine = message({ mine: true, clientKey: "other", sendState: "notSent", text: "From home" });
    const element = await show({ messages: null });
    element.messages = [message(), mine];
    await settled();
    expect(attempt(element)).toMatchObject({ text: "From home", state: "notSent" });

    element.messages = [];
    element.conversationId = "B";
    await settled();
    expect(attempt(element)).toBeNull();
  });

  it("keeps a draft for each conversation and kind", async () => {
    keepDraft("B", "reply", { ...noDraft, text: "For B" });
    const element = await show();
    await write(element, "For A");
    await choose(element, "note");
    expect(box(element).value).toBe("");
    await choose(element, "reply");
    expect(box(element).value).toBe("For A");

    element.conversationId = "B";
    await settled();
    expect(box(element).value).toBe("For B");
    element.conversationId = "B";
    element.conversationId = "A";
    await settled();
    expect(box(element).value).toBe("For A");
    expect(getSender).toHaveBeenCalledTimes(1);
  });

  it("asks once for a page in whose name one answers, however many conversations are opened on it", async () => {
    await show({ recordId: "page", conversationId: "A" });
    const element = await show({ recordId: "page", conversationId: "B" });

    expect(textOf(element)).toContain("You answer as Ana Ruiz");
    expect(getSender).toHaveBeenCalledTimes(1);
  });

  it.each(["noTeammate", "noPermission", "noCredential", "notConnected", "paused"])(
    "explains the state %s in place of a box",
    async (state) => {
      jest.mocked(getSender).mockResolvedValue({ state, teammateName: null, explanation: "Ask an administrator." });
      const element = await show();

      expect(textOf(element)).toBe("You cannot answer here. Ask an administrator.");
      expect(findAll(element, "lightning-textarea")).toHaveLength(0);
      await expect(element).toBeAccessible();
    },
  );

  it("says when it cannot find out who answers, and tries again", async () => {
    jest.mocked(getSender).mockRejectedValueOnce(apexError("The record is gone."));
    const element = await show();
    const panel = find<HTMLElement & { message: string }>(element, "c-error-panel");
    expect(panel.message).toBe("The record is gone.");
    await expect(element).toBeAccessible();

    panel.dispatchEvent(new CustomEvent("retry"));
    await settled();
    expect(textOf(element)).toContain("You answer as Ana Ruiz");
  });

  it("shows a stencil while it asks", async () => {
    jest.mocked(getSender).mockReturnValue(new Promise(() => undefined));
    const element = await show();

    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it("is not there where an administrator does not want it", async () => {
    const element = await show({ allowReply: false });

    expect(element.shadowRoot?.childElementCount).toBe(0);
    expect(getSender).not.toHaveBeenCalled();
  });
});
