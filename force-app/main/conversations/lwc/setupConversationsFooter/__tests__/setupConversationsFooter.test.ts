import SetupConversationsFooter from "c/setupConversationsFooter";
import check from "@salesforce/apex/ConversationRulesController.check";
import getPage from "@salesforce/apex/ConversationRulesController.getPage";
import preview from "@salesforce/apex/ConversationRulesController.preview";
import save from "@salesforce/apex/ConversationRulesController.save";
import { RuleDesk } from "c/ruleDesk";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";
import { outcome, rule, rulesPage } from "../../../../../../config/jest.rules";

const saved = RuleDesk.of(rulesPage());
const edited = saved.edit("first", { active: false });

async function show(desk = edited) {
  const element = await mount("c-setup-conversations-footer", SetupConversationsFooter, { desk });
  const desks: RuleDesk[] = [];
  const busy: boolean[] = [];
  element.addEventListener("desk", (event) => {
    const { detail } = event as CustomEvent<RuleDesk>;
    desks.push(detail);
    element.desk = detail;
  });
  element.addEventListener("busy", (event) => busy.push((event as CustomEvent<boolean>).detail));
  const press = async (id: string) => {
    find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent("click"));
    await settled();
  };
  return { element, desks, busy, press };
}

const messageOf = (element: HTMLElement) => find<HTMLElement & { message: string }>(element, "c-error-panel").message;

describe("c-setup-conversations-footer", () => {
  it("tests without edits, and without rules not even that", async () => {
    const { element } = await show(saved);
    expect(findAll(element, "lightning-button").map((button) => button.dataset["id"])).toEqual(["test"]);
    await expect(element).toBeAccessible();

    const none = await show(RuleDesk.of(rulesPage({ content: { association: "Off", rules: [] } })));
    expect(find<HTMLButtonElement>(none.element, "[data-id=test]").disabled).toBe(true);
  });

  it("counts the edits, and gives them up", async () => {
    const { element, desks, press } = await show(edited.associate("Off"));
    expect(textOf(element)).toBe("2 unsaved changes");
    await expect(element).toBeAccessible();

    await press("discard");

    expect(desks[0].count).toBe(0);
  });

  it("tests all rules, saved or not, and saves nothing", async () => {
    const problem = { index: 1, condition: null, code: "REPEATED", text: "Twice." };
    jest.mocked(check).mockResolvedValue([problem]);
    jest.mocked(preview).mockResolvedValue([{ index: 1, total: 40, matches: 2, examples: [] }]);
    const { element, desks, busy, press } = await show();

    await press("test");

    expect(preview).toHaveBeenCalledWith({ content: edited.content });
    expect(desks[0].previews.get("first")?.matches).toBe(2);
    expect(desks[0].problems.get("first")).toEqual([problem]);
    expect(textOf(element)).toContain("nothing was saved");
    expect(busy).toEqual([true, false]);
    expect(save).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it("saves everything with the version it was read in, then shows what is stored", async () => {
    jest.mocked(save).mockResolvedValue(outcome({ saved: true, version: 4 }));
    jest.mocked(getPage).mockResolvedValue(rulesPage({ version: 4 }));
    const { element, desks, press } = await show();

    await press("save");

    expect(save).toHaveBeenCalledWith({ content: edited.content, version: 3 });
    expect(desks[0].page.version).toBe(4);
    expect(desks[0].count).toBe(0);
    expect(textOf(element)).toBe("Saved. The rules hold from now on.");
  });

  it("shows nothing that is out of date when the rules were saved and cannot be read again", async () => {
    jest.mocked(save).mockResolvedValue(outcome({ saved: true, version: 4 }));
    jest.mocked(getPage).mockRejectedValue(apexError("Not now."));
    const { element, desks, busy, press } = await show();
    const unread = jest.fn();
    element.addEventListener("unread", (event) => {
      unread((event as CustomEvent<string>).detail);
    });

    await press("save");

    expect(unread).toHaveBeenCalledWith("Not now.");
    expect(desks).toHaveLength(0);
    expect(busy).toEqual([true, false]);
  });

  it("puts what was refused beside the rules, and keeps the edits", async () => {
    const problem = { index: 2, condition: 0, code: "INCOMPLETE", text: "Choose." };
    jest.mocked(save).mockResolvedValue(outcome({ problems: [problem] }));
    const { element, desks, press } = await show();

    await press("save");

    expect(desks[0].problems.get("second")).toEqual([problem]);
    expect(desks[0].count).toBe(1);
    expect(messageOf(element)).toContain("stands beside each rule");
    await expect(element).toBeAccessible();
  });

  it("tells the second of two, loses nothing, and puts the edits on top", async () => {
    jest.mocked(save).mockResolvedValue(outcome({ conflict: true, changedBy: "Ana Ruiz" }));
    const theirs = rulesPage({
      version: 4,
      content: { association: "Off", rules: [rule("first", { event: "Updated" }), rule("theirs")] },
    });
    jest.mocked(getPage).mockResolvedValue(theirs);
    const { element, desks, press } = await show();

    await press("save");
    expect(find(element, "[data-id=conflict]").textContent).toContain("Ana Ruiz saved rules while you were editing");
    expect(desks).toHaveLength(0);
    await expect(element).toBeAccessible();
    await press("bring");

    expect(desks[0].page.version).toBe(4);
    expect(desks[0].drafts.map(({ id }) => id)).toEqual(["first", "theirs"]);
    expect(find(element, "[data-id=clash]").textContent).toContain("When a conversation is closed");
    expect(findAll(element, "[data-id=conflict]")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("says when it is not known who saved", async () => {
    jest.mocked(save).mockResolvedValue(outcome({ conflict: true }));
    const { element, press } = await show();

    await press("save");

    expect(find(element, "[data-id=conflict]").textContent).toContain("Somebody saved rules");
  });

  it.each(["save", "test"])("says when %s did not work, and keeps the edits", async (id) => {
    jest.mocked(save).mockRejectedValue(apexError("Not now."));
    jest.mocked(check).mockRejectedValue(apexError("Not now."));
    jest.mocked(preview).mockResolvedValue([]);
    const { element, desks, busy, press } = await show();

    await press(id);

    expect(messageOf(element)).toBe("Not now.");
    expect(desks).toHaveLength(0);
    expect(busy).toEqual([true, false]);
    await expect(element).toBeAccessible();
  });
});
