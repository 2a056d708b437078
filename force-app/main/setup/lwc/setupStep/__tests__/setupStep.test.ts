import SetupStep from "c/setupStep";
import { find, findAll, mount, settled, textOf } from "test/support";

const show = (state: string) =>
  mount("c-setup-step", SetupStep, {
    number: "2",
    heading: "Import conversations",
    text: "The newest come first.",
    state,
  });

describe("c-setup-step", () => {
  it("opens the step that comes next", async () => {
    const element = await show("current");

    expect(findAll(element, "slot")).toHaveLength(1);
    expect(textOf(element)).toContain("Next step");
    expect(find(element, "button").getAttribute("aria-expanded")).toBe("true");
    await expect(element).toBeAccessible();
  });

  it("folds a step that is done, and opens it again", async () => {
    const element = await show("done");
    expect(findAll(element, "slot")).toHaveLength(0);
    expect(textOf(element)).toContain("Completed");

    find(element, "button").click();
    await settled();

    expect(findAll(element, "slot")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it("does not open a step whose turn has not come", async () => {
    const element = await show("waiting");

    expect(findAll(element, "slot")).toHaveLength(0);
    expect(findAll(element, "button")).toHaveLength(0);
    expect(textOf(element)).toContain("Not yet available");
    await expect(element).toBeAccessible();
  });

  it("folds when it becomes done, but stays as it is when nothing changed", async () => {
    const element = await show("current");
    find(element, "button").click();
    element.state = "current";
    await settled();
    expect(findAll(element, "slot")).toHaveLength(0);

    element.state = "done";
    await settled();
    expect(find(element, "button").getAttribute("aria-expanded")).toBe("false");
  });
});
