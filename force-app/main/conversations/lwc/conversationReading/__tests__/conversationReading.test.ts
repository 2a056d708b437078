import ConversationReading from "c/conversationReading";
import getAddress from "@salesforce/apex/AttachmentController.getAddress";
import getTranscript from "@salesforce/apex/ConversationController.getTranscript";
import refreshTranscript from "@salesforce/apex/ConversationController.refreshTranscript";
import type { ConversationSummary, Transcript } from "apex/types";
import { apexError, conversation, find, findAll, message, mount, navigated, settled, transcript } from "test/support";

const RECORD_ID = "003000000000001AAA";
const first = conversation({ id: "A" });
const second = conversation({ id: "B", subject: "Second" });
const of = (summary: ConversationSummary, ids: string[], values: Partial<Transcript> = {}): Transcript =>
  transcript(
    ids.map((id) => message({ id })),
    { conversation: summary, ...values },
  );

const show = (properties = {}) =>
  mount("c-conversation-reading", ConversationReading, {
    recordId: RECORD_ID,
    conversation: first,
    stamp: "1",
    ...properties,
  });

const shown = (element: HTMLElement): (string | null | undefined)[] =>
  find<HTMLElement & { transcript: Transcript }>(element, "c-conversation-transcript").transcript.messages.map(
    ({ id }) => id,
  );

const header = (element: HTMLElement) =>
  find<HTMLElement & { refreshing: boolean; refreshedAt: string }>(element, "c-conversation-header");

