import SetupWebhook from "c/setupWebhook";
import saveWebhookSecret from "@salesforce/apex/SetupController.saveWebhookSecret";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";

const ADDRESS = "https://acme.my.salesforce-sites.com/parley/services/apexrest/intercom/webhook";

async function show(address: string | null = ADDRESS, valid = true) {
  const element = await mount("c-setup-webhook", SetupWebhook, { address });
  find<HTMLElement & { reportValidity: () => boolean }>(element, "lightning-input").reportValidity = () => valid;
  return element;
}

function clipboard(writeText: () => Promise<void>) {
  Object.defineProperty(navigator, "clipboard", { value: { writeText: jest.fn(writeText) }, configurable: true });
}

async function copy(element: HTMLElement): Promise<void> {
  find(element, 'lightning-button[data-id="copy"]').click();
  await settled();
}

async function save(element: HTMLElement): Promise<void> {
  find(element, "lightning-input").dispatchEvent(new CustomEvent("change", { detail: { value: " s3cret " } }));
  find(element, "form").dispatchEvent(new CustomEvent("submit", { cancelable: true }));
  await settled();
}

describe("c-setup-webhook", () => {
  it("shows the address and what to do with it", async () => {
    const element = await show();

    expect(find<HTMLInputElement>(element, "input").value).toBe(ADDRESS);
    expect(textOf(element)).toContain("Developer Hub");
    await expect(element).toBeAccessible();
  });

  it("says what to do while there is no address", async () => {
    const element = await show(null);

    expect(findAll(element, "input")).toHaveLength(0);
    expect(textOf(element)).toContain("Create a Salesforce Site");
    await expect(element).toBeAccessible();
  });

  it("copies the address", async () => {
    clipboard(() => Promise.resolve());
    const element = await show();
    await copy(element);

    expect(navigator.clipboard.writeText).toHaveBeenCalledWith(ADDRESS);
    expect(textOf(element)).toContain("Copied.");
  });

  it("selects the address where the clipboard is denied", async () => {
    clipboard(() => Promise.reject(new Error("denied")));
    const element = await show();
    const select = jest.spyOn(find<HTMLInputElement>(element, "input"), "select");
    await copy(element);

    expect(select).toHaveBeenCalledTimes(1);
    expect(textOf(element)).toContain("Copy it with your keyboard");
  });

  it("stores the secret and forgets it", async () => {
    jest.mocked(saveWebhookSecret).mockResolvedValue(null);
    const element = await show();
    const onSaved = jest.fn();
    element.addEventListener("saved", onSaved);
    await save(element);

    expect(saveWebhookSecret).toHaveBeenCalledWith({ secret: "s3cret" });
    expect(find<HTMLInputElement>(element, "lightning-input").value).toBe("");
    expect(textOf(element)).toContain("The secret is stored.");
    expect(onSaved).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it("says why the secret was not stored", async () => {
    jest.mocked(saveWebhookSecret).mockRejectedValue(apexError("Too long."));
    const element = await show();
    await save(element);

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Too long.");
    await expect(element).toBeAccessible();
  });

  it("stores nothing while the secret is missing", async () => {
    const element = await show(ADDRESS, false);
    await save(element);

    expect(saveWebhookSecret).not.toHaveBeenCalled();
  });
});
