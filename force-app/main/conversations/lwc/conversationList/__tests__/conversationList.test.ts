import ConversationList from "c/conversationList";
import { conversation, find, findAll, mount, settled, textOf } from "test/support";

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const show = (conversations = [conversation()], selectedId = "") =>
  mount("c-conversation-list", ConversationList, { conversations, selectedId });
const several = ["1", "2", "3"].map((id) => conversation({ id }));
const stops = (element: HTMLElement) => findAll(element, "button").map((button) => button.tabIndex);
const focused = (element: HTMLElement) => (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset["id"];

describe("c-conversation-list", () => {
  it("shows state, subject, first words and assignee", async () => {
    const element = await show();

    expect(textOf(element)).toBe("Where is my invoice? Good morning, I cannot find Open Ana Ruiz");
    await expect(element).toBeAccessible();
  });

  it("shows who said what last, once that is known, and nothing twice", async () => {
    const said = { lastMessage: "It is on its way.", lastAuthor: "Jules Moreau" };
    const element = await show([
      conversation({ id: "1", ...said }),
      conversation({ id: "2", ...said, lastAuthor: null }),
      conversation({ id: "3", ...said, subject: null, snippet: said.lastMessage }),
      conversation({ id: "4", subject: "Invoice", snippet: "Invoice" }),
    ]);

    const lines = findAll(element, "button").map((row) => row.querySelector(".words")?.textContent ?? "");
    expect(lines).toEqual(["Jules Moreau: It is on its way.", "It is on its way.", "", ""]);

    element.showsPeople = true;
    element.conversations = [conversation({ ...said, personName: "Jules Moreau" })];
    await settled();
    expect(find(element, ".words").textContent).toBe("It is on its way.");
  });

  it("falls back to the first words, then says that there is no subject", async () => {
    const titles = [conversation({ id: "1", subject: "" }), conversation({ id: "2", subject: null, snippet: null })];
    const element = await show(titles);

    expect(findAll(element, ".title").map((title) => title.textContent.trim())).toEqual([
      "Good morning, I cannot find",
      "Conversation without a subject",
    ]);
  });

  it.each([
    ["open", "Open"],
    ["closed", "Closed"],
    ["snoozed", "Snoozed"],
    ["other", "other"],
    [null, ""],
  ])("names the state %s", async (state, label) => {
    const element = await show([conversation({ state })]);

    expect(find(element, ".slds-badge").textContent).toBe(label);
  });

  it("marks what is unread and whom nobody answers", async () => {
    const element = await show([conversation({ unread: true, assigneeName: null })]);

    expect(find(element, "button").className).toContain("unread");
    expect(textOf(element)).toContain("Unread");
    expect(textOf(element)).toContain("Unassigned");
    await expect(element).toBeAccessible();
  });

  it("shows in red who waits longer than half an hour", async () => {
    const late = await show([conversation({ waitingSince: minutesAgo(31) })]);
    const early = await show([conversation({ waitingSince: minutesAgo(29) })]);

    expect(findAll(late, ".slds-text-color_error")).toHaveLength(1);
    expect(findAll(early, ".slds-text-color_error")).toHaveLength(0);
    expect(textOf(early)).toContain("Waiting 29 min");
    await expect(late).toBeAccessible();
  });

  it("marks the chosen one and tells which was chosen", async () => {
    const element = await show([conversation({ id: "1" }), conversation({ id: "2" })], "2");
    const onSelect = jest.fn((event: Event) => (event as CustomEvent<string>).detail);
    element.addEventListener("select", onSelect);
    const buttons = findAll(element, "button");

    expect(buttons.map((button) => button.getAttribute("aria-current"))).toEqual(["false", "true"]);
    buttons[0].click();
    expect(onSelect).toHaveReturnedWith("1");
  });

  it("is one stop of the Tab key, inside which arrows move", async () => {
    const element = await show(several, "2");
    expect(stops(element)).toEqual([-1, 0, -1]);

    const press = (key: string) => {
      const event = new KeyboardEvent("keydown", { key, cancelable: true });
      findAll(element, "button")[["1", "2", "3"].indexOf(focused(element) ?? "")].dispatchEvent(event);
      return event.defaultPrevented;
    };
    element.focusSelected();
    expect(focused(element)).toBe("2");
    press("ArrowDown");
    expect(focused(element)).toBe("3");
    expect(press("ArrowDown")).toBe(false);
    press("Home");
    press("ArrowUp");
    expect(focused(element)).toBe("1");
    press("End");
    expect(focused(element)).toBe("3");
    expect(press("x")).toBe(false);
    await settled();
    expect(stops(element)).toEqual([-1, -1, 0]);
  });

  it("has a stop when nothing is chosen yet", async () => {
    expect(stops(await show(several))).toEqual([0, -1, -1]);
  });

  it("names person, channel and priority where they matter", async () => {
    const element = await show([conversation({ personName: "Jane Doe", channel: "email", isPriority: true })]);
    expect(textOf(element)).not.toContain("Jane Doe");
    element.showsPeople = true;
    await settled();

    expect(textOf(element)).toContain("Jane Doe");
    const icons = findAll<HTMLElement & { alternativeText: string }>(element, "lightning-icon");
    expect(icons.map(({ alternativeText }) => alternativeText)).toEqual(["Email", "Priority"]);
    await expect(element).toBeAccessible();
  });

  it("offers more when there is more", async () => {
    const element = await show();
    expect(findAll(element, '[data-id="more"]')).toHaveLength(0);
    element.hasMore = true;
    await settled();
    const more = jest.fn();
    element.addEventListener("more", more);
    find(element, '[data-id="more"]').click();

    expect(more).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});
