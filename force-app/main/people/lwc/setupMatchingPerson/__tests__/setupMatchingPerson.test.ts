import SetupMatchingPerson from "c/setupMatchingPerson";
import type { MatchPerson } from "apex/types";
import { find, findAll, mount, textOf } from "test/support";

const person = (values: Partial<MatchPerson> = {}): MatchPerson => ({
  linkId: "a01",
  kind: "contact",
  name: "Ada Byron",
  email: "ada@parley.example",
  externalId: "U-1",
  decided: false,
  more: 0,
  options: [
    {
      recordId: "003a",
      objectName: "Contact",
      name: "Ada B.",
      email: "ada@parley.example",
      company: "Harbour",
      ownerName: "Olga",
      createdAt: "2026-03-02T17:30:00.000Z",
    },
    { recordId: "003b", objectName: "Contact", name: "Ada Byron", takenBy: "Bo" },
    { recordId: "003c", objectName: "Contact" },
  ],
  ...values,
});

async function show(values: Partial<MatchPerson> = {}) {
  const element = await mount("c-setup-matching-person", SetupMatchingPerson, { person: person(values) });
  const told = jest.fn();
  for (const name of ["decide", "reopen"]) {
    element.addEventListener(name, (event) => {
      told(name, (event as CustomEvent<unknown>).detail);
    });
  }
  return { element, told };
}

afterEach(() => {
  document.body.replaceChildren();
});

describe("c-setup-matching-person", () => {
  it("shows the choices side by side", async () => {
    const { element } = await show();
    const text = textOf(element);

    expect(text).toContain("May be one of 3 records");
    expect(text).toContain("External id U-1");
    expect(findAll(element, ".choice")).toHaveLength(3);
    expect(text).toContain("Company Harbour Owner Olga");
    expect(text).toContain("Linked to Bo, who would lose it");
    expect(text).toContain("A record that you may not see");
    expect(findAll(element, "[data-record]")).toHaveLength(2);
    await expect(element).toBeAccessible();
  });

  it("tells which one somebody chose, or none", async () => {
    const { element, told } = await show();
    find(element, "[data-record='003a']").dispatchEvent(new CustomEvent("click"));
    find(element, "[data-id=none]").dispatchEvent(new CustomEvent("click"));

    expect(told).toHaveBeenNthCalledWith(1, "decide", { linkId: "a01", recordId: "003a" });
    expect(told).toHaveBeenNthCalledWith(2, "decide", { linkId: "a01", recordId: "" });
  });

  it.each([
    [{ chosen: { recordId: "003a", name: "Ada B." } }, "Decided: Ada B."],
    [{ chosen: null }, "Decided: none of the records"],
  ])("shows a decision, and takes it back: %j", async (values, expected) => {
    const { element, told } = await show({ ...values, decided: true, options: [] });
    expect(textOf(element)).toContain(expected);
    await expect(element).toBeAccessible();

    find(element, "[data-id=reopen]").dispatchEvent(new CustomEvent("click"));
    expect(told).toHaveBeenCalledWith("reopen", { linkId: "a01" });
  });

  it("says how many more there are, and names companies", async () => {
    const { element } = await show({ more: 4, kind: "company", name: "Harbour" });

    expect(textOf(element)).toContain("4 more records match.");
    expect(textOf(element)).toContain("Company Harbour");
    await expect(element).toBeAccessible();
  });
});
