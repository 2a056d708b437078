import SetupImportsKeep from "c/setupImportsKeep";
import saveChoices from "@salesforce/apex/ImportController.saveChoices";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";
import { page } from "test/imports";

type Button = HTMLElement & { label: string; disabled: boolean };

const show = (values = {}) => mount("c-setup-imports-keep", SetupImportsKeep, { page: page(values) });
const save = (element: HTMLElement): Button => find<Button>(element, '[data-id="save"]');

async function choose(element: HTMLElement, field: string, value: string): Promise<void> {
  find(element, `[data-field="${field}"]`).dispatchEvent(new CustomEvent("change", { detail: { value } }));
  await settled();
}

describe("c-setup-imports-keep", () => {
  it("shows what is kept and the room it takes", async () => {
    const element = await show();

    expect(textOf(element)).toContain("500 conversations and 2,500 messages take about 6 MB of data storage.");
    expect(textOf(element)).toContain("Their files take 2 MB.");
    expect(textOf(element)).toContain("100 of 1,024 MB of data storage");
    expect(save(element).disabled).toBe(true);
    await expect(element).toBeAccessible();
  });

  it("says when there is more than could be counted, and nothing of limits that are not known", async () => {
    const element = await show({ storage: { ...page().storage, isAtLeast: true, dataLimitMegabytes: null } });

    expect(textOf(element)).toContain("At least 500 conversations");
    expect(textOf(element)).not.toContain("The org uses");
  });

  it("says what is lost before it is saved", async () => {
    jest
      .mocked(saveChoices)
      .mockResolvedValue(
        page({ choices: { ...page().choices, retentionDays: 90, retentionRemoves: "conversations" } }),
      );
    const element = await show();
    const onSaved = jest.fn();
    element.addEventListener("saved", onSaved);
    expect(findAll(element, '[data-field="retentionRemoves"]')).toHaveLength(0);
    await choose(element, "retentionDays", "90");
    expect(save(element).label).toContain("90 days lose their messages");
    expect(textOf(element)).toContain("The conversations themselves stay.");
    await choose(element, "retentionRemoves", "conversations");
    expect(textOf(element)).toContain("Nothing of them stays in Salesforce.");
    expect(save(element).label).toContain("90 days are deleted here");
    await expect(element).toBeAccessible();

    save(element).click();
    await settled();
    const [call] = jest.mocked(saveChoices).mock.calls[0];
    expect(JSON.parse(call.choices)).toMatchObject({ retentionDays: 90, retentionRemoves: "conversations" });
    expect(textOf(element)).toContain("Saved.");
    expect(save(element).label).toBe("Save");
    expect(onSaved).toHaveBeenCalledTimes(1);
  });

  it("asks for a size only where files are copied", async () => {
    const element = await show();
    expect(findAll(element, '[data-field="attachmentMegabytes"]')).toHaveLength(0);
    await choose(element, "attachmentFiles", "linked");
    await choose(element, "attachmentMegabytes", "2");
    await choose(element, "retentionDays", "");

    expect(findAll(element, '[data-field="attachmentMegabytes"]')).toHaveLength(1);
    expect(save(element).label).toBe("Save");
  });

  it("takes back what was chosen, and keeps it while the page is loaded again", async () => {
    const element = await show();
    expect(textOf(element)).toContain("Messages are stored as they come.");
    await choose(element, "follow", "headers");
    expect(textOf(element)).toContain("Messages are fetched when somebody opens the conversation.");
    element.page = page();
    await settled();
    expect(save(element).disabled).toBe(false);
    find(element, '[data-id="cancel"]').click();
    await settled();

    expect(save(element).disabled).toBe(true);
  });

  it("says why it was not saved", async () => {
    jest.mocked(saveChoices).mockRejectedValue(apexError("Days are whole numbers."));
    const element = await show();
    await choose(element, "retentionDays", "1.5");
    save(element).click();
    await settled();

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toContain("whole numbers");
    await expect(element).toBeAccessible();
  });
});
