import type { Page } from "playwright-core";

/** Opens the page about fields. `setup` is the address of the setup app. */
export async function openFieldsOf(setup: string, where: Page): Promise<void> {
  await where.goto(setup);
  await where.getByRole("tab", { name: "Fields" }).click();
  await where.getByRole("combobox", { name: "Map an attribute" }).waitFor();
}

/** Picks one line of a list that is searched by typing, with the keyboard alone. */
export async function pick(where: Page, list: string, text: string): Promise<void> {
  const box = where.getByRole("combobox", { name: list, exact: true });
  await box.click();
  await box.fill(text);
  await where.getByRole("option", { name: text }).first().waitFor();
  await box.press("ArrowDown");
  await box.press("Enter");
}

interface ManyOf {
  attributes: { name: string; label: string }[];
  fields: { path: string; label: string }[];
  mappings: { attributeName: string; fieldPath: string | null }[];
}

/** Lets the page have so many attributes, all mapped, and so many fields: copies of those about the job title. */
async function pretendMany(where: Page, attributes: number, fields: number): Promise<void> {
  await where.route("**/FieldMappingController.getPage", async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { returnValue: ManyOf };
    const content = answer.returnValue;
    const attribute = content.attributes.find(({ name }) => name === "custom_attributes.job_title")!;
    const field = content.fields.find(({ path }) => path === "Title")!;
    const mapping = content.mappings.find(({ attributeName }) => attributeName === "custom_attributes.job_title")!;
    const names = Array.from({ length: attributes }, (_, place) => `custom_attributes.many_${place}`);
    const paths = Array.from({ length: fields }, (_, place) => `Many_${place}__c`);
    content.attributes = names.map((name, place) => ({ ...attribute, name, label: `Attribute number ${place}` }));
    content.fields = paths.map((path, place) => ({ ...field, path, label: `Field number ${place}` }));
    content.mappings = names.map((name, place) => ({ ...mapping, attributeName: name, fieldPath: paths[place]! }));
    await route.fulfill({ response, json: answer });
  });
}

export interface Size {
  rows: number;
  elements: number;
  options: number;
  milliseconds: number;
}

/** How much the page draws: at first, and with a list of fields open. */
export async function measure(where: Page, setup: string, attributes: number, fields: number): Promise<Size> {
  await pretendMany(where, attributes, fields);
  const started = Date.now();
  await openFieldsOf(setup, where);
  await where.getByLabel("Rule for Attribute number 0", { exact: true }).waitFor();
  const milliseconds = Date.now() - started;
  const rows = await where.locator("c-setup-fields-row").count();
  const elements = await where.locator("c-setup-fields *").count();
  await where.getByRole("combobox", { name: "Field for Attribute number 0", exact: true }).click();
  await where.locator(".choice").first().waitFor();
  const options = await where.locator(".choice").count();
  await where.getByRole("combobox", { name: "Field for Attribute number 0", exact: true }).press("Escape");
  const last = `Attribute number ${attributes - 1}`;
  await where.getByPlaceholder("Search mappings").fill(last);
  await where.getByLabel(`Rule for ${last}`, { exact: true }).waitFor();
  await pick(where, `Field for ${last}`, `Field number ${fields - 1}`);
  await where.getByText("1 unsaved change").waitFor();
  return { rows, elements, options, milliseconds };
}
