import LoadingStencil from "c/loadingStencil";
import { findAll, mount, textOf } from "test/support";

describe("c-loading-stencil", () => {
  it.each(["list", "chat", "text"])("stands in for a %s", async (shape) => {
    const element = await mount("c-loading-stencil", LoadingStencil, { shape, rows: "4" });

    expect(findAll(element, `.stencil.${shape}`)).toHaveLength(4);
    expect(textOf(element)).toBe("Loading");
    await expect(element).toBeAccessible();
  });
});
