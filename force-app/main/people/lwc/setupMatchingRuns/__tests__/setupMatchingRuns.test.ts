import SetupMatchingRuns from "c/setupMatchingRuns";
import getRuns from "@salesforce/apex/MatchingController.getRuns";
import steerRun from "@salesforce/apex/MatchingController.steerRun";
import type { MatchRun } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const run = (values: Partial<MatchRun> = {}): MatchRun => ({
  runId: "a05",
  kind: "Match_Rebuild",
  state: "Running",
  looked: 150,
  total: 600,
  changed: 12,
  ...values,
});

async function show(runs: MatchRun[]) {
  jest.mocked(getRuns).mockResolvedValue(runs);
  return mount("c-setup-matching-runs", SetupMatchingRuns);
}

const actions = (element: HTMLElement): (string | undefined)[] =>
  findAll(element, "[data-action]").map(({ dataset }) => dataset.action);

afterEach(() => {
  document.body.replaceChildren();
});

describe("c-setup-matching-runs", () => {
  it("shows nothing before the first run", async () => {
    expect(textOf(await show([]))).toBe("");
  });

  it("shows how far a run is", async () => {
    const element = await show([run()]);

    expect(textOf(element)).toContain("Links of people made anew");
    expect(textOf(element)).toContain("150 of 600 looked at, 12 with another record");
    expect(find<HTMLElement & { value: number }>(element, "lightning-progress-bar").value).toBe(25);
    expect(actions(element)).toEqual(["pause", "cancel"]);
    await expect(element).toBeAccessible();
  });

  it("can be begun again when it failed", async () => {
    jest.mocked(steerRun).mockResolvedValue(null);
    const endedAt = "2026-03-02T17:30:00.000Z";
    const element = await show([run({ kind: "Company_Rebuild", state: "Failed", problem: "Token refused.", endedAt })]);
    expect(textOf(element)).toContain("Links of companies made anew");
    expect(textOf(element)).toContain("Token refused.");
    expect(actions(element)).toEqual(["restart"]);
    await expect(element).toBeAccessible();

    find(element, "[data-action=restart]").dispatchEvent(new CustomEvent("click"));
    await settled();
    expect(steerRun).toHaveBeenCalledWith({ runId: "a05", action: "restart" });
  });

  it("goes on after a pause", async () => {
    expect(actions(await show([run({ state: "Paused" })]))).toEqual(["resume", "cancel"]);
  });

  it("tells when a run has ended", async () => {
    const element = await show([run()]);
    const ended = jest.fn();
    element.addEventListener("ended", ended);
    jest.mocked(getRuns).mockResolvedValue([run({ state: "Completed", endedAt: "2026-03-02T17:30:00.000Z" })]);

    element.refresh();
    await settled();

    expect(ended).toHaveBeenCalledTimes(1);
    expect(actions(element)).toEqual([]);
  });

  it("says what did not work", async () => {
    jest.mocked(steerRun).mockRejectedValueOnce(apexError("This run has ended."));
    const element = await show([run()]);
    find(element, "[data-action=pause]").dispatchEvent(new CustomEvent("click"));
    await settled();

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("This run has ended.");
    await expect(element).toBeAccessible();
  });
});
