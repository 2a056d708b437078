import IntercomOwnership from "c/intercomOwnership";
import getOwnership from "@salesforce/apex/OwnershipController.getOwnership";
import type { Ownership } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const ownership = (values: Partial<Ownership> = {}): Ownership => ({
  salesforceOwnerName: "Ana Ruiz",
  step: "account",
  intercomOwnerName: "Ana R.",
  lastPushedAt: "2026-03-02T16:30:00.000Z",
  state: "inSync",
  passedOver: [],
  ...values,
});

async function show(values: Partial<Ownership> = {}) {
  jest.mocked(getOwnership).mockResolvedValue(ownership(values));
  return mount("c-intercom-ownership", IntercomOwnership, { recordId: "003000000000001AAA" });
}

describe("c-intercom-ownership", () => {
  it("shows the owner on both sides, by which rule, and that they agree", async () => {
    const element = await show();

    expect(textOf(element)).toBe(
      "Owner in Salesforce Ana Ruiz Owner in Intercom Ana R. Decided by Owner of the account Last sent Both sides agree.",
    );
    await expect(element).toBeAccessible();
  });

  it.each([
    ["contact", "Owner of the contact"],
    ["lead", "Owner of the lead"],
    ["fallback", "Fallback, because no owner matched"],
  ])("names the step %s", async (step, expected) => {
    expect(textOf(await show({ step }))).toContain(expected);
  });

  it.each([
    ["pending", "A change is on its way to Intercom.", "Not known"],
    ["notSent", "The next change of an owner here is sent.", "Not known"],
    ["noTeammate", "has no Intercom teammate with the same email address", "Not known"],
    ["notLinked", "No one in Intercom is linked to this record yet.", "Nobody"],
  ])("explains the state %s", async (state, expected, owner) => {
    const element = await show({ state, intercomOwnerName: null, lastPushedAt: null, step: null });

    expect(textOf(element)).toContain(expected);
    expect(textOf(element)).toContain(`Owner in Intercom ${owner}`);
    expect(textOf(element)).toContain("Not yet");
    await expect(element).toBeAccessible();
  });

  it.each([
    ["keptByHand", "Changed in Intercom by hand, and left so until the owner changes here."],
    ["off", "Salesforce does not decide"],
  ])("explains the state %s, the owner there known", async (state, expected) => {
    const element = await show({ state, intercomOwnerName: "Bo" });

    expect(textOf(element)).toContain(expected);
    expect(textOf(element)).toContain("Owner in Intercom Bo");
    await expect(element).toBeAccessible();
  });

  it("says who was asked first and could not decide", async () => {
    const element = await show({ step: "lead", passedOver: ["account:inactive", "contact:queue"] });

    expect(textOf(element)).toContain(
      "Passed over: Owner of the account (not active); Owner of the contact (a queue).",
    );
    await expect(element).toBeAccessible();
  });

  it("counts the people of an account", async () => {
    const element = await show({ state: "notSent", linkedPeople: 12, agreeingPeople: 0 });

    expect(textOf(element)).toContain("People in Intercom 0 of 12 agree");
    await expect(element).toBeAccessible();
  });

  it.each([{}, { linkedPeople: 0, agreeingPeople: 0 }])(
    "counts nobody when there is nothing to count: %j",
    async (values) => {
      expect(textOf(await show(values))).not.toContain("People in Intercom");
    },
  );

  it("shows stencils while it loads", async () => {
    jest.mocked(getOwnership).mockReturnValue(new Promise(() => undefined));
    const element = await mount("c-intercom-ownership", IntercomOwnership, { recordId: "003" });

    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it("says what went wrong and tries again", async () => {
    jest.mocked(getOwnership).mockRejectedValueOnce(apexError("No access."));
    const element = await mount("c-intercom-ownership", IntercomOwnership, { recordId: "003" });
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("No access.");
    await expect(element).toBeAccessible();

    jest.mocked(getOwnership).mockResolvedValue(ownership());
    find(element, "c-error-panel").dispatchEvent(new CustomEvent("retry"));
    await settled();
    expect(textOf(element)).toContain("Ana Ruiz");
  });

  it("shows a new owner on its way, then arrived, and stops when left", async () => {
    jest.useFakeTimers();
    const element = await show({ state: "pending", salesforceOwnerName: "Bo Lind" });
    jest.mocked(getOwnership).mockResolvedValue(ownership({ salesforceOwnerName: "Bo Lind", intercomOwnerName: "Bo" }));

    await jest.advanceTimersByTimeAsync(3000);
    expect(textOf(element)).toContain("Owner in Intercom Bo");

    element.remove();
    jest.mocked(getOwnership).mockClear();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(getOwnership).not.toHaveBeenCalled();
  });
});
