import SetupOwners from "c/setupOwners";
import getExamples from "@salesforce/apex/OwnerSetupController.getExamples";
import getMoves from "@salesforce/apex/OwnerSetupController.getMoves";
import getSetup from "@salesforce/apex/OwnerSetupController.getSetup";
import type { OwnerSetup } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const setup = (values: Partial<OwnerSetup> = {}): OwnerSetup => ({
  canConfigure: true,
  connected: true,
  rules: {
    enabled: true,
    steps: ["account", "contact", "lead"],
    fallback: "unchanged",
    manualChanges: "putBack",
    reassign: false,
  },
  matched: 2,
  needsYou: 1,
  ignored: 0,
  rows: [],
  total: 0,
  teammates: [],
  linkedPeople: 0,
  differingPeople: 0,
  refusals: [],
  ...values,
});

async function show(values: Partial<OwnerSetup> = {}) {
  jest.mocked(getSetup).mockResolvedValue(setup(values));
  jest.mocked(getMoves).mockResolvedValue([]);
  jest.mocked(getExamples).mockResolvedValue([]);
  return mount("c-setup-owners", SetupOwners);
}

afterEach(() => {
  jest.mocked(getSetup).mockReset();
});

describe("c-setup-owners", () => {
  it("shows who needs a decision first", async () => {
    const element = await show();

    expect(getSetup).toHaveBeenCalledWith({ filter: "needsYou", search: "" });
    expect(
      findAll(element, "c-setup-owners-list, c-setup-owners-rules, c-setup-owners-align, c-setup-owners-file"),
    ).toHaveLength(4);
    await expect(element).toBeAccessible();
  });

  it("shows those who are matched when nobody needs a decision", async () => {
    await show({ needsYou: 0 });

    expect(getSetup).toHaveBeenLastCalledWith({ filter: "matched", search: "" });
  });

  it("asks again for another filter, and drops answers that were overtaken", async () => {
    const element = await show();
    let late: (value: OwnerSetup) => void = () => undefined;
    jest.mocked(getSetup).mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    const list = find<HTMLElement & { setup: OwnerSetup }>(element, "c-setup-owners-list");
    list.dispatchEvent(new CustomEvent("filter", { detail: { status: "ignored", search: "a" } }));
    jest.mocked(getSetup).mockResolvedValueOnce(setup({ ignored: 9 }));
    list.dispatchEvent(new CustomEvent("filter", { detail: { status: "ignored", search: "an" } }));
    await settled();
    late(setup({ ignored: 1 }));
    await settled();

    expect(getSetup).toHaveBeenLastCalledWith({ filter: "ignored", search: "an" });
    expect(list.setup.ignored).toBe(9);
  });

  it("asks again when something was saved", async () => {
    const element = await show();
    jest.mocked(getSetup).mockClear();

    find(element, "c-setup-owners-rules").dispatchEvent(new CustomEvent("changed"));
    await settled();

    expect(getSetup).toHaveBeenCalledTimes(1);
  });

  it("says which owners Intercom did not take, and why", async () => {
    const element = await show({
      refusals: [{ recordId: "003", name: "Jane Doe", reason: "Intercom refused the change." }],
    });

    expect(textOf(element)).toContain("Owners that Intercom did not take Jane Doe Intercom refused the change.");
    await expect(element).toBeAccessible();
  });

  it.each([
    [{ connected: false }, "utility:people"],
    [{ canConfigure: false }, "utility:lock"],
  ])("says why there is nothing: %j", async (values, iconName) => {
    const element = await show(values);

    expect(find<HTMLElement & { iconName: string }>(element, "c-empty-state").iconName).toBe(iconName);
    await expect(element).toBeAccessible();
  });

  it("shows stencils while it loads", async () => {
    jest.mocked(getSetup).mockReturnValue(new Promise(() => undefined));
    const element = await mount("c-setup-owners", SetupOwners);

    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it("says what went wrong and tries again", async () => {
    jest.mocked(getSetup).mockRejectedValue(apexError("No access."));
    const element = await mount("c-setup-owners", SetupOwners);
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("No access.");
    await expect(element).toBeAccessible();

    jest.mocked(getSetup).mockResolvedValue(setup({ connected: false }));
    find(element, "c-error-panel").dispatchEvent(new CustomEvent("retry"));
    await settled();
    expect(findAll(element, "c-empty-state")).toHaveLength(1);
  });
});
