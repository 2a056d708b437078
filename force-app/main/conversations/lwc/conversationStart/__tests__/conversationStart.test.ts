import ConversationStart from "c/conversationStart";
import begin from "@salesforce/apex/ConversationStartController.begin";
import discard from "@salesforce/apex/ConversationStartController.discard";
import getSender from "@salesforce/apex/ReplyController.getSender";
import listOpen from "@salesforce/apex/ConversationStartController.listOpen";
import look from "@salesforce/apex/ConversationStartController.look";
import send from "@salesforce/apex/ConversationStartController.send";
import type { StartResult } from "apex/types";
import type { Attempt } from "c/messageDelivery";
import { apexError, find, findAll, message, mount, settled, textOf } from "test/support";

const answer = (values: Partial<StartResult> = {}): StartResult => ({
  state: "sent",
  problem: null,
  message: null,
  conversationRecordId: "C",
  ...values,
});

// What is known for a page stays known: each test has a page of its own.
let pages = 0;

async function show(isOpen = true) {
  const element = await mount("c-conversation-start", ConversationStart, { recordId: `R${(pages += 1)}` });
  const started = jest.fn((event: Event) => (event as CustomEvent<string>).detail);
  element.addEventListener("started", started);
  if (isOpen) find(element, "[data-id=open]").click();
  await settled();
  return { element, started };
}

async function change(element: HTMLElement, selector: string, value: string): Promise<void> {
  find(element, selector).dispatchEvent(new CustomEvent("change", { detail: { value } }));
  await settled();
}

async function press(element: HTMLElement, id: string): Promise<void> {
  find(element, `[data-id=${id}]`).click();
  await settled();
}

async function act(element: HTMLElement, action: string): Promise<void> {
  find(element, "c-message-attempt").dispatchEvent(new CustomEvent(action));
  await settled();
}

const attempt = (element: HTMLElement) =>
  find<HTMLElement & { attempt: Attempt | null }>(element, "c-message-attempt").attempt;
const isDisabled = (element: HTMLElement) =>
  find<HTMLElement & { disabled: boolean }>(element, "[data-id=send]").disabled;

beforeEach(() => {
  localStorage.clear();
  jest.mocked(getSender).mockResolvedValue({ state: "ready", teammateName: "Ana Ruiz", explanation: null });
  jest.mocked(listOpen).mockResolvedValue([]);
  jest.mocked(begin).mockResolvedValue(message({ sendToken: "token" }));
  jest.mocked(send).mockResolvedValue(answer());
  jest.mocked(look).mockResolvedValue(answer());
  jest.mocked(discard).mockResolvedValue(null);
});

describe("c-conversation-start", () => {
  it("is a button until somebody wants to write", async () => {
    const { element } = await show(false);

    expect(findAll(element, "lightning-textarea")).toHaveLength(0);
    expect(getSender).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it("begins in the messenger, in whose name it says", async () => {
    const { element, started } = await show();
    expect(textOf(element)).toContain("You write as Ana Ruiz");
    expect(isDisabled(element)).toBe(true);
    await expect(element).toBeAccessible();
    await change(element, "lightning-textarea", " Welcome ");
    await press(element, "send");

    expect(begin).toHaveBeenCalledWith(
      expect.objectContaining({ recordId: `R${pages}`, channel: "messenger", subject: "", text: "Welcome" }),
    );
    expect(started).toHaveReturnedWith("C");
    expect(textOf(element)).toBe("The conversation has begun.");
    await expect(element).toBeAccessible();
  });

  it("begins by email, with a subject", async () => {
    jest
      .mocked(send)
      .mockResolvedValue(answer({ conversationRecordId: null, problem: "It appears once they answer." }));
    const { element, started } = await show();
    await change(element, "lightning-radio-group", "email");
    await change(element, "lightning-textarea", "Welcome");
    expect(isDisabled(element)).toBe(true);
    await change(element, "[data-id=subject]", "Hello");
    await expect(element).toBeAccessible();
    for (const init of [{ key: "a", ctrlKey: true }, { key: "Enter" }, { key: "Enter", ctrlKey: true }])
      find(element, "lightning-textarea").dispatchEvent(new KeyboardEvent("keydown", { ...init, bubbles: true }));
    await settled();

    expect(begin).toHaveBeenCalledTimes(1);
    expect(begin).toHaveBeenCalledWith(expect.objectContaining({ channel: "email", subject: "Hello" }));
    expect(started).toHaveReturnedWith("");
    expect(textOf(element)).toBe("It appears once they answer.");
  });

  it("sends again, and lets the words be changed", async () => {
    jest.mocked(send).mockResolvedValue(answer({ state: "notSent", problem: "Refused." }));
    const { element } = await show();
    await change(element, "lightning-textarea", "Welcome");
    await press(element, "send");
    expect(attempt(element)).toMatchObject({ state: "notSent", problem: "Refused.", channel: "messenger" });
    await act(element, "retry");
    expect(send).toHaveBeenCalledTimes(2);

    await act(element, "edit");
    expect(find<HTMLElement & { value: string }>(element, "lightning-textarea").value).toBe("Welcome");
    expect(discard).toHaveBeenCalledTimes(1);
    await act(element, "edit");
    expect(discard).toHaveBeenCalledTimes(1);
  });

  it("shows what was begun in another browser, and looks for it", async () => {
    jest.mocked(listOpen).mockResolvedValue([message({ mine: true, clientKey: "other", sendState: "unknown" })]);
    jest.mocked(look).mockReturnValueOnce(new Promise(() => undefined));
    const { element, started } = await show(false);
    expect(attempt(element)).toMatchObject({ clientKey: "other", state: "checking" });
    await act(element, "check");

    expect(started).toHaveBeenCalledTimes(1);
    expect(attempt(element)).toBeNull();
  });

  it("writes although it could not be asked what is open", async () => {
    jest.mocked(listOpen).mockRejectedValue(apexError("Not now."));
    const { element } = await show();

    expect(findAll(element, "lightning-textarea")).toHaveLength(1);
  });

  it("explains why nobody can write", async () => {
    jest.mocked(getSender).mockResolvedValue({ state: "noTeammate", explanation: "Ask an administrator." });
    const { element } = await show();

    expect(textOf(element)).toBe("You cannot answer here. Ask an administrator.");
    await expect(element).toBeAccessible();
  });

  it("shows a stencil while it asks, and says when that failed", async () => {
    jest.mocked(getSender).mockReturnValueOnce(new Promise(() => undefined));
    const { element } = await show();
    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);

    jest.mocked(getSender).mockRejectedValueOnce(apexError("The record is gone."));
    const { element: other } = await show();
    expect(find<HTMLElement & { message: string }>(other, "c-error-panel").message).toBe("The record is gone.");
    await expect(other).toBeAccessible();
  });
});
