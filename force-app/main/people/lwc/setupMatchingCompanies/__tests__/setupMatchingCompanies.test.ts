import SetupMatchingCompanies from "c/setupMatchingCompanies";
import type { MatchChoices } from "apex/types";
import { find, mount, textOf } from "test/support";

async function show(values: Partial<MatchChoices> = {}, linkedCompanies = 0) {
  const accountFields = [
    { value: "Key__c", label: "Key", email: false, indexed: true },
    { value: "AccountNumber", label: "Account Number", email: false, indexed: false },
  ];
  const page = {
    canConfigure: true,
    connected: true,
    contactFields: [],
    leadFields: [],
    accountFields,
    linkedCompanies,
  };
  const element = await mount("c-setup-matching-companies", SetupMatchingCompanies, {
    page,
    rules: { accountField: null, accountDomain: false, ...values },
  });
  const changed = jest.fn();
  element.addEventListener("rules", (event) => {
    changed((event as CustomEvent<unknown>).detail);
  });
  return { element, changed };
}

type Choice = HTMLElement & { value: string; options: { label: string }[]; checked: boolean };

afterEach(() => {
  document.body.replaceChildren();
});

describe("c-setup-matching-companies", () => {
  it("is off until somebody chooses", async () => {
    const { element } = await show();

    expect(find<Choice>(element, "[data-id=field]").value).toBe("None");
    expect(find<Choice>(element, "[data-id=field]").options.map(({ label }) => label)).toEqual([
      "Do not match by company id",
      "Key (unique or external id)",
      "Account Number",
    ]);
    expect(textOf(element)).toContain("No company is linked.");
    await expect(element).toBeAccessible();
  });

  it("tells what was chosen", async () => {
    const { element, changed } = await show({ accountField: "Key__c" }, 5);
    expect(textOf(element)).toContain("5 companies are linked");
    const field = find(element, "[data-id=field]");
    field.dispatchEvent(new CustomEvent("change", { detail: { value: "AccountNumber" } }));
    field.dispatchEvent(new CustomEvent("change", { detail: { value: "None" } }));
    find(element, "[data-id=domain]").dispatchEvent(new CustomEvent("change", { detail: { checked: true } }));

    expect(changed.mock.calls).toEqual([
      [{ accountField: "AccountNumber" }],
      [{ accountField: null }],
      [{ accountDomain: true }],
    ]);
    await expect(element).toBeAccessible();
  });
});
