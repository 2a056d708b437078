import ErrorPanel from "c/errorPanel";
import { find, findAll, mount, textOf } from "test/support";

describe("c-error-panel", () => {
  it("announces the error", async () => {
    const element = await mount("c-error-panel", ErrorPanel, { heading: "Not connected.", message: "Wrong token." });

    expect(find(element, '[role="alert"]')).not.toBeNull();
    expect(textOf(element)).toBe("Not connected. Wrong token.");
    expect(findAll(element, "lightning-button")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("offers to try again", async () => {
    const element = await mount("c-error-panel", ErrorPanel, { message: "Wrong token.", retryable: true });
    const onRetry = jest.fn();
    element.addEventListener("retry", onRetry);

    find(element, "lightning-button").click();

    expect(onRetry).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});
