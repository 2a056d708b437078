import SetupFields from "c/setupFields";
import getPage from "@salesforce/apex/FieldMappingController.getPage";
import { find, findAll, mount, settled, textOf } from "test/support";
import { mapping } from "../../../../../../config/jest.fields";

type ObjectElement = HTMLElement & { take: jest.Mock; moveOn: jest.Mock };

/** The objects' own parts have tests of their own: here they only listen. */
async function show() {
  jest.mocked(getPage).mockReturnValue(new Promise(() => undefined));
  const element = await mount("c-setup-fields", SetupFields);
  const objects = findAll<ObjectElement>(element, "c-setup-fields-object");
  for (const object of objects) {
    Object.defineProperty(object, "take", { value: jest.fn() });
    Object.defineProperty(object, "moveOn", { value: jest.fn() });
  }
  return { element, objects };
}

async function say(target: HTMLElement, name: string, detail: unknown): Promise<void> {
  target.dispatchEvent(new CustomEvent(name, { detail }));
  await settled();
}

const labelsOf = (element: HTMLElement) =>
  findAll<HTMLElement & { label: string }>(element, "lightning-tab").map(({ label }) => label);

describe("c-setup-fields", () => {
  it("has a tab for each object, and nothing below before one was read", async () => {
    const { element } = await show();

    expect(labelsOf(element)).toEqual(["Contacts", "Leads", "Accounts"]);
    expect(findAll(element, "c-setup-fields-file, c-setup-fields-history")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("marks the tab with unsaved edits", async () => {
    const { element, objects } = await show();

    await say(objects[1], "unsaved", { count: 2, ready: true });

    expect(labelsOf(element)).toEqual(["Contacts", "Leads (not saved)", "Accounts"]);
    expect(findAll(element, "c-setup-fields-file, c-setup-fields-history")).toHaveLength(2);
    await expect(element).toBeAccessible();
  });

  it("tells the other tabs of a save, and reads the history again", async () => {
    const { element, objects } = await show();
    await say(objects[0], "unsaved", { count: 0, ready: true });

    await say(objects[0], "moved", { from: 4, to: 5 });

    expect(objects[1].moveOn).toHaveBeenCalledWith(4, 5);
    expect(find<HTMLElement & { version: number }>(element, "c-setup-fields-history").version).toBe(5);
  });

  it("hands what a file holds to its tabs, to one that was not opened yet when it is", async () => {
    const { element, objects } = await show();
    const [contact, lead] = [mapping("phone"), mapping("phone", { objectName: "Lead" })];
    await say(objects[0], "unsaved", { count: 0, ready: true });

    await say(find(element, "c-setup-fields-file"), "take", [contact, lead]);
    expect(objects[0].take).toHaveBeenCalledWith([contact]);
    expect(objects[1].take).not.toHaveBeenCalled();
    expect(textOf(element)).toContain("2 mappings were taken over as unsaved edits.");
    await say(objects[1], "unsaved", { count: 0, ready: true });
    await say(objects[1], "unsaved", { count: 1, ready: true });

    expect(objects[1].take).toHaveBeenCalledTimes(1);
    expect(objects[1].take).toHaveBeenCalledWith([lead]);
  });

  it("shows nothing below to somebody who may not configure", async () => {
    const { element, objects } = await show();

    await say(objects[0], "unsaved", { count: 0, ready: false });

    expect(findAll(element, "c-setup-fields-file")).toHaveLength(0);
  });
});
