import { RuleDesk } from "c/ruleDesk";
import { rule, rulesPage } from "../../../../../../config/jest.rules";

const desk = RuleDesk.of(rulesPage());
const idsOf = (shown: RuleDesk) => shown.drafts.map(({ id }) => id);
const savedBySomebody = (rules = rulesPage().content!.rules, association = "Contact Roles") =>
  rulesPage({ version: 4, content: { association, rules } });

describe("ruleDesk", () => {
  it("has no edits at first, and sends what was read", () => {
    expect(desk.count).toBe(0);
    expect(JSON.parse(desk.content)).toEqual(rulesPage().content);
  });

  it("counts edits: rules, an order, the association", () => {
    const edited = desk.edit("first", { event: "Updated" }).move("second", -1).associate("Off");

    expect(edited.count).toBe(3);
    expect([...edited.changed]).toEqual(["first"]);
    expect(edited.cancel().count).toBe(0);
  });

  it("forgets an edit that was taken back", () => {
    expect(desk.edit("first", { active: false }).edit("first", { active: true }).count).toBe(0);
    expect(desk.move("second", -1).move("second", 1).count).toBe(0);
    expect(desk.associate("Off").associate("Contact Roles").count).toBe(0);
  });

  it("moves a rule among those of its kind, and not beyond them", () => {
    expect(idsOf(desk.move("second", -1))).toEqual(["store", "second", "first", "case"]);
    expect(desk.move("first", -1)).toBe(desk);
    expect(desk.move("second", 1)).toBe(desk);
    expect(desk.move("nobody", 1)).toBe(desk);
  });

  it("leaps over a rule that goes away", () => {
    const rules = [rule("one"), rule("two", { event: "Created" }), rule("three", { event: "Updated" })];
    const three = RuleDesk.of(rulesPage({ content: { association: "Off", rules } }));

    expect(idsOf(three.remove("two").move("three", -1))).toEqual(["three", "two", "one"]);
  });

  it("adds a rule with the cautious choice for everything, not saved and without a key", () => {
    const added = desk.add("Task").add("Case");

    const { rules } = JSON.parse(added.content) as { rules: object[] };
    expect(rules).toHaveLength(6);
    expect(rules[4]).toEqual({
      ...{ key: null, kind: "Task", event: "Closed", active: true, conditions: [], caseOptions: null },
      taskOptions: { relatedTo: "none", includeNotes: false, history: false },
    });
    expect(rules[5]).toMatchObject({ key: null, kind: "Case", caseOptions: { follow: "none", emails: false } });
    expect(added.newest).toBe("new-2");
    expect(added.count).toBe(2);
  });

  it("removes a rule only when it is saved, and lets that be undone", () => {
    const removed = desk.remove("first");

    expect(removed.drafts).toHaveLength(4);
    expect(removed.count).toBe(1);
    expect(removed.content).not.toContain('"first"');
    expect(removed.remove("first", false).count).toBe(0);
    expect(desk.add("Task").remove("new-1").count).toBe(0);
  });

  it("puts what is wrong beside the rule that was sent, until that rule is edited", () => {
    const sent = desk.remove("store");
    const problem = { index: 1, condition: 0, code: "INCOMPLETE", text: "Choose." };
    const page = { index: null, condition: null, code: "TOO_MANY", text: "Too many." };

    const judged = sent.judge([problem, page], sent);

    expect(judged.problems.get("second")).toEqual([problem]);
    expect(judged.problems.get("")).toEqual([page]);
    expect(judged.edit("second", { active: false }).problems.has("second")).toBe(false);
    expect(judged.associate("Off").problems.has("")).toBe(false);
  });

  it("keeps what a test found until the rule is edited", () => {
    const found = { index: 0, total: 9, matches: 2, examples: [] };

    const tested = desk.show([found], desk);

    expect(tested.previews.get("store")).toBe(found);
    expect(tested.edit("first", { active: false }).previews.has("store")).toBe(true);
    expect(tested.edit("store", { active: false }).previews.has("store")).toBe(false);
  });

  it("puts edits on top of what somebody else saved", () => {
    const theirs = [rule("first", { event: "Updated" }), rule("theirs", { conditions: [] })];
    const edited = desk.edit("second", { active: false }).add("Task");

    const rebased = edited.rebase(savedBySomebody(theirs, "Account"));

    expect(rebased.page.version).toBe(4);
    expect(rebased.association).toBe("Account");
    expect(idsOf(rebased)).toEqual(["first", "theirs", "second", "new-1"]);
    expect(rebased.drafts[0].item.event).toBe("Updated");
    expect(rebased.count).toBe(2);
    expect(rebased.clashes).toEqual(["second"]);
  });

  it("keeps its own association, and a rule that both changed, and says so", () => {
    const [store, first, ...rest] = rulesPage().content!.rules;
    const theirs = savedBySomebody([store, { ...first, event: "Updated" }, ...rest], "Account");

    const rebased = desk.edit("first", { active: false }).associate("Off").rebase(theirs);

    expect(rebased.association).toBe("Off");
    expect(rebased.clashes).toEqual(["first"]);
    expect(rebased.drafts[1].item).toMatchObject({ event: "Closed", active: false });
  });

  it("does not call it a clash when both did the same, or removed the same", () => {
    const [store, first, ...rest] = rulesPage().content!.rules;

    expect(
      desk.edit("first", { active: false }).rebase(savedBySomebody([store, { ...first, active: false }, ...rest])),
    ).toMatchObject({ clashes: [], count: 0 });
    expect(desk.remove("first").rebase(savedBySomebody([store, ...rest]))).toMatchObject({ clashes: [], count: 0 });
  });

  it("keeps its own order, else takes theirs", () => {
    const [store, first, second, last] = rulesPage().content!.rules;
    const theirs = savedBySomebody([store, second, first, last]);

    expect(idsOf(desk.rebase(theirs))).toEqual(["store", "second", "first", "case"]);
    expect(idsOf(desk.move("first", 1).rebase(savedBySomebody()))).toEqual(["store", "second", "first", "case"]);
  });
});
