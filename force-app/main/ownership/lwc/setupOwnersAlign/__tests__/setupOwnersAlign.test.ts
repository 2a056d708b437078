import SetupOwnersAlign from "c/setupOwnersAlign";
import getMoves from "@salesforce/apex/OwnerSetupController.getMoves";
import previewAlignment from "@salesforce/apex/OwnerSetupController.previewAlignment";
import startAlignment from "@salesforce/apex/OwnerSetupController.startAlignment";
import steerMove from "@salesforce/apex/OwnerSetupController.steerMove";
import type { OwnerMoveProgress, OwnerSetup } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const move = (values: Partial<OwnerMoveProgress> = {}): OwnerMoveProgress => ({
  runId: "a05",
  kind: "Owner_Align",
  state: "Running",
  total: 10,
  done: 1,
  failed: 0,
  ...values,
});

async function show(values: Partial<OwnerSetup> = {}, moves: OwnerMoveProgress[] = []) {
  jest.mocked(getMoves).mockResolvedValue(moves);
  return mount("c-setup-owners-align", SetupOwnersAlign, {
    setup: { linkedPeople: 12, differingPeople: 3, ...values },
  });
}

const press = async (element: HTMLElement, name: string): Promise<void> => {
  find(element, `[data-id=${name}]`).dispatchEvent(new CustomEvent("click"));
  await settled();
};

afterEach(() => {
  document.body.replaceChildren();
});

describe("c-setup-owners-align", () => {
  it.each([
    [{}, "3 of 12 linked people have another owner"],
    [{ differingPeople: 0 }, "All 12 linked people have the owner"],
    [{ linkedPeople: 0 }, "Nobody is linked yet."],
    [{ alignedAt: "2026-03-02T17:30:00.000Z" }, "Everybody is kept in line."],
  ])("says how things are: %j", async (values, expected) => {
    const element = await show(values);

    expect(textOf(element)).toContain(expected);
    await expect(element).toBeAccessible();
  });

  it("shows what would change before anything does", async () => {
    jest.mocked(previewAlignment).mockResolvedValue({ people: 3, conversations: 2, reassigns: true, isAtLeast: true });
    jest.mocked(startAlignment).mockResolvedValue(null);
    const element = await show();
    await press(element, "preview");
    expect(textOf(element)).toContain(
      "3 people get another owner in Intercom. 2 open conversations go along. At least;",
    );
    expect(startAlignment).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();

    jest.mocked(getMoves).mockResolvedValue([move()]);
    await press(element, "start");
    expect(startAlignment).toHaveBeenCalledTimes(1);
    expect(findAll(element, "c-setup-owners-move")).toHaveLength(1);
    expect(textOf(element)).toContain("Changes that people make meanwhile go first.");
    await expect(element).toBeAccessible();
  });

  it("says that conversations stay, and can be left", async () => {
    jest
      .mocked(previewAlignment)
      .mockResolvedValue({ people: 3, conversations: 2, reassigns: false, isAtLeast: false });
    const element = await show();
    await press(element, "preview");
    expect(textOf(element)).toContain("2 open conversations of their former owners stay where they are.");

    await press(element, "cancel");
    expect(findAll(element, "[data-id=preview]")).toHaveLength(1);
  });

  it("pauses a move", async () => {
    jest.mocked(steerMove).mockResolvedValue(null);
    const element = await show({}, [move()]);
    jest.mocked(getMoves).mockResolvedValue([move({ state: "Paused" })]);

    find(element, "c-setup-owners-move").dispatchEvent(
      new CustomEvent("steer", { detail: { runId: "a05", action: "pause" } }),
    );
    await settled();

    expect(steerMove).toHaveBeenCalledWith({ runId: "a05", action: "pause" });
    expect(find<HTMLElement & { move: OwnerMoveProgress }>(element, "c-setup-owners-move").move.state).toBe("Paused");
  });

  it("follows a move until it ends", async () => {
    jest.useFakeTimers();
    const element = await show({}, [move()]);
    const changed = jest.fn();
    element.addEventListener("changed", changed);
    jest.mocked(getMoves).mockResolvedValue([move({ state: "Completed", endedAt: "2026-03-02T17:30:00.000Z" })]);

    await jest.advanceTimersByTimeAsync(2000);

    expect(changed).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });

  it("says what did not work", async () => {
    jest.mocked(previewAlignment).mockRejectedValueOnce(apexError("Connect Intercom first."));
    const element = await show();
    await press(element, "preview");

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Connect Intercom first.");
    await expect(element).toBeAccessible();
  });
});
