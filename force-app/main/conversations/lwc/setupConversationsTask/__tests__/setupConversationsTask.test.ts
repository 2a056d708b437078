import SetupConversationsTask from "c/setupConversationsTask";
import { find, findAll, mount } from "test/support";

type Tick = HTMLElement & { checked: boolean };

const options = { relatedTo: "none", includeNotes: false, history: true };

describe("c-setup-conversations-task", () => {
  it("shows what is chosen", async () => {
    const element = await mount("c-setup-conversations-task", SetupConversationsTask, { options });

    expect(findAll<Tick>(element, "lightning-input").map(({ checked }) => checked)).toEqual([false, false, true]);
    await expect(element).toBeAccessible();
  });

  it.each([
    ["account", true, { relatedTo: "account" }],
    ["account", false, { relatedTo: "none" }],
    ["notes", true, { includeNotes: true }],
    ["history", false, { history: false }],
  ])("tells of %s %s", async (id, checked, change) => {
    const element = await mount("c-setup-conversations-task", SetupConversationsTask, { options });
    const told = jest.fn();
    element.addEventListener("options", (event) => {
      told((event as CustomEvent<object>).detail);
    });

    find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent("change", { detail: { checked } }));

    expect(told).toHaveBeenCalledWith({ ...options, ...change });
  });
});
