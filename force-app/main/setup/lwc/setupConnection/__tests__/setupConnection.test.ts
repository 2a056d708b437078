import SetupConnection from "c/setupConnection";
import LightningConfirm from "lightning/confirm";
import disconnect from "@salesforce/apex/SetupController.disconnect";
import { apexError, find, findAll, mount, settled, setupStatus, textOf } from "test/support";

const show = () => mount("c-setup-connection", SetupConnection, { status: setupStatus() });

async function press(element: HTMLElement): Promise<void> {
  find(element, "lightning-button").click();
  await settled();
}

describe("c-setup-connection", () => {
  it("names the workspace, the region and who connected it", async () => {
    const element = await show();

    expect(textOf(element)).toContain(
      "Workspace Acme Support (abc123) Region of the workspace US Connected by Ada Admin",
    );
    await expect(element).toBeAccessible();
  });

  it("disconnects after a question", async () => {
    jest.mocked(LightningConfirm.open).mockResolvedValue(true);
    jest.mocked(disconnect).mockResolvedValue(setupStatus({ connected: false }));
    const element = await show();
    const onStatus = jest.fn((event: Event) => (event as CustomEvent).detail as unknown);
    element.addEventListener("status", onStatus);

    await press(element);

    expect(onStatus).toHaveReturnedWith(expect.objectContaining({ connected: false }));
  });

  it("stays connected when one thinks better of it", async () => {
    jest.mocked(LightningConfirm.open).mockResolvedValue(false);
    const element = await show();

    await press(element);

    expect(disconnect).not.toHaveBeenCalled();
  });

  it("says so when it could not disconnect", async () => {
    jest.mocked(LightningConfirm.open).mockResolvedValue(true);
    jest.mocked(disconnect).mockRejectedValue(apexError("Locked."));
    const element = await show();

    await press(element);

    expect(findAll(element, "c-error-panel")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });
});
