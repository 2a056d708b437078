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
