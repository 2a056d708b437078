import SetupFieldsHistory from "c/setupFieldsHistory";
import history from "@salesforce/apex/FieldMappingController.history";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

async function open() {
  const element = await mount("c-setup-fields-history", SetupFieldsHistory, { version: 1 });
  find(element, "[data-id=toggle]").dispatchEvent(new CustomEvent("click"));
  await settled();
  return element;
}

describe("c-setup-fields-history", () => {
  it("says who changed what, when, from what to what; and reads it again after a save", async () => {
    jest.mocked(history).mockResolvedValue([
      {
        id: "1",
        userName: "Ana Ruiz",
        changedAt: "2026-03-02T16:30:00.000Z",
        objectName: "Contact",
        attributeName: "phone",
        action: "changed",
        text: "was Phone, Salesforce Wins; now Phone, Latest Wins",
      },
    ]);
    const element = await open();

    expect(textOf(element)).toContain(
      "Contact · phone Changed was Phone, Salesforce Wins; now Phone, Latest Wins Ana Ruiz ·",
    );
    await expect(element).toBeAccessible();
    element.version = 2;
    await settled();

    expect(history).toHaveBeenCalledTimes(2);
  });

  it("says that there is nothing, and is closed again", async () => {
    jest.mocked(history).mockResolvedValue([]);
    const element = await open();

    expect(textOf(element)).toContain("Nothing was changed yet.");
    find(element, "[data-id=toggle]").dispatchEvent(new CustomEvent("click"));
    await settled();

    expect(textOf(element)).not.toContain("Nothing was changed yet.");
  });

  it("waits, fails, and tries again", async () => {
    jest.mocked(history).mockRejectedValueOnce(apexError("Not now."));
    const element = await open();
    jest.mocked(history).mockReturnValueOnce(new Promise(() => undefined));

    find(element, "c-error-panel").dispatchEvent(new CustomEvent("retry"));
    await settled();

    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });
});
