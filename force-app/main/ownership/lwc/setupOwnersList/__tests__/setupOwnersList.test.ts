import SetupOwnersList from "c/setupOwnersList";
import refreshTeammates from "@salesforce/apex/OwnerSetupController.refreshTeammates";
import saveMappings from "@salesforce/apex/OwnerSetupController.saveMappings";
import type { OwnerRow, OwnerSetup } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const row = (values: Partial<OwnerRow>): OwnerRow => ({
  userId: "005A",
  name: "Ana Ruiz",
  status: "needsYou",
  hasSeat: true,
  people: 3,
  ...values,
});

const rows: OwnerRow[] = [
  row({ userId: "005A", name: "Ana Ruiz", email: "ana@example.com", problem: "noTeammate" }),
  row({ userId: "005B", name: "Bo Lind", problem: "left" }),
  row({ userId: "005C", name: "Cy Roe", problem: "inactive" }),
  row({ userId: "00GD", name: "Partners", problem: "queue" }),
  row({ userId: "005E", name: "Eve Moe", status: "matched", matchedBy: "email", teammateId: "1", teammateName: "Eve" }),
  row({
    userId: "005F",
    name: "Fay Poe",
    status: "matched",
    matchedBy: "hand",
    teammateId: "2",
    teammateName: "Fay",
    hasSeat: false,
  }),
  row({ userId: "005G", name: "Guy Zoe", status: "ignored", problem: "ignored" }),
];

async function show(values: Partial<OwnerSetup> = {}, filter = { status: "needsYou", search: "" }) {
  const setup = {
    needsYou: 4,
    matched: 2,
    ignored: 1,
    rows,
    total: rows.length,
    teammates: [
      { id: "1", name: "Eve", email: "eve@example.com", hasSeat: true },
      { id: "2", name: "Fay", hasSeat: false },
    ],
    ...values,
  } as OwnerSetup;
  return mount("c-setup-owners-list", SetupOwnersList, { setup, filter });
}

type Combobox = HTMLElement & { value: string; label: string; options: { label: string; value: string }[] };

describe("c-setup-owners-list", () => {
  it("says of everybody what becomes of their people", async () => {
    const text = textOf(await show());

    expect(text).toContain("Ana Ruiz ana@example.com No teammate has this email.");
    expect(text).toContain("Bo Lind The teammate has left the workspace.");
    expect(text).toContain("Cy Roe The user is not active.");
    expect(text).toContain("Partners A queue is nobody in Intercom.");
    expect(text).toContain("Eve Moe Eve. Matched by email.");
    expect(text).toContain("Fay Poe Fay. Chosen by hand. No inbox seat");
    expect(text).toContain("Guy Zoe Nobody in Intercom, on purpose.");
  });

  it("is accessible", async () => {
    await expect(await show()).toBeAccessible();
  });

  it("offers teammates where a choice means something", async () => {
    const choices = findAll<Combobox>(await show(), "lightning-combobox");

    expect(choices.map(({ dataset, value }) => [dataset["user"], value])).toEqual([
      ["005A", "email"],
      ["005B", "email"],
      ["005E", "email"],
      ["005F", "2"],
      ["005G", "ignore"],
    ]);
    expect(choices[0].label).toBe("Teammate of Ana Ruiz");
    expect(choices[0].options.map(({ label }) => label)).toEqual([
      "By email",
      "Ignore",
      "Eve · eve@example.com",
      "Fay",
    ]);
  });

  it.each([
    ["1", { userId: "005A", teammateId: "1", ignored: false }],
    ["ignore", { userId: "005A", teammateId: null, ignored: true }],
    ["email", { userId: "005A", teammateId: null, ignored: false }],
  ])("saves the choice %s at once", async (value, expected) => {
    jest.mocked(saveMappings).mockResolvedValue(null);
    const element = await show();
    const changed = jest.fn();
    element.addEventListener("changed", changed);

    find(element, "lightning-combobox").dispatchEvent(new CustomEvent("change", { detail: { value } }));
    await settled();

    expect(saveMappings).toHaveBeenLastCalledWith({ changes: JSON.stringify([expected]) });
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it("says what was not saved", async () => {
    jest.mocked(saveMappings).mockRejectedValueOnce(apexError("Choose another one."));
    const element = await show();

    find(element, "lightning-combobox").dispatchEvent(new CustomEvent("change", { detail: { value: "1" } }));
    await settled();

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Choose another one.");
    await expect(element).toBeAccessible();
  });

  it("counts, filters and searches", async () => {
    const element = await show();
    const asked = jest.fn((event: Event) => (event as CustomEvent).detail as unknown);
    element.addEventListener("filter", asked);
    const counters = findAll<HTMLElement & { label: string; variant: string }>(element, "[data-status]");
    expect(counters.map(({ label, variant }) => [label, variant])).toEqual([
      ["Needs you (4)", "brand"],
      ["Matched (2)", "neutral"],
      ["Ignored (1)", "neutral"],
    ]);

    counters[2].dispatchEvent(new CustomEvent("click"));
    find(element, ".search").dispatchEvent(new CustomEvent("change", { detail: { value: "ana" } }));

    expect(asked.mock.results.map(({ value }) => value as unknown)).toEqual([
      { status: "ignored", search: "" },
      { status: "needsYou", search: "ana" },
    ]);
  });

  it("reads the teammates again", async () => {
    jest.mocked(refreshTeammates).mockResolvedValue(null);
    const element = await show();
    const changed = jest.fn();
    element.addEventListener("changed", changed);

    findAll(element, "lightning-button").at(-1)!.dispatchEvent(new CustomEvent("click"));
    await settled();

    expect(refreshTeammates).toHaveBeenCalledTimes(1);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it.each([
    [{ status: "needsYou", search: "" }, "Everybody who owns people is matched."],
    [{ status: "ignored", search: "" }, "Nobody here."],
    [{ status: "needsYou", search: "x" }, "Nobody here."],
  ])("says that there is nobody: %j", async (filter, expected) => {
    const element = await show({ rows: [], total: 0 }, filter);

    expect(textOf(element)).toContain(expected);
    await expect(element).toBeAccessible();
  });

  it("says when there are more", async () => {
    expect(textOf(await show({ total: 900 }))).toContain("Showing 7 of 900.");
  });
});
