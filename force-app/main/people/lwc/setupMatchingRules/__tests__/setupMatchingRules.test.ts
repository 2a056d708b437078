import SetupMatchingRules from "c/setupMatchingRules";
import saveRules from "@salesforce/apex/MatchingController.saveRules";
import type { MatchChoices, MatchPage } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const stored: MatchChoices = {
  key: "email",
  contactField: "Email",
  leadField: "Email",
  tieBreak: "recent",
  accountField: null,
  accountDomain: false,
  version: 4,
};

const page: MatchPage = {
  canConfigure: true,
  connected: true,
  rules: stored,
  contactFields: [],
  leadFields: [],
  accountFields: [],
};

type Button = HTMLElement & { disabled: boolean };
type Rules = HTMLElement & { rules: MatchChoices };

const show = () => mount("c-setup-matching-rules", SetupMatchingRules, { page });

async function choose(element: HTMLElement, detail: Partial<MatchChoices>): Promise<void> {
  find(element, "c-setup-matching-people").dispatchEvent(new CustomEvent("rules", { detail }));
  await settled();
}

async function press(element: HTMLElement, name: string): Promise<void> {
  find(element, `[data-id=${name}]`).dispatchEvent(new CustomEvent("click"));
  await settled();
}

const draft = (element: HTMLElement): MatchChoices => find<Rules>(element, "c-setup-matching-people").rules;

afterEach(() => {
  document.body.replaceChildren();
});

describe("c-setup-matching-rules", () => {
  it("saves nothing that has not changed", async () => {
    const element = await show();

    expect(find<Button>(element, "[data-id=save]").disabled).toBe(true);
    await expect(element).toBeAccessible();
  });

  it("tries and saves what was chosen", async () => {
    jest.mocked(saveRules).mockResolvedValue({ conflict: false, rules: { ...stored, tieBreak: "ask", version: 5 } });
    const element = await show();
    const saved = jest.fn();
    element.addEventListener("saved", saved);
    await choose(element, { tieBreak: "ask" });
    const tried = find<HTMLElement & { rules: string }>(element, "c-setup-matching-preview").rules;
    expect(JSON.parse(tried)).toMatchObject({ tieBreak: "ask", version: null });

    await press(element, "save");

    expect(JSON.parse(jest.mocked(saveRules).mock.calls[0]?.[0].rules ?? "")).toMatchObject({
      tieBreak: "ask",
      version: 4,
    });
    expect(saved).toHaveBeenCalledTimes(1);
    expect(textOf(element)).toContain("Saved. Links are being made anew.");
    expect(find<Button>(element, "[data-id=save]").disabled).toBe(true);
    await expect(element).toBeAccessible();
  });

  it("goes back to what is stored", async () => {
    const element = await show();
    await choose(element, { tieBreak: "ask" });

    await press(element, "cancel");

    expect(draft(element)).toMatchObject({ tieBreak: "recent" });
  });

  it("keeps what was chosen when somebody else saved, and shows theirs", async () => {
    const theirs = { ...stored, tieBreak: "oldest", version: 5 };
    jest.mocked(saveRules).mockResolvedValue({ conflict: true, rules: theirs });
    const element = await show();
    await choose(element, { tieBreak: "ask" });
    await press(element, "save");
    expect(textOf(element)).toContain("Somebody else saved other rules meanwhile.");
    expect(draft(element).tieBreak).toBe("ask");
    await expect(element).toBeAccessible();

    await press(element, "theirs");

    expect(draft(element)).toEqual(theirs);
    expect(findAll(element, "[data-id=theirs]")).toHaveLength(0);
  });

  it("saves mine anyway, knowing theirs", async () => {
    jest
      .mocked(saveRules)
      .mockResolvedValueOnce({ conflict: true, rules: { ...stored, tieBreak: "oldest", version: 5 } })
      .mockResolvedValueOnce({ conflict: false, rules: { ...stored, tieBreak: "ask", version: 6 } });
    const element = await show();
    await choose(element, { tieBreak: "ask" });
    await press(element, "save");

    await press(element, "mine");

    const last = jest.mocked(saveRules).mock.calls.at(-1)?.[0];
    expect(JSON.parse(last?.rules ?? "")).toMatchObject({ tieBreak: "ask", version: 5 });
    expect(textOf(element)).toContain("Saved.");
  });

  it("takes a better key", async () => {
    const element = await show();
    const detail = { key: "externalId", contactField: "Number__c", values: [] };
    find(element, "c-setup-matching-preview").dispatchEvent(new CustomEvent("suggestion", { detail }));
    await settled();
    expect(draft(element)).toMatchObject({ key: "externalId", contactField: "Number__c", leadField: "None" });

    const account = { accountField: "AccountNumber", values: [] };
    find(element, "c-setup-matching-preview").dispatchEvent(new CustomEvent("suggestion", { detail: account }));
    await settled();
    expect(draft(element)).toMatchObject({ key: "externalId", accountField: "AccountNumber" });
  });

  it("says why it could not be saved", async () => {
    jest.mocked(saveRules).mockRejectedValueOnce(apexError("Choose another field."));
    const element = await show();
    await choose(element, { tieBreak: "ask" });
    await press(element, "save");

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Choose another field.");
    await expect(element).toBeAccessible();
  });

  it("does not lose what was chosen when the page loads its numbers anew", async () => {
    const element = await show();
    await choose(element, { tieBreak: "ask" });
    element.page = { ...page, linkedPeople: 9 };
    await settled();

    expect(draft(element).tieBreak).toBe("ask");
  });
});
