import IntercomConversations from "c/intercomConversations";
import getStamp from "@salesforce/apex/ConversationController.getStamp";
import listOpen from "@salesforce/apex/ConversationStartController.listOpen";
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

type Browser = HTMLElement & Record<string, unknown> & { list: ConversationList };

const show = (properties = {}) =>
  mount("c-intercom-conversations", IntercomConversations, {
    recordId: RECORD_ID,
    objectApiName: "Contact",
    ...properties,
  });

const browser = (element: HTMLElement): Browser => find<Browser>(element, "c-conversation-browser");
const listed = (element: HTMLElement) => browser(element).list.conversations.map(({ id }) => id);

async function tell(element: HTMLElement, selector: string, name: string, detail?: string): Promise<void> {
  find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
  await settled();
}

describe("c-intercom-conversations", () => {
  beforeEach(() => {
    jest.mocked(listConversations).mockResolvedValue(conversationList(both));
    jest.mocked(getStamp).mockResolvedValue("1");
    jest.mocked(listOpen).mockResolvedValue([]);
  });

  it("shows stencils while it loads", async () => {
    jest.mocked(listConversations).mockReturnValue(new Promise(() => undefined));
    const element = await show();

    expect(find<HTMLElement & { shape: string }>(element, "c-loading-stencil").shape).toBe("list");
    await expect(element).toBeAccessible();
  });

  it("asks for ten conversations of the record", async () => {
    const element = await show();

    expect(listConversations).toHaveBeenCalledWith({
      recordId: RECORD_ID,
      filter: "all",
      scope: "record",
      pageSize: 10,
    });
    expect(listed(element)).toEqual(["A", "B"]);
    expect(browser(element)).toMatchObject({ recordId: RECORD_ID, hasList: true, allowReply: true, isNarrow: false });
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
      allowReply: false,
      height: 600,
      flexipageRegionWidth: "SMALL",
    });

    expect(listConversations).toHaveBeenCalledWith({
      recordId: RECORD_ID,
      filter: "open",
      scope: "account",
      pageSize: 5,
    });
    expect(textOf(element)).toContain("Chats");
    expect(browser(element)).toMatchObject({ hideNotes: true, hideEvents: true, allowReply: false, isNarrow: true });
    expect(find(element, "article").style.getPropertyValue("--transcript-height")).toBe("600px");
    expect(browser(element)["showsPeople"]).toBe(true);
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
    expect(find(element, "article").style.getPropertyValue("--conversations-room")).toBe("752px");
  });

  it("filters", async () => {
    const element = await show();
    jest.mocked(listConversations).mockResolvedValue(conversationList([], { counts: [{ state: "open", amount: 2 }] }));
    await tell(element, "c-conversation-browser", "filter", "closed");

    expect(listConversations).toHaveBeenLastCalledWith(expect.objectContaining({ filter: "closed" }));
    expect(browser(element)).toMatchObject({ filter: "closed", loading: false });
    expect(listed(element)).toEqual([]);
  });

  it("ignores the answer to a filter that was left", async () => {
    const element = await show();
    let late: (value: ConversationList) => void = () => undefined;
    jest.mocked(listConversations).mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    await tell(element, "c-conversation-browser", "filter", "closed");
    expect(browser(element)["loading"]).toBe(true);
    await tell(element, "c-conversation-browser", "filter", "open");
    late(conversationList([]));
    await settled();

    expect(listed(element)).toEqual(["A", "B"]);
  });

  it("shows more on demand, and asks again when something was done", async () => {
    const element = await show();
    await tell(element, "c-conversation-browser", "more");
    expect(listConversations).toHaveBeenLastCalledWith(expect.objectContaining({ pageSize: 20 }));

    await tell(element, "c-conversation-browser", "changed");
    expect(listConversations).toHaveBeenCalledTimes(3);
  });

  it("says when the list cannot be loaded, and tries again", async () => {
    jest.mocked(listConversations).mockRejectedValueOnce(apexError("Server error."));
    const element = await show();
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Server error.");
    await expect(element).toBeAccessible();

    await tell(element, "c-error-panel", "retry");
    expect(listed(element)).toEqual(["A", "B"]);
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
    expect(findAll(element, "c-conversation-browser")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it.each(["noPerson", "ambiguous"])("lets one find or choose the person in the state %s", async (state) => {
    jest.mocked(listConversations).mockResolvedValue(conversationList([], { state }));
    const element = await show();
    jest.mocked(listConversations).mockResolvedValue(conversationList(both));
    await tell(element, "c-person-search", "linked");

    expect(listed(element)).toEqual(["A", "B"]);
  });

  it("offers to write to a person who is known, where the page allows it", async () => {
    const starts = (element: HTMLElement) => findAll(element, "c-conversation-start").length;
    expect(starts(await show({ objectApiName: "Account" }))).toBe(0);
    expect(starts(await show({ allowReply: false }))).toBe(0);
    jest.mocked(listConversations).mockResolvedValue(conversationList([]));
    const element = await show();
    expect(starts(element)).toBe(1);

    jest.mocked(listConversations).mockResolvedValue(conversationList(both));
    await tell(element, "c-conversation-start", "started", "A");
    expect(listed(element)).toEqual(["A", "B"]);
  });

  it("leads to the setup page while not connected", async () => {
    jest.mocked(listConversations).mockResolvedValue(conversationList([], { state: "notConnected" }));
    const element = await show();
    await tell(element, "c-empty-state", "action");

    expect(navigated).toHaveBeenCalledWith({ type: "standard__navItemPage", attributes: { apiName: "Parley_Setup" } });
  });

  it("needs no list on the page of a conversation", async () => {
    const element = await show({ objectApiName: "Intercom_Conversation__c", defaultFilter: "Open" });

    expect(browser(element)["hasList"]).toBe(false);
    expect(listConversations).toHaveBeenCalledWith(expect.objectContaining({ filter: "all" }));
  });

  it("shows news without a reload, and asks little while nothing changes", async () => {
    jest.useFakeTimers();
    const element = await show();
    await jest.advanceTimersByTimeAsync(3000);
    expect(getStamp).toHaveBeenCalledTimes(1);
    expect(listConversations).toHaveBeenCalledTimes(1);

    jest.mocked(getStamp).mockResolvedValue("2");
    jest.mocked(listConversations).mockResolvedValue(conversationList([both[0]], { stamp: "2" }));
    await jest.advanceTimersByTimeAsync(3000);
    expect(listed(element)).toEqual(["A"]);

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
    expect(listed(element)).toEqual(["A", "B"]);
  });

  it("stops asking when the page is left", async () => {
    jest.useFakeTimers();
    const element = await show();
    element.remove();
    await jest.advanceTimersByTimeAsync(60_000);

    expect(getStamp).not.toHaveBeenCalled();
  });
});
