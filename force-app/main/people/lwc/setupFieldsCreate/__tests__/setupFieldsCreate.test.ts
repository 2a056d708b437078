import SetupFieldsCreate from "c/setupFieldsCreate";
import createAttribute from "@salesforce/apex/FieldMappingController.createAttribute";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";
import { attribute } from "../../../../../../config/jest.fields";

type Button = HTMLElement & { disabled: boolean };

async function show(used = 12) {
  const properties = { objectName: "Lead", used, most: 250 };
  const element = await mount("c-setup-fields-create", SetupFieldsCreate, properties);
  const say = async (name: string, value: string) => {
    find(element, `[data-field=${name}]`).dispatchEvent(new CustomEvent("change", { detail: { value } }));
    await settled();
  };
  const button = () => find<Button>(element, "[data-id=create]");
  return { element, say, button };
}

describe("c-setup-fields-create", () => {
  it("creates an attribute", async () => {
    const made = attribute("custom_attributes.seats", { type: "integer" });
    jest.mocked(createAttribute).mockResolvedValue(made);
    const { element, say, button } = await show();
    const created = jest.fn((event: Event) => (event as CustomEvent).detail as unknown);
    element.addEventListener("created", created);
    expect(button().disabled).toBe(true);
    expect(textOf(element)).toContain(
      "The workspace has 12 of at most 250 custom attributes, of people and companies together.",
    );

    await say("name", " seats ");
    await say("type", "integer");
    await say("description", "How many");
    button().dispatchEvent(new CustomEvent("click"));
    await settled();

    expect(createAttribute).toHaveBeenCalledWith({
      objectName: "Lead",
      name: "seats",
      type: "integer",
      description: "How many",
      options: [],
    });
    expect(created).toHaveReturnedWith(made);
    await expect(element).toBeAccessible();
  });

  it("wants two values of a list", async () => {
    jest.mocked(createAttribute).mockRejectedValueOnce(apexError("Intercom said no."));
    const { element, say, button } = await show();
    await say("name", "tier");
    await say("type", "list");
    await say("options", "Gold");
    expect(button().disabled).toBe(true);

    await say("options", "Gold\n\n Silver ");
    button().dispatchEvent(new CustomEvent("click"));
    await settled();

    expect(createAttribute).toHaveBeenCalledWith(expect.objectContaining({ options: ["Gold", "Silver"] }));
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Intercom said no.");
    await expect(element).toBeAccessible();
  });

  it("says that Intercom is full, and can be left", async () => {
    const { element, say, button } = await show(250);
    const cancelled = jest.fn();
    element.addEventListener("cancel", cancelled);

    await say("name", "seats");
    expect(button().disabled).toBe(true);
    expect(textOf(element)).toContain("The workspace already has 250 of at most 250");
    find(element, "[data-id=cancel]").dispatchEvent(new CustomEvent("click"));

    expect(cancelled).toHaveBeenCalledTimes(1);
    expect(findAll(element, "c-error-panel")).toHaveLength(0);
  });
});
