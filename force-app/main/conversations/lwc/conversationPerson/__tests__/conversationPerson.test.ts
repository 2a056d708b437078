import ConversationPerson from "c/conversationPerson";
import getPerson from "@salesforce/apex/PersonPanelController.getPerson";
import retry from "@salesforce/apex/PersonPanelController.retry";
import type { PersonPanel } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const jane = (values: Partial<PersonPanel> = {}): PersonPanel => ({
  state: "ready",
  problem: null,
  isCurrent: true,
  choices: [],
  canAct: true,
  intercomId: "900",
  name: "Jane Doe",
  email: "jane@acme.example",
  role: "user",
  lastSeenAt: "2026-03-02T16:30:00.000Z",
  attributes: [
    { label: "Plan", value: "Team", moment: null },
    { label: "Signed up", value: null, moment: "2026-01-01T09:00:00.000Z" },
  ],
  companies: ["Acme"],
  tags: ["VIP"],
  segments: [],
  recordId: "003000000000001AAA",
  recordName: "Jane Doe",
  ownership: {
    salesforceOwnerName: "Ana Ruiz",
    step: "contact",
    passedOver: ["account:inactive"],
    state: "inSync",
  },
  intercomOwnerName: "Ana Ruiz",
  syncState: "inSync",
  syncProblem: null,
  lastSyncedAt: "2026-03-02T16:00:00.000Z",
  ...values,
});

async function show(isOpen = true) {
  const element = await mount("c-conversation-person", ConversationPerson, {
    recordId: "R",
    conversationId: "A",
    personName: "Jane Doe",
  });
  if (isOpen) find(element, "[data-id=fold]").click();
  await settled();
  return element;
}

beforeEach(() => {
  jest.mocked(getPerson).mockResolvedValue(jane());
  jest.mocked(retry).mockResolvedValue(null);
});

