import ConversationTranscript from "c/conversationTranscript";
import type { TranscriptMessage, Transcript } from "apex/types";
import { conversation, find, findAll, message, mount, settled, textOf, transcript } from "test/support";

const show = (value: Transcript) => mount("c-conversation-transcript", ConversationTranscript, { transcript: value });

const many = (quantity: number): TranscriptMessage[] =>
  Array.from({ length: quantity }, (_, index) =>
    message({ id: `m${index}`, authorName: `Author ${index}`, bodyHtml: `<p>${index}</p>` }),
  );

const bodies = (element: HTMLElement) =>
  findAll<HTMLElement & { value: string }>(element, "lightning-formatted-rich-text").map(({ value }) => value);

/** The reader scrolled up: the end is far below. */
function scrollUp(element: HTMLElement): void {
  const log = find(element, '[role="log"]');
  Object.defineProperty(log, "scrollHeight", { value: 2000, configurable: true });
  Object.defineProperty(log, "clientHeight", { value: 300, configurable: true });
  log.scrollTop = 100;
  log.dispatchEvent(new CustomEvent("scroll"));
}

describe("c-conversation-transcript", () => {
  it("shows messages, note, event and files of every author", async () => {
    const element = await show(
      transcript([
        message({ id: "1" }),
        message({ id: "2", kind: "event", eventText: "Assigned to Ana Ruiz" }),
        message({ id: "3", authorType: "ai", authorName: "Fin", bodyHtml: "<p>Let me look.</p>" }),
        message({ id: "4", kind: "note", authorType: "teammate", authorName: "Ana Ruiz", bodyHtml: "<p>VIP</p>" }),
        message({
          id: "5",
          bodyHtml: null,
          attachments: [{ name: "scan.pdf", contentType: "application/pdf", size: 2048 }],
        }),
        message({ id: "6", redacted: true }),
        message({ id: "7", bodyHtml: null }),
      ]),
    );

    expect(bodies(element)).toEqual(["<p>Good morning</p>", "<p>Let me look.</p>", "<p>VIP</p>"]);
    const text = textOf(element);
    for (const expected of ["Assigned to Ana Ruiz", "AI agent", "Internal note", "scan.pdf", "PDF", "KB"])
      expect(text).toContain(expected);
    expect(text).toContain("This message was deleted in Intercom.");
    expect(text).toContain("This message holds something that cannot be shown here.");
    expect(find(element, '[role="log"]').getAttribute("aria-label")).toBe("Messages of Where is my invoice?");
    await expect(element).toBeAccessible();
  });

  it("says that there are no messages", async () => {
    const element = await show(transcript([]));

    expect(textOf(element)).toContain("This conversation has no messages yet.");
    await expect(element).toBeAccessible();
  });

  it("says how many parts are missing and where they are", async () => {
    const element = await show(transcript(many(2), { totalParts: 812, storedParts: 500 }));

    expect(textOf(element)).toContain("Showing the latest 500 of 812 parts.");
    expect(find<HTMLAnchorElement>(element, "a").href).toContain("app.intercom.com");
    await expect(element).toBeAccessible();
  });

  it("draws the latest 60 first and earlier ones on demand", async () => {
    const element = await show(transcript(many(130)));
    expect(bodies(element)).toHaveLength(60);
    expect(bodies(element)[0]).toBe("<p>70</p>");

    find(element, '[data-id="earlier"]').click();
    await settled();
    expect(bodies(element)).toHaveLength(120);
    find(element, '[data-id="earlier"]').click();
    await settled();
    expect(bodies(element)).toHaveLength(130);
    expect(findAll(element, '[data-id="earlier"]')).toHaveLength(0);
  });

  it("folds events and opens them", async () => {
    const events = ["1", "2", "3"].map((id) => message({ id, kind: "event", eventText: `Event ${id}` }));
    const element = await show(transcript(events));
    const button = find(element, "button");
    expect(button.textContent.trim()).toBe("3 events");
    expect(textOf(element)).not.toContain("Event 2");

    button.click();
    await settled();
    expect(textOf(element)).toContain("Event 2");
    expect(find(element, "button").getAttribute("aria-expanded")).toBe("true");
    await expect(element).toBeAccessible();

    find(element, "button").click();
    await settled();
    expect(textOf(element)).not.toContain("Event 2");
  });

  it("announces new messages to someone who reads further up, and goes there on demand", async () => {
    const element = await show(transcript(many(3)));
    scrollUp(element);

    element.transcript = transcript(many(4));
    await settled();
    const chip = find<HTMLElement & { label: string }>(element, '[data-id="new"]');
    expect(chip.label).toBe("1 new message");
    expect(find(element, '[role="log"]').scrollTop).toBe(100);

    element.transcript = transcript(many(6));
    await settled();
    expect(chip.label).toBe("3 new messages");

    chip.click();
    await settled();
    expect(findAll(element, '[data-id="new"]')).toHaveLength(0);
    expect(find(element, '[role="log"]').scrollTop).toBe(2000);
  });

  it("follows the end while the reader is there", async () => {
    const element = await show(transcript(many(3)));

    element.transcript = transcript(many(5));
    await settled();

    expect(bodies(element)).toHaveLength(5);
    expect(findAll(element, '[data-id="new"]')).toHaveLength(0);
  });

  it("starts another conversation at its end", async () => {
    const element = await show(transcript(many(3)));
    scrollUp(element);

    element.transcript = transcript(many(9), { conversation: conversation({ id: "other" }) });
    await settled();

    expect(findAll(element, '[data-id="new"]')).toHaveLength(0);
    expect(find(element, '[role="log"]').scrollTop).toBe(2000);
  });

  it("asks for earlier messages when all that it has is drawn, and keeps the place of the reader", async () => {
    const element = await show(transcript(many(70), { hasEarlier: true }));
    const earlier = jest.fn();
    element.addEventListener("earlier", earlier);
    find(element, '[data-id="earlier"]').click();
    await settled();
    expect(earlier).not.toHaveBeenCalled();
    find(element, '[data-id="earlier"]').click();
    expect(earlier).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[role="log"]'));

    scrollUp(element);
    const older = many(30).map((old) => ({ ...old, id: `older-${old.id}` }));
    element.transcript = transcript([...older, ...many(70)]);
    await settled();
    expect(bodies(element)).toHaveLength(100);
    expect(findAll(element, '[data-id="new"]')).toHaveLength(0);
    expect(findAll(element, '[data-id="earlier"]')).toHaveLength(0);
  });

  it("leaves out notes and events where the page wants that, also from what is new", async () => {
    const mixed = [
      message({ id: "1" }),
      message({ id: "2", kind: "note", bodyHtml: "<p>VIP</p>" }),
      message({ id: "3", kind: "event", eventText: "Assigned to Ana Ruiz" }),
    ];
    const element = await show(transcript(mixed));
    Object.assign(element, { hideNotes: true, hideEvents: true });
    await settled();
    expect(bodies(element)).toEqual(["<p>Good morning</p>"]);
    expect(textOf(element)).not.toContain("Assigned to Ana Ruiz");

    scrollUp(element);
    element.transcript = transcript([...mixed, message({ id: "4", kind: "note" })]);
    await settled();
    expect(findAll(element, '[data-id="new"]')).toHaveLength(0);
  });

  it("says where a message stands that was written here, and that one is shortened", async () => {
    const element = await show(
      transcript([
        message({ id: "1", sendState: "sent", mine: true }),
        message({ id: "2", sendState: "sending", authorType: "teammate" }),
        message({ id: "3", sendState: "notSent", authorType: "teammate" }),
        message({ id: "4", sendState: "unknown", authorType: "teammate", mine: true, truncated: true }),
      ]),
    );
    expect(findAll(element, ".delivery").map((line) => line.textContent.trim())).toEqual([
      "Sending…",
      "Not sent.",
      "Nobody knows yet whether it arrived.",
    ]);
    expect(textOf(element)).toContain("This message is too long to be stored here as a whole.");
    await expect(element).toBeAccessible();

    element.hideOwnAttempts = true;
    await settled();
    expect(bodies(element)).toHaveLength(3);
  });

  it("tells which file is wanted", async () => {
    const file = { name: "scan.pdf", contentType: "application/pdf", size: 2048 };
    const element = await show(transcript([message({ id: "1", attachments: [file, { ...file, name: "b.pdf" }] })]));
    const wanted = jest.fn((event: Event) => (event as CustomEvent<unknown>).detail);
    element.addEventListener("openfile", wanted);
    findAll(element, ".file-name")[1].click();

    expect(wanted).toHaveReturnedWith({ messageId: "1", index: 1 });
  });
});
