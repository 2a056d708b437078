import ChoiceList, { type Choice } from "c/choiceList";
import { find, findAll, mount, settled, textOf } from "test/support";

const people: Choice[] = [
  { id: "1", label: "Ana Ruiz", detail: "Teammate", iconName: "utility:user", selected: true },
  { id: "2", label: "José Peña", detail: "Teammate" },
  { id: "3", label: "Support", detail: "Team" },
];

const show = (choices = people) => mount("c-choice-list", ChoiceList, { label: "Find somebody", choices });
const names = (element: HTMLElement) => findAll(element, ".name").map(({ textContent }) => textContent);

async function type(element: HTMLElement, value: string): Promise<void> {
  find(element, "lightning-input").dispatchEvent(new CustomEvent("change", { detail: { value } }));
  await settled();
}

async function press(target: HTMLElement, key: string): Promise<void> {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await settled();
}

describe("c-choice-list", () => {
  it("shows all choices and which one holds", async () => {
    const element = await show();

    expect(names(element)).toEqual(["Ana Ruiz", "José Peña", "Support"]);
    expect(findAll(element, "button").map((button) => button.getAttribute("aria-pressed"))).toEqual([
      "true",
      "false",
      "false",
    ]);
    await expect(element).toBeAccessible();
  });

  it("finds by any words, without accents and capitals, and says how many", async () => {
    const element = await show();
    await type(element, "TEAMMATE pena");
    expect(names(element)).toEqual(["José Peña"]);
    expect(textOf(element)).toContain("1 found");

    await type(element, "team");
    expect(textOf(element)).toContain("3 found");
    await type(element, "nobody");
    expect(textOf(element)).toBe("Nothing found");
    await expect(element).toBeAccessible();
  });

  it("tells which was chosen", async () => {
    const element = await show();
    const chosen = jest.fn((event: Event) => (event as CustomEvent<string>).detail);
    element.addEventListener("choose", chosen);
    findAll(element, "button")[1].click();

    expect(chosen).toHaveReturnedWith("2");
  });

  it("goes through the list with the arrows", async () => {
    const element = await show();
    const search = find(element, "lightning-input");
    const focusSearch = jest.spyOn(search, "focus");
    const buttons = findAll(element, "button");
    await press(search, "ArrowDown");
    expect(element.shadowRoot?.activeElement).toBe(buttons[0]);
    await press(buttons[0], "ArrowDown");
    await press(buttons[1], "ArrowDown");
    await press(buttons[2], "ArrowDown");
    expect(element.shadowRoot?.activeElement).toBe(buttons[2]);
    await press(buttons[2], "a");
    await press(buttons[0], "ArrowUp");
    expect(focusSearch).toHaveBeenCalledTimes(1);
  });

  it("takes the only one that is left with Enter", async () => {
    const element = await show();
    const chosen = jest.fn((event: Event) => (event as CustomEvent<string>).detail);
    element.addEventListener("choose", chosen);
    const search = find(element, "lightning-input");
    await type(element, "team");
    await press(search, "Enter");
    expect(chosen).not.toHaveBeenCalled();

    await type(element, "sup");
    await press(search, "Enter");
    expect(chosen).toHaveReturnedWith("3");
    await press(findAll(element, "button")[0], "Enter");
    expect(chosen).toHaveBeenCalledTimes(1);
  });

  it("says how many more there are", async () => {
    const element = await show(Array.from({ length: 42 }, (_, index) => ({ id: `${index}`, label: `Tag ${index}` })));

    expect(names(element)).toHaveLength(30);
    expect(textOf(element)).toContain("12 more. Type to find them.");
    await expect(element).toBeAccessible();
  });
});
