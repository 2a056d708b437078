import MessageAttempt from "c/messageAttempt";
import type { Attempt } from "c/messageDelivery";
import { find, findAll, mount, settled, textOf } from "test/support";

const attempt = (values: Partial<Attempt> = {}): Attempt => ({
  clientKey: "k",
  kind: "reply",
  stage: "send",
  text: "Here it is",
  attachmentUrls: [],
  startedAt: 1,
  problem: "",
  state: "sending",
  ...values,
});

const show = (values: Partial<Attempt> = {}) =>
  mount("c-message-attempt", MessageAttempt, { attempt: attempt(values) });

const clipboard = (writeText: () => Promise<void>): jest.Mock => {
  const mock = jest.fn(writeText);
  Object.defineProperty(navigator, "clipboard", { value: { writeText: mock }, configurable: true });
  return mock;
};

describe("c-message-attempt", () => {
  it("shows nothing while nothing is under way", async () => {
    const element = await mount("c-message-attempt", MessageAttempt);

    expect(textOf(element)).toBe("");
  });

  it.each([
    ["sending", "Sending…"],
    ["checking", "Looking in Intercom whether it arrived…"],
  ] as const)("says that it is %s, and offers nothing", async (state, text) => {
    const element = await show({ state });

    expect(find(element, "[role=status]").textContent).toContain(text);
    expect(findAll(element, "lightning-button")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it("says why it was not sent", async () => {
    const element = await show({ state: "notSent", problem: "The conversation is gone.", kind: "note" });

    expect(textOf(element)).toBe("Internal note Here it is Not sent. The conversation is gone.");
    expect(find(element, ".note")).toBeTruthy();
    await expect(element).toBeAccessible();
  });

  it("says that nobody knows, and does not offer to send again", async () => {
    const element = await show({ state: "unknown", attachmentUrls: ["https://a/1", "https://a/2"] });

    expect(textOf(element)).toContain("Reply · 2 files Here it is Nobody knows yet whether it arrived.");
    expect(findAll(element, "[data-id=retry]")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it.each([
    ["retry", "notSent"],
    ["edit", "notSent"],
    ["check", "unknown"],
    ["edit", "unknown"],
  ] as const)("asks to %s what is %s", async (action, state) => {
    const element = await show({ state, attachmentUrls: ["https://a/1"] });
    const onAction = jest.fn();
    element.addEventListener(action, onAction);

    find(element, `[data-id=${action}]`).click();

    expect(onAction).toHaveBeenCalledTimes(1);
    expect(textOf(element)).toContain("1 file");
  });

  it("copies the text", async () => {
    const writeText = clipboard(() => Promise.resolve());
    const element = await show({ state: "notSent" });
    find(element, "[data-id=copy]").click();
    await settled();

    expect(writeText).toHaveBeenCalledWith("Here it is");
    expect(textOf(element)).toContain("Text copied.");
  });

  it("says when the browser does not let it copy", async () => {
    clipboard(() => Promise.reject(new Error("not allowed")));
    const element = await show({ state: "notSent" });
    find(element, "[data-id=copy]").click();
    await settled();

    expect(textOf(element)).toContain("copy it by hand");
    await expect(element).toBeAccessible();
  });
});
