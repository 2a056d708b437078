import SetupFieldsFile from "c/setupFieldsFile";
import exportMappings from "@salesforce/apex/FieldMappingController.exportMappings";
import importMappings from "@salesforce/apex/FieldMappingController.importMappings";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";
import { mapping } from "../../../../../../config/jest.fields";

const show = () => mount("c-setup-fields-file", SetupFieldsFile);

async function open(element: HTMLElement, text: string): Promise<void> {
  const file = { text: () => Promise.resolve(text) };
  find(element, "lightning-input").dispatchEvent(
    new CustomEvent("change", { detail: { files: { 0: file, length: 1 } } }),
  );
  await settled();
}

describe("c-setup-fields-file", () => {
  it("saves all mappings as a file", async () => {
    jest.mocked(exportMappings).mockResolvedValue('{"format":"x"}');
    const clicked = jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
    const element = await show();
    await expect(element).toBeAccessible();

    find(element, "[data-id=export]").dispatchEvent(new CustomEvent("click"));
    await settled();

    const [link] = clicked.mock.contexts as HTMLAnchorElement[];
    expect(decodeURIComponent(link.href)).toBe('data:application/json;charset=utf-8,{"format":"x"}');
    expect(link.download).toBe("field-mappings.json");
  });

  it("shows what a file holds before it is taken over", async () => {
    const found = [mapping("phone")];
    jest.mocked(importMappings).mockResolvedValue({ mappings: found, problems: ["Mapping 2: the rule is not known"] });
    const element = await show();
    const taken = jest.fn((event: Event) => (event as CustomEvent).detail as unknown);
    element.addEventListener("take", taken);

    await open(element, "{}");
    expect(textOf(element)).toContain("The file holds 1 mappings.");
    expect(textOf(element)).toContain("Left out Mapping 2: the rule is not known");
    await expect(element).toBeAccessible();
    find(element, "[data-id=take]").dispatchEvent(new CustomEvent("click"));

    expect(taken).toHaveReturnedWith(found);
  });

  it("can be left, and says what is no such file", async () => {
    jest.mocked(importMappings).mockResolvedValueOnce({ mappings: [], problems: [] });
    jest.mocked(importMappings).mockRejectedValueOnce(apexError("This is no file of field mappings."));
    const element = await show();

    await open(element, "{}");
    expect(findAll(element, "[data-id=take]")).toHaveLength(0);
    find(element, "[data-id=cancel]").dispatchEvent(new CustomEvent("click"));
    await open(element, "nonsense");

    const { message } = find<HTMLElement & { message: string }>(element, "c-error-panel");
    expect(message).toBe("This is no file of field mappings.");
    await expect(element).toBeAccessible();
  });
});
