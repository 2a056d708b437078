import SetupConversationsResult from "c/setupConversationsResult";
import type { ConversationRulePreview } from "apex/types";
import { find, findAll, mount, settled, textOf } from "test/support";

const preview = (values: Partial<ConversationRulePreview>): ConversationRulePreview => ({
  index: 0,
  total: 200,
  matches: 12,
  examples: [{ id: "a01A", subject: "Where is my invoice?", personName: "Jane Doe", state: "closed", tasks: [] }],
  ...values,
});

const show = (values: Partial<ConversationRulePreview>, isAboutClosed = false) =>
  mount("c-setup-conversations-result", SetupConversationsResult, { preview: preview(values), isAboutClosed });

describe("c-setup-conversations-result", () => {
  it("says how many match, and leads to examples", async () => {
    const element = await show({});

    expect(textOf(element)).toBe("12 of 200 recent conversations match. Where is my invoice? Jane Doe · Closed");
    expect(find<HTMLAnchorElement>(element, "a").getAttribute("href")).toBe("/lightning/a01A");
    await expect(element).toBeAccessible();
  });

  it("says which tasks a conversation would become, and on what: one on each record", async () => {
    const element = await show({
      matches: 1,
      taskCount: 2,
      examples: [
        {
          ...{ id: "a01A", subject: "Where is my invoice?", personName: "Jane Doe", state: "closed" },
          tasks: [
            { target: "Contact", targetId: "003A", name: "Jane Doe" },
            { target: "Opportunity", targetId: "006A", name: "Acme, 200 seats" },
          ],
        },
      ],
    });

    expect(textOf(element)).toContain("1 of 200 recent conversations match. 2 tasks would be made.");
    expect(textOf(find(element, '[data-id="tasks"]'))).toBe(
      "2 tasks: on the contact Jane Doe and on the opportunity Acme, 200 seats",
    );
    await expect(element).toBeAccessible();
  });

  it.each([
    ["Contact", "1 task: on the contact Jane"],
    ["Lead", "1 task: on the lead Jane"],
    ["Account", "1 task: on the account Jane"],
    ["Conversation", "1 task: on the conversation itself"],
  ])("says it of one task on a %s", async (target, words) => {
    const element = await show({
      taskCount: 1,
      examples: [
        {
          ...{ id: "a01A", subject: "Hello", personName: "Jane", state: "closed" },
          tasks: [{ target, targetId: "x", name: "Jane" }],
        },
      ],
    });

    expect(textOf(element)).toContain("1 task would be made.");
    expect(textOf(find(element, '[data-id="tasks"]'))).toBe(words);
  });

  it("says that only closed ones can match where a rule waits for that", async () => {
    const element = await show({ matches: 0, examples: [] }, true);

    expect(textOf(element)).toBe("0 of 200 recent conversations match. Only closed conversations can match.");
    await expect(element).toBeAccessible();
  });

  it("says that there is nothing to test on", async () => {
    const element = await show({ total: 0, matches: 0, examples: [] }, true);

    expect(textOf(element)).toBe("There are no conversations yet to test on.");
  });

  it("shows another answer when there is one", async () => {
    const element = await show({});

    element.preview = preview({ matches: 1, examples: [] });
    await settled();

    expect(textOf(element)).toBe("1 of 200 recent conversations match.");
    expect(findAll(element, "a")).toHaveLength(0);
  });
});
