import AttachmentUrls from "c/attachmentUrls";
import { find, findAll, mount, settled } from "test/support";

const FIRST = "https://files.example/reports/March%20invoice.pdf?v=2";

type Field = HTMLElement & { value: string; setCustomValidity: jest.Mock; reportValidity: jest.Mock };

async function show(urls: string[] = []) {
  const element = await mount("c-attachment-urls", AttachmentUrls, { urls });
  const changed = jest.fn((event: Event) => (event as CustomEvent<string[]>).detail);
  element.addEventListener("files", changed);
  return { element, changed };
}

async function open(element: HTMLElement): Promise<Field> {
  find(element, "[data-id=open]").click();
  await settled();
  const field = find<Field>(element, "[data-id=address]");
  field.setCustomValidity = jest.fn();
  field.reportValidity = jest.fn();
  return field;
}

const press = async (element: HTMLElement, key: string): Promise<KeyboardEvent> => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  find(element, ".form").dispatchEvent(event);
  await settled();
  return event;
};

describe("c-attachment-urls", () => {
  it("opens a field for an address and attaches it", async () => {
    const { element, changed } = await show();
    await expect(element).toBeAccessible();
    const field = await open(element);
    await expect(element).toBeAccessible();

    field.value = `  ${FIRST} `;
    find(element, "[data-id=attach]").click();
    await settled();

    expect(changed).toHaveReturnedWith([FIRST]);
    expect(findAll(element, "[data-id=address]")).toHaveLength(0);
  });

  it("attaches with Enter, closes with Escape, and keeps both keys to itself", async () => {
    const { element, changed } = await show();
    const field = await open(element);
    const outside = jest.fn();
    element.addEventListener("keydown", outside);
    field.value = FIRST;
    expect((await press(element, "Enter")).defaultPrevented).toBe(true);
    expect(changed).toHaveReturnedWith([FIRST]);

    await open(element);
    await press(element, "a");
    await press(element, "Escape");
    expect(findAll(element, "[data-id=address]")).toHaveLength(0);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(outside).toHaveBeenCalledTimes(0);
  });

  it("closes without a file", async () => {
    const { element, changed } = await show();
    await open(element);
    find(element, "[data-id=cancel]").click();
    await settled();

    expect(changed).not.toHaveBeenCalled();
    expect(findAll(element, "[data-id=address]")).toHaveLength(0);
  });

  it.each([
    ["http://files.example/a.pdf", "begins with https"],
    ["https://", "begins with https"],
    ["https://a b/c", "begins with https"],
    ["", "begins with https"],
    ["data:text/html,hello", "begins with https"],
    [FIRST, "attached already"],
  ])("refuses %s", async (url, problem) => {
    const { element, changed } = await show([FIRST]);
    const field = await open(element);
    field.value = url;
    find(element, "[data-id=attach]").click();
    await settled();

    expect(field.setCustomValidity).toHaveBeenCalledWith(expect.stringContaining(problem));
    expect(field.reportValidity).toHaveBeenCalled();
    expect(changed).not.toHaveBeenCalled();
  });

  it("takes no more than Intercom does", async () => {
    const { element } = await show(Array.from({ length: 10 }, (_, index) => `https://files.example/${index}`));
    const field = await open(element);
    field.value = FIRST;
    find(element, "[data-id=attach]").click();

    expect(field.setCustomValidity).toHaveBeenCalledWith("Intercom takes ten files with one message.");
  });

  it("names files as people do, and removes them", async () => {
    const { element, changed } = await show([FIRST, "https://files.example", "https://files.example/100%"]);
    const pills = findAll<HTMLElement & { label: string }>(element, "lightning-pill");
    expect(pills.map(({ label }) => label)).toEqual(["March invoice.pdf", "files.example", "100%"]);
    await expect(element).toBeAccessible();

    pills[0].dispatchEvent(new CustomEvent("remove", { cancelable: true }));
    expect(changed).toHaveReturnedWith(["https://files.example", "https://files.example/100%"]);
  });
});
