import type { PersonChoice as Person } from "apex/types";
import PersonChoice from "c/personChoice";
import { find, mount, textOf } from "test/support";

const jane: Person = {
  linkId: null,
  intercomId: "900",
  name: "Jane Doe",
  email: "jane@acme.example",
  role: "user",
  lastSeenAt: null,
  isLinked: false,
};

const show = (values: Partial<Person> = {}) =>
  mount("c-person-choice", PersonChoice, { person: { ...jane, ...values }, actionLabel: "Link {0}" });

describe("c-person-choice", () => {
  it("says who it is, and tells when they are chosen", async () => {
    const element = await show();
    const chosen = jest.fn((event: Event) => (event as CustomEvent<Person>).detail);
    element.addEventListener("choose", chosen);
    expect(textOf(element)).toBe("Jane Doe jane@acme.example · User");
    expect(find<HTMLElement & { label: string }>(element, "lightning-button").label).toBe("Link Jane Doe");
    await expect(element).toBeAccessible();

    find(element, "lightning-button").click();
    expect(chosen).toHaveReturnedWith(jane);
  });

  it.each([
    ["Sam Poe", "Linked to Sam Poe"],
    [null, "Linked to another record"],
  ])("says that they are linked to %s", async (recordName, words) => {
    const element = await show({ isLinked: true, recordName, role: "lead", lastSeenAt: "2026-03-02T16:30:00.000Z" });

    expect(textOf(element)).toBe(`Jane Doe jane@acme.example · Lead · Last seen ${words}`);
    await expect(element).toBeAccessible();
  });
});
