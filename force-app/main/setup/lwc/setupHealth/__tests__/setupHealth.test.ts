import SetupHealth from "c/setupHealth";
import getHealth from "@salesforce/apex/HealthController.getHealth";
import type { Health } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const health = (values: Partial<Health> = {}): Health => ({
  level: "healthy",
  sentence: "Healthy. The last change was synced 8 s ago.",
  queued: 0,
  failed: 0,
  lastInboundAt: "2026-03-02T16:30:00.000Z",
  lastOutboundAt: null,
  runningUserName: "Ada Admin",
  ...values,
});

async function show(values: Partial<Health> = {}) {
  jest.mocked(getHealth).mockResolvedValue(health(values));
  return mount("c-setup-health", SetupHealth);
}

describe("c-setup-health", () => {
  it.each([
    ["healthy", "utility:success"],
    ["degraded", "utility:warning"],
    ["stopped", "utility:error"],
    ["unheard of", "utility:info"],
  ])("says in one sentence that it is %s", async (level, iconName) => {
    const element = await show({ level });

    expect(textOf(element)).toContain("Healthy. The last change was synced 8 s ago.");
    expect(find<HTMLElement & { iconName: string }>(element, "lightning-icon").iconName).toBe(iconName);
    expect(textOf(element)).toContain("Last to Intercom Not yet");
    expect(textOf(element)).toContain("Runs as Ada Admin");
    await expect(element).toBeAccessible();
  });

  it("shows a stencil while it loads", async () => {
    jest.mocked(getHealth).mockReturnValue(new Promise(() => undefined));
    const element = await mount("c-setup-health", SetupHealth);

    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);
  });

  it("says what went wrong and tries again", async () => {
    jest.mocked(getHealth).mockRejectedValueOnce(apexError("No access."));
    const element = await mount("c-setup-health", SetupHealth);
    await expect(element).toBeAccessible();

    jest.mocked(getHealth).mockResolvedValue(health());
    find(element, "c-error-panel").dispatchEvent(new CustomEvent("retry"));
    await settled();
    expect(textOf(element)).toContain("Healthy");
  });

  it("keeps itself current while the page is open", async () => {
    jest.useFakeTimers();
    const element = await show();
    jest.mocked(getHealth).mockResolvedValue(health({ sentence: "Degraded. 12 records need attention." }));
    await jest.advanceTimersByTimeAsync(5000);

    expect(textOf(element)).toContain("12 records need attention");
    element.remove();
  });
});
