import SetupFieldsStarters from "c/setupFieldsStarters";
import dismissStarters from "@salesforce/apex/FieldMappingController.dismissStarters";
import { FieldDesk } from "c/fieldDesk";
import { keyOf } from "c/fieldMapping";
import type { FieldMappingItem, FieldMappingPage } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";
import { mapping, page } from "../../../../../../config/jest.fields";

const JOB = "custom_attributes.job";
const starters = [mapping("phone", { fieldPath: "Phone" }), mapping(JOB, { fieldPath: "Account.Name" })];

const show = (values: Partial<FieldMappingPage> = {}) =>
  mount("c-setup-fields-starters", SetupFieldsStarters, {
    desk: FieldDesk.of(page({ mappings: [], starters, ...values })),
  });

async function press(element: HTMLElement, selector: string): Promise<void> {
  find(element, selector).click();
  await settled();
}

function taken(element: HTMLElement): string[][] {
  const keys: string[][] = [];
  element.addEventListener("take", (event) =>
    keys.push((event as CustomEvent<FieldMappingItem[]>).detail.map((item) => keyOf(item))),
  );
  return keys;
}

describe("c-setup-fields-starters", () => {
  it("is open while nothing is mapped, and offers all at once", async () => {
    const element = await show();
    const keys = taken(element);

    expect(textOf(find(element, "h2"))).toBe("Proposed to start with (2)");
    expect(textOf(element)).toContain("Phone Business Phone");
    await expect(element).toBeAccessible();
    await press(element, "[data-id=all]");
    expect(keys).toEqual([["phone", JOB]]);
  });

  it("offers each by itself, and stays open meanwhile", async () => {
    const element = await show();
    const keys = taken(element);
    await press(element, `[data-key="${JOB}"]`);
    element.desk = FieldDesk.of(page({ mappings: [mapping(JOB)], starters }));
    await settled();

    expect(keys).toEqual([[JOB]]);
    expect(textOf(find(element, "h2"))).toBe("Proposed to start with (1)");
    expect(findAll(element, "li")).toHaveLength(1);
  });

  it("is folded away once something is mapped, and opens again", async () => {
    const element = await show({ mappings: [mapping("phone")] });
    expect(textOf(find(element, "h2"))).toBe("Proposed to start with (1)");
    expect(findAll(element, "li")).toHaveLength(0);
    await expect(element).toBeAccessible();

    await press(element, "[data-id=toggle]");
    expect(findAll(element, "li")).toHaveLength(1);
    await press(element, "[data-id=toggle]");
    expect(findAll(element, "li")).toHaveLength(0);
  });

  it("is dismissed for good, and says why not", async () => {
    jest.mocked(dismissStarters).mockRejectedValueOnce(apexError("Not now."));
    const element = await show();
    const onDismissed = jest.fn();
    element.addEventListener("dismissed", onDismissed);
    await press(element, "[data-id=dismiss]");
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Not now.");
    await expect(element).toBeAccessible();

    jest.mocked(dismissStarters).mockResolvedValue(null);
    await press(element, "[data-id=dismiss]");
    expect(dismissStarters).toHaveBeenLastCalledWith({ objectName: "Contact" });
    expect(onDismissed).toHaveBeenCalledTimes(1);
  });
});
