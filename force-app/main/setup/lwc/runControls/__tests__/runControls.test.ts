import RunControls from "c/runControls";
import { find, findAll, mount, settled } from "test/support";

async function show(state: string, disabled = false) {
  const element = await mount("c-run-controls", RunControls, { state, disabled });
  const steer = jest.fn();
  element.addEventListener("steer", (event) => {
    steer((event as CustomEvent<string>).detail);
  });
  const press = (id: string) => {
    find(element, `[data-id=${id}]`).click();
    return settled();
  };
  const labels = () => findAll<HTMLElement & { label: string }>(element, "lightning-button").map(({ label }) => label);
  return { element, steer, press, labels };
}

describe("c-run-controls", () => {
  it.each([
    ["Running", "pause", "Pause"],
    ["Queued", "pause", "Pause"],
    ["Paused", "resume", "Resume"],
    ["Stalled", "resume", "Resume"],
  ])("offers what fits while %s", async (state, action, label) => {
    const { element, steer, press, labels } = await show(state);
    expect(labels()).toEqual([label, "Cancel"]);
    await expect(element).toBeAccessible();

    await press(action);
    expect(steer).toHaveBeenCalledWith(action);
  });

  it("cancels only when asked twice", async () => {
    const { element, steer, press, labels } = await show("Running");
    await press("cancel");
    expect(labels()).toEqual(["No, keep it", "Yes, cancel"]);
    expect(steer).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();

    await press("keep");
    expect(labels()).toEqual(["Pause", "Cancel"]);

    await press("cancel");
    await press("confirm");
    expect(steer).toHaveBeenCalledTimes(1);
    expect(steer).toHaveBeenCalledWith("cancel");
    expect(labels()).toEqual(["Pause", "Cancel"]);
  });

  it("rests while something is done", async () => {
    const { element } = await show("Running", true);

    expect(findAll<HTMLElement & { disabled: boolean }>(element, "lightning-button").every((b) => b.disabled)).toBe(
      true,
    );
  });
});
