import SetupConversationsOpportunities from "c/setupConversationsOpportunities";
import { RuleDesk } from "c/ruleDesk";
import { find, findAll, mount, settled, textOf } from "test/support";
import { rulesPage } from "../../../../../../config/jest.rules";

const desk = RuleDesk.of(rulesPage());
const show = (shown = desk) =>
  mount("c-setup-conversations-opportunities", SetupConversationsOpportunities, { desk: shown });
const chosen = (element: HTMLElement) =>
  findAll<HTMLInputElement>(element, "input")
    .filter(({ checked }) => checked)
    .map(({ value }) => value);

describe("c-setup-conversations-opportunities", () => {
  it("offers each way with a sentence", async () => {
    const element = await show();

    expect(findAll(element, "input")).toHaveLength(4);
    expect(chosen(element)).toEqual(["Contact Roles"]);
    expect(textOf(element)).toContain("Every open opportunity in which the contact has a role.");
    expect(findAll(element, "[data-id=moved]")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("tells of another way, and says what saving it begins", async () => {
    const element = await show();
    element.addEventListener("desk", (event) => (element.desk = (event as CustomEvent<RuleDesk>).detail));

    const input = find<HTMLInputElement>(element, "input[value=Account]");
    input.checked = true;
    input.dispatchEvent(new CustomEvent("change"));
    await settled();

    expect(element.desk.association).toBe("Account");
    expect(find(element, "[data-id=moved]").textContent).toContain("looked at again");
    await expect(element).toBeAccessible();
  });

  it("says what is wrong with no rule", async () => {
    const problem = { index: null, condition: null, code: "TOO_MANY", text: "Too many rules." };

    const element = await show(desk.judge([problem], desk));

    expect(find(element, "[data-id=problem]").textContent).toBe("Too many rules.");
    await expect(element).toBeAccessible();
  });
});
