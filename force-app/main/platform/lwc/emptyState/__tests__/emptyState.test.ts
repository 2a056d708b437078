import EmptyState from "c/emptyState";
import { find, findAll, mount, textOf } from "test/support";

const texts = { heading: "No conversations yet", body: "They appear here by themselves." };

describe("c-empty-state", () => {
  it("says why there is nothing", async () => {
    const element = await mount("c-empty-state", EmptyState, texts);

    expect(textOf(element)).toBe("No conversations yet They appear here by themselves.");
    expect(findAll(element, "lightning-button")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("offers what to do", async () => {
    const element = await mount("c-empty-state", EmptyState, { ...texts, actionLabel: "Open setup" });
    const onAction = jest.fn();
    element.addEventListener("action", onAction);

    find(element, "lightning-button").click();

    expect(onAction).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});
