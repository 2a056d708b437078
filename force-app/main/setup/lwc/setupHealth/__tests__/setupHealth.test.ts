import SetupHealth from "c/setupHealth";
import getDetails from "@salesforce/apex/HealthController.getDetails";
import getHealth from "@salesforce/apex/HealthController.getHealth";
import ignoreFailed from "@salesforce/apex/HealthController.ignoreFailed";
import pauseDirections from "@salesforce/apex/HealthController.pauseDirections";
import retryFailed from "@salesforce/apex/HealthController.retryFailed";
import steerRun from "@salesforce/apex/HealthController.steerRun";
import takeOver from "@salesforce/apex/HealthController.takeOver";
import type { Health, SyncHealth } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const health = (values: Partial<Health> = {}): Health => ({
  level: "healthy",
  sentence: "Healthy. The last change was synced 8 s ago.",
  queued: 0,
  failed: 0,
  incomplete: 0,
  lastInboundAt: "2026-03-02T16:30:00.000Z",
  lastOutboundAt: null,
  runningUserName: "Ada Admin",
  ...values,
});

const details = (values: Partial<SyncHealth> = {}): SyncHealth => ({
  isInboundPaused: false,
  isOutboundPaused: false,
  isScheduled: true,
  isRunnerActive: true,
  causes: [],
  stalledRuns: [],
  headroom: [],
  stoppedTriggers: [],
  ...values,
});

const rowLock = {
  code: "ROW_LOCK",
  title: "Locked record",
  remedy: "Somebody else was saving it.",
  fixedBy: "Nobody",
  failed: 0,
  retrying: 3,
  nextAttemptAt: "2026-03-02T16:35:00.000Z",
};

async function manage(values: Partial<SyncHealth> = {}) {
  jest.mocked(getHealth).mockResolvedValue(health());
  jest.mocked(getDetails).mockResolvedValue(details(values));
  return mount("c-setup-health", SetupHealth, { manageable: true });
}

const say = (element: HTMLElement, selector: string, name: string, detail?: unknown) => {
  find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
  return settled();
};

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
    expect(textOf(element)).toContain("Last sent to Intercom Not yet");
    expect(textOf(element)).toContain("Runs as Ada Admin");
    expect(find(element, "h2").textContent).toBe("Health");
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

  it("counts conversations that lack messages among what needs attention, and says where they are listed", async () => {
    jest.mocked(getHealth).mockResolvedValue(health({ level: "degraded", failed: 2, incomplete: 3 }));
    jest.mocked(getDetails).mockResolvedValue(details());
    const element = await mount("c-setup-health", SetupHealth, { manageable: true });

    const numbers = findAll<HTMLElement & { value: number }>(element, "lightning-formatted-number");
    expect(numbers.map(({ value }) => value)).toEqual([0, 5]);
    expect(textOf(find(element, '[data-id="incomplete"]'))).toContain("Intercom counts: 3.");
    expect(textOf(find(element, '[data-id="incomplete"]'))).toContain("The tab Import lists them.");
    await expect(element).toBeAccessible();
  });

  it("shows nothing to manage to whoever may not", async () => {
    const element = await show();

    expect(getDetails).not.toHaveBeenCalled();
    expect(findAll(element, "c-setup-health-controls")).toHaveLength(0);
  });

  it("stays useful to somebody who is not an administrator yet", async () => {
    jest.mocked(getHealth).mockResolvedValue(health());
    jest.mocked(getDetails).mockRejectedValue(apexError("No access."));
    const element = await mount("c-setup-health", SetupHealth, { manageable: true });

    expect(textOf(element)).toContain("Healthy");
    expect(findAll(element, "c-error-panel")).toHaveLength(0);
  });

  it("is calm when nothing needs attention", async () => {
    const element = await manage();

    expect(textOf(element)).not.toContain("What needs attention");
    expect(findAll(element, "c-setup-health-controls")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it("shows every cause, and tries again what failed for it", async () => {
    jest.mocked(retryFailed).mockResolvedValue(3);
    const element = await manage({ causes: [rowLock] });
    expect(textOf(element)).toContain("What needs attention");
    await expect(element).toBeAccessible();

    jest.mocked(getDetails).mockResolvedValue(details());
    await say(element, "c-setup-health-cause", "retry", { code: "ROW_LOCK" });
    expect(retryFailed).toHaveBeenCalledWith({ code: "ROW_LOCK" });
    expect(textOf(element)).toContain("3 due again now.");
    expect(findAll(element, "c-setup-health-cause")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("forgets what nobody needs", async () => {
    jest.mocked(ignoreFailed).mockResolvedValue(2);
    const element = await manage({ causes: [{ ...rowLock, failed: 2 }] });
    await say(element, "c-setup-health-cause", "ignore", { code: "ROW_LOCK", reason: "Test records" });

    expect(ignoreFailed).toHaveBeenCalledWith({ code: "ROW_LOCK", reason: "Test records" });
    expect(textOf(element)).toContain("2 ignored.");
  });

  it("says beside the buttons what refuses", async () => {
    jest.mocked(retryFailed).mockRejectedValue(apexError("No access."));
    const element = await manage({ causes: [rowLock] });
    await say(element, "c-setup-health-cause", "retry", { code: "ROW_LOCK" });

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("No access.");
    expect(textOf(element)).toContain("Healthy");
    await expect(element).toBeAccessible();
  });

  it("holds directions back and lets another administrator take over", async () => {
    jest.mocked(pauseDirections).mockResolvedValue(health());
    jest.mocked(takeOver).mockResolvedValue(health());
    const element = await manage();
    await say(element, "c-setup-health-controls", "direct", { inbound: false, outbound: true });
    await say(element, "c-setup-health-controls", "takeover");

    expect(pauseDirections).toHaveBeenCalledWith({ inbound: false, outbound: true });
    expect(takeOver).toHaveBeenCalledTimes(1);
  });

  it("moves a run that stands still", async () => {
    jest.mocked(steerRun).mockResolvedValue(health());
    const stalledRuns = [{ runId: "a05000000000001AAA", kind: "Import", progressAt: "2026-03-02T14:00:00.000Z" }];
    const element = await manage({ stalledRuns });
    expect(textOf(element)).toContain("Import stands still since");
    await expect(element).toBeAccessible();

    await say(element, "c-run-controls", "steer", "resume");
    expect(steerRun).toHaveBeenCalledWith({ runId: "a05000000000001AAA", action: "resume" });
  });
});
