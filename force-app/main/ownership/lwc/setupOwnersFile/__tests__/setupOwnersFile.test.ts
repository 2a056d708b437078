import SetupOwnersFile from "c/setupOwnersFile";
import exportCsv from "@salesforce/apex/OwnerSetupController.exportCsv";
import importCsv from "@salesforce/apex/OwnerSetupController.importCsv";
import saveMappings from "@salesforce/apex/OwnerSetupController.saveMappings";
import suggestMatches from "@salesforce/apex/OwnerSetupController.suggestMatches";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const show = () => mount("c-setup-owners-file", SetupOwnersFile);
const press = async (element: HTMLElement, name: string): Promise<void> => {
  find(element, `[data-id=${name}]`).dispatchEvent(new CustomEvent("click"));
  await settled();
};
const bring = async (element: HTMLElement, text: string): Promise<void> => {
  const files = [{ text: () => Promise.resolve(text) }];
  find(element, "lightning-input").dispatchEvent(new CustomEvent("change", { detail: { files } }));
  await settled();
};

describe("c-setup-owners-file", () => {
  it("hands out the list", async () => {
    jest.mocked(exportCsv).mockResolvedValue("Username,Teammate\r\n");
    const clicked = jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
    const element = await show();
    await expect(element).toBeAccessible();
    await press(element, "export");

    const [link] = clicked.mock.contexts as HTMLAnchorElement[];
    expect(link.download).toBe("owners.csv");
    expect(decodeURIComponent(link.href)).toContain("Username,Teammate");
    clicked.mockRestore();
  });

  it("shows what a list would change, then saves it", async () => {
    jest
      .mocked(importCsv)
      .mockResolvedValue({ matched: 2, ignored: 1, byEmail: 0, problems: ["Line 4: There is no such user."] });
    const element = await show();
    const changed = jest.fn();
    element.addEventListener("changed", changed);
    await bring(element, "a list");
    expect(importCsv).toHaveBeenLastCalledWith({ text: "a list", isPreview: true });
    expect(textOf(element)).toContain("Matched: 2. Ignored: 1. By email again: 0. Lines left out Line 4:");
    expect(changed).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();

    await press(element, "apply");
    expect(importCsv).toHaveBeenLastCalledWith({ text: "a list", isPreview: false });
    expect(changed).toHaveBeenCalledTimes(1);
    expect(textOf(element)).toContain("The list is saved.");
  });

  it("says that a list changes nothing", async () => {
    jest.mocked(importCsv).mockResolvedValue({ matched: 0, ignored: 0, byEmail: 0, problems: [] });
    const element = await show();
    await bring(element, "a list");

    expect(textOf(element)).toContain("The list changes nothing.");
    expect(findAll(element, "[data-id=apply]")).toHaveLength(0);
  });

  it("does nothing without a file", async () => {
    jest.mocked(importCsv).mockClear();
    const element = await show();
    find(element, "lightning-input").dispatchEvent(new CustomEvent("change", { detail: { files: [] } }));
    await settled();

    expect(importCsv).not.toHaveBeenCalled();
  });

  it("proposes matches by name and saves the chosen ones", async () => {
    jest.mocked(saveMappings).mockResolvedValue(null);
    jest.mocked(suggestMatches).mockResolvedValue([
      { userId: "005A", name: "Ana Ruiz", teammateId: "1", teammateName: "Ana Ruiz", hasSeat: true, people: 0 },
      { userId: "005B", name: "Bo Lind", teammateId: "2", teammateName: "Bo Lind", hasSeat: true, people: 0 },
    ]);
    const element = await show();
    await press(element, "suggest");
    const boxes = findAll<HTMLElement & { label: string }>(element, "[data-user]");
    expect(boxes.map(({ label }) => label)).toEqual(["Ana Ruiz is Ana Ruiz", "Bo Lind is Bo Lind"]);
    await expect(element).toBeAccessible();

    boxes[1].dispatchEvent(new CustomEvent("change", { detail: { checked: false } }));
    await press(element, "suggest-apply");
    expect(saveMappings).toHaveBeenCalledWith({
      changes: JSON.stringify([{ userId: "005A", teammateId: "1", ignored: false }]),
    });
    expect(findAll(element, "[data-user]")).toHaveLength(0);
  });

  it("says that nobody has the same name", async () => {
    jest.mocked(suggestMatches).mockResolvedValue([]);
    const element = await show();
    await press(element, "suggest");

    expect(textOf(element)).toContain("No teammate has the name of a user without one.");
  });

  it("says what did not work", async () => {
    jest.mocked(importCsv).mockRejectedValueOnce(apexError("This is no list of users."));
    const element = await show();
    await bring(element, "x");

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("This is no list of users.");
    await expect(element).toBeAccessible();
  });
});
