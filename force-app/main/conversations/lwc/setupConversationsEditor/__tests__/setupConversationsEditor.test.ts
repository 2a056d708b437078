import SetupConversationsEditor from "c/setupConversationsEditor";
import type { ConversationRuleItem, ConversationRuleProblem } from "apex/types";
import { find, findAll, mount, settled } from "test/support";
import { choices, rule } from "../../../../../../config/jest.rules";

const demo = { field: "tag", operator: "is", values: ["Demo"] };
const open = { field: "state", operator: "is", values: ["open"] };

async function show(item: ConversationRuleItem, problems: ConversationRuleProblem[] = []) {
  const element = await mount("c-setup-conversations-editor", SetupConversationsEditor, {
    item,
    choices: choices(),
    problems,
  });
  const told: Partial<ConversationRuleItem>[] = [];
  element.addEventListener("edit", (event) => {
    const { detail } = event as CustomEvent<Partial<ConversationRuleItem>>;
    told.push(detail);
    element.item = { ...element.item, ...detail };
  });
  const say = async (target: string | HTMLElement, name: string, detail?: unknown) => {
    const found = typeof target === "string" ? find(element, target) : target;
    found.dispatchEvent(new CustomEvent(name, { detail }));
    await settled();
  };
  return { element, told, say };
}

const conditionsOf = (element: HTMLElement) =>
  findAll<HTMLElement & { problem: string }>(element, "c-setup-conversations-condition");

describe("c-setup-conversations-editor", () => {
  it.each([
    ["Task", [1, 1, 0]],
    ["Store", [0, 0, 0]],
    ["Case", [1, 0, 1]],
  ])("asks when, and how, as kind %s has it", async (kind, parts) => {
    const { element } = await show(rule("one", { kind }));

    const selectors = ["[data-id=event]", "c-setup-conversations-task", "c-setup-conversations-case"];
    expect(selectors.map((selector) => findAll(element, selector).length)).toEqual(parts);
    await expect(element).toBeAccessible();
  });

  it("changes conditions, and moves the focus to where one goes on", async () => {
    const { element, told, say } = await show(rule("one"));

    await say("[data-id=add]", "click");
    expect(conditionsOf(element)).toHaveLength(2);
    await say(conditionsOf(element)[1], "condition", open);
    await say(conditionsOf(element)[0], "remove");

    expect(told.map(({ conditions }) => conditions)).toEqual([
      [demo, { field: "tag", operator: "is", values: [] }],
      [demo, open],
      [open],
    ]);
    await say(conditionsOf(element)[0], "remove");
    expect(told.at(-1)).toEqual({ conditions: [] });
    await expect(element).toBeAccessible();
  });

  it("puts what is wrong beside its condition", async () => {
    const problems = [
      { index: 0, condition: 1, code: "INCOMPLETE", text: "Choose." },
      { index: 0, condition: null, code: "REPEATED", text: "Again." },
    ];
    const { element } = await show(rule("one", { conditions: [demo, open] }), problems);

    expect(conditionsOf(element).map(({ problem }) => problem)).toEqual(["", "Choose."]);
  });

  it("tells of the event and of options, and when it is done", async () => {
    const { element, told, say } = await show(rule("one"));
    const done = jest.fn();
    element.addEventListener("done", done);
    const taskOptions = { relatedTo: "account", includeNotes: false, history: false };

    await say("[data-id=event]", "change", { value: "Updated" });
    await say("c-setup-conversations-task", "options", taskOptions);
    await say("[data-id=done]", "click");

    expect(told).toEqual([{ event: "Updated" }, { taskOptions }]);
    expect(done).toHaveBeenCalledTimes(1);
    const cases = await show(rule("one", { kind: "Case" }));
    await cases.say("c-setup-conversations-case", "options", { follow: "both" });
    expect(cases.told).toEqual([{ caseOptions: { follow: "both" } }]);
  });
});
