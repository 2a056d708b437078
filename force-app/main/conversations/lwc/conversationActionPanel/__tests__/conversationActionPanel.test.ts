import ConversationActionPanel from "c/conversationActionPanel";
import type { VerbChoices } from "apex/types";
import type { PanelName } from "c/conversationActionBar";
import type { Choice } from "c/choiceList";
import { conversation, find, findAll, mount, settled, textOf } from "test/support";

const choices: VerbChoices = {
  sender: { state: "ready", teammateName: "Ana Ruiz", explanation: null },
  teammates: [
    { id: "3", name: "Zoë", isMe: false },
    { id: "4", name: "Ömer", isMe: false },
    { id: "2", name: "Bo", isMe: false },
    { id: "1", name: "Ana Ruiz", isMe: true },
  ],
  teams: [
    { id: "5", name: "Support", isMe: false },
    { id: "6", name: "Billing", isMe: false },
  ],
  tags: [
    { id: "7", name: "VIP", isMe: false },
    { id: "8", name: "Bug", isMe: false },
  ],
  problem: null,
  canCreateTask: true,
  canCreateCase: true,
  canCreateLead: true,
  canLink: true,
};

async function show(panel: PanelName, properties: Record<string, unknown> = {}) {
  const element = await mount("c-conversation-action-panel", ConversationActionPanel, {
    panel,
    choices,
    conversation: conversation({ assigneeId: "1", teamId: null, tags: ["VIP"] }),
    ...properties,
  });
  const told: [string, unknown][] = [];
  for (const name of ["verb", "make", "cancel"])
    element.addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail]));
  return { element, told };
}

const listed = (element: HTMLElement): Choice[] =>
  find<HTMLElement & { choices: Choice[] }>(element, "c-choice-list").choices;

async function choose(element: HTMLElement, id: string): Promise<void> {
  find(element, "c-choice-list").dispatchEvent(new CustomEvent("choose", { detail: id }));
  await settled();
}

function fill(element: HTMLElement, selector: string, values: object, isValid = true): void {
  Object.assign(find(element, selector), values, { reportValidity: () => isValid });
}

describe("c-conversation-action-panel", () => {
  it("lists oneself first, then nobody, then teams and teammates by name, and who has it", async () => {
    const { element } = await show("assign");

    expect(textOf(element)).toBe("Assign to");
    expect(listed(element).map(({ label, detail, selected }) => [label, detail, selected])).toEqual([
      ["Me", "Ana Ruiz", true],
      ["Nobody", undefined, false],
      ["Billing", "Team", false],
      ["Support", "Team", false],
      ["Bo", "Teammate", false],
      ["Ömer", "Teammate", false],
      ["Zoë", "Teammate", false],
    ]);
    await expect(element).toBeAccessible();
  });

  it.each([
    ["none:", { kind: "assign", to: "none", id: "", name: "Nobody" }],
    ["teammate:1", { kind: "assign", to: "teammate", id: "1", name: "Ana Ruiz" }],
    ["teammate:2", { kind: "assign", to: "teammate", id: "2", name: "Bo" }],
    ["team:5", { kind: "assign", to: "team", id: "5", name: "Support" }],
  ])("assigns to %s", async (id, verb) => {
    const { element, told } = await show("assign");
    await choose(element, id);

    expect(told).toEqual([["verb", verb]]);
  });

  it("adds tags and takes them away", async () => {
    const { element, told } = await show("tags");
    expect(listed(element).map(({ label, selected }) => [label, selected])).toEqual([
      ["Bug", false],
      ["VIP", true],
    ]);
    await choose(element, "tag:7");
    await choose(element, "tag:8");

    expect(told).toEqual([
      ["verb", { kind: "removeTag", id: "7", name: "VIP" }],
      ["verb", { kind: "addTag", id: "8", name: "Bug" }],
    ]);
    await expect(element).toBeAccessible();
  });

  it("snoozes until a time that somebody chose", async () => {
    const { element, told } = await show("snooze");
    await expect(element).toBeAccessible();
    fill(element, "lightning-input", { value: null }, false);
    find(element, "[data-id=snooze]").click();
    expect(told).toEqual([]);

    fill(element, "lightning-input", { value: "2026-03-02T09:00:00.000Z" });
    find(element, "[data-id=snooze]").click();
    expect(told).toEqual([["verb", { kind: "snooze", until: "2026-03-02T09:00:00.000Z" }]]);
  });

  it("makes a lead", async () => {
    const { element, told } = await show("lead");
    fill(element, "lightning-input", { checked: true });
    find(element, "[data-id=lead]").click();

    expect(told).toEqual([["make", { kind: "lead", useAssignmentRule: true }]]);
    await expect(element).toBeAccessible();
  });

  it("links to a contact or a lead", async () => {
    const { element, told } = await show("link");
    const picker = find<HTMLElement & { objectApiName: string }>(element, "lightning-record-picker");
    expect(picker.objectApiName).toBe("Contact");
    find(element, "lightning-radio-group").dispatchEvent(new CustomEvent("change", { detail: { value: "Lead" } }));
    await settled();
    expect(picker.objectApiName).toBe("Lead");

    fill(element, "lightning-record-picker", { value: null }, false);
    find(element, "[data-id=link]").click();
    fill(element, "lightning-record-picker", { value: "00Q000000000001AAA" });
    find(element, "[data-id=link]").click();
    expect(told).toEqual([["make", { kind: "link", targetId: "00Q000000000001AAA" }]]);
    await expect(element).toBeAccessible();
  });

  it("shows a stencil while it asks", async () => {
    const { element } = await show("assign", { choices: null, asking: true });

    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);
    expect(findAll(element, "c-choice-list")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("says why nothing can be chosen", async () => {
    const refused = { ...choices, sender: { state: "noTeammate" } };
    const { element } = await show("tags", { choices: refused, explanation: "No teammate has your email." });

    expect(textOf(element)).toBe("Tags No teammate has your email.");
    await expect(element).toBeAccessible();
  });

  it("puts the focus into what it asks, once", async () => {
    const { element } = await show("assign", { choices: null, asking: true });
    const focus = jest.spyOn(HTMLElement.prototype, "focus");
    element.choices = choices;
    element.asking = false;
    await settled();
    element.conversation = conversation();
    await settled();
    expect(find(element, "[data-first]").localName).toBe("c-choice-list");
    expect(focus).toHaveBeenCalledTimes(1);

    element.panel = "lead";
    await settled();
    expect(focus).toHaveBeenCalledTimes(2);
    focus.mockRestore();
  });

  it("is left with its button and with Escape, which stays inside", async () => {
    const { element, told } = await show("lead");
    const outside = jest.fn();
    element.addEventListener("keydown", outside);
    find(element, "[data-id=close]").click();
    for (const key of ["Escape", "a"])
      find(element, ".panel").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));

    expect(told).toEqual([
      ["cancel", null],
      ["cancel", null],
    ]);
    expect(outside).toHaveBeenCalledTimes(1);
  });
});
