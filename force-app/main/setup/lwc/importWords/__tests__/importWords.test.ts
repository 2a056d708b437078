import { countsText, isUnderWay, scopeText, stateText } from "c/importWords";
import { run } from "test/imports";

describe("c/importWords", () => {
  it.each([
    [{}, "All · without messages"],
    [{ state: "open", people: "linked" }, "Open and snoozed · Only people linked in Salesforce · without messages"],
    [{ state: "closed", transcripts: "full" }, "Closed · with messages"],
    [
      { fromDate: "2026-01-01", untilDate: "2026-01-31" },
      "All · started from Jan 1, 2026 to Jan 31, 2026 · without messages",
    ],
    [{ fromDate: "2026-01-01" }, "All · started from Jan 1, 2026 · without messages"],
    [{ untilDate: "2026-01-31" }, "All · started until Jan 31, 2026 · without messages"],
  ])("says what %j is limited to", (scope, words) => {
    expect(scopeText(scope)).toBe(words);
  });

  it("says in a sentence that nothing was new", () => {
    const nothing = { created: 0, updated: 0, skipped: 0, failed: 0 };
    expect(countsText(run({ ...nothing, unchanged: 1500, state: "Completed" }))).toBe(
      "Nothing was new: 1,500 conversations were up to date already.",
    );
    expect(countsText(run({ ...nothing, unchanged: 0, state: "Completed" }))).toBe("No conversation matched.");
    expect(countsText(run({ ...nothing, unchanged: 1500, state: "Running" }))).toContain("1,500 unchanged");
  });

  it("counts, and knows what has ended", () => {
    expect(countsText(run({ failed: 3 }))).toBe("900 new, 0 updated, 60 unchanged, 40 not stored, 3 failed");
    expect(stateText("Stalled")).toBe("Standing still");
    expect(stateText(null)).toBe("");
    expect(isUnderWay(run({ state: "Paused" }))).toBe(true);
    expect(isUnderWay(run({ state: "Failed" }))).toBe(false);
  });
});
