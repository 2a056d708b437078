import SetupHealthControls from "c/setupHealthControls";
import { find, findAll, mount } from "test/support";

async function show(isInboundPaused: boolean, isOutboundPaused: boolean) {
  const element = await mount("c-setup-health-controls", SetupHealthControls, {
    details: { isInboundPaused, isOutboundPaused },
  });
  const heard = jest.fn();
  for (const name of ["direct", "takeover"]) {
    element.addEventListener(name, (event) => {
      heard(name, (event as CustomEvent<unknown>).detail);
    });
  }
  const toggle = (id: string, checked: boolean) =>
    find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent("change", { detail: { checked } }));
  return { element, heard, toggle };
}

describe("c-setup-health-controls", () => {
  it.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])("shows what is held back: inbound %s, outbound %s", async (inbound, outbound) => {
    const { element } = await show(inbound, outbound);

    expect(findAll<HTMLInputElement>(element, "lightning-input").map(({ checked }) => checked)).toEqual([
      !inbound,
      !outbound,
    ]);
    await expect(element).toBeAccessible();
  });

  it("holds one direction back and leaves the other", async () => {
    const { heard, toggle } = await show(false, true);
    toggle("inbound", false);
    toggle("outbound", true);

    expect(heard).toHaveBeenNthCalledWith(1, "direct", { inbound: true, outbound: true });
    expect(heard).toHaveBeenNthCalledWith(2, "direct", { inbound: false, outbound: false });
  });

  it("lets another administrator take over", async () => {
    const { element, heard } = await show(false, false);
    find(element, "[data-id=take-over]").click();

    expect(heard).toHaveBeenCalledWith("takeover", null);
  });
});
