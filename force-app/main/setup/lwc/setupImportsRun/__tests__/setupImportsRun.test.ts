import SetupImportsRun from "c/setupImportsRun";
import getProgress from "@salesforce/apex/ImportController.getProgress";
import steerImport from "@salesforce/apex/ImportController.steerImport";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";
import { run } from "test/imports";

const show = (values = {}) => mount("c-setup-imports-run", SetupImportsRun, { run: run(values) });

describe("c-setup-imports-run", () => {
  beforeEach(() => jest.useFakeTimers());

  it("shows stage, position, counts and what was estimated", async () => {
    const element = await show({ estimatedRequests: 10_283, estimatedMinutes: 18 });

    expect(textOf(element)).toContain("1,000 of 10,000");
    expect(textOf(element)).toContain("900 new, 0 updated, 60 unchanged, 40 not stored, 0 failed");
    expect(textOf(element)).toContain("Estimated: 10,283 requests, 18 min.");
    expect(find(element, '[aria-current="step"]').textContent).toContain("List");
    expect(findAll(element, "li")).toHaveLength(3);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it("has no stage of messages where none are imported", async () => {
    const element = await show({ scope: { transcripts: "headers" } });

    expect(findAll(element, "li")).toHaveLength(2);
  });

  it("says how fast it goes and how long it takes", async () => {
    const element = await show();
    expect(textOf(element)).toContain("Measuring how fast it goes");
    jest.mocked(getProgress).mockResolvedValue(run({ done: 1300 }));
    await jest.advanceTimersByTimeAsync(2000);

    expect(textOf(element)).toContain("9,000 a minute, about 1 min left");
  });

  it("goes on asking until it has ended, then tells", async () => {
    const element = await show();
    const onEnded = jest.fn();
    element.addEventListener("ended", onEnded);
    jest.mocked(getProgress).mockResolvedValue(run({ state: "Completed", message: "Everything is here." }));
    await jest.advanceTimersByTimeAsync(2000);

    expect(onEnded).toHaveBeenCalledTimes(1);
    expect(textOf(element)).toContain("Everything is here.");
    expect(findAll(element, "c-setup-imports-attention")).toHaveLength(1);
    jest.mocked(getProgress).mockClear();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(getProgress).not.toHaveBeenCalled();
  });

  it.each(["Paused", "Stalled"])("offers to go on when it is %s", async (state) => {
    jest.mocked(steerImport).mockResolvedValue(run());
    const element = await show({ state });
    const controls = find<HTMLElement & { state: string }>(element, "c-run-controls");
    expect(controls.state).toBe(state);
    controls.dispatchEvent(new CustomEvent("steer", { detail: "resume" }));
    await settled();

    expect(steerImport).toHaveBeenCalledWith({ runId: "a05000000000001AAA", action: "resume" });
    expect(textOf(element)).toContain("Running");
  });

  it("tells when it was cancelled, and why that did not work", async () => {
    jest.mocked(steerImport).mockRejectedValue(apexError("Try again."));
    const element = await show();
    const onEnded = jest.fn();
    element.addEventListener("ended", onEnded);
    const cancel = async (): Promise<void> => {
      find(element, "c-run-controls").dispatchEvent(new CustomEvent("steer", { detail: "cancel" }));
      await settled();
    };
    await cancel();
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Try again.");

    jest.mocked(steerImport).mockResolvedValue(run({ state: "Cancelled" }));
    await cancel();
    expect(onEnded).toHaveBeenCalledTimes(1);
  });
});
