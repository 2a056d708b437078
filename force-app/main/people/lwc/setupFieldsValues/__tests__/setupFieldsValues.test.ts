import SetupFieldsValues from "c/setupFieldsValues";
import { find, findAll, mount } from "test/support";

async function show(properties: Record<string, unknown>) {
  const element = await mount("c-setup-fields-values", SetupFieldsValues, { name: "Plan", ...properties });
  const changed = jest.fn((event: Event) => (event as CustomEvent<{ valueMap: string | null }>).detail.valueMap);
  element.addEventListener("change", changed);
  return { element, changed };
}

function set(element: HTMLElement, value: string, target: string): void {
  const input = find<HTMLInputElement>(element, `[data-value="${value}"]`);
  input.value = target;
  input.dispatchEvent(new CustomEvent("change"));
}

describe("c-setup-fields-values", () => {
  it("counts the values that Intercom does not take", async () => {
    const { element, changed } = await show({ values: ["Starter", "Pro", "Old"], options: ["Starter", "Team"] });

    expect(find(element, "[data-id=count]").textContent).toBe("2 of 3 values are not among those that Intercom takes.");
    set(element, "Pro", "Team");

    expect(changed).toHaveReturnedWith('{"Pro":"Team"}');
    await expect(element).toBeAccessible();
  });

  it("says that every value is matched", async () => {
    const { element, changed } = await show({
      values: ["Starter", "Pro"],
      options: ["Starter", "Team"],
      valueMap: '{"Pro":"Team"}',
    });

    expect(find(element, "[data-id=count]").textContent).toBe("Every value is matched.");
    set(element, "Pro", "");

    expect(changed).toHaveReturnedWith(null);
  });

  it("takes any text where the attribute does, and keeps values that the picklist lost", async () => {
    const { element, changed } = await show({ values: ["Hot"], valueMap: '{"Gone":"x"}' });
    expect(findAll(element, "input")).toHaveLength(2);

    set(element, "Hot", " very hot ");

    expect(changed).toHaveReturnedWith('{"Gone":"x","Hot":"very hot"}');
    await expect(element).toBeAccessible();
  });
});
