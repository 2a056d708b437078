import { count, elapsed, fill } from "c/labelText";

describe("labelText", () => {
  it("fills each placeholder by its place", () => {
    expect(fill("{1} of {0}, again {1}", "ten", 3)).toBe("3 of ten, again 3");
  });

  it("leaves a placeholder without a value as it is", () => {
    expect(fill("{0} and {1}", "one")).toBe("one and {1}");
  });

  it("chooses the wording for one and for several", () => {
    expect(count("1 file", "{0} files", 1)).toBe("1 file");
    expect(count("1 file", "{0} files", 4)).toBe("4 files");
  });

  it.each([
    [30, "0 min"],
    [44 * 60, "44 min"],
    [3 * 3600 + 59 * 60, "3 hr"],
    [2 * 86_400, "2 days"],
    [-60, "0 min"],
  ])("says how long ago %d seconds were", (seconds, expected) => {
    const now = Date.parse("2026-03-02T16:30:00.000Z");
    expect(elapsed(new Date(now - seconds * 1000).toISOString(), now)).toBe(expected);
  });
});
