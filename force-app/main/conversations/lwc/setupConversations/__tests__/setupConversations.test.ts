import SetupConversations from "c/setupConversations";
import getPage from "@salesforce/apex/ConversationRulesController.getPage";
import type { RuleDesk } from "c/ruleDesk";
import type { ConversationRulesPage } from "apex/types";
import { apexError, find, findAll, mount, settled, textOf } from "test/support";
import { choices, rulesPage } from "../../../../../../config/jest.rules";

type Part = HTMLElement & { desk: RuleDesk; kind: string };

async function show(page?: ConversationRulesPage) {
  if (page) jest.mocked(getPage).mockResolvedValue(page);
  return mount("c-setup-conversations", SetupConversations);
}

const bodyOf = (element: HTMLElement) => find<HTMLElement & { body: string }>(element, "c-empty-state").body;

describe("c-setup-conversations", () => {
  it("shows a stencil while it reads", async () => {
    jest.mocked(getPage).mockReturnValue(new Promise(() => undefined));

    const element = await show();

    expect(findAll(element, "c-loading-stencil")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it("has its parts in order", async () => {
    const element = await show(rulesPage());

    expect(findAll<Part>(element, ".part").map(({ localName, kind }) => kind || localName)).toEqual([
      ...["Store", "c-setup-conversations-opportunities", "Task", "Case"],
    ]);
    expect(findAll(element, "[data-id=choices]")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("says why it could not be read, and reads again", async () => {
    jest.mocked(getPage).mockRejectedValue(apexError("Not now."));
    const element = await show();
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Not now.");
    await expect(element).toBeAccessible();

    jest.mocked(getPage).mockResolvedValue(rulesPage());
    find(element, "c-error-panel").dispatchEvent(new CustomEvent("retry"));
    await settled();

    expect(findAll(element, ".part")).toHaveLength(4);
  });

  it("hides what is out of date until it is read again", async () => {
    const element = await show(rulesPage());

    find(element, ".footer").dispatchEvent(new CustomEvent("unread", { detail: "Not now." }));
    await settled();
    expect(findAll(element, ".part")).toHaveLength(0);
    expect(find<HTMLElement & { message: string }>(element, "c-error-panel").message).toBe("Not now.");
    find(element, "c-error-panel").dispatchEvent(new CustomEvent("retry"));
    await settled();

    expect(findAll(element, ".part")).toHaveLength(4);
  });

  it("is not for everybody, nor for an org that is not connected", async () => {
    const nothing = { content: null, choices: null };
    const refused = await show(rulesPage({ canConfigure: false, ...nothing }));
    const unconnected = await show(rulesPage({ connected: false, ...nothing }));

    expect(bodyOf(refused)).toContain("Only administrators of Intercom");
    expect(bodyOf(unconnected)).toContain("Connect Intercom");
    await expect(refused).toBeAccessible();
    await expect(unconnected).toBeAccessible();
  });

  it("says when Intercom did not tell its tags and teams", async () => {
    const element = await show(rulesPage({ choices: choices({ problem: "Intercom does not answer." }) }));

    expect(textOf(element)).toContain("Intercom does not answer.");
    await expect(element).toBeAccessible();
  });

  it("hands an edit to all parts, and covers them while something is saved", async () => {
    const element = await show(rulesPage());
    const [store, , tasks] = findAll<Part>(element, ".part");
    const desk = tasks.desk.add("Task");

    tasks.dispatchEvent(new CustomEvent("desk", { detail: desk }));
    find(element, ".footer").dispatchEvent(new CustomEvent("busy", { detail: true }));
    await settled();

    expect(store.desk).toBe(desk);
    expect(find<Part>(element, ".footer").desk).toBe(desk);
    expect(findAll(element, "lightning-spinner")).toHaveLength(1);
    await expect(element).toBeAccessible();
  });
});
