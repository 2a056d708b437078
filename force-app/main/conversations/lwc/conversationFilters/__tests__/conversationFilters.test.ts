import ConversationFilters from "c/conversationFilters";
import { find, findAll, mount, textOf } from "test/support";

const show = (properties = {}) =>
  mount("c-conversation-filters", ConversationFilters, {
    counts: [
      { state: "open", amount: 3 },
      { state: "closed", amount: 1200 },
    ],
    mine: 2,
    ...properties,
  });

describe("c-conversation-filters", () => {
  it("names every choice with how many there are", async () => {
    const element = await show({ value: "open" });

    expect(textOf(element)).toBe("Which conversations All 1,203 Open 3 Snoozed 0 Closed 1,200 Mine 2");
    expect(find<HTMLInputElement>(element, "input:checked").value).toBe("open");
    expect(findAll(element, "input").map((input) => input.getAttribute("aria-label"))).toContain("Open, 3");
    await expect(element).toBeAccessible();
  });

  it("offers no own conversations to somebody who is no teammate, unless the page asks for them", async () => {
    expect(textOf(await show({ mine: null }))).not.toContain("Mine");
    expect(textOf(await show({ mine: null, value: "mine" }))).toContain("Mine 0");
    expect(textOf(await show({ mine: 0 }))).toContain("Mine 0");
  });

  it("tells what was chosen", async () => {
    const element = await show();
    const chosen = jest.fn();
    element.addEventListener("filter", (event) => {
      chosen((event as CustomEvent<string>).detail);
    });
    find<HTMLInputElement>(element, 'input[value="closed"]').click();

    expect(chosen).toHaveBeenCalledWith("closed");
  });
});
