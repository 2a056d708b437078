import IntercomConversations from "c/intercomConversations";
import getStamp from "@salesforce/apex/ConversationController.getStamp";
import listConversations from "@salesforce/apex/ConversationController.listConversations";
import type { ConversationList } from "apex/types";
import {
  apexError,
  conversation,
  conversationList,
  find,
  findAll,
  mount,
  navigated,
  settled,
  textOf,
} from "test/support";

const RECORD_ID = "003000000000001AAA";
const both = [conversation({ id: "A" }), conversation({ id: "B", subject: "Second" })];

type Reading = HTMLElement & { conversation: { id: string }; stamp: string; hideNotes: boolean; hideEvents: boolean };

const show = (properties = {}) =>
  mount("c-intercom-conversations", IntercomConversations, {
    recordId: RECORD_ID,
    objectApiName: "Contact",
    ...properties,
  });

const reading = (element: HTMLElement): Reading => find<Reading>(element, "c-conversation-reading");
const opened = (element: HTMLElement): string => reading(element).conversation.id;
const columns = (element: HTMLElement): string => find(element, ".columns").className;

async function tell(element: HTMLElement, selector: string, name: string, detail?: string): Promise<void> {
  find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
  await settled();
}

describe("c-intercom-conversations", () => {
  beforeEach(() => {
    jest.mocked(listConversations).mockResolvedValue(conversationList(both));
    jest.mocked(getStamp).mockResolvedValue("1");
  });

  it("shows stencils while it loads", async () => {
    jest.mocked(listConversations).mockReturnValue(new Promise(() => undefined));
    const element = await show();

    expect(find<HTMLElement & { shape: string }>(element, "c-loading-stencil").shape).toBe("list");
    await expect(element).toBeAccessible();
  });

  it("asks for ten conversations of the record and opens the newest", async () => {
    const element = await show();

    expect(listConversations).toHaveBeenCalledWith({
      recordId: RECORD_ID,
      filter: "all",
      scope: "record",
      pageSize: 10,
    });
    expect(opened(element)).toBe("A");
    expect(textOf(element)).toContain("Intercom conversations");
    await expect(element).toBeAccessible();
  });

  it("takes its properties from App Builder", async () => {
    const element = await show({
      objectApiName: "Opportunity",
      title: "Chats",
      scope: "Whole account",
      defaultFilter: "Open",
      pageSize: 5,
      showNotes: false,
      showEvents: false,
      height: 600,
    });

    expect(listConversations).toHaveBeenCalledWith({
      recordId: RECORD_ID,
      filter: "open",
      scope: "account",
      pageSize: 5,
    });
    expect(textOf(element)).toContain("Chats");
    expect(reading(element).hideNotes).toBe(true);
    expect(reading(element).hideEvents).toBe(true);
    expect(find(element, "article").style.getPropertyValue("--transcript-height")).toBe("600px");
    expect(find<HTMLElement & { showsPeople: boolean }>(element, "c-conversation-list").showsPeople).toBe(true);
  });

  it("does without values that mean nothing", async () => {
    const element = await show({ scope: "Galaxy", defaultFilter: "Loud", pageSize: 0, height: 3 });

    expect(listConversations).toHaveBeenCalledWith({
      recordId: RECORD_ID,
      filter: "all",
      scope: "record",
      pageSize: 10,
    });
    expect(find(element, "article").style.getPropertyValue("--transcript-height")).toBe("");
  });

  it("opens the conversation that was chosen, and goes back to the list", async () => {
    const element = await show();
    await tell(element, "c-conversation-list", "select", "B");
    expect(opened(element)).toBe("B");
    expect(columns(element)).toContain("reading-now");

    await tell(element, "c-conversation-reading", "back");
    expect(columns(element)).not.toContain("reading-now");
  });

  it("moves the focus along where the list gives way", async () => {
    const element = await show();
    const focusHeading = jest.fn();
    Object.assign(reading(element), { focusHeading });
    Object.assign(find(element, "c-conversation-list"), { focusSelected: focusHeading });
    await tell(element, "c-conversation-list", "select", "A");
    expect(focusHeading).not.toHaveBeenCalled();

    await tell(element, "c-conversation-reading", "back");
    expect(focusHeading).toHaveBeenCalledTimes(1);

    find(element, ".list").style.display = "none";
    await tell(element, "c-conversation-list", "select", "A");
    expect(focusHeading).toHaveBeenCalledTimes(2);
  });

  it("opens nothing by itself in a narrow region, except the only one", async () => {
    const element = await show({ flexipageRegionWidth: "SMALL" });
    expect(findAll(element, "c-conversation-reading")).toHaveLength(0);

    jest.mocked(listConversations).mockResolvedValue(conversationList([both[0]]));
    expect(opened(await show({ flexipageRegionWidth: "SMALL" }))).toBe("A");
  });

  it("filters, and offers everything when nothing matches", async () => {
    const element = await show();
    const nothing = conversationList([], { counts: [{ state: "open", amount: 2 }] });
    jest.mocked(listConversations).mockResolvedValue(nothing);
    await tell(element, "c-conversation-filters", "filter", "closed");
    expect(listConversations).toHaveBeenLastCalledWith(expect.objectContaining({ filter: "closed" }));
    const empty = find<HTMLElement & { body: string }>(element, "c-empty-state");
    expect(empty.body).toBe("No conversation of Jane Doe matches this filter.");
    expect(findAll(element, "c-conversation-reading")).toHaveLength(0);
    await expect(element).toBeAccessible();

    jest.mocked(listConversations).mockResolvedValue(conversationList(both));
    await tell(element, "c-empty-state", "action");
    expect(listConversations).toHaveBeenLastCalledWith(expect.objectContaining({ filter: "all" }));
    expect(opened(element)).toBe("A");
  });

  it("ignores the answer to a filter that was left", async () => {
    const element = await show();
    let late: (value: ConversationList) => void = () => undefined;
    jest.mocked(listConversations).mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    await tell(element, "c-conversation-filters", "filter", "closed");
    await tell(element, "c-conversation-filters", "filter", "open");
    late(conversationList([]));
    await settled();

    expect(findAll(element, "c-empty-state")).toHaveLength(0);
  });

  it("shows more on demand, and keeps what is open", async () => {
    jest.mocked(listConversations).mockResolvedValue(conversationList(both, { hasMore: true }));
    const element = await show();
    await tell(element, "c-conversation-list", "select", "B");
    await tell(element, "c-conversation-list", "more");

    expect(listConversations).toHaveBeenLastCalledWith(expect.objectContaining({ pageSize: 20 }));
    expect(opened(element)).toBe("B");
  });

  it("says when the list cannot be loaded, and tries again", async () => {
    jest.mocked(listConversations).mockRejectedValueOnce(apexError("Server error."));
    const element = await show();
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Server error.");
    await expect(element).toBeAccessible();

    await tell(element, "c-error-panel", "retry");
    expect(findAll(element, "c-conversation-list")).toHaveLength(1);
  });

  it.each([
    ["notConnected", "Intercom is not connected"],
    ["noPerson", "No one in Intercom is linked to this record"],
    ["ambiguous", "Several records could be this person"],
    ["noAccess", "You cannot see these conversations"],
    ["ready", "No conversations yet"],
  ])("explains the state %s", async (state, heading) => {
    jest.mocked(listConversations).mockResolvedValue(conversationList([], { state }));
    const element = await show();

    expect(find<HTMLElement & { heading: string }>(element, "c-empty-state").heading).toBe(heading);
    expect(findAll(element, "c-conversation-reading")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("leads to the setup page while not connected", async () => {
    jest.mocked(listConversations).mockResolvedValue(conversationList([], { state: "notConnected" }));
    const element = await show();
    await tell(element, "c-empty-state", "action");

    expect(navigated).toHaveBeenCalledWith({ type: "standard__navItemPage", attributes: { apiName: "Parley_Setup" } });
  });

  it("needs no list on the page of a conversation", async () => {
    const element = await show({ objectApiName: "Intercom_Conversation__c", defaultFilter: "Open" });

    expect(findAll(element, "c-conversation-list")).toHaveLength(0);
    expect(opened(element)).toBe("A");
    expect(listConversations).toHaveBeenCalledWith(expect.objectContaining({ filter: "all" }));
  });

  it("tells the open conversation of news without a reload, and asks little while nothing changes", async () => {
    jest.useFakeTimers();
    const element = await show();
    await jest.advanceTimersByTimeAsync(3000);
    expect(getStamp).toHaveBeenCalledTimes(1);
    expect(listConversations).toHaveBeenCalledTimes(1);

    jest.mocked(getStamp).mockResolvedValue("2");
    jest.mocked(listConversations).mockResolvedValue(conversationList([both[0]], { stamp: "2" }));
    await jest.advanceTimersByTimeAsync(3000);
    expect(reading(element).stamp).toBe("2");

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
    expect(opened(element)).toBe("A");
  });

  it("stops asking when the page is left", async () => {
    jest.useFakeTimers();
    const element = await show();
    element.remove();
    await jest.advanceTimersByTimeAsync(60_000);

    expect(getStamp).not.toHaveBeenCalled();
  });
});
