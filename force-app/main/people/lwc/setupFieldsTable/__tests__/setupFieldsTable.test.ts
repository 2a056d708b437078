import SetupFieldsTable from "c/setupFieldsTable";
import { FieldDesk } from "c/fieldDesk";
import { find, findAll, mount, settled, textOf } from "test/support";
import { attribute, mapping, page } from "../../../../../../config/jest.fields";

async function show(desk = FieldDesk.of(page())) {
  const { drafts, refusals, issues, changedKeys: changed, first } = desk;
  const properties = { drafts, refusals, issues, changed, first };
  const element = await mount("c-setup-fields-table", SetupFieldsTable, properties);
  const keys = () => findAll(element, "li").map(({ dataset }) => dataset["key"]);
  const told: [string, unknown][] = [];
  for (const name of ["edit", "remove", "add", "create"])
    element.addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail]));
  return { element, keys, told };
}

async function filter(element: HTMLElement, value: string): Promise<void> {
  find(element, `[data-filter=${value}]`).dispatchEvent(new CustomEvent("click"));
  await settled();
}

describe("c-setup-fields-table", () => {
  it("shows issues first, then by name", async () => {
    const { element, keys } = await show();

    expect(keys()).toEqual(["custom_attributes.job", "phone", "custom_attributes.plan"]);
    await expect(element).toBeAccessible();
  });

  it("counts and filters", async () => {
    const { element, keys } = await show();
    const buttons = findAll<HTMLElement & { label: string }>(element, "[data-filter]");
    expect(buttons.map(({ label }) => label)).toEqual(["All (3)", "Issues (1)", "Off (1)"]);

    await filter(element, "issues");
    expect(keys()).toEqual(["custom_attributes.job"]);
    await filter(element, "off");

    expect(keys()).toEqual(["custom_attributes.plan"]);
  });

  it("finds by attribute and by field, and says when there is nothing", async () => {
    const { element, keys } = await show();
    const search = async (value: string) => {
      find(element, ".search").dispatchEvent(new CustomEvent("change", { detail: { value } }));
      await settled();
    };

    await search("business phone");
    expect(keys()).toEqual(["phone"]);
    await search("zzz");

    expect(textOf(element)).toContain("No mappings here.");
    await expect(element).toBeAccessible();
  });

  it("renders 40 of 300 rows, and more when asked", async () => {
    const attributes = Array.from({ length: 300 }, (_, index) => attribute(`custom_attributes.a${index}`));
    const mappings = attributes.map(({ name }) => mapping(name!));
    const { element, keys } = await show(FieldDesk.of(page({ attributes, mappings })));
    expect(keys()).toHaveLength(40);
    const more = find<HTMLElement & { label: string }>(element, "[data-id=more]");
    expect(more.label).toBe("Show 40 of 260 more");

    more.dispatchEvent(new CustomEvent("click"));
    await settled();

    expect(keys()).toHaveLength(80);
  });

  it("adds an attribute, and offers all but those that are mapped", async () => {
    const { element, told } = await show();
    const add = find<HTMLElement & { choices: { value: string; refusal: string }[] }>(element, "[data-id=add]");

    add.dispatchEvent(new CustomEvent("open"));
    await settled();
    expect(add.choices.filter(({ refusal }) => !refusal).map(({ value }) => value)).toEqual(["created_at"]);
    add.dispatchEvent(new CustomEvent("choose", { detail: { value: "created_at" } }));
    find(element, "[data-id=create]").dispatchEvent(new CustomEvent("click"));

    expect(told).toEqual([
      ["add", { key: "created_at" }],
      ["create", null],
    ]);
  });

  it("passes on what a row says", async () => {
    const { element, told } = await show();
    const row = find(element, "c-setup-fields-row");

    row.dispatchEvent(new CustomEvent("edit", { detail: { key: "phone" } }));
    row.dispatchEvent(new CustomEvent("remove", { detail: { key: "phone" } }));

    expect(told).toEqual([
      ["edit", { key: "phone" }],
      ["remove", { key: "phone" }],
    ]);
  });
});
