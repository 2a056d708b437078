import SetupMatching from "c/setupMatching";
import getQueue from "@salesforce/apex/MatchingController.getQueue";
import getRules from "@salesforce/apex/MatchingController.getRules";
import getRuns from "@salesforce/apex/MatchingController.getRuns";
import type { MatchPage } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const page = (values: Partial<MatchPage> = {}): MatchPage => ({
  canConfigure: true,
  connected: true,
  rules: { key: "email", contactField: "Email", leadField: "Email", tieBreak: "ask", accountDomain: false, version: 1 },
  contactFields: [{ value: "Email", label: "Email", email: true, indexed: false }],
  leadFields: [{ value: "Email", label: "Email", email: true, indexed: false }],
  accountFields: [],
  linkedPeople: 3,
  waiting: 1,
  ...values,
});

async function show(values: Partial<MatchPage> = {}) {
  jest.mocked(getRules).mockResolvedValue(page(values));
  return mount("c-setup-matching", SetupMatching);
}

beforeEach(() => {
  jest.mocked(getRuns).mockResolvedValue([]);
  jest.mocked(getQueue).mockResolvedValue({ people: [], hasMore: false });
});

afterEach(() => {
  document.body.replaceChildren();
});

describe("c-setup-matching", () => {
  it("shows rules, runs and decisions", async () => {
    const element = await show();

    for (const part of ["rules", "runs", "queue"]) expect(findAll(element, `c-setup-matching-${part}`)).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it("shows a stencil while it loads", async () => {
    jest.mocked(getRules).mockReturnValue(new Promise(() => undefined));
    const element = await mount("c-setup-matching", SetupMatching);

    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it("says what went wrong, and tries again", async () => {
    jest.mocked(getRules).mockRejectedValueOnce(apexError("Ask your administrator."));
    const element = await mount("c-setup-matching", SetupMatching);
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Ask your administrator.");
    await expect(element).toBeAccessible();

    jest.mocked(getRules).mockResolvedValue(page());
    find(element, "c-error-panel").dispatchEvent(new CustomEvent("retry"));
    await settled();
    expect(findAll(element, "c-setup-matching-rules")).toHaveLength(1);
  });

  it.each([
    [{ canConfigure: false }, "Only administrators"],
    [{ connected: false }, "Connect an Intercom workspace"],
  ])("says why there is nothing: %j", async (values, expected) => {
    const element = await show(values);

    expect(find<HTMLElement & { body: string }>(element, "c-empty-state").body).toContain(expected);
    await expect(element).toBeAccessible();
  });

  it("names a field that is gone", async () => {
    const element = await show({ missingField: "Customer_Number__c" });

    expect(textOf(element)).toContain("The field Customer_Number__c does not exist any more.");
    await expect(element).toBeAccessible();
  });

  it.each([
    ["c-setup-matching-rules", "saved"],
    ["c-setup-matching-runs", "ended"],
    ["c-setup-matching-queue", "decided"],
  ])("loads its numbers anew after %s says %s", async (part, event) => {
    const element = await show();
    jest.mocked(getRules).mockResolvedValue(page({ waiting: 7 }));

    find(element, part).dispatchEvent(new CustomEvent(event));
    await settled();

    expect(find<HTMLElement & { waiting: number }>(element, "c-setup-matching-queue").waiting).toBe(7);
  });
});
