import SetupConversationsRule from "c/setupConversationsRule";
import { RuleDesk } from "c/ruleDesk";
import { find, findAll, mount, settled, textOf } from "test/support";
import { rulesPage } from "../../../../../../config/jest.rules";

type Button = HTMLElement & { disabled: boolean; alternativeText: string };

const desk = RuleDesk.of(rulesPage());

async function show(id = "first", shown = desk, values: object = {}) {
  const draft = shown.drafts.find((other) => other.id === id)!;
  const element = await mount("c-setup-conversations-rule", SetupConversationsRule, {
    ...{ draft, desk: shown, place: 1, amount: 2, open: false },
    ...values,
  });
  const told: [string, unknown][] = [];
  for (const name of ["edit", "move", "remove", "open"]) {
    element.addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail]));
  }
  const press = async (part: string, name = "click", detail?: unknown) => {
    find(element, `[data-part=${part}]`).dispatchEvent(new CustomEvent(name, { detail }));
    await settled();
  };
  return { element, told, press };
}

describe("c-setup-conversations-rule", () => {
  it("is a sentence with what can be done to it", async () => {
    const { element, told, press } = await show();
    expect(textOf(element)).toContain("When a conversation is closed and it is tagged Demo, log a task");
    expect(findAll<Button>(element, "lightning-button-icon").map(({ alternativeText }) => alternativeText)).toEqual([
      ...["Move rule 1 up", "Move rule 1 down", "Edit rule 1", "Remove rule 1"],
    ]);
    await expect(element).toBeAccessible();

    await press("down");
    await press("edit");
    await press("remove");
    await press("switch", "change", { checked: false });

    expect(told).toEqual([
      ["move", 1],
      ["open", true],
      ["remove", true],
      ["edit", { active: false }],
    ]);
  });

  it("moves only where there is room", async () => {
    const disabled = (element: HTMLElement) =>
      ["up", "down"].map((part) => find<Button>(element, `[data-part=${part}]`).disabled);

    expect(disabled((await show()).element)).toEqual([true, false]);
    const last = await show("second", desk, { place: 2 });
    expect(disabled(last.element)).toEqual([false, true]);
    await last.press("up");
    expect(last.told).toEqual([["move", -1]]);
    expect(findAll((await show("case", desk, { amount: 1 })).element, "[data-part=up]")).toHaveLength(0);
  });

  it("gives the focus to the button beside one that cannot be pressed any more", async () => {
    const { element } = await show();
    const down = jest.spyOn(find(element, "[data-part=down]"), "focus");
    const edit = jest.spyOn(find(element, "[data-part=edit]"), "focus");

    element.focusOn("up");
    element.focusOn("edit");

    expect(down).toHaveBeenCalledTimes(1);
    expect(edit).toHaveBeenCalledTimes(1);
  });

  it("says that it is not saved, what it does besides, and what a test found", async () => {
    const found = { index: 1, total: 40, matches: 3, examples: [] };
    const taskOptions = { relatedTo: "none", includeNotes: true, history: false };
    const edited = desk.edit("first", { taskOptions });

    const { element } = await show("first", edited.show([found], edited));

    expect(find(element, "[data-id=changed]").textContent).toBe("Not saved");
    expect(find(element, "[data-id=details]").textContent).toBe("With internal notes");
    expect(find<HTMLElement & { isAboutClosed: boolean }>(element, "c-setup-conversations-result").isAboutClosed).toBe(
      true,
    );
    await expect(element).toBeAccessible();
  });

  it("shows what is wrong, with a condition only while that is not shown beside it", async () => {
    const problems = [
      { index: 1, condition: 0, code: "INCOMPLETE", text: "Choose a value." },
      { index: 1, condition: null, code: "REPEATED", text: "Said twice." },
    ];
    const judged = desk.judge(problems, desk);

    const closed = await show("first", judged);
    const open = await show("first", judged, { open: true });

    expect(textOf(closed.element)).toContain("Choose a value. Said twice.");
    expect(textOf(open.element)).not.toContain("Choose a value.");
    expect(textOf(open.element)).toContain("Said twice.");
    await expect(closed.element).toBeAccessible();
    await expect(open.element).toBeAccessible();
  });

  it("passes edits of its parts on, and closes them", async () => {
    const { told, press } = await show("first", desk, { open: true });

    await press("editor", "edit", { event: "Created" });
    await press("editor", "done");

    expect(told).toEqual([
      ["edit", { event: "Created" }],
      ["open", false],
    ]);
  });

  it("stays visible when it goes away, until that is saved", async () => {
    const { element, told, press } = await show("first", desk.remove("first"));
    expect(textOf(element)).toContain("Goes away when you save: When a conversation is closed");
    await expect(element).toBeAccessible();

    const added = desk.add("Task");
    const taken = await show(added.newest, added.remove(added.newest));
    expect(textOf(taken.element)).toContain("Taken away, it was never saved:");

    await press("undo");

    expect(told).toEqual([["remove", false]]);
  });
});
