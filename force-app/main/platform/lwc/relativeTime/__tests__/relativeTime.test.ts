import RelativeTime from "c/relativeTime";
import { find, findAll, mount } from "test/support";

describe("c-relative-time", () => {
  it("hands the moment on as milliseconds", async () => {
    const element = await mount("c-relative-time", RelativeTime, { value: "2026-03-02T16:30:00.000Z" });

    expect(find<HTMLElement & { value: number }>(element, "lightning-relative-date-time").value).toBe(1772469000000);
    await expect(element).toBeAccessible();
  });

  it.each([[null], [""], ["never"]])("shows nothing for %p", async (value) => {
    const element = await mount("c-relative-time", RelativeTime, { value });

    expect(findAll(element, "lightning-relative-date-time")).toHaveLength(0);
  });
});
