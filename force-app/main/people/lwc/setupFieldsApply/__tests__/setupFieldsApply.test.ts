import SetupFieldsApply from "c/setupFieldsApply";
import type { FieldMappingOutcome, FieldMappingProgress } from "apex/types";
import applyNow from "@salesforce/apex/FieldMappingController.applyNow";
import getProgress from "@salesforce/apex/FieldMappingController.getProgress";
import steerRun from "@salesforce/apex/FieldMappingController.steerRun";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const run = (values: Partial<FieldMappingProgress> = {}): FieldMappingProgress => ({
  runId: "a05",
  state: "Running",
  total: 200,
  done: 50,
  failed: 1,
  startedAt: "2026-03-02T16:30:00.000Z",
  ...values,
});

const saved = (linkedRecords: number): FieldMappingOutcome => ({
  saved: true,
  conflict: false,
  version: 5,
  problems: [],
  linkedRecords,
  minutes: 14,
});

async function show(outcome: FieldMappingOutcome | null, progress: FieldMappingProgress | null = null) {
  jest.mocked(getProgress).mockResolvedValue(progress as never);
  const element = await mount("c-setup-fields-apply", SetupFieldsApply, { outcome });
  const closed = jest.fn();
  element.addEventListener("close", closed);
  return { element, closed };
}

describe("c-setup-fields-apply", () => {
  it("is not there when nothing was saved and nothing runs", async () => {
    const { element } = await show(null);

    expect(textOf(element)).toBe("");
    await expect(element).toBeAccessible();
  });

  it("asks whether linked records follow, with the estimate, and starts it", async () => {
    jest.mocked(applyNow).mockResolvedValue(run({ done: 0, failed: 0 }));
    const { element, closed } = await show(saved(12_430));
    expect(textOf(element)).toContain(
      "Saved. Apply the mappings to 12430 linked records now? That takes about 14 min.",
    );
    await expect(element).toBeAccessible();

    find(element, "[data-id=apply]").dispatchEvent(new CustomEvent("click"));
    await settled();

    expect(applyNow).toHaveBeenCalledTimes(1);
    expect(closed).toHaveBeenCalledTimes(1);
    expect(textOf(element)).toContain("Mappings applied to linked records Running 0 of 200, 0 failed");
  });

  it("leaves it at what happens from now on", async () => {
    const { element, closed } = await show(saved(3));

    find(element, "[data-id=later]").dispatchEvent(new CustomEvent("click"));

    expect(closed).toHaveBeenCalledTimes(1);
    expect(applyNow).not.toHaveBeenCalled();
  });

  it("says that nobody is linked yet", async () => {
    const { element } = await show(saved(0));

    expect(textOf(element)).toContain("No record is linked yet; values follow from now on.");
    expect(findAll(element, "[data-id=apply]")).toHaveLength(0);
  });

  it("follows a run", async () => {
    const { element } = await show(null, run());

    expect(textOf(element)).toContain("Running 51 of 200, 1 failed");
    expect(find<HTMLElement & { value: number }>(element, "lightning-progress-bar").value).toBe(26);
    await expect(element).toBeAccessible();
  });

  it("pauses a run, goes on with it, and stops it", async () => {
    const { element } = await show(null, run());
    const press = async (action: string, after: Partial<FieldMappingProgress>): Promise<void> => {
      jest.mocked(steerRun).mockResolvedValue(run(after));
      find(element, `[data-action=${action}]`).dispatchEvent(new CustomEvent("click"));
      await settled();
      expect(steerRun).toHaveBeenLastCalledWith({ runId: "a05", action });
    };

    await press("pause", { state: "Paused" });
    expect(textOf(element)).toContain("Paused 51 of 200");
    await expect(element).toBeAccessible();
    await press("resume", { state: "Running" });
    await press("cancel", { state: "Cancelled", endedAt: "2026-03-02T17:00:00Z" });
    expect(findAll(element, "[data-action]")).toHaveLength(0);
  });

  it("shows one that ended without a bar", async () => {
    const { element } = await show(
      null,
      run({ state: "Completed", done: 200, failed: 0, endedAt: "2026-03-02T17:00:00Z" }),
    );

    expect(textOf(element)).toContain("Completed 200 of 200, 0 failed");
    expect(findAll(element, "lightning-progress-bar")).toHaveLength(0);
  });

  it("says what went wrong", async () => {
    jest.mocked(applyNow).mockRejectedValueOnce(apexError("Connect first."));
    const { element } = await show(saved(3));

    find(element, "[data-id=apply]").dispatchEvent(new CustomEvent("click"));
    await settled();

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Connect first.");
    await expect(element).toBeAccessible();
  });
});
