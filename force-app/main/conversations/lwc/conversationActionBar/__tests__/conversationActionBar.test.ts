import ConversationActionBar from "c/conversationActionBar";
import type { VerbChoices } from "apex/types";
import { conversation, find, findAll, mount, settled } from "test/support";

const all: VerbChoices = {
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

async function show(values: Parameters<typeof conversation>[0] = {}, choices: VerbChoices | null = all) {
  const element = await mount("c-conversation-action-bar", ConversationActionBar, {
    conversation: conversation(values),
    choices,
  });
  const told: [string, unknown][] = [];
  for (const name of ["verb", "make", "panel", "ask"])
    element.addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail]));
  return { element, told };
}

const labels = (element: HTMLElement, selector: string) =>
  findAll<HTMLElement & { label: string }>(element, selector).map(({ label }) => label);
const items = (element: HTMLElement, menu: string) => labels(element, `[data-id=${menu}] lightning-menu-item`);

async function choose(element: HTMLElement, menu: string, value: string): Promise<void> {
  find(element, `[data-id=${menu}]`).dispatchEvent(new CustomEvent("select", { detail: { value } }));
  await settled();
}

describe("c-conversation-action-bar", () => {
  it("offers what fits an open conversation", async () => {
    const { element } = await show();

    expect(labels(element, "lightning-button")).toEqual(["Close", "Assign"]);
    expect(items(element, "snooze")).toEqual([
      "In one hour",
      "Tomorrow at 9:00",
      "Next Monday at 9:00",
      "Date and time…",
    ]);
    expect(items(element, "more")).toEqual([
      "Mark as priority",
      "Tags…",
      "Log as a task",
      "Create a case",
      "Create a lead…",
      "Link to another record…",
    ]);
    await expect(element).toBeAccessible();
  });

  it("offers what fits a snoozed and a closed one", async () => {
    const { element: snoozed } = await show({ state: "snoozed" });
    expect(labels(snoozed, "lightning-button")).toEqual(["Close", "Open now", "Assign"]);

    const { element: closed } = await show({ state: "closed" });
    expect(labels(closed, "lightning-button")).toEqual(["Reopen", "Assign"]);
    expect(findAll(closed, "[data-id=snooze]")).toHaveLength(0);
    await expect(closed).toBeAccessible();
  });

  it("leaves out what one may not do", async () => {
    const nothing = { ...all, canCreateTask: false, canCreateCase: false, canCreateLead: false, canLink: false };

    expect(items((await show({}, nothing)).element, "more")).toEqual(["Mark as priority", "Tags…"]);
    expect(items((await show({}, null)).element, "more")).toEqual(["Mark as priority", "Tags…"]);
  });

  it("offers to take a priority away", async () => {
    expect(items((await show({ isPriority: true })).element, "more")[0]).toBe("Remove priority");
  });

  it("says in the menu that more of it comes", async () => {
    const { element } = await show({}, null);
    Object.assign(element, { asking: true });
    await settled();
    expect(items(element, "more")).toEqual(["Mark as priority", "Tags…", "Loading"]);
    expect(
      find<HTMLElement & { disabled: boolean }>(element, "[data-id=more] lightning-menu-item:last-of-type").disabled,
    ).toBe(true);
    await expect(element).toBeAccessible();
  });

  it("asks for the choices when the menu opens", async () => {
    const { element, told } = await show();
    find(element, "[data-id=more]").dispatchEvent(new CustomEvent("open"));

    expect(told).toEqual([["ask", null]]);
  });

  it("tells what shall be done", async () => {
    const { element, told } = await show({ state: "snoozed", isPriority: true });
    find(element, "[data-id=state]").click();
    find(element, "[data-id=wake]").click();
    find(element, "[data-id=assign]").click();
    await choose(element, "snooze", "date");
    await choose(element, "more", "priority");
    await choose(element, "more", "task");
    await choose(element, "more", "case");
    await choose(element, "more", "tags");

    expect(told).toEqual([
      ["verb", { kind: "close" }],
      ["verb", { kind: "reopen" }],
      ["panel", "assign"],
      ["panel", "snooze"],
      ["verb", { kind: "priority", isOn: false }],
      ["make", { kind: "task" }],
      ["make", { kind: "case" }],
      ["panel", "tags"],
    ]);
  });

  it("reopens a closed one", async () => {
    const { element, told } = await show({ state: "closed" });
    find(element, "[data-id=state]").click();

    expect(told).toEqual([["verb", { kind: "reopen" }]]);
  });

  it("snoozes with one click", async () => {
    jest.useFakeTimers({ now: Date.parse("2026-03-02T10:00:00Z") });
    const { element, told } = await show();
    await choose(element, "snooze", "hour");

    expect(told).toEqual([["verb", { kind: "snooze", until: "2026-03-02T11:00:00.000Z" }]]);
  });

  it.each([
    ["", "state"],
    ["assign", "assign"],
    ["snooze", "snooze"],
    ["tags", "more"],
  ] as const)("puts the focus back, from %p to %s", async (panel, id) => {
    const { element } = await show();
    const focus = jest.spyOn(find(element, `[data-id=${id}]`), "focus");
    element.focusOn(panel);

    expect(focus).toHaveBeenCalledTimes(1);
  });
});
