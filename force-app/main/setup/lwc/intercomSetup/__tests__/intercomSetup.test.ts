import IntercomSetup from "c/intercomSetup";
import getHealth from "@salesforce/apex/HealthController.getHealth";
import getStatus from "@salesforce/apex/SetupController.getStatus";
import type { SetupStatus } from "apex/types";
import { apexError, find, findAll, mount, settled, setupStatus, textOf } from "test/support";

type Step = HTMLElement & { state: string; text: string };

async function show(values: Partial<SetupStatus>) {
  jest.mocked(getHealth).mockReturnValue(new Promise(() => undefined));
  jest.mocked(getStatus).mockResolvedValue(setupStatus(values));
  return mount("c-intercom-setup", IntercomSetup);
}

const states = (element: HTMLElement) => findAll<Step>(element, "c-setup-step").map((step) => step.state);

describe("c-intercom-setup", () => {
  it("begins with the connection", async () => {
    const element = await show({ connected: false, conversationCount: 0 });

    expect(states(element)).toEqual(["current", "waiting", "waiting"]);
    expect(findAll(element, "c-setup-connect-form")).toHaveLength(1);
    expect(findAll(element, "c-setup-health")).toHaveLength(0);
    expect(textOf(element)).toContain("0 of 3 complete");
    await expect(element).toBeAccessible();
  });

  it("goes on with import and webhook once connected", async () => {
    const element = await show({ conversationCount: 0 });

    expect(states(element)).toEqual(["done", "current", "current"]);
    expect(findAll<Step>(element, "c-setup-step")[0].text).toBe("Connected to Acme Support.");
    expect(findAll(element, "c-setup-health")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it("is complete with conversations and a secret", async () => {
    const element = await show({ conversationCount: 500, webhookSecretStored: true });

    expect(states(element)).toEqual(["done", "done", "done"]);
    expect(textOf(element)).toContain("3 of 3 complete");
    expect(findAll<Step>(element, "c-setup-step")[1].text).toBe("Conversations in Salesforce: 500.");
    expect(findAll<Step>(element, "c-setup-step")[2].text).toBe("Intercom tells Salesforce about each new message.");
  });

  it("moves on when a step reports that it is done", async () => {
    const element = await show({ connected: false, conversationCount: 0 });
    find(element, "c-setup-connect-form").dispatchEvent(
      new CustomEvent("status", { detail: setupStatus({ conversationCount: 0 }) }),
    );
    await settled();
    expect(states(element)).toEqual(["done", "current", "current"]);

    jest.mocked(getStatus).mockResolvedValue(setupStatus({ conversationCount: 500 }));
    find(element, "c-setup-import").dispatchEvent(new CustomEvent("imported"));
    await settled();
    expect(states(element)).toEqual(["done", "done", "current"]);

    jest.mocked(getStatus).mockResolvedValue(setupStatus({ webhookSecretStored: true }));
    find(element, "c-setup-webhook").dispatchEvent(new CustomEvent("saved"));
    await settled();
    expect(states(element)).toEqual(["done", "done", "done"]);
  });

  it("warns in a copy of another org", async () => {
    const element = await show({ isCopyOfAnotherOrg: true });

    expect(textOf(element)).toContain("This org is a copy of another org");
    await expect(element).toBeAccessible();
  });

  it("says why the connection is paused", async () => {
    const element = await show({ connected: false, problem: "Intercom refused the token." });

    expect(textOf(element)).toContain("Intercom refused the token.");
    await expect(element).toBeAccessible();
  });

  it("explains who may change the setup", async () => {
    const element = await show({ canConfigure: false });

    expect(findAll(element, "c-setup-step")).toHaveLength(0);
    expect(textOf(element)).toContain("Parley: Administrator");
    await expect(element).toBeAccessible();
  });

  it("shows a stencil while it loads", async () => {
    jest.mocked(getStatus).mockReturnValue(new Promise(() => undefined));
    const element = await mount("c-intercom-setup", IntercomSetup);

    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);
  });

  it("says what went wrong and tries again", async () => {
    jest.mocked(getStatus).mockRejectedValueOnce(apexError("No access."));
    const element = await mount("c-intercom-setup", IntercomSetup);
    await expect(element).toBeAccessible();

    jest.mocked(getStatus).mockResolvedValue(setupStatus({ connected: false }));
    find(element, "c-error-panel").dispatchEvent(new CustomEvent("retry"));
    await settled();
    expect(findAll(element, "c-setup-step")).toHaveLength(3);
  });
});
