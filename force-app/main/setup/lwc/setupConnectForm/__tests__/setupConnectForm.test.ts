import SetupConnectForm from "c/setupConnectForm";
import assignPermissions from "@salesforce/apex/SetupController.assignPermissions";
import storeToken from "@salesforce/apex/SetupController.storeToken";
import verifyConnection from "@salesforce/apex/SetupController.verifyConnection";
import { apexError, find, findAll, mount, settled, setupStatus, textOf } from "test/support";

type Field = HTMLElement & { value: string; reportValidity: () => boolean };

const token = (element: HTMLElement) => find<Field>(element, "lightning-input");

async function show(valid = true) {
  const element = await mount("c-setup-connect-form", SetupConnectForm);
  token(element).reportValidity = () => valid;
  return element;
}

function enter(element: HTMLElement, region: string, value: string): void {
  find(element, "lightning-radio-group").dispatchEvent(new CustomEvent("change", { detail: { value: region } }));
  token(element).dispatchEvent(new CustomEvent("change", { detail: { value } }));
}

async function submit(element: HTMLElement): Promise<void> {
  find(element, "form").dispatchEvent(new CustomEvent("submit", { cancelable: true }));
  await settled();
}

describe("c-setup-connect-form", () => {
  it("asks for region and token", async () => {
    const element = await show();

    expect(textOf(element)).toContain("never shown again");
    expect(find<HTMLElement & { type: string }>(element, "lightning-input").type).toBe("password");
    await expect(element).toBeAccessible();
  });

  it("connects in three requests, in order, and forgets the token", async () => {
    const order: string[] = [];
    jest.mocked(assignPermissions).mockImplementation(() => Promise.resolve(order.push("permit") ? null : null));
    jest.mocked(storeToken).mockImplementation(() => Promise.resolve(order.push("store") ? null : null));
    const status = { connected: true } as Awaited<ReturnType<typeof verifyConnection>>;
    jest.mocked(verifyConnection).mockImplementation(() => Promise.resolve(order.push("verify") ? status : status));
    const element = await show();
    const onStatus = jest.fn((event: Event) => (event as CustomEvent).detail as unknown);
    element.addEventListener("status", onStatus);

    enter(element, "EU", "  secret-token  ");
    await submit(element);

    expect(order).toEqual(["permit", "store", "verify"]);
    expect(storeToken).toHaveBeenCalledWith({ region: "EU", token: "secret-token" });
    expect(onStatus).toHaveReturnedWith(status);
    expect(token(element).value).toBe("");
  });

  it("shows which step is running", async () => {
    jest.mocked(assignPermissions).mockResolvedValue(null);
    jest.mocked(storeToken).mockReturnValue(new Promise(() => undefined));
    const element = await show();
    await submit(element);

    const marks = findAll(element, "li").map(
      (step) => step.querySelector("lightning-spinner, lightning-icon")?.localName,
    );
    expect(marks).toEqual(["lightning-icon", "lightning-spinner", "lightning-icon"]);
    expect(find<HTMLButtonElement>(element, "lightning-button").disabled).toBe(true);
    await expect(element).toBeAccessible();

    await submit(element);
    expect(assignPermissions).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["Intercom refused this token. Paste it again.", "Intercom refused this token. Paste it again."],
    [null, "Not connected."],
  ])("stays open when the answer is that the token is refused: %s", async (problem, expected) => {
    jest.mocked(verifyConnection).mockResolvedValue(setupStatus({ connected: false, problem }));
    const element = await show();
    const onStatus = jest.fn();
    element.addEventListener("status", onStatus);
    await submit(element);

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe(expected);
    expect(onStatus).not.toHaveBeenCalled();
  });

  it("says what to do when Intercom does not answer or refuses the token, and lets one try again", async () => {
    jest.mocked(verifyConnection).mockRejectedValue(apexError("Intercom refused the token. Paste it again."));
    const element = await show();
    await submit(element);

    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toContain("Paste it again");
    expect(find<HTMLButtonElement>(element, "lightning-button").disabled).toBe(false);
    await expect(element).toBeAccessible();
  });

  it("asks nothing while the token is missing", async () => {
    const element = await show(false);
    await submit(element);

    expect(assignPermissions).not.toHaveBeenCalled();
    expect(findAll(element, "li")).toHaveLength(0);
  });
});
