import SetupImportsHistory from "c/setupImportsHistory";
import { findAll, mount, textOf } from "test/support";
import { run } from "test/imports";

describe("c-setup-imports-history", () => {
  it("says that there was none", async () => {
    const element = await mount("c-setup-imports-history", SetupImportsHistory);

    expect(textOf(element)).toContain("There was none.");
    await expect(element).toBeAccessible();
  });

  it("lists who imported what, how it ended and how long it took", async () => {
    const element = await mount("c-setup-imports-history", SetupImportsHistory, {
      runs: [
        run({ state: "Completed", endedAt: "2026-03-02T16:48:00.000Z" }),
        run({ runId: "a05000000000002AAA", startedBy: null, startedAt: null, scope: null }),
      ],
    });

    expect(findAll(element, "li")).toHaveLength(2);
    for (const words of ["Completed", "by Ada Byron", "took 18 min", "All · with messages", "900 new"])
      expect(textOf(element)).toContain(words);
    await expect(element).toBeAccessible();
  });
});
