import { count, fill } from "c/labelText";

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
});
