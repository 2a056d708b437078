import SetupMatchingPeople from "c/setupMatchingPeople";
import type { MatchChoices, MatchPage } from "apex/types";
import { find, mount, settled, textOf } from "test/support";

const fields = [
  { value: "Number__c", label: "Number", email: false, indexed: true },
  { value: "Email", label: "Email", email: true, indexed: false },
  { value: "Department", label: "Department", email: false, indexed: false },
];
const page = (linkedPeople: number): MatchPage => ({
  canConfigure: true,
  connected: true,
  contactFields: fields,
  leadFields: fields.slice(1),
  accountFields: [],
  linkedPeople,
});
const rules: MatchChoices = {
  key: "email",
  contactField: "Email",
  leadField: "Email",
  tieBreak: "recent",
  accountDomain: false,
};

type Options = HTMLElement & { options: { label: string; value: string }[] };

async function show(values: Partial<MatchChoices> = {}, linkedPeople = 2) {
  const element = await mount("c-setup-matching-people", SetupMatchingPeople, {
    page: page(linkedPeople),
    rules: { ...rules, ...values },
  });
  const changed = jest.fn();
  element.addEventListener("rules", (event) => {
    changed((event as CustomEvent<unknown>).detail);
  });
  return { element, changed };
}

afterEach(() => {
  document.body.replaceChildren();
});

describe("c-setup-matching-people", () => {
  it("offers fields of emails for emails", async () => {
    const { element } = await show();

    expect(find<Options>(element, "[data-field=contactField]").options).toEqual([
      { label: "Email", value: "Email" },
      { label: "Do not match contacts", value: "None" },
    ]);
    expect(textOf(element)).toContain("2 people are linked");
    await expect(element).toBeAccessible();
  });

  it("offers every text for ids, unique ones named", async () => {
    const { element } = await show({ key: "externalId" }, 0);

    const labels = find<Options>(element, "[data-field=contactField]").options.map(({ label }) => label);
    expect(labels).toEqual(["Number (unique or external id)", "Email", "Department", "Do not match contacts"]);
    expect(textOf(element)).toContain("Nobody is linked yet.");
    await expect(element).toBeAccessible();
  });

  it("proposes a unique field when ids are chosen, and email when emails are", async () => {
    const { element, changed } = await show();
    const key = find(element, "[data-id=key]");
    key.dispatchEvent(new CustomEvent("change", { detail: { value: "externalId" } }));
    key.dispatchEvent(new CustomEvent("change", { detail: { value: "email" } }));
    await settled();

    expect(changed).toHaveBeenNthCalledWith(1, { key: "externalId", contactField: "Number__c", leadField: "None" });
    expect(changed).toHaveBeenNthCalledWith(2, { key: "email", contactField: "Email", leadField: "Email" });
  });

  it.each(["contactField", "leadField", "tieBreak"])("tells a changed %s", async (field) => {
    const { element, changed } = await show();
    find(element, `[data-field=${field}]`).dispatchEvent(new CustomEvent("change", { detail: { value: "x" } }));

    expect(changed).toHaveBeenCalledWith({ [field]: "x" });
  });
});
