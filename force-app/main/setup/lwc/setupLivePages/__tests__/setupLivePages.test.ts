import SetupLivePages from "c/setupLivePages";
import isOn from "@salesforce/apex/LivePagesController.isOn";
import turn from "@salesforce/apex/LivePagesController.turn";
import { apexError, find, mount, settled } from "test/support";

type Toggle = HTMLElement & { checked: boolean; disabled: boolean };

const show = () => mount("c-setup-live-pages", SetupLivePages);
const toggle = (element: HTMLElement): Toggle => find<Toggle>(element, "lightning-input");

async function change(element: HTMLElement, checked: boolean): Promise<void> {
  toggle(element).dispatchEvent(new CustomEvent("change", { detail: { checked } }));
  await settled();
}

describe("c-setup-live-pages", () => {
  it("shows what is stored, and stores what is chosen", async () => {
    jest.mocked(isOn).mockResolvedValue(false);
    jest.mocked(turn).mockResolvedValue(true);
    const element = await show();
    expect(toggle(element).checked).toBe(false);
    expect(toggle(element).disabled).toBe(false);

    await change(element, true);
    expect(turn).toHaveBeenCalledWith({ isOn: true });
    expect(toggle(element).checked).toBe(true);
    await expect(element).toBeAccessible();
  });

  it("goes back to what is stored when the change is refused", async () => {
    jest.mocked(isOn).mockResolvedValue(true);
    jest.mocked(turn).mockRejectedValue(apexError("Only administrators may do this."));
    const element = await show();
    await change(element, false);

    expect(toggle(element).checked).toBe(true);
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toContain("Only administrators");
    await expect(element).toBeAccessible();
  });
});
