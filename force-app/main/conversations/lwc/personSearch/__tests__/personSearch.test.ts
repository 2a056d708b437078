import LightningConfirm from "lightning/confirm";
import PersonSearch from "c/personSearch";
import choose from "@salesforce/apex/PersonPanelController.choose";
import getPerson from "@salesforce/apex/PersonPanelController.getPerson";
import link from "@salesforce/apex/PersonPanelController.link";
import search from "@salesforce/apex/PersonPanelController.search";
import type { PersonChoice, PersonPanel } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const choice = (values: Partial<PersonChoice> = {}): PersonChoice => ({
  linkId: null,
  intercomId: "900",
  name: "Jane Doe",
  email: "jane@acme.example",
  role: "user",
  lastSeenAt: "2026-03-02T16:30:00.000Z",
  isLinked: false,
  ...values,
});

const panel = (values: Partial<PersonPanel> = {}): PersonPanel => ({
  state: "noPerson",
  isCurrent: false,
  choices: [],
  canAct: true,
  attributes: [],
  companies: [],
  tags: [],
  segments: [],
  ...values,
});

async function show() {
  const element = await mount("c-person-search", PersonSearch, { recordId: "R" });
  const linked = jest.fn();
  element.addEventListener("linked", linked);
  return { element, linked };
}

async function searchFor(element: HTMLElement, value: string): Promise<void> {
  find<HTMLElement & { value: string }>(element, "lightning-input").value = value;
  find(element, "[data-id=search]").click();
  await settled();
}

type Row = HTMLElement & { person: PersonChoice; actionLabel: string };
const rows = (element: HTMLElement) => findAll<Row>(element, "c-person-choice");

async function press(element: HTMLElement, index = 0): Promise<void> {
  const { person } = rows(element)[index];
  rows(element)[index].dispatchEvent(new CustomEvent("choose", { detail: person }));
  await settled();
}

beforeEach(() => {
  jest.mocked(getPerson).mockResolvedValue(panel());
  jest.mocked(search).mockResolvedValue([choice()]);
  jest.mocked(link).mockResolvedValue(null);
  jest.mocked(choose).mockResolvedValue(null);
});

describe("c-person-search", () => {
  it("searches, shows whom it found and links", async () => {
    const { element, linked } = await show();
    expect(getPerson).toHaveBeenCalledWith({ recordId: "R", conversationRecordId: "" });
    await expect(element).toBeAccessible();
    await searchFor(element, "jane");

    expect(search).toHaveBeenCalledWith({ recordId: "R", text: "jane" });
    expect(textOf(element)).toContain("1 found");
    expect(rows(element)[0]).toMatchObject({ person: choice(), actionLabel: "Link {0}" });
    await expect(element).toBeAccessible();

    await press(element);
    expect(link).toHaveBeenCalledWith({ recordId: "R", intercomContactId: "900" });
    expect(linked).toHaveBeenCalledTimes(1);
    expect(textOf(element)).toBe("Linked. The conversations appear here within seconds.");
  });

  it("searches with Enter", async () => {
    const { element } = await show();
    find<HTMLElement & { value: string }>(element, "lightning-input").value = "jane";
    for (const key of ["a", "Enter"])
      find(element, ".form").dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
    await settled();

    expect(search).toHaveBeenCalledTimes(1);
  });

  it("says that it found nobody", async () => {
    jest.mocked(search).mockResolvedValue([]);
    const { element } = await show();
    await searchFor(element, "nobody");

    expect(textOf(element)).toContain("Nobody found.");
    await expect(element).toBeAccessible();
  });

  it.each([
    ["Sam Poe", "Jane Doe is linked to Sam Poe."],
    [null, "Jane Doe is linked to another record."],
  ])("asks before it takes somebody away from %s", async (recordName, words) => {
    jest.mocked(search).mockResolvedValue([choice({ isLinked: true, recordName, lastSeenAt: null, email: null })]);
    jest.mocked(LightningConfirm.open).mockResolvedValueOnce(false).mockResolvedValueOnce(true);
    const { element, linked } = await show();
    await searchFor(element, "jane");
    await press(element);
    expect(link).not.toHaveBeenCalled();
    expect(LightningConfirm.open).toHaveBeenCalledWith(
      expect.objectContaining({ message: expect.stringContaining(words) as string }),
    );
    await press(element);
    expect(linked).toHaveBeenCalledTimes(1);
  });

  it("lets one choose among several who fit", async () => {
    jest
      .mocked(getPerson)
      .mockResolvedValue(
        panel({ state: "ambiguous", choices: [choice({ linkId: "L1" }), choice({ linkId: "L2", role: "lead" })] }),
      );
    const { element, linked } = await show();
    expect(findAll(element, "[data-id=choose]")).toHaveLength(2);
    await expect(element).toBeAccessible();

    await press(element, 1);
    expect(choose).toHaveBeenCalledWith({ recordId: "R", linkId: "L2" });
    expect(linked).toHaveBeenCalledTimes(1);
  });

  it("explains to those who may not search who can", async () => {
    jest.mocked(getPerson).mockResolvedValue(panel({ canAct: false }));
    const { element } = await show();

    expect(textOf(element)).toContain("Somebody who may answer conversations can search");
    expect(findAll(element, "lightning-input")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("says what was not done, and does one thing at a time", async () => {
    jest.mocked(search).mockRejectedValueOnce(apexError("Type at least two letters of a name or an email."));
    const { element } = await show();
    find(element, "[data-id=search]").click();
    await searchFor(element, "j");

    expect(search).toHaveBeenCalledTimes(1);
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toContain("two letters");
    await expect(element).toBeAccessible();
  });

  it("shows a stencil while it asks, and says when that failed", async () => {
    jest.mocked(getPerson).mockReturnValueOnce(new Promise(() => undefined));
    const { element } = await show();
    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);

    jest.mocked(getPerson).mockRejectedValueOnce(apexError("The record is gone."));
    const { element: other } = await show();
    expect(find<HTMLElement & { message: string }>(other, "c-error-panel").message).toBe("The record is gone.");
    await expect(other).toBeAccessible();
  });
});
