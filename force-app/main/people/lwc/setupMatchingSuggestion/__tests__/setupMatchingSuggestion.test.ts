import SetupMatchingSuggestion from "c/setupMatchingSuggestion";
import { find, mount, textOf } from "test/support";

const suggestion = {
  key: "externalId",
  contactLabel: "Number",
  leadLabel: "Number",
  matched: 210,
  values: ["U-1", "U-2"],
};

afterEach(() => {
  document.body.replaceChildren();
});

describe("c-setup-matching-suggestion", () => {
  it("says what matches more, with samples", async () => {
    const element = await mount("c-setup-matching-suggestion", SetupMatchingSuggestion, { suggestion, sampled: 300 });
    const used = jest.fn();
    element.addEventListener("use", (event) => {
      used((event as CustomEvent<unknown>).detail);
    });

    expect(textOf(element)).toContain("By unique id (Number), 210 of 300 would be matched.");
    expect(textOf(element)).toContain("for example, U-1, U-2.");
    find(element, "[data-id=use]").dispatchEvent(new CustomEvent("click"));
    expect(used).toHaveBeenCalledWith(suggestion);
    await expect(element).toBeAccessible();
  });

  it("names emails", async () => {
    const byEmail = { ...suggestion, key: "email", contactLabel: "Email", leadLabel: null };
    const element = await mount("c-setup-matching-suggestion", SetupMatchingSuggestion, {
      suggestion: byEmail,
      sampled: 300,
    });

    expect(textOf(element)).toContain("By email (Email), 210 of 300");
  });
});
