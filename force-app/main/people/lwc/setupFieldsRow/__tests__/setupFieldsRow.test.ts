import SetupFieldsRow, { type Samples } from "c/setupFieldsRow";
import type { FieldMappingItem } from "apex/types";
import { FieldDesk } from "c/fieldDesk";
import { find, findAll, mount, settled, textOf } from "test/support";
import { mapping, page } from "../../../../../../config/jest.fields";

const { refusals } = FieldDesk.of(page());
const samples: Samples = { name: "Jane Doe", attributes: { phone: "+44 1" }, fields: { Title: "Engineer" } };

async function show(item: FieldMappingItem, more: Record<string, unknown> = {}) {
  const element = await mount("c-setup-fields-row", SetupFieldsRow, { item, refusals, ...more });
  const edits: unknown[] = [];
  element.addEventListener("edit", (event) => edits.push((event as CustomEvent).detail));
  return { element, edits };
}

function pick(element: HTMLElement, value: string): void {
  const select = find<HTMLSelectElement>(element, "select");
  select.value = value;
  select.dispatchEvent(new CustomEvent("change"));
}

type Picker = HTMLElement & { text: string; label: string; choices: { value: string }[] };

describe("c-setup-fields-row", () => {
  it("shows attribute, rule with its explanation and field, with the values of a person", async () => {
    const { element } = await show(mapping("phone"), { samples });

    expect(textOf(element)).toContain("Phone phone · string +44 1");
    expect(textOf(element)).toContain("The attribute always follows Salesforce. Title Engineer");
    expect(find<Picker>(element, "c-setup-fields-picker").text).toBe("Title");
    expect(find<Picker>(element, "c-setup-fields-picker").label).toBe("Field for Phone");
    expect(find<HTMLElement & { iconName: string }>(element, "[data-id=arrow]").iconName).toBe("utility:back");
    expect(findAll(element, ".issue")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("says that a value is blank", async () => {
    const { element } = await show(mapping("phone"), { samples: { name: "Jane", attributes: {}, fields: {} } });

    expect(find(element, "[data-id=field-sample]").textContent).toBe("(blank)");
  });

  it.each([
    ["Latest Wins", { active: true, rule: "Latest Wins" }],
    ["Off", { active: false }],
  ])("changes the rule to %s", async (value, changes) => {
    const { element, edits } = await show(mapping("phone"));

    pick(element, value);

    expect(edits).toEqual([{ key: "phone", changes }]);
  });

  it("shows rules that do not fit, with the reason, and does not offer them", async () => {
    const { element } = await show(mapping("phone", { fieldPath: "Account.Name" }), {
      issue: "Broken.",
      changed: true,
    });
    const refused = findAll<HTMLOptionElement>(element, "option").filter(({ disabled }) => disabled);

    expect(refused.map(({ value }) => value)).toEqual([
      "Salesforce Unless Blank",
      "Intercom Wins",
      "Intercom Unless Blank",
      "Latest Wins",
    ]);
    expect(refused[0].textContent).toContain("(Nobody can write the field.)");
    expect(textOf(element)).toContain("Broken. Not saved");
    await expect(element).toBeAccessible();
  });

  it("builds the list of fields when it is opened, and takes a rule that fits", async () => {
    const { element, edits } = await show(mapping("phone", { rule: "Latest Wins" }));
    const picker = find<Picker>(element, "c-setup-fields-picker");
    expect(picker.choices).toHaveLength(0);

    picker.dispatchEvent(new CustomEvent("open"));
    await settled();
    expect(picker.choices).toHaveLength(6);
    picker.dispatchEvent(new CustomEvent("choose", { detail: { value: "Account.Name" } }));

    expect(edits).toEqual([
      {
        key: "phone",
        changes: {
          fieldPath: "Account.Name",
          staticValue: null,
          valueMap: null,
          referenceBy: null,
          rule: "Salesforce Wins",
        },
      },
    ]);
  });

  it("shows more when asked, and passes on what is changed there", async () => {
    const { element, edits } = await show(mapping("phone"));
    expect(findAll(element, "c-setup-fields-details")).toHaveLength(0);

    find(element, "[data-id=more]").dispatchEvent(new CustomEvent("click"));
    await settled();
    const details = find(element, "c-setup-fields-details");
    details.dispatchEvent(new CustomEvent("change", { detail: { blankMayOverwrite: true } }));
    details.dispatchEvent(new CustomEvent("change", { detail: { staticValue: "" } }));

    expect(edits).toEqual([
      { key: "phone", changes: { blankMayOverwrite: true } },
      { key: "phone", changes: { staticValue: "", fieldPath: null, rule: "Salesforce Wins" } },
    ]);
    await expect(element).toBeAccessible();
  });

  it("shows a fixed value, an attribute without a field, and one that is off", async () => {
    const fixed = await show(mapping("phone", { fieldPath: null, staticValue: "VIP" }), { samples });
    expect(find<Picker>(fixed.element, "c-setup-fields-picker").text).toBe("Always “VIP”");
    const empty = await show(mapping("custom_attributes.new", { fieldPath: null }));
    expect(find<Picker>(empty.element, "c-setup-fields-picker").text).toBe("");
    const off = await show(mapping("phone", { active: false }));
    expect(textOf(off.element)).toContain("Nothing is synced. The mapping is kept.");
    await expect(off.element).toBeAccessible();
  });

  it("asks to be removed", async () => {
    const { element } = await show(mapping("phone"));
    const removed = jest.fn((event: Event) => (event as CustomEvent).detail as unknown);
    element.addEventListener("remove", removed);

    find(element, "[data-id=remove]").dispatchEvent(new CustomEvent("click"));

    expect(removed).toHaveReturnedWith({ key: "phone" });
  });
});
