import SetupFieldsPerson from "c/setupFieldsPerson";
import samplePeople from "@salesforce/apex/FieldMappingController.samplePeople";
import sampleValues from "@salesforce/apex/FieldMappingController.sampleValues";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const jane = { linkId: "a01A", name: "Jane Doe", detail: "jane@example.com" };
const bo = { linkId: "a01B", name: "Bo Lind", detail: null };

async function show(paths = ["Title"]) {
  const samples: unknown[] = [];
  const listener = (event: Event) => samples.push((event as CustomEvent).detail);
  document.addEventListener("sample", listener, { capture: true });
  const element = await mount("c-setup-fields-person", SetupFieldsPerson, { objectName: "Contact", paths });
  document.removeEventListener("sample", listener, { capture: true });
  element.addEventListener("sample", listener);
  return { element, samples };
}

describe("c-setup-fields-person", () => {
  beforeEach(() => {
    jest.mocked(samplePeople).mockResolvedValue([jane, bo]);
    jest.mocked(sampleValues).mockResolvedValue({ attributes: { phone: "1" }, fields: { Title: "Engineer" } });
  });

  it("begins with whoever was seen last", async () => {
    const { element } = await show();

    expect(sampleValues).toHaveBeenCalledWith({ objectName: "Contact", linkId: "a01A", paths: ["Title"] });
    expect(find<HTMLElement & { text: string }>(element, "c-setup-fields-picker").text).toBe("Jane Doe");
    await expect(element).toBeAccessible();
  });

  it("reads values of fields that were not asked for yet, and only then", async () => {
    const { element, samples } = await show();

    element.paths = ["Title"];
    element.paths = ["Title", "Phone"];
    await settled();

    expect(sampleValues).toHaveBeenCalledTimes(2);
    expect(sampleValues).toHaveBeenLastCalledWith({ objectName: "Contact", linkId: "a01A", paths: ["Title", "Phone"] });
    expect(samples).toContainEqual({
      linkId: "a01A",
      name: "Jane Doe",
      attributes: { phone: "1" },
      fields: { Title: "Engineer" },
    });
  });

  it("finds somebody else", async () => {
    const { element } = await show();
    const picker = find(element, "c-setup-fields-picker");

    picker.dispatchEvent(new CustomEvent("open"));
    picker.dispatchEvent(new CustomEvent("search", { detail: { text: "bo" } }));
    await settled();
    picker.dispatchEvent(new CustomEvent("choose", { detail: { value: "a01B" } }));
    await settled();

    expect(samplePeople).toHaveBeenLastCalledWith({ objectName: "Contact", search: "bo" });
    expect(sampleValues).toHaveBeenLastCalledWith({ objectName: "Contact", linkId: "a01B", paths: ["Title"] });
  });

  it("can be searched before the first people are there", async () => {
    const answers: ((people: (typeof jane)[]) => void)[] = [];
    jest.mocked(samplePeople).mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    const { element } = await show();
    const search = new CustomEvent("search", { detail: { text: "ja" } });
    find(element, "c-setup-fields-picker").dispatchEvent(search);
    answers[0]([jane]);
    await settled();
    const picker = find<HTMLElement & { text: string; choices: unknown[] }>(element, "c-setup-fields-picker");
    expect(picker.text).toBe("Jane Doe");
    expect(picker.choices).toHaveLength(0);

    answers[1]([jane]);
    await settled();
    expect(picker.choices).toHaveLength(1);
  });

  it("says that nobody is linked", async () => {
    jest.mocked(samplePeople).mockResolvedValue([]);
    const { element } = await show();

    expect(textOf(element)).toContain("Nobody is linked yet");
    expect(findAll(element, "c-setup-fields-picker")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("says what went wrong, and tries again", async () => {
    jest.mocked(sampleValues).mockRejectedValueOnce(apexError("Intercom does not answer."));
    const { element } = await show();
    const panel = find<HTMLElement & { message: string }>(element, "c-error-panel");
    expect(panel.message).toBe("Intercom does not answer.");
    await expect(element).toBeAccessible();

    panel.dispatchEvent(new CustomEvent("retry"));
    await settled();

    expect(findAll(element, "c-error-panel")).toHaveLength(0);
  });
});
