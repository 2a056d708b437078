import { whileBusy } from "c/whileBusy";

describe("whileBusy", () => {
  it("is busy while the action runs, and forgets what went wrong before", async () => {
    const component = { busy: false, error: "Refused before." };
    let finish = (): void => undefined;
    const worked = whileBusy(component, () => new Promise<void>((resolve) => (finish = resolve)));
    expect(component).toEqual({ busy: true, error: "" });
    finish();
    expect(await worked).toBe(true);
    expect(component).toEqual({ busy: false, error: "" });
  });

  it("says what was refused, and is not busy any more", async () => {
    const component = { busy: false, error: "" };
    expect(await whileBusy(component, () => Promise.reject(new Error("Offline")))).toBe(false);
    expect(component).toEqual({ busy: false, error: "Offline" });
  });

  it("leaves what the action itself says", async () => {
    const component = { busy: false, error: "" };
    const action = (): Promise<void> => {
      component.error = "Some rules have problems.";
      return Promise.resolve();
    };
    expect(await whileBusy(component, action)).toBe(false);
    expect(component).toEqual({ busy: false, error: "Some rules have problems." });
  });
});