describe("c-conversation-reading", () => {
  beforeEach(() => {
    jest.mocked(getTranscript).mockResolvedValue(of(first, ["1"]));
    jest.mocked(refreshTranscript).mockResolvedValue(of(first, ["1", "2"]));
  });

  it("shows stored messages at once, then fresh ones", async () => {
    let answer: (value: Transcript) => void = () => undefined;
    jest.mocked(refreshTranscript).mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const element = await show();

    expect(getTranscript).toHaveBeenCalledWith({ recordId: RECORD_ID, conversationRecordId: "A", beforeId: "" });
    expect(shown(element)).toEqual(["1"]);
    expect(header(element).refreshing).toBe(true);

    answer(of(first, ["1", "2"]));
    await settled();
    expect(shown(element)).toEqual(["1", "2"]);
    expect(header(element).refreshing).toBe(false);
    await expect(element).toBeAccessible();
  });

  it("shows stencils while it loads", async () => {
    jest.mocked(getTranscript).mockReturnValue(new Promise(() => undefined));
    const element = await show();

    expect(find<HTMLElement & { shape: string }>(element, "c-loading-stencil").shape).toBe("chat");
    await expect(element).toBeAccessible();
  });

  it("opens another conversation, and ignores a late answer for the one that was left", async () => {
    let late: (value: Transcript) => void = () => undefined;
    jest.mocked(refreshTranscript).mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    const element = await show();
    jest.mocked(getTranscript).mockResolvedValue(of(second, ["7"]));
    jest.mocked(refreshTranscript).mockResolvedValue(of(second, ["7", "8"]));
    element.conversation = second;
    await settled();
    late(of(first, []));
    await settled();

    expect(shown(element)).toEqual(["7", "8"]);
  });

  it("does not open again what is only described anew", async () => {
    const element = await show();
    element.conversation = { ...first, state: "closed" };
    await settled();

    expect(getTranscript).toHaveBeenCalledTimes(1);
  });

  it("reads the stored messages again when something changed, and stays as fresh as it was", async () => {
    jest.mocked(refreshTranscript).mockResolvedValue(of(first, ["1"], { refreshedAt: "2026-03-02T17:00:00.000Z" }));
    const element = await show();
    jest
      .mocked(getTranscript)
      .mockResolvedValue(of(first, ["1", "2", "3"], { refreshedAt: "2026-03-02T16:00:00.000Z" }));
    element.stamp = "2";
    await settled();

    expect(shown(element)).toEqual(["1", "2", "3"]);
    expect(refreshTranscript).toHaveBeenCalledTimes(1);
    expect(header(element).refreshedAt).toBe("2026-03-02T17:00:00.000Z");
  });

  it("says so when messages that changed cannot be read", async () => {
    const element = await show();
    jest.mocked(getTranscript).mockRejectedValue(apexError("Server error."));
    element.stamp = "2";
    await settled();

    expect(shown(element)).toEqual(["1", "2"]);
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Server error.");
  });

  it("fetches earlier messages, and keeps them when newer ones arrive", async () => {
    jest.mocked(refreshTranscript).mockResolvedValue(of(first, ["3", "4"], { hasEarlier: true }));
    jest.mocked(getTranscript).mockResolvedValueOnce(of(first, ["3"], { hasEarlier: true }));
    const element = await show();
    jest.mocked(getTranscript).mockResolvedValueOnce(of(first, ["1", "2", "3"]));
    find(element, "c-conversation-transcript").dispatchEvent(new CustomEvent("earlier"));
    await settled();
    expect(getTranscript).toHaveBeenLastCalledWith({ recordId: RECORD_ID, conversationRecordId: "A", beforeId: "3" });
    expect(shown(element)).toEqual(["1", "2", "3", "4"]);

    jest.mocked(getTranscript).mockResolvedValueOnce(of(first, ["4", "5"], { hasEarlier: true }));
    element.stamp = "2";
    await settled();
    expect(shown(element)).toEqual(["1", "2", "3", "4", "5"]);

    jest.mocked(getTranscript).mockResolvedValueOnce(of(first, ["300", "301"], { hasEarlier: true }));
    element.stamp = "3";
    await settled();
    expect(shown(element)).toEqual(["300", "301"]);
  });

  it("says so when earlier messages cannot be fetched", async () => {
    const element = await show();
    jest.mocked(getTranscript).mockRejectedValue(apexError("Server error."));
    find(element, "c-conversation-transcript").dispatchEvent(new CustomEvent("earlier"));
    await settled();

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Server error.");
  });

  it("keeps the stored messages when Intercom cannot be asked, and tries again", async () => {
    jest.mocked(refreshTranscript).mockRejectedValueOnce(apexError("Intercom does not answer. Try again later."));
    const element = await show();

    expect(shown(element)).toEqual(["1"]);
    const panel = find<HTMLElement & { message: string; heading: string }>(element, "c-error-panel");
    expect(panel.message).toBe("Intercom does not answer. Try again later.");
    expect(panel.heading).toContain("stored");
    await expect(element).toBeAccessible();

    panel.dispatchEvent(new CustomEvent("retry"));
    await settled();
    expect(findAll(element, "c-error-panel")).toHaveLength(0);
    expect(shown(element)).toEqual(["1", "2"]);
  });

  it("refreshes on demand", async () => {
    const element = await show();
    header(element).dispatchEvent(new CustomEvent("refresh"));
    await settled();

    expect(refreshTranscript).toHaveBeenCalledTimes(2);
  });

  it("says when the messages cannot be loaded, and tries again", async () => {
    jest.mocked(getTranscript).mockRejectedValueOnce(apexError("No access."));
    const element = await show();
    expect(refreshTranscript).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();

    find(element, "c-error-panel").dispatchEvent(new CustomEvent("retry"));
    await settled();
    expect(shown(element)).toEqual(["1", "2"]);
  });

  it("leads back to the list", async () => {
    const element = await show({ hasList: true });
    const back = jest.fn();
    element.addEventListener("back", back);
    header(element).dispatchEvent(new CustomEvent("back"));

    expect(back).toHaveBeenCalledTimes(1);
  });

  it("opens a file under an address that is asked for at the click", async () => {
    const url = "https://downloads.intercomcdn.com/i/o/1/scan.pdf?expires=1";
    jest.mocked(getAddress).mockResolvedValue(url);
    const element = await show();
    const choice = { messageId: "2", index: 1 };
    const open = async () => {
      find(element, "c-conversation-transcript").dispatchEvent(new CustomEvent("openfile", { detail: choice }));
      await settled();
    };
    await open();
    expect(getAddress).toHaveBeenCalledWith({ recordId: RECORD_ID, ...choice });
    expect(navigated).toHaveBeenCalledWith({ type: "standard__webPage", attributes: { url } });

    jest.mocked(getAddress).mockRejectedValue(apexError("The file is gone."));
    await open();
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("The file is gone.");
    await expect(element).toBeAccessible();
  });

  it("tells who the person is", async () => {
    const element = await show({ conversation: { ...first, personName: "Jane Doe" } });

    expect(find<HTMLElement & Record<string, unknown>>(element, "c-conversation-person")).toMatchObject({
      recordId: RECORD_ID,
      conversationId: "A",
    });
  });

  it("answers only where the page allows it", async () => {
    const element = await show();
    expect(findAll(element, "c-conversation-actions")).toHaveLength(0);
    element.allowReply = true;
    await settled();

    const composer = find<HTMLElement & Record<string, unknown>>(element, "c-conversation-composer");
    expect(composer).toMatchObject({ recordId: RECORD_ID, conversationId: "A", allowReply: true });
    expect(composer["messages"]).toHaveLength(2);
    expect(find<HTMLElement & Record<string, unknown>>(element, "c-conversation-transcript")["hideOwnAttempts"]).toBe(
      true,
    );
    await expect(element).toBeAccessible();
  });

  it("shows what was sent at the end, and tells the list", async () => {
    const element = await show({ allowReply: true });
    const changed = jest.fn();
    const showLatest = jest.fn();
    element.addEventListener("changed", changed);
    Object.assign(find(element, "c-conversation-transcript"), { showLatest });
    jest.mocked(getTranscript).mockResolvedValue(of(first, ["1", "2", "3"]));
    find(element, "c-conversation-composer").dispatchEvent(new CustomEvent("sent", { detail: "A" }));
    await settled();

    expect(shown(element)).toEqual(["1", "2", "3"]);
    expect(showLatest).toHaveBeenCalledTimes(1);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["a send", "c-conversation-composer", "sent", "A"],
    ["a verb", "c-conversation-actions", "changed", { ...first, state: "closed", version: "2" }],
  ])("reads the messages once after %s, though the list tells of it as well", async (_, selector, name, detail) => {
    const before = { ...first, version: "1" };
    jest.mocked(getTranscript).mockResolvedValue(of(before, ["1"]));
    jest.mocked(refreshTranscript).mockResolvedValue(of(before, ["1"]));
    const element = await show({ allowReply: true, conversation: before });
    const after = { ...first, version: "2" };
    jest
      .mocked(getTranscript)
      .mockClear()
      .mockResolvedValue(of(after, ["1", "2"]));
    find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
    await settled();
    Object.assign(element, { stamp: "2", conversation: after });
    await settled();

    expect(getTranscript).toHaveBeenCalledTimes(1);
    expect(shown(element)).toEqual(["1", "2"]);

    Object.assign(element, { stamp: "3" });
    await settled();
    expect(getTranscript).toHaveBeenCalledTimes(1);

    Object.assign(element, { stamp: "4", conversation: { ...after, version: "3" } });
    await settled();
    expect(getTranscript).toHaveBeenCalledTimes(2);
  });

  it("shows at once what was done to the conversation", async () => {
    const element = await show({ allowReply: true });
    let late: (value: Transcript) => void = () => undefined;
    jest.mocked(getTranscript).mockReturnValue(new Promise((resolve) => (late = resolve)));
    const actions = find<HTMLElement & { conversation: ConversationSummary }>(element, "c-conversation-actions");
    actions.dispatchEvent(new CustomEvent("changed", { detail: { ...first, state: "closed" } }));
    await settled();
    expect(actions.conversation.state).toBe("closed");

    late(of({ ...first, state: "closed", subject: "New" }, ["1"]));
    await settled();
    expect(actions.conversation.subject).toBe("New");

    actions.dispatchEvent(new CustomEvent("changed", { detail: null }));
    await settled();
    expect(getTranscript).toHaveBeenCalledTimes(3);
  });
});
