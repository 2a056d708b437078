import SetupFieldsFooter from "c/setupFieldsFooter";
import type { FieldMappingOutcome } from "apex/types";
import getPage from "@salesforce/apex/FieldMappingController.getPage";
import save from "@salesforce/apex/FieldMappingController.save";
import testOnRecord from "@salesforce/apex/FieldMappingController.testOnRecord";
import { FieldDesk } from "c/fieldDesk";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";
import { mapping, page } from "../../../../../../config/jest.fields";

const outcome = (values: Partial<FieldMappingOutcome>): FieldMappingOutcome => ({
  saved: false,
  conflict: false,
  problems: [],
  ...values,
});
const sample = { linkId: "a01A", name: "Jane Doe", attributes: {}, fields: {} };
const edited = FieldDesk.of(page()).edit("phone", { rule: "Latest Wins" });

async function show(desk = edited, values: object = { sample }) {
  const element = await mount("c-setup-fields-footer", SetupFieldsFooter, { desk, ...values });
  const desks: FieldDesk[] = [];
  const saved: FieldMappingOutcome[] = [];
  element.addEventListener("desk", (event) => {
    const { detail } = event as CustomEvent<FieldDesk>;
    desks.push(detail);
    element.desk = detail;
  });
  element.addEventListener("saved", (event) => saved.push((event as CustomEvent<FieldMappingOutcome>).detail));
  const press = async (id: string) => {
    find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent("click"));
    await settled();
  };
  return { element, desks, saved, press };
}

describe("c-setup-fields-footer", () => {
  it("counts the edits, and gives them up", async () => {
    const { element, desks, press } = await show(edited.remove("custom_attributes.job"));
    expect(textOf(element)).toBe("2 unsaved changes");
    await expect(element).toBeAccessible();

    await press("cancel");

    expect(desks[0].count).toBe(0);
  });

  it("saves all mappings of the object, with the version they were read in", async () => {
    jest.mocked(save).mockResolvedValue(outcome({ saved: true, version: 5 }));
    const { saved, press } = await show();

    await press("save");

    expect(save).toHaveBeenCalledWith({ objectName: "Contact", version: 4, mappings: JSON.stringify(edited.drafts) });
    expect(saved).toHaveLength(1);
  });

  it("marks the rows that were refused", async () => {
    const problems = [{ attributeName: "phone", code: "TOO_LONG", text: "Too long." }];
    jest.mocked(save).mockResolvedValue(outcome({ problems }));
    const { element, desks, saved, press } = await show();

    await press("save");

    expect(desks[0].issues.get("phone")).toBe("Too long.");
    expect(saved).toHaveLength(0);
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toContain("marked");
    await expect(element).toBeAccessible();
  });

  it("tells the second of two, loses nothing, and puts the edits on top", async () => {
    jest.mocked(save).mockResolvedValue(outcome({ conflict: true, changedBy: "Ana Ruiz" }));
    const theirs = page({ version: 5, mappings: [mapping("phone", { rule: "Intercom Wins" })] });
    jest.mocked(getPage).mockResolvedValue(theirs);
    const { element, desks, press } = await show();

    await press("save");
    expect(find(element, "[data-id=conflict]").textContent).toContain("Ana Ruiz saved mappings while you were editing");
    expect(desks).toHaveLength(0);
    await expect(element).toBeAccessible();
    await press("bring");

    expect(desks[0].page.version).toBe(5);
    expect(desks[0].drafts.map(({ rule }) => rule)).toEqual(["Latest Wins"]);
    expect(findAll(element, "[data-id=conflict]")).toHaveLength(0);
    expect(find(element, "[data-id=clash]").textContent).toContain("Both of you changed: Phone.");
    await expect(element).toBeAccessible();
  });

  it("tests on the person at the top, until something else is edited", async () => {
    jest.mocked(testOnRecord).mockResolvedValue([]);
    const { element, press } = await show();

    await press("test");
    expect(testOnRecord).toHaveBeenCalledWith({ linkId: "a01A", mappings: JSON.stringify(edited.drafts) });
    expect(find<HTMLElement & { person: string }>(element, "c-setup-fields-test").person).toBe("Jane Doe");
    element.desk = edited.remove("phone");
    await settled();

    expect(findAll(element, "c-setup-fields-test")).toHaveLength(0);
  });

  it("closes the test, and has none without a person", async () => {
    jest.mocked(testOnRecord).mockResolvedValue([]);
    const { element, press } = await show();
    await press("test");
    find(element, "c-setup-fields-test").dispatchEvent(new CustomEvent("close"));
    await settled();
    expect(findAll(element, "c-setup-fields-test")).toHaveLength(0);

    const without = await show(edited, {});
    expect(find<HTMLElement & { disabled: boolean }>(without.element, "[data-id=test]").disabled).toBe(true);
  });

  it("says what went wrong", async () => {
    jest.mocked(save).mockRejectedValueOnce(apexError("Intercom does not answer."));
    const { element, press } = await show();

    await press("save");

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Intercom does not answer.");
  });
});
