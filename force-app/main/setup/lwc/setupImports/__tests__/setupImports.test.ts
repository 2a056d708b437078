import SetupImports from "c/setupImports";
import getPage from "@salesforce/apex/ImportController.getPage";
import { apexError, find, findAll, mount, settled } from "test/support";
import { page, run } from "test/imports";

const show = () => mount("c-setup-imports", SetupImports);

describe("c-setup-imports", () => {
  it("shows that it is loading", async () => {
    jest.mocked(getPage).mockReturnValue(new Promise(() => undefined));
    const element = await show();

    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it("says what went wrong and asks again", async () => {
    jest.mocked(getPage).mockRejectedValue(apexError("Something is wrong."));
    const element = await show();
    const panel = find<HTMLElement & { message: string }>(element, "c-error-panel");
    expect(panel.message).toBe("Something is wrong.");
    await expect(element).toBeAccessible();

    jest.mocked(getPage).mockResolvedValue(page());
    panel.dispatchEvent(new CustomEvent("retry"));
    await settled();
    expect(findAll(element, "c-error-panel")).toHaveLength(0);
  });

  it.each([
    [{ canConfigure: false }, "Parley: Admin"],
    [{ connected: false }, "Connect Intercom"],
  ])("offers nothing with %j", async (values, body) => {
    jest.mocked(getPage).mockResolvedValue(page(values));
    const element = await show();

    expect(find<HTMLElement & { body: string }>(element, "c-empty-state").body).toContain(body);
    expect(findAll(element, "c-setup-imports-scope")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("offers an import, what is kept, and the earlier ones", async () => {
    jest.mocked(getPage).mockResolvedValue(page({ runs: [run({ state: "Completed" }), run({ state: "Failed" })] }));
    const element = await show();

    expect(findAll(element, "c-setup-imports-run")).toHaveLength(1);
    expect(findAll(element, "c-setup-imports-scope")).toHaveLength(1);
    expect(find<HTMLElement & { runs: unknown[] }>(element, "c-setup-imports-history").runs).toHaveLength(1);
  });

  it("offers no second import while one is under way", async () => {
    jest.mocked(getPage).mockResolvedValue(page({ runs: [run({ state: "Paused" })] }));
    const element = await show();

    expect(findAll(element, "c-setup-imports-scope")).toHaveLength(0);
    find(element, "c-setup-imports-run").dispatchEvent(new CustomEvent("ended"));
    await settled();
    expect(getPage).toHaveBeenCalledTimes(2);
  });

  it("shows what was just saved", async () => {
    jest.mocked(getPage).mockResolvedValue(page());
    const element = await show();
    find(element, "c-setup-imports-keep").dispatchEvent(
      new CustomEvent("saved", { detail: page({ runs: [run({ state: "Completed" })] }) }),
    );
    await settled();

    expect(findAll(element, "c-setup-imports-run")).toHaveLength(1);
  });
});
