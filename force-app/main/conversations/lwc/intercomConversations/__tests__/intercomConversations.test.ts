import IntercomConversations from "c/intercomConversations";
import getStamp from "@salesforce/apex/ConversationController.getStamp";
import getTranscript from "@salesforce/apex/ConversationController.getTranscript";
import listConversations from "@salesforce/apex/ConversationController.listConversations";
import refreshTranscript from "@salesforce/apex/ConversationController.refreshTranscript";
import type { Transcript } from "apex/types";
import {
  apexError,
  conversation,
  conversationList,
  find,
  findAll,
  message,
  mount,
  navigated,
  settled,
  textOf,
  transcript,
} from "test/support";

const RECORD_ID = "003000000000001AAA";
const stored = transcript([message({ id: "1" })]);
const fresh = transcript([message({ id: "1" }), message({ id: "2", bodyHtml: "<p>Fresh</p>" })]);

const show = (properties = {}) =>
  mount("c-intercom-conversations", IntercomConversations, {
    recordId: RECORD_ID,
    objectApiName: "Contact",
    ...properties,
  });

const shown = (element: HTMLElement): Transcript =>
  find<HTMLElement & { transcript: Transcript }>(element, "c-conversation-transcript").transcript;

describe("c-intercom-conversations", () => {
  beforeEach(() => {
    jest
      .mocked(listConversations)
      .mockResolvedValue(conversationList([conversation({ id: "A" }), conversation({ id: "B", subject: "Second" })]));
    jest.mocked(getTranscript).mockResolvedValue(stored);
    jest.mocked(refreshTranscript).mockResolvedValue(fresh);
    jest.mocked(getStamp).mockResolvedValue("1");
  });

  it("shows stencils while it loads", async () => {
    jest.mocked(listConversations).mockReturnValue(new Promise(() => undefined));
    const element = await show();

    expect(find<HTMLElement & { shape: string }>(element, "c-loading-stencil").shape).toBe("list");
    await expect(element).toBeAccessible();
  });

  it("opens the newest conversation: stored rows at once, then fresh ones", async () => {
    let answer: (value: Transcript) => void = () => undefined;
    jest.mocked(refreshTranscript).mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const element = await show();

    expect(getTranscript).toHaveBeenCalledWith({ recordId: RECORD_ID, conversationRecordId: "A" });
    expect(shown(element).messages).toHaveLength(1);
    const header = find<HTMLElement & { refreshing: boolean }>(element, "c-conversation-header");
    expect(header.refreshing).toBe(true);

    answer(fresh);
    await settled();
    expect(shown(element).messages).toHaveLength(2);
    expect(header.refreshing).toBe(false);
    await expect(element).toBeAccessible();
  });

  it("opens the conversation that was chosen", async () => {
    const element = await show();
    find(element, "c-conversation-list").dispatchEvent(new CustomEvent("select", { detail: "B" }));
    await settled();

    expect(getTranscript).toHaveBeenLastCalledWith({ recordId: RECORD_ID, conversationRecordId: "B" });
    expect(refreshTranscript).toHaveBeenLastCalledWith({ recordId: RECORD_ID, conversationRecordId: "B" });
  });

  it("ignores an answer for a conversation that was left", async () => {
    let late: (value: Transcript) => void = () => undefined;
    jest.mocked(refreshTranscript).mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    const element = await show();
    find(element, "c-conversation-list").dispatchEvent(new CustomEvent("select", { detail: "B" }));
    await settled();

    late(transcript([], { conversation: conversation({ id: "A" }) }));
    await settled();

    expect(shown(element).messages).toHaveLength(2);
  });

  it("keeps the stored rows when Intercom cannot be asked, and says so", async () => {
    jest.mocked(refreshTranscript).mockRejectedValueOnce(apexError("Intercom does not answer. Try again later."));
    const element = await show();

    expect(shown(element).messages).toHaveLength(1);
    const panel = find<HTMLElement & { message: string }>(element, "c-error-panel");
    expect(panel.message).toBe("Intercom does not answer. Try again later.");
    await expect(element).toBeAccessible();

    panel.dispatchEvent(new CustomEvent("retry"));
    await settled();
    expect(findAll(element, "c-error-panel")).toHaveLength(0);
    expect(shown(element).messages).toHaveLength(2);
  });

  it("refreshes on demand", async () => {
    const element = await show();
    find(element, "c-conversation-header").dispatchEvent(new CustomEvent("refresh"));
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
    expect(shown(element).messages).toHaveLength(2);
  });

  it("says when the list cannot be loaded, and tries again", async () => {
    jest.mocked(listConversations).mockRejectedValueOnce(apexError("Server error."));
    const element = await show();
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Server error.");
    await expect(element).toBeAccessible();

    find(element, "c-error-panel").dispatchEvent(new CustomEvent("retry"));
    await settled();
    expect(findAll(element, "c-conversation-list")).toHaveLength(1);
  });

  it.each([
    ["notConnected", "Intercom is not connected"],
    ["noPerson", "No one in Intercom is linked to this record"],
    ["noAccess", "You cannot see these conversations"],
    ["ready", "No conversations yet"],
  ])("explains the state %s", async (state, heading) => {
    jest.mocked(listConversations).mockResolvedValue(conversationList([], { state }));
    const element = await show();

    expect(find<HTMLElement & { heading: string }>(element, "c-empty-state").heading).toBe(heading);
    expect(getTranscript).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it("leads to the setup page while not connected", async () => {
    jest.mocked(listConversations).mockResolvedValue(conversationList([], { state: "notConnected" }));
    const element = await show();
    find(element, "c-empty-state").dispatchEvent(new CustomEvent("action"));

    expect(navigated).toHaveBeenCalledWith({ type: "standard__navItemPage", attributes: { apiName: "Parley_Setup" } });
  });

  it("needs no list on the page of a conversation", async () => {
    const element = await show({ objectApiName: "Intercom_Conversation__c" });

    expect(findAll(element, "c-conversation-list")).toHaveLength(0);
    expect(textOf(element)).toContain("Intercom conversations");
    expect(shown(element).messages).toHaveLength(2);
  });

  it("shows a new message without a reload, and asks little while nothing changes", async () => {
    jest.useFakeTimers();
    const element = await show();
    await jest.advanceTimersByTimeAsync(3000);
    expect(getStamp).toHaveBeenCalledTimes(1);
    expect(listConversations).toHaveBeenCalledTimes(1);

    jest.mocked(getStamp).mockResolvedValue("2");
    jest.mocked(listConversations).mockResolvedValue(conversationList([conversation({ id: "A" })], { stamp: "2" }));
    jest.mocked(getTranscript).mockResolvedValue(transcript([...fresh.messages, message({ id: "3" })]));
    await jest.advanceTimersByTimeAsync(3000);
    expect(shown(element).messages).toHaveLength(3);
    expect(refreshTranscript).toHaveBeenCalledTimes(1);

    await jest.advanceTimersByTimeAsync(3000);
    expect(listConversations).toHaveBeenCalledTimes(2);
  });

  it("opens a first conversation when one arrives", async () => {
    jest.useFakeTimers();
    jest.mocked(listConversations).mockResolvedValueOnce(conversationList([]));
    const element = await show();
    expect(findAll(element, "c-empty-state")).toHaveLength(1);

    jest.mocked(getStamp).mockResolvedValue("2");
    await jest.advanceTimersByTimeAsync(3000);
    expect(shown(element).messages).toHaveLength(2);
  });

  it("stops asking when the page is left", async () => {
    jest.useFakeTimers();
    const element = await show();
    element.remove();
    await jest.advanceTimersByTimeAsync(60_000);

    expect(getStamp).not.toHaveBeenCalled();
  });
});