describe("c-conversation-person", () => {
  it("is folded and asks nobody until somebody wants to know", async () => {
    const element = await show(false);

    expect(textOf(element)).toBe("About Jane Doe");
    expect(getPerson).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it("shows what Intercom knows, the owners with the reason, and that both sides agree", async () => {
    const element = await show();
    const text = textOf(element);

    expect(getPerson).toHaveBeenCalledWith({ recordId: "R", conversationRecordId: "A" });
    for (const words of [
      "In Intercom User",
      "Owner in Salesforce Ana Ruiz, owner of the contact Passed over: Owner of the account (not active).",
      "Owner in Intercom Ana Ruiz",
      "Both sides agree.",
      "Companies Acme Tags VIP",
      "Plan Team",
    ])
      expect(text).toContain(words);
    expect(text).not.toContain("Segments");
    expect(find<HTMLAnchorElement>(element, "a").href).toContain("/lightning/003000000000001AAA");
    await expect(element).toBeAccessible();
  });

  it("folds again and keeps what it knows", async () => {
    const element = await show();
    find(element, "[data-id=fold]").click();
    await settled();
    expect(findAll(element, "dl")).toHaveLength(0);
    find(element, "[data-id=fold]").click();
    await settled();

    expect(getPerson).toHaveBeenCalledTimes(1);
  });

  it("shows what is stored when Intercom was not asked, and says so", async () => {
    jest.mocked(getPerson).mockResolvedValue(
      jane({
        isCurrent: false,
        problem: "This is what Salesforce has stored.",
        attributes: [],
        companies: [],
        tags: [],
        email: null,
        role: null,
        lastSeenAt: null,
        lastSyncedAt: null,
        recordId: null,
        ownership: null,
        intercomOwnerName: null,
        syncState: "notLinked",
      }),
    );
    const element = await show();

    expect(textOf(element)).toBe(
      "About Jane Doe This is what Salesforce has stored. In Salesforce None Owner in Intercom Not known " +
        "Not linked to a record in Salesforce.",
    );
    await expect(element).toBeAccessible();
  });

  it("knows that nobody is the owner when Intercom was asked", async () => {
    jest
      .mocked(getPerson)
      .mockResolvedValue(jane({ intercomOwnerName: null, ownership: { passedOver: [], salesforceOwnerName: null } }));

    expect(textOf(await show())).toContain("Owner in Salesforce Nobody Owner in Intercom Nobody");
  });

  it.each([
    ["account", "Acme", "Ana Ruiz, owner of the account Acme By your rules of ownership the account comes"],
    ["account", null, "Ana Ruiz, owner of the account By your rules of ownership the account comes"],
    ["lead", null, "Ana Ruiz, owner of the lead Owner in"],
    ["fallback", null, "Ana Ruiz, the fallback because no owner matched Owner in"],
    [null, null, "Ana Ruiz Owner in"],
  ])("says of what the owner is the owner: %s %s", async (step, ownerAccountName, words) => {
    const ownership = { salesforceOwnerName: "Ana Ruiz", step, passedOver: [], state: "inSync" };
    jest.mocked(getPerson).mockResolvedValue(jane({ ownership, ownerAccountName }));

    expect(textOf(await show())).toContain(`Owner in Salesforce ${words}`);
  });

  it.each([
    ["notSent", "Intercom was not told of this owner.", true],
    ["pending", "A change is on its way to Intercom.", false],
    ["noTeammate", "This owner has no Intercom teammate", false],
    ["keptByHand", "Changed in Intercom by hand", false],
    ["off", "Salesforce does not decide", false],
  ])("does not say that both sides agree while owners differ: %s", async (state, words, canRetry) => {
    jest.mocked(getPerson).mockResolvedValue(jane({ ownership: { passedOver: [], state } }));
    const element = await show();

    expect(textOf(element)).toContain(words);
    expect(textOf(element)).not.toContain("Both sides agree.");
    expect(findAll(element, "[data-id=retry]")).toHaveLength(canRetry ? 1 : 0);
    await expect(element).toBeAccessible();
  });

  it("says who can help when another try comes to nothing", async () => {
    const retryProblem = "An administrator has paused what goes to Intercom.";
    jest.mocked(getPerson).mockResolvedValue(jane({ ownership: { passedOver: [], state: "notSent" }, retryProblem }));
    const element = await show();

    expect(textOf(element)).toContain(`Intercom was not told of this owner. ${retryProblem}`);
    expect(findAll(element, "[data-id=retry]")).toHaveLength(0);

    jest.mocked(getPerson).mockResolvedValue(jane({ retryProblem }));
    expect(textOf(await show())).not.toContain(retryProblem);
  });

  it("says what failed, tries again and looks", async () => {
    jest.mocked(getPerson).mockResolvedValueOnce(jane({ syncState: "failed", syncProblem: "The email is taken." }));
    const element = await show();
    expect(textOf(element)).toContain("The last sync failed. The email is taken.");
    await expect(element).toBeAccessible();

    find(element, "[data-id=retry]").click();
    await settled();
    expect(retry).toHaveBeenCalledWith({ recordId: "R", conversationRecordId: "A" });
    expect(textOf(element)).toContain("It is tried again.");
    expect(textOf(element)).toContain("Both sides agree.");
  });

  it("says when it could not be tried again", async () => {
    jest.mocked(getPerson).mockResolvedValue(jane({ syncState: "failed" }));
    jest.mocked(retry).mockRejectedValue(apexError("You may not."));
    const element = await show();
    find(element, "[data-id=retry]").click();
    await settled();

    expect(textOf(element)).toContain("You may not.");
  });

  it("says when it could not be loaded, and tries again", async () => {
    jest.mocked(getPerson).mockRejectedValueOnce(apexError("The record is gone."));
    const element = await show();
    const panel = find<HTMLElement & { message: string }>(element, "c-error-panel");
    expect(panel.message).toBe("The record is gone.");
    await expect(element).toBeAccessible();

    panel.dispatchEvent(new CustomEvent("retry"));
    await settled();
    expect(textOf(element)).toContain("Both sides agree.");
  });

  it("follows to another conversation, and drops late answers of the one before", async () => {
    let late: (person: PersonPanel) => void = () => undefined;
    jest.mocked(getPerson).mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    const element = await show();
    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);
    await expect(element).toBeAccessible();
    jest.mocked(getPerson).mockResolvedValueOnce(jane({ name: "Bo" }));
    element.conversationId = "B";
    await settled();
    late(jane());
    await settled();

    expect(textOf(element)).toContain("About Bo");
    element.conversationId = "B";
    expect(getPerson).toHaveBeenCalledTimes(2);
  });
});
