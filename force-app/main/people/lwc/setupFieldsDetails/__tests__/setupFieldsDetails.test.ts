import SetupFieldsDetails from "c/setupFieldsDetails";
import type { FieldMappingItem } from "apex/types";
import { FieldDesk } from "c/fieldDesk";
import { find, findAll, mount } from "test/support";
import { mapping, page } from "../../../../../../config/jest.fields";

const { refusals } = FieldDesk.of(page());

async function show(item: FieldMappingItem) {
  const element = await mount("c-setup-fields-details", SetupFieldsDetails, { item, refusals, name: "Phone" });
  const changes: unknown[] = [];
  element.addEventListener("change", (event) => changes.push((event as CustomEvent).detail));
  const say = (id: string, detail: object) =>
    find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent("change", { detail }));
  return { element, changes, say };
}

describe("c-setup-fields-details", () => {
  it("lets a blank overwrite, and sends a fixed value instead", async () => {
    const { element, changes, say } = await show(mapping("phone"));

    say("blank", { checked: true });
    say("static", { checked: true });

    expect(changes).toEqual([{ blankMayOverwrite: true }, { staticValue: "" }]);
    expect(findAll(element, "[data-id=static-value], [data-id=reference], c-setup-fields-values")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("takes the fixed value, and goes back to a field", async () => {
    const { element, changes, say } = await show(mapping("phone", { staticValue: "VIP", fieldPath: null }));

    say("static-value", { value: "Gold" });
    say("static", { checked: false });

    expect(changes).toEqual([{ staticValue: "Gold" }, { staticValue: null }]);
    await expect(element).toBeAccessible();
  });

  it("asks by what a referenced record is known", async () => {
    const { element, changes, say } = await show(mapping("phone", { fieldPath: "ReportsToId" }));
    expect(find<HTMLElement & { value: string }>(element, "[data-id=reference]").value).toBe("Name");

    say("reference", { value: "Code__c" });

    expect(changes).toEqual([{ referenceBy: "Code__c" }]);
    await expect(element).toBeAccessible();
  });

  it("maps the values of a picklist", async () => {
    const plan = mapping("custom_attributes.plan", { attributeType: "list", fieldPath: "Plan__c" });
    const { element, changes } = await show(plan);
    const values = find<HTMLElement & { values: string[]; options: string[] }>(element, "c-setup-fields-values");
    expect([values.values, values.options]).toEqual([
      ["Starter", "Pro"],
      ["Starter", "Team"],
    ]);

    values.dispatchEvent(new CustomEvent("change", { detail: { valueMap: '{"Pro":"Team"}' } }));

    expect(changes).toEqual([{ valueMap: '{"Pro":"Team"}' }]);
  });
});
