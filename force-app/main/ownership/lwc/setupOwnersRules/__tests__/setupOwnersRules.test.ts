import SetupOwnersRules from "c/setupOwnersRules";
import getExamples from "@salesforce/apex/OwnerSetupController.getExamples";
import saveRules from "@salesforce/apex/OwnerSetupController.saveRules";
import type { OwnerRules } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const rules: OwnerRules = {
  enabled: true,
  steps: ["account", "contact", "lead"],
  fallback: "unchanged",
  fallbackTeammateId: null,
  manualChanges: "putBack",
  reassign: false,
};

type Field = HTMLElement & { value: string; disabled: boolean; options: { label: string; value: string }[] };

async function show(connectorName: string | null = "Ana") {
  jest.mocked(getExamples).mockResolvedValue(["When Harbour goes to Bo, the owner of 2 of its 3 people changes."]);
  jest.mocked(saveRules).mockResolvedValue(null);
  return mount("c-setup-owners-rules", SetupOwnersRules, {
    rules,
    teammates: [{ id: "7", name: "Bo", hasSeat: true }],
    connectorName,
  });
}

const choose = async (element: HTMLElement, field: string, value: string): Promise<void> => {
  find(element, `[data-field=${field}]`).dispatchEvent(new CustomEvent("change", { detail: { value } }));
  await settled();
};
const button = (element: HTMLElement, name: string): Field => find<Field>(element, `[data-id=${name}]`);
const press = async (element: HTMLElement, name: string): Promise<void> => {
  button(element, name).dispatchEvent(new CustomEvent("click"));
  await settled();
};

beforeEach(() => {
  jest.mocked(saveRules).mockClear();
  jest.mocked(getExamples).mockClear();
});

describe("c-setup-owners-rules", () => {
  it("shows the rules and what they do", async () => {
    const element = await show();

    expect(textOf(element)).toContain("What this does When Harbour goes to Bo");
    expect(find<Field>(element, "[data-field=fallback]").options[1].label).toBe("The teammate who connected: Ana");
    expect(button(element, "save").disabled).toBe(true);
    await expect(element).toBeAccessible();
  });

  it("says when nobody connected who is a teammate", async () => {
    const element = await show(null);

    expect(find<Field>(element, "[data-field=fallback]").options[1].label).toContain("that user is no teammate");
  });

  it("explains rules before they are saved, and saves them", async () => {
    const element = await show();
    const changed = jest.fn();
    element.addEventListener("changed", changed);

    await choose(element, "manualChanges", "keep");
    find(element, "c-setup-owners-steps").dispatchEvent(new CustomEvent("steps", { detail: ["contact"] }));
    find(element, "lightning-input[type=checkbox], lightning-input:last-of-type");
    const [enabled, reassign] = findAll(element, "lightning-input");
    enabled.dispatchEvent(new CustomEvent("change", { detail: { checked: false } }));
    reassign.dispatchEvent(new CustomEvent("change", { detail: { checked: true } }));
    await settled();
    const expected = { ...rules, manualChanges: "keep", steps: ["contact"], enabled: false, reassign: true };
    expect(JSON.parse(jest.mocked(getExamples).mock.lastCall![0].rules)).toEqual(expected);
    await press(element, "save");

    expect(JSON.parse(jest.mocked(saveRules).mock.lastCall![0].rules)).toEqual(expected);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(textOf(element)).toContain("Saved.");
    expect(button(element, "save").disabled).toBe(true);
  });

  it("wants a teammate for the fallback", async () => {
    const element = await show();
    await choose(element, "fallback", "teammate");
    expect(button(element, "save").disabled).toBe(true);
    await expect(element).toBeAccessible();

    await choose(element, "fallbackTeammateId", "7");
    expect(button(element, "save").disabled).toBe(false);
  });

  it("takes changes back", async () => {
    const element = await show();
    await choose(element, "fallback", "nobody");
    await press(element, "cancel");

    expect(find<Field>(element, "[data-field=fallback]").value).toBe("unchanged");
    expect(button(element, "save").disabled).toBe(true);
  });

  it("says what was not saved", async () => {
    const element = await show();
    jest.mocked(saveRules).mockRejectedValueOnce(apexError("Choose another one."));
    await choose(element, "fallback", "nobody");
    await press(element, "save");

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Choose another one.");
    expect(button(element, "save").disabled).toBe(false);
    await expect(element).toBeAccessible();
  });

  it("keeps what is being changed when the page is read again", async () => {
    const element = await show();
    await choose(element, "fallback", "nobody");

    element.rules = { ...rules, reassign: true };
    await settled();

    expect(find<Field>(element, "[data-field=fallback]").value).toBe("nobody");
  });
});
