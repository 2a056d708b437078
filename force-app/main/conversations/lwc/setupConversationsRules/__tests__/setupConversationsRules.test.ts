import SetupConversationsRules from "c/setupConversationsRules";
import { RuleDesk } from "c/ruleDesk";
import type { RuleKind } from "c/ruleItem";
import { find, findAll, mount, settled, textOf } from "test/support";
import { rulesPage } from "../../../../../../config/jest.rules";

type RuleElement = HTMLElement & { place: number; amount: number; open: boolean; focusOn: (part: string) => void };

async function show(kind: RuleKind, desk = RuleDesk.of(rulesPage())) {
  const element = await mount("c-setup-conversations-rules", SetupConversationsRules, { kind, desk });
  const desks: RuleDesk[] = [];
  element.addEventListener("desk", (event) => {
    const { detail } = event as CustomEvent<RuleDesk>;
    desks.push(detail);
    element.desk = detail;
  });
  const rules = () => findAll<RuleElement>(element, "c-setup-conversations-rule");
  const say = async (index: number, name: string, detail: unknown) => {
    rules()[index].dispatchEvent(new CustomEvent(name, { detail }));
    await settled();
  };
  return { element, desks, rules, say };
}

const empty = RuleDesk.of(rulesPage({ content: { association: "Off", rules: [] } }));

describe("c-setup-conversations-rules", () => {
  it.each([
    ["Store", "Which conversations are stored", "Every conversation is stored."],
    ["Task", "Tasks", "No conversation becomes a task by itself."],
    ["Case", "Cases", "No conversation becomes a case by itself."],
  ] as const)("says what happens without rules of kind %s", async (kind, title, text) => {
    const { element } = await show(kind, empty);

    expect(find(element, "h2").textContent).toBe(title);
    expect(textOf(element)).toContain(text);
    await expect(element).toBeAccessible();
  });

  it("lists the rules of its kind with their places", async () => {
    const { element, rules } = await show("Task");

    expect(rules().map(({ place, amount, open }) => [place, amount, open])).toEqual([
      [1, 2, false],
      [2, 2, false],
    ]);
    expect(findAll(element, "[data-id=empty]")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("says what happens while all rules are off", async () => {
    const { element, say } = await show("Case");

    await say(0, "edit", { active: false });

    expect(findAll(element, "[data-id=empty]")).toHaveLength(1);
  });

  it("moves a rule, says where it is now, and keeps the focus on it", async () => {
    const { element, desks, rules, say } = await show("Task");
    const focus = jest.spyOn(rules()[1], "focusOn");

    await say(1, "move", -1);

    expect(desks[0].of("Task").map(({ id }) => id)).toEqual(["second", "first"]);
    expect(find(element, "p[role=status]").textContent).toBe("The rule is now number 1 of 2.");
    expect(focus).toHaveBeenCalledWith("up");
    await expect(element).toBeAccessible();
  });

  it("adds a rule with its parts open, edits it, and closes it", async () => {
    const { element, desks, rules, say } = await show("Task");

    find(element, "[data-id=add]").dispatchEvent(new CustomEvent("click"));
    await settled();
    expect(rules().map(({ open }) => open)).toEqual([false, false, true]);
    await say(2, "edit", { event: "Created" });
    await say(2, "open", false);

    expect(desks.at(-1)!.drafts.at(-1)).toMatchObject({ id: "new-1", item: { event: "Created" } });
    expect(rules().map(({ open }) => open)).toEqual([false, false, false]);
    await expect(element).toBeAccessible();
  });

  it("takes a rule away and brings it back; places are counted without it", async () => {
    const { element, desks, rules, say } = await show("Task");
    await say(0, "open", true);

    await say(0, "remove", true);
    expect(rules().map(({ place, amount, open }) => [place, amount, open])).toEqual([
      [0, 1, false],
      [1, 1, false],
    ]);
    await expect(element).toBeAccessible();
    await say(0, "remove", false);

    expect(desks.map(({ count }) => count)).toEqual([1, 0]);
  });
});
