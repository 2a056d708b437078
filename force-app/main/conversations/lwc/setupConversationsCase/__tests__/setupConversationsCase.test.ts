import SetupConversationsCase from "c/setupConversationsCase";
import type { ConversationCaseOptions } from "apex/types";
import { caseOptionsOf } from "c/ruleItem";
import { find, findAll, mount, textOf } from "test/support";
import { choices, rule } from "../../../../../../config/jest.rules";

type Box = HTMLElement & { label: string; value: string; options: { value: string; label: string }[] };

const usual = caseOptionsOf(rule("one", { kind: "Case" }));

async function show(values: Partial<ConversationCaseOptions> = {}) {
  const options = { ...usual, ...values };
  const element = await mount("c-setup-conversations-case", SetupConversationsCase, { options, choices: choices() });
  const told: ConversationCaseOptions[] = [];
  element.addEventListener("options", (event) => told.push((event as CustomEvent<ConversationCaseOptions>).detail));
  const say = (selector: string, detail: object) =>
    find(element, selector).dispatchEvent(new CustomEvent("change", { detail }));
  return { element, told, say };
}

describe("c-setup-conversations-case", () => {
  it("shows the cautious choices, and who owns the case", async () => {
    const { element } = await show();

    expect(findAll<Box>(element, "lightning-combobox").map(({ value }) => value)).toEqual([
      ...["subject", "", "", "none", "leave", "off"],
    ]);
    expect(textOf(element)).toContain("otherwise the assignment rules of the org decide");
    expect(findAll(element, "[data-field=includeNotes]")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("offers what the org has, and keeps what it has no more", async () => {
    const { element } = await show({ origin: "Fax" });

    const { options, value } = find<Box>(element, "[data-field=origin]");
    expect(options.map(({ label }) => label)).toEqual(["As the org decides", "Email", "Web", "Fax"]);
    expect(value).toBe("Fax");
  });

  it("maps statuses only where the case follows the conversation", async () => {
    const { element, told, say } = await show({ follow: "both", statuses: { open: "New", closed: "Closed" } });
    const boxes = findAll<Box>(element, "[data-state]");
    expect(boxes.map(({ label, value }) => [label, value])).toEqual([
      ["Status of the case while the conversation is open", "New"],
      ["Status of the case while the conversation is snoozed", ""],
      ["Status of the case while the conversation is closed", "Closed"],
    ]);
    await expect(element).toBeAccessible();

    say("[data-state=open]", { value: "" });
    say("[data-state=snoozed]", { value: "New" });

    expect(told.map(({ statuses }) => statuses)).toEqual([
      { closed: "Closed" },
      { open: "New", closed: "Closed", snoozed: "New" },
    ]);
    expect(findAll(element, "[data-id=status-help]")).toHaveLength(0);
    expect(findAll((await show({ follow: "toCase" })).element, "[data-id=status-help]")).toHaveLength(1);
    expect(findAll((await show({ follow: "toIntercom" })).element, "[data-state], [data-id=status-help]")).toEqual([]);
  });

  it("tells of choices and ticks", async () => {
    const { told, say } = await show({ comments: "private", origin: "Web" });

    say("[data-field=origin]", { value: "" });
    say("[data-field=reopened]", { value: "new" });
    say("[data-field=includeNotes]", { checked: true });
    say("[data-field=emails]", { checked: true });

    expect(told.map(({ origin, reopened, includeNotes, emails }) => [origin, reopened, includeNotes, emails])).toEqual([
      [null, "leave", false, false],
      ["Web", "new", false, false],
      ["Web", "leave", true, false],
      ["Web", "leave", false, true],
    ]);
  });
});
