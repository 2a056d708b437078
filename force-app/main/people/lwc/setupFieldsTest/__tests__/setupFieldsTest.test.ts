import SetupFieldsTest from "c/setupFieldsTest";
import type { FieldMappingDifference } from "apex/types";
import { find, findAll, mount, textOf } from "test/support";

const show = (differences: FieldMappingDifference[]) =>
  mount("c-setup-fields-test", SetupFieldsTest, { differences, person: "Jane Doe", names: { phone: "Phone" } });

describe("c-setup-fields-test", () => {
  it("shows before and after on the side that would change", async () => {
    const element = await show([
      { attributeName: "phone", fieldPath: "Phone", decision: "TO_INTERCOM", intercomBefore: "1", intercomAfter: "2" },
      { attributeName: "job", fieldPath: "Title", decision: "TO_SALESFORCE", salesforceAfter: "Engineer" },
      { attributeName: "plan", fieldPath: "Plan__c", decision: "NONE", problem: "The value is not in the list." },
      { attributeName: "same", fieldPath: "Same__c", decision: "NONE" },
    ]);

    expect(findAll(element, "tbody tr").map((row) => row.textContent.replace(/\s+/g, " ").trim())).toEqual([
      "Phonein Intercom12",
      "job · Titlein Salesforce(blank)Engineer",
      "plan · Plan__c(blank)The value is not in the list.",
    ]);
    expect(textOf(element)).toContain("What would change for Jane Doe Nothing was written.");
    expect(textOf(element)).toContain("1 mappings change nothing.");
    await expect(element).toBeAccessible();
  });

  it("says that nothing would change, and closes", async () => {
    const element = await show([]);
    const closed = jest.fn();
    element.addEventListener("close", closed);

    find(element, "[data-id=close]").dispatchEvent(new CustomEvent("click"));

    expect(textOf(element)).toContain("Nothing would change.");
    expect(closed).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});
