import SetupFieldsPicker from "c/setupFieldsPicker";
import type { Choice } from "c/fieldChoices";
import { find, findAll, mount, settled, textOf } from "test/support";

const choice = (value: string, values: Partial<Choice> = {}): Choice => ({
  value,
  label: value,
  detail: "text",
  section: "This record",
  refusal: "",
  ...values,
});

async function show(choices: Choice[]) {
  const element = await mount("c-setup-fields-picker", SetupFieldsPicker, { label: "Field for Phone", choices });
  return { element, input: find<HTMLInputElement>(element, "input") };
}

async function press(input: HTMLElement, ...keys: string[]): Promise<void> {
  await keys.reduce(async (before, key) => {
    await before;
    input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    await settled();
  }, Promise.resolve());
}

async function type(input: HTMLInputElement, text: string): Promise<void> {
  input.value = text;
  input.dispatchEvent(new CustomEvent("input"));
  await settled();
}

const chosen = (element: HTMLElement) => {
  const listener = jest.fn((event: Event) => (event as CustomEvent<{ value: string }>).detail.value);
  element.addEventListener("choose", listener);
  return listener;
};

describe("c-setup-fields-picker", () => {
  // jsdom has no layout, hence nothing to scroll.
  beforeEach(() => {
    Element.prototype.scrollIntoView = jest.fn();
  });

  it("renders nothing of the list before it is opened", async () => {
    const { element, input } = await show([choice("Title")]);

    expect(findAll(element, "[role=option]")).toHaveLength(0);
    expect(input.getAttribute("aria-expanded")).toBe("false");
    await expect(element).toBeAccessible();
  });

  it("asks for its choices when it is opened, and groups them", async () => {
    const { element, input } = await show([choice("Title"), choice("Account.Name", { section: "Account" })]);
    const opened = jest.fn();
    element.addEventListener("open", opened);

    input.click();
    await settled();

    expect(opened).toHaveBeenCalledTimes(1);
    expect(textOf(element)).toContain("This record Title text Account Account.Name text");
    await expect(element).toBeAccessible();
  });

  it("is used with the keyboard alone", async () => {
    const { element, input } = await show([choice("Title"), choice("Phone"), choice("Email")]);
    const listener = chosen(element);

    await press(
      input,
      "ArrowDown",
      "ArrowDown",
      "ArrowDown",
      "ArrowUp",
      "ArrowDown",
      "PageDown",
      "PageUp",
      "ArrowDown",
    );
    expect(find(element, ".active").dataset["value"]).toBe("Phone");
    expect(input.getAttribute("aria-activedescendant")).toBe(find(element, ".active").id);
    await expect(element).toBeAccessible();
    await press(input, "Enter");

    expect(listener).toHaveReturnedWith("Phone");
    expect(findAll(element, "[role=option]")).toHaveLength(0);
  });

  it("closes with Escape and when it is left, and forgets what was typed", async () => {
    const { element, input } = await show([choice("Title")]);

    await type(input, "ti");
    await press(input, "Escape");
    expect(findAll(element, "[role=option]")).toHaveLength(0);
    await type(input, "ti");
    input.dispatchEvent(new CustomEvent("blur"));
    await settled();

    expect(findAll(element, "[role=option]")).toHaveLength(0);
    expect(input.value).toBe("");
  });

  it("finds by any word, says so when there is nothing, and tells what was typed", async () => {
    const { element, input } = await show([choice("Job Title"), choice("Phone", { detail: "Phone · phone" })]);
    const search = jest.fn((event: Event) => (event as CustomEvent<{ text: string }>).detail.text);
    element.addEventListener("search", search);

    await type(input, "title job");
    expect(findAll(element, "[role=option]").map(({ dataset }) => dataset["value"])).toEqual(["Job Title"]);
    await type(input, "zzz");

    expect(textOf(element)).toContain("Nothing found.");
    expect(search).toHaveLastReturnedWith("zzz");
  });

  it("renders 60 of hundreds, and says how many more there are", async () => {
    const { element, input } = await show(Array.from({ length: 800 }, (_, index) => choice(`F${index}`)));

    input.click();
    await settled();

    expect(findAll(element, "[role=option]")).toHaveLength(60);
    expect(textOf(element)).toContain("740 more: type to find them.");
  });

  it("shows what cannot be chosen, with the reason", async () => {
    const { element, input } = await show([choice("Owner", { refusal: "Nobody can write it." })]);
    const listener = chosen(element);

    await press(input, "ArrowDown", "ArrowDown");
    const option = find(element, "[role=option]");
    expect(option.getAttribute("aria-disabled")).toBe("true");
    expect(option.textContent).toContain("Nobody can write it.");
    await press(input, "Enter");
    option.click();

    expect(listener).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it("chooses with the mouse, and is not left by pressing on the list", async () => {
    const { element, input } = await show([choice("Title")]);
    const listener = chosen(element);
    input.click();
    await settled();

    const pressed = new MouseEvent("mousedown", { bubbles: true, cancelable: true });
    find(element, "[role=listbox]").dispatchEvent(pressed);
    find(element, "[role=option]").click();

    expect(pressed.defaultPrevented).toBe(true);
    expect(listener).toHaveReturnedWith("Title");
  });
});
