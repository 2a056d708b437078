import SetupMatchingPreview from "c/setupMatchingPreview";
import preview from "@salesforce/apex/MatchingController.preview";
import previewCompanies from "@salesforce/apex/MatchingController.previewCompanies";
import type { MatchPreview } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const result = (values: Partial<MatchPreview> = {}): MatchPreview => ({
  sampled: 300,
  total: 12430,
  matched: 210,
  tied: 4,
  ambiguous: 3,
  duplicate: 2,
  unmatched: 85,
  noValue: 20,
  changed: 6,
  examples: [
    { outcome: "matched", name: "Ada", recordName: "Ada Byron" },
    { outcome: "matched", name: "Mo" },
    { outcome: "tied", name: "Bo", recordName: "Bo Diddley", choices: 2 },
    { outcome: "ambiguous", name: "Cy", choices: 3 },
    { outcome: "duplicate", name: "Di", recordName: "Diana" },
    { outcome: "unmatched", name: "Ed", value: "ed@parley.example" },
    { outcome: "noValue", name: "Flo" },
  ],
  ...values,
});

async function show(kind = "people") {
  return mount("c-setup-matching-preview", SetupMatchingPreview, { kind, rules: '{"key":"email"}' });
}

async function see(element: HTMLElement): Promise<void> {
  find(element, "[data-id=see]").dispatchEvent(new CustomEvent("click"));
  await settled();
}

afterEach(() => {
  document.body.replaceChildren();
});

describe("c-setup-matching-preview", () => {
  it("asks nothing until somebody wants it", async () => {
    const element = await show();

    expect(textOf(element)).toContain("Nothing is written.");
    expect(preview).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it("says how many were looked at, and what becomes of them", async () => {
    jest.mocked(preview).mockResolvedValue(result());
    const element = await show();
    await see(element);

    expect(preview).toHaveBeenCalledWith({ rules: '{"key":"email"}' });
    const text = textOf(element);
    for (const words of [
      "300 people who changed last were looked at, of 12430 in Intercom.",
      "Matched 210",
      "Ambiguous 3",
      "Same record as another 2",
      "Unmatched 85",
      "4 of the matched have several records",
      "20 of the unmatched have nothing",
      "6 who are linked now would get another record",
      "Ada is Ada Byron.",
      "Mo is a record that you may not see.",
      "Bo is Bo Diddley, chosen among 2 records.",
      "Cy may be one of 3 records.",
      "Di is Diana, and so is somebody else.",
      "Ed: no record has ed@parley.example.",
      "Flo has nothing to be matched by.",
    ]) {
      expect(text).toContain(words);
    }
    await expect(element).toBeAccessible();
  });

  it("says when the rules were changed since", async () => {
    jest.mocked(preview).mockResolvedValue(result());
    const element = await show();
    await see(element);
    element.rules = '{"key":"externalId"}';
    await settled();

    expect(textOf(element)).toContain("Look again.");
    await expect(element).toBeAccessible();
  });

  it("hands on a better key", async () => {
    const suggestion = { key: "email", values: [] };
    jest.mocked(preview).mockResolvedValue(result({ suggestion }));
    const element = await show();
    const suggested = jest.fn();
    element.addEventListener("suggestion", (event) => {
      suggested((event as CustomEvent<unknown>).detail);
    });
    await see(element);
    find(element, "c-setup-matching-suggestion").dispatchEvent(new CustomEvent("use", { detail: suggestion }));

    expect(suggested).toHaveBeenCalledWith(suggestion);
  });

  it("looks at companies", async () => {
    jest.mocked(previewCompanies).mockResolvedValue(result({ tied: 0, noValue: 0, changed: 0 }));
    const element = await show("companies");
    await see(element);

    expect(textOf(element)).toContain("300 companies were looked at, of 12430 in Intercom.");
    await expect(element).toBeAccessible();
  });

  it("says when there is nobody", async () => {
    jest.mocked(preview).mockResolvedValue(result({ sampled: 0, examples: [] }));
    const element = await show();
    await see(element);

    expect(textOf(element)).toContain("There is nobody in Intercom to look at.");
    expect(findAll(element, "dl")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("says what did not work", async () => {
    jest.mocked(preview).mockRejectedValueOnce(apexError("Intercom does not answer."));
    const element = await show();
    await see(element);

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Intercom does not answer.");
    await expect(element).toBeAccessible();
  });
});
