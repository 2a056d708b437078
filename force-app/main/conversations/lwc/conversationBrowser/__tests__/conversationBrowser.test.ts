import ConversationBrowser from "c/conversationBrowser";
import { conversation, conversationList, find, findAll, mount, settled } from "test/support";

const RECORD_ID = "003000000000001AAA";
const both = conversationList([conversation({ id: "A" }), conversation({ id: "B", subject: "Second" })]);
const one = conversationList([conversation({ id: "A" })]);
const nothing = conversationList([], { counts: [{ state: "open", amount: 2 }] });

const show = (properties = {}) =>
  mount("c-conversation-browser", ConversationBrowser, {
    recordId: RECORD_ID,
    list: both,
    hasList: true,
    ...properties,
  });

type Reading = HTMLElement & Record<string, unknown> & { conversation: { id: string } };
const reading = (element: HTMLElement): Reading => find<Reading>(element, "c-conversation-reading");
const opened = (element: HTMLElement): string => reading(element).conversation.id;

async function tell(element: HTMLElement, selector: string, name: string, detail?: string): Promise<void> {
  find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
  await settled();
}

describe("c-conversation-browser", () => {
  it("opens the newest conversation beside the list", async () => {
    const element = await show({ hideNotes: true, hideEvents: true, allowReply: true });

    expect(opened(element)).toBe("A");
    expect(reading(element)).toMatchObject({
      recordId: RECORD_ID,
      stamp: "1",
      hideNotes: true,
      hideEvents: true,
      allowReply: true,
      hasList: true,
    });
    await expect(element).toBeAccessible();
  });

  it("opens the conversation that was chosen, keeps it open, and goes back to the list", async () => {
    const element = await show();
    await tell(element, "c-conversation-list", "select", "B");
    expect(opened(element)).toBe("B");
    expect(find(element, ".columns").className).toContain("reading-now");

    element.list = { ...both, stamp: "2" };
    await settled();
    expect(opened(element)).toBe("B");
    expect(reading(element)["stamp"]).toBe("2");

    await tell(element, "c-conversation-reading", "back");
    expect(find(element, ".columns").className).not.toContain("reading-now");

    element.list = one;
    await settled();
    expect(opened(element)).toBe("A");
  });

  it("moves the focus along where the list gives way", async () => {
    const element = await show();
    const focused = jest.fn();
    Object.assign(reading(element), { focusHeading: focused });
    Object.assign(find(element, "c-conversation-list"), { focusSelected: focused });
    await tell(element, "c-conversation-list", "select", "A");
    expect(focused).not.toHaveBeenCalled();

    await tell(element, "c-conversation-reading", "back");
    expect(focused).toHaveBeenCalledTimes(1);

    find(element, ".list").style.display = "none";
    await tell(element, "c-conversation-list", "select", "A");
    expect(focused).toHaveBeenCalledTimes(2);
  });

  it("opens nothing by itself in a narrow region, except the only one", async () => {
    expect(findAll(await show({ isNarrow: true }), "c-conversation-reading")).toHaveLength(0);
    expect(opened(await show({ isNarrow: true, list: one }))).toBe("A");
    expect(opened(await show({ isNarrow: true, hasList: false }))).toBe("A");
  });

  it("goes back to the list when what was read is not listed any more", async () => {
    const element = await show({ isNarrow: true });
    await tell(element, "c-conversation-list", "select", "B");
    element.list = nothing;
    await settled();

    expect(find(element, ".columns").className).not.toContain("reading-now");
  });

  it("stays with a conversation that was dealt with until another filter is chosen", async () => {
    const element = await show({ filter: "open" });
    await tell(element, "c-conversation-list", "select", "B");
    await tell(element, "c-conversation-reading", "changed");
    element.list = one;
    await settled();
    expect(opened(element)).toBe("B");

    await tell(element, "c-conversation-filters", "filter", "all");
    element.list = one;
    await settled();
    expect(opened(element)).toBe("A");
  });

  it("offers everything when nothing matches", async () => {
    const element = await show({ list: nothing, filter: "closed" });
    const filtered = jest.fn((event: Event) => (event as CustomEvent<string>).detail);
    element.addEventListener("filter", filtered);
    const empty = find<HTMLElement & { body: string }>(element, "c-empty-state");
    expect(empty.body).toBe("No conversation of Jane Doe matches this filter.");
    expect(findAll(element, "c-conversation-reading")).toHaveLength(0);
    await expect(element).toBeAccessible();

    await tell(element, "c-empty-state", "action");
    await tell(element, "c-conversation-filters", "filter", "open");
    expect(filtered.mock.results.map(({ value }) => value as string)).toEqual(["all", "open"]);
  });

  it("hands on what the page has to do", async () => {
    const element = await show();
    const more = jest.fn();
    const changed = jest.fn();
    element.addEventListener("more", more);
    element.addEventListener("changed", changed);
    await tell(element, "c-conversation-list", "more");
    await tell(element, "c-conversation-reading", "changed");

    expect(more).toHaveBeenCalledTimes(1);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it("needs no list for one conversation", async () => {
    const element = await show({ hasList: false, list: one });

    expect(findAll(element, "c-conversation-list")).toHaveLength(0);
    expect(opened(element)).toBe("A");
    await expect(element).toBeAccessible();
  });
});
