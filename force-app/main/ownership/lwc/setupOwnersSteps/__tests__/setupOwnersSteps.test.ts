import SetupOwnersSteps from "c/setupOwnersSteps";
import { findAll, mount } from "test/support";

type Field = HTMLElement & { label: string; checked: boolean; disabled: boolean; alternativeText: string };

async function show(steps: string[], disabled = false) {
  const element = await mount("c-setup-owners-steps", SetupOwnersSteps, { steps, disabled });
  const told: unknown[] = [];
  element.addEventListener("steps", (event) => told.push((event as CustomEvent).detail));
  const press = (selector: string, index: number, detail?: object): void => {
    findAll(element, selector)[index].dispatchEvent(new CustomEvent(detail ? "change" : "click", { detail }));
  };
  return { element, told, press };
}

describe("c-setup-owners-steps", () => {
  it("lists the steps in their order, those that are off last", async () => {
    const { element } = await show(["lead", "account"]);

    expect(findAll<Field>(element, "lightning-input").map(({ label, checked }) => [label, checked])).toEqual([
      ["Owner of the lead", true],
      ["Owner of the account", true],
      ["Owner of the contact", false],
    ]);
    await expect(element).toBeAccessible();
  });

  it("moves steps, and only where there is room", async () => {
    const { element, told, press } = await show(["account", "contact", "lead"]);
    const ups = findAll<Field>(element, "[data-way=up]");
    expect(ups.map(({ disabled }) => disabled)).toEqual([true, false, false]);
    expect(ups[1].alternativeText).toBe("Earlier: Owner of the contact");

    press("[data-way=up]", 1);
    press("[data-way=down]", 0);

    expect(told).toEqual([
      ["contact", "account", "lead"],
      ["contact", "account", "lead"],
    ]);
  });

  it("switches steps off and on", async () => {
    const { told, press } = await show(["account", "contact"]);

    press("lightning-input", 0, { checked: false });
    press("lightning-input", 2, { checked: true });

    expect(told).toEqual([["contact"], ["account", "contact", "lead"]]);
  });

  it("lets nothing be changed while it is disabled", async () => {
    const { element } = await show(["account", "contact", "lead"], true);

    expect(findAll<Field>(element, "lightning-input, lightning-button-icon").every(({ disabled }) => disabled)).toBe(
      true,
    );
    await expect(element).toBeAccessible();
  });
});
