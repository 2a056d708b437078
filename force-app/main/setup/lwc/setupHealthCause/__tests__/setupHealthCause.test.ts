import SetupHealthCause from "c/setupHealthCause";
import type { SyncCause } from "apex/types";
import { find, findAll, mount, settled, textOf } from "test/support";

const cause = (values: Partial<SyncCause> = {}): SyncCause => ({
  code: "VALIDATION_RULE",
  title: "Validation rule",
  remedy: "A validation rule refused the record. Change the rule or the record.",
  fixedBy: "Salesforce Administrator",
  failed: 2,
  retrying: 3,
  nextAttemptAt: "2026-03-02T16:35:00.000Z",
  ...values,
});

async function show(values: Partial<SyncCause> = {}) {
  const element = await mount("c-setup-health-cause", SetupHealthCause, { cause: cause(values) });
  const heard = jest.fn();
  for (const name of ["retry", "ignore"]) {
    element.addEventListener(name, (event) => {
      heard(name, (event as CustomEvent<unknown>).detail);
    });
  }
  const press = (id: string) => {
    find(element, `[data-id=${id}]`).click();
    return settled();
  };
  return { element, heard, press };
}

describe("c-setup-health-cause", () => {
  it("says what happened, how often, what to do and who can", async () => {
    const { element } = await show();

    expect(textOf(element)).toContain("2 given up");
    expect(textOf(element)).toContain("3 to be tried again");
    expect(textOf(element)).toContain("Change the rule or the record.");
    expect(textOf(element)).toContain("Who can repair it: a Salesforce administrator");
    expect(textOf(element)).toContain("Next attempt");
    await expect(element).toBeAccessible();
  });

  it.each([
    ["Nobody", "It passes by itself."],
    ["Intercom Administrator", "Who can repair it: an Intercom administrator"],
    ["Support", "Who can repair it: support"],
    [null, "Who can repair it: support"],
  ])("names who can repair it: %s", async (fixedBy, expected) => {
    const { element } = await show({ fixedBy });

    expect(textOf(element)).toContain(expected);
  });

  it("tries again", async () => {
    const { heard, press } = await show();
    await press("retry");

    expect(heard).toHaveBeenCalledWith("retry", { code: "VALIDATION_RULE" });
  });

  it("offers to ignore only what was given up", async () => {
    const { element } = await show({ failed: 0 });

    expect(findAll(element, "[data-id=ignore]")).toHaveLength(0);
  });

  it("ignores with a reason only", async () => {
    const { element, heard, press } = await show();
    await press("ignore");
    const confirm = () => find<HTMLElement & { disabled: boolean }>(element, "[data-id=confirm]");
    expect(confirm().disabled).toBe(true);
    await expect(element).toBeAccessible();

    const type = (value: string) => {
      find(element, "lightning-input").dispatchEvent(new CustomEvent("change", { detail: { value } }));
      return settled();
    };
    await type("  ");
    expect(confirm().disabled).toBe(true);
    await type(" Test records ");
    expect(confirm().disabled).toBe(false);
    await press("confirm");
    expect(heard).toHaveBeenCalledWith("ignore", { code: "VALIDATION_RULE", reason: "Test records" });
    expect(findAll(element, "lightning-input")).toHaveLength(0);
  });

  it("keeps them when asked to", async () => {
    const { element, heard, press } = await show();
    await press("ignore");
    await press("keep");

    expect(findAll(element, "lightning-input")).toHaveLength(0);
    expect(heard).not.toHaveBeenCalled();
  });
});
