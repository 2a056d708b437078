import SetupImportsAttention from "c/setupImportsAttention";
import getAttention from "@salesforce/apex/ImportController.getAttention";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const show = () => mount("c-setup-imports-attention", SetupImportsAttention, { runId: "a05000000000001AAA" });

describe("c-setup-imports-attention", () => {
  it("links what needs attention, and says why", async () => {
    jest.mocked(getAttention).mockResolvedValue([
      { recordId: "a01000000000001AAA", name: "Where is my invoice?", reason: "Some are missing.", kind: "Incomplete" },
      { recordId: null, name: "215468", reason: "It was refused.", kind: "Failed" },
    ]);
    const element = await show();

    expect(findAll(element, "a")).toHaveLength(1);
    expect(textOf(element)).toContain("Some are missing.");
    expect(textOf(element)).toContain("215468");
    expect(textOf(element)).toContain("Causes and retries are on the tab Start");
    await expect(element).toBeAccessible();
  });

  it("tells apart what nobody can do anything about", async () => {
    jest
      .mocked(getAttention)
      .mockResolvedValue([
        { recordId: "a01000000000001AAA", name: "A long story", reason: "More than 500 messages.", kind: "Long" },
      ]);
    const element = await show();

    expect(textOf(element)).toMatch(/Nothing needs attention\. Good to know A long story\s+More than 500 messages\./);
    expect(textOf(element)).not.toContain("Causes and retries");
    await expect(element).toBeAccessible();
  });

  it("says that nothing does", async () => {
    jest.mocked(getAttention).mockResolvedValue([]);
    const element = await show();

    expect(textOf(element)).toContain("Nothing needs attention.");
    await expect(element).toBeAccessible();
  });

  it("loads, fails and asks again", async () => {
    jest.mocked(getAttention).mockRejectedValue(apexError("Something is wrong."));
    const element = await show();
    await expect(element).toBeAccessible();
    jest.mocked(getAttention).mockReturnValue(new Promise(() => undefined));
    find(element, "c-error-panel").dispatchEvent(new CustomEvent("retry"));
    await settled();

    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);
  });
});
