import SetupConversationsCondition from "c/setupConversationsCondition";
import type { ConversationCondition } from "apex/types";
import { find, findAll, mount, settled, textOf } from "test/support";
import { choices } from "../../../../../../config/jest.rules";

type Picker = HTMLElement & { choices: { value: string; label: string }[]; placeholder: string };
type Group = HTMLElement & { options: { label: string }[]; value: string[]; label: string };

async function show(condition: ConversationCondition, problem = "") {
  const element = await mount("c-setup-conversations-condition", SetupConversationsCondition, {
    condition,
    choices: choices(),
    place: 2,
    problem,
  });
  const told: ConversationCondition[] = [];
  element.addEventListener("condition", (event) => told.push((event as CustomEvent<ConversationCondition>).detail));
  const say = async (selector: string, name: string, detail?: unknown) => {
    find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
    await settled();
  };
  return { element, told, say };
}

const tagged = (...values: string[]): ConversationCondition => ({ field: "tag", operator: "is", values });

describe("c-setup-conversations-condition", () => {
  it("shows what is chosen, and offers the rest", async () => {
    const { element } = await show(tagged("Demo"));

    expect(findAll(element, ".value span").map(({ textContent }) => textContent)).toEqual(["Demo"]);
    expect(find<Picker>(element, "c-setup-fields-picker").choices.map(({ value }) => value)).toEqual(["Billing"]);
    expect(find<HTMLElement & { label: string }>(element, "[data-id=field]").label).toBe("Condition 2: what");
    await expect(element).toBeAccessible();
  });

  it("adds what is picked, once, and takes values away", async () => {
    const { told, say } = await show(tagged("Demo"));

    await say("c-setup-fields-picker", "choose", { value: "Billing" });
    await say("c-setup-fields-picker", "choose", { value: "demo" });
    await say("[data-value=Demo]", "click");

    expect(told).toEqual([tagged("Demo", "Billing"), tagged()]);
  });

  it("takes a tag that nobody knows yet as it is typed", async () => {
    const { element, say } = await show(tagged());

    await say("c-setup-fields-picker", "search", { text: " Renewal " });

    const { choices: offered } = find<Picker>(element, "c-setup-fields-picker");
    expect(offered.at(-1)).toMatchObject({ value: "Renewal", label: "Use Renewal" });
    await say("c-setup-fields-picker", "search", { text: "demo" });
    expect(find<Picker>(element, "c-setup-fields-picker").choices).toHaveLength(2);
  });

  it("offers teams and people by name, and nobody", async () => {
    const team = await show({ field: "team", operator: "is", values: ["12"] });
    const assignee = await show({ field: "assignee", operator: "is", values: [] });

    expect(textOf(team.element)).toContain("12 (not in Intercom any more)");
    const offered = ({ element }: typeof team) =>
      find<Picker>(element, "c-setup-fields-picker").choices.map(({ label }) => label);
    expect(offered(team)).toEqual(["No team", "Sales"]);
    expect(offered(assignee)).toEqual(["Nobody", "Ana Ruiz"]);
    await team.say("c-setup-fields-picker", "search", { text: "Renewal" });
    expect(offered(team)).toHaveLength(2);
  });

  it("ticks values that are few", async () => {
    const { element, told, say } = await show({ field: "state", operator: "is", values: ["open"] });
    const group = find<Group>(element, "[data-id=ticks]");
    expect(group.options.map(({ label }) => label)).toEqual(["Open", "Snoozed", "Closed"]);
    expect(group.value).toEqual(["open"]);
    await expect(element).toBeAccessible();

    await say("[data-id=ticks]", "change", { value: ["open", "snoozed"] });

    expect(told[0].values).toEqual(["open", "snoozed"]);
  });

  it("begins without values when another field is chosen", async () => {
    const { told, say } = await show(tagged("Demo"));

    await say("[data-id=field]", "change", { value: "state" });
    await say("[data-id=operator]", "change", { value: "is not" });

    expect(told).toEqual([
      { field: "state", operator: "is", values: [] },
      { ...tagged("Demo"), operator: "is not" },
    ]);
  });

  it("says what is wrong, and can be removed", async () => {
    const { element, say } = await show(tagged(), "Choose at least one value.");
    const removed = jest.fn();
    element.addEventListener("remove", removed);
    expect(find(element, "[role=status]").textContent).toContain("Choose at least one value.");
    await expect(element).toBeAccessible();

    await say("[data-id=remove]", "click");

    expect(removed).toHaveBeenCalledTimes(1);
  });
});
