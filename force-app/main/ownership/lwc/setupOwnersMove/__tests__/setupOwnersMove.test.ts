import SetupOwnersMove from "c/setupOwnersMove";
import type { OwnerMoveProgress } from "apex/types";
import { find, findAll, mount, textOf } from "test/support";

async function show(values: Partial<OwnerMoveProgress> = {}) {
  const move = {
    runId: "a05",
    kind: "Owner_Move",
    state: "Running",
    total: 200,
    done: 50,
    failed: 0,
    startedAt: "2026-03-02T16:30:00.000Z",
    ...values,
  };
  return mount("c-setup-owners-move", SetupOwnersMove, { move });
}

describe("c-setup-owners-move", () => {
  it("shows how far it is", async () => {
    const element = await show({ failed: 2 });

    expect(textOf(element)).toContain("Many changed owners Running 52 of 200 people, 2 failed");
    expect(find<HTMLElement & { value: number }>(element, "lightning-progress-bar").value).toBe(26);
    await expect(element).toBeAccessible();
  });

  it.each([
    ["Running", "pause", "pause"],
    ["Paused", "resume", "resume"],
    ["Running", "stop", "cancel"],
  ])("when %s, %s asks for %s", async (state, id, action) => {
    const element = await show({ state });
    const steer = jest.fn((event: Event) => (event as CustomEvent).detail as unknown);
    element.addEventListener("steer", steer);

    find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent("click"));

    expect(steer).toHaveReturnedWith({ runId: "a05", action });
  });

  it.each([
    ["Completed", "Completed"],
    ["Completed With Issues", "Completed with issues"],
    ["Failed", "Failed"],
    ["Cancelled", "Cancelled"],
  ])("offers nothing for one that ended as %s", async (state, expected) => {
    const element = await show({ kind: "Owner_Align", state, total: 0, done: 0, endedAt: "2026-03-02T17:30:00.000Z" });

    expect(textOf(element)).toContain(`Everybody in line ${expected} 0 of 0 people`);
    expect(findAll(element, "lightning-button, lightning-progress-bar")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });
});
