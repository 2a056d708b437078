import SetupImport from "c/setupImport";
import getProgress from "@salesforce/apex/ImportController.getProgress";
import steerImport from "@salesforce/apex/ImportController.steerImport";
import startImport from "@salesforce/apex/ImportController.startImport";
import type { ImportProgress } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const progress = (values: Partial<ImportProgress> = {}): ImportProgress => ({
  runId: "a05000000000001AAA",
  state: "Running",
  stage: "Transcripts",
  total: 500,
  done: 125,
  failed: 0,
  ...values,
});

const show = (runId: string | null = null) => mount("c-setup-import", SetupImport, { runId });
const button = (element: HTMLElement) =>
  find<HTMLElement & { label: string; disabled: boolean }>(element, "lightning-button");

describe("c-setup-import", () => {
  it("offers to import", async () => {
    const element = await show();

    expect(button(element).label).toBe("Import conversations");
    expect(getProgress).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it("starts and follows an import to its end", async () => {
    jest.useFakeTimers();
    jest.mocked(startImport).mockResolvedValue(progress({ state: "Queued", stage: null, total: null, done: null }));
    const element = await show();
    const onImported = jest.fn();
    element.addEventListener("imported", onImported);
    button(element).click();
    await settled();
    expect(textOf(element)).toContain("Waiting for its turn");
    expect(findAll(element, "lightning-button")).toHaveLength(0);
    expect(findAll(element, "c-run-controls")).toHaveLength(1);

    jest.mocked(getProgress).mockResolvedValue(progress({ failed: 2 }));
    await jest.advanceTimersByTimeAsync(1000);
    expect(textOf(element)).toContain("2 of 3: reading transcripts");
    expect(find<HTMLElement & { value: number }>(element, "lightning-progress-bar").value).toBe(25);

    jest
      .mocked(getProgress)
      .mockResolvedValue(progress({ state: "Completed", stage: "Check", done: 500, created: 498, failed: 2 }));
    await jest.advanceTimersByTimeAsync(1000);
    expect(textOf(element)).toContain("Completed: 498 new, 0 updated, 0 unchanged, 0 not stored, 2 failed");
    expect(button(element).label).toBe("Import again");
    expect(onImported).toHaveBeenCalledTimes(1);

    jest.mocked(getProgress).mockClear();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(getProgress).not.toHaveBeenCalled();
  });

  it("shows progress accessibly", async () => {
    jest.mocked(getProgress).mockResolvedValue(progress());
    const element = await show("a05000000000001AAA");

    expect(textOf(element)).toContain("You may leave this page.");
    await expect(element).toBeAccessible();
  });

  it.each([
    ["Paused", "Paused:"],
    ["Stalled", "Standing still:"],
  ])("waits for a person while %s", async (state, expected) => {
    jest.mocked(getProgress).mockResolvedValue(progress({ state, message: "Resume it." }));
    const element = await show("a05000000000001AAA");

    expect(textOf(element)).toContain(expected);
    expect(textOf(element)).toContain("Resume it.");
    expect(find<HTMLElement & { state: string }>(element, "c-run-controls").state).toBe(state);
    expect(findAll(element, "lightning-button")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("does what the buttons say, and tells the page when it has ended", async () => {
    jest.mocked(getProgress).mockResolvedValue(progress());
    jest.mocked(steerImport).mockResolvedValueOnce(progress({ state: "Paused" }));
    const element = await show("a05000000000001AAA");
    const onImported = jest.fn();
    element.addEventListener("imported", onImported);
    const steer = (action: string) => {
      find(element, "c-run-controls").dispatchEvent(new CustomEvent("steer", { detail: action }));
      return settled();
    };
    await steer("pause");
    expect(steerImport).toHaveBeenLastCalledWith({ runId: "a05000000000001AAA", action: "pause" });
    expect(textOf(element)).toContain("Paused:");
    expect(onImported).not.toHaveBeenCalled();

    jest.mocked(steerImport).mockResolvedValueOnce(progress({ state: "Cancelled" }));
    await steer("cancel");
    expect(textOf(element)).toContain("Cancelled:");
    expect(button(element).label).toBe("Import again");
    expect(onImported).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it("says why it could not be steered", async () => {
    jest.mocked(getProgress).mockResolvedValue(progress());
    jest.mocked(steerImport).mockRejectedValue(apexError("It has ended."));
    const element = await show("a05000000000001AAA");
    find(element, "c-run-controls").dispatchEvent(new CustomEvent("steer", { detail: "pause" }));
    await settled();

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("It has ended.");
    expect(findAll(element, "c-run-controls")).toHaveLength(1);
  });

  it.each([
    ["Cancelled", "Cancelled:"],
    ["Completed With Issues", "Completed with issues:"],
    ["Failed", "The import failed."],
  ])("tells the outcome %s", async (state, expected) => {
    jest.mocked(getProgress).mockResolvedValue(progress({ state, message: "Intercom limited the rate." }));
    const element = await show("a05000000000001AAA");

    expect(textOf(element)).toContain(expected);
    expect(textOf(element)).toContain("Intercom limited the rate.");
    await expect(element).toBeAccessible();
  });

  it("says why it could not start", async () => {
    jest.mocked(startImport).mockRejectedValue(apexError("An import is running already."));
    const element = await show();
    button(element).click();
    await settled();

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe(
      "An import is running already.",
    );
    expect(button(element).disabled).toBe(false);
    await expect(element).toBeAccessible();
  });

  it("says why the progress is unknown", async () => {
    jest.mocked(getProgress).mockRejectedValue(apexError("No access."));
    const element = await show("a05000000000001AAA");

    expect(findAll(element, "c-error-panel")).toHaveLength(1);
  });
});
