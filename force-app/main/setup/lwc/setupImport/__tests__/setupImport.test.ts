import SetupImport from "c/setupImport";
import getProgress from "@salesforce/apex/ImportController.getProgress";
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
    expect(button(element).disabled).toBe(true);

    jest.mocked(getProgress).mockResolvedValue(progress({ failed: 2 }));
    await jest.advanceTimersByTimeAsync(1000);
    expect(textOf(element)).toContain("2 of 3: reading transcripts");
    expect(textOf(element)).toContain("could not be imported");
    expect(find<HTMLElement & { value: number }>(element, "lightning-progress-bar").value).toBe(25);

    jest.mocked(getProgress).mockResolvedValue(progress({ state: "Completed", stage: "Check", done: 500 }));
    await jest.advanceTimersByTimeAsync(1000);
    expect(textOf(element)).toContain("Completed:");
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
