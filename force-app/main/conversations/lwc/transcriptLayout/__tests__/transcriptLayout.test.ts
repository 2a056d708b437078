import { dayOf, layOut } from "c/transcriptLayout";
import { message } from "test/support";

const none: ReadonlySet<string> = new Set();
const at = (time: string, values = {}) => message({ id: time, sentAt: `2026-03-02T${time}:00.000Z`, ...values });
const event = (id: string) => message({ id, kind: "event", authorType: "system", eventText: `Event ${id}` });

describe("transcriptLayout", () => {
  it("counts days in the user's time zone", () => {
    // The tests run as a user in Los Angeles.
    expect(dayOf("2026-03-02T07:59:00.000Z")).toBe("2026-03-01");
    expect(dayOf("2026-03-02T08:01:00.000Z")).toBe("2026-03-02");
  });

  it("divides days", () => {
    const rows = layOut([at("07:50"), at("07:55"), at("08:05")], none);

    expect(rows.map((row) => (row.isDay ? "day" : "message"))).toEqual(["day", "message", "message", "day", "message"]);
  });

  it("names the author once for messages that belong together", () => {
    const rows = layOut([at("16:00"), at("16:02"), at("16:30"), at("16:31", { authorName: "John" })], none);

    expect(rows.filter((row) => row.isMessage).map((row) => row.closesGroup)).toEqual([false, true, true, true]);
  });

  it("puts the customer on one side and everyone who answers on the other", () => {
    const authors = ["customer", "teammate", "bot", "ai", "system"];
    const rows = layOut(
      authors.map((authorType, index) => at(`16:1${index}`, { authorType })),
      none,
    ).filter((row) => row.isMessage);

    expect(rows.map((row) => row.className?.includes("inbound"))).toEqual([true, false, false, false, false]);
    expect(rows.map((row) => row.authorLabel)).toEqual(["", "", "Bot", "AI agent", ""]);
  });

  it("marks a note, whoever wrote it", () => {
    const [, row] = layOut([at("16:00", { kind: "note", authorType: "teammate" })], none);

    expect(row).toMatchObject({ isNote: true, className: "slds-chat-listitem slds-chat-listitem_outbound" });
    expect(row.bubbleClassName).toContain("note");
  });

  it("shows one event and folds several", () => {
    const [, single, , several] = layOut([event("1"), at("16:00"), event("2"), event("3")], none);

    expect(single).toMatchObject({ isEvents: true, shownEvents: [{ text: "Event 1" }] });
    expect(single.foldable).toBeUndefined();
    expect(several).toMatchObject({ foldable: true, summary: "2 events", expanded: "false", shownEvents: [] });
  });

  it("unfolds events that the reader opened", () => {
    const messages = [event("2"), event("3")];
    const key = layOut(messages, none)[1].key;

    expect(layOut(messages, new Set([key]))[1]).toMatchObject({
      expanded: "true",
      shownEvents: [{ text: "Event 2" }, { text: "Event 3" }],
    });
  });

  it("shows nothing of a redacted message", () => {
    const [, row] = layOut([at("16:00", { redacted: true, attachments: [{ name: "a.pdf" }] })], none);

    expect(row).toMatchObject({ isRedacted: true, isEmpty: false, bodyHtml: "", attachments: [] });
  });

  it("names a message without text", () => {
    expect(layOut([at("16:00", { bodyHtml: null })], none)[1].isEmpty).toBe(true);
    expect(layOut([at("16:00", { bodyHtml: null, attachments: [{ name: "a.pdf" }] })], none)[1].isEmpty).toBe(false);
  });

  it.each([
    ["Jane Doe", "JD"],
    ["Ana Maria Ruiz", "AR"],
    ["Prince", "P"],
    ["🦊 fox", "🦊f"],
    [null, "Ua"],
  ])("takes the initials of %s", (authorName, initials) => {
    expect(layOut([at("16:00", { authorName })], none)[1].initials).toBe(initials);
  });

  it.each([
    [{ name: "scan.pdf", contentType: "application/pdf", size: 512 }, "doctype:pdf", "PDF", 0.5, "KB"],
    [{ name: "film.mp4", contentType: "video/mp4", size: 3 * 1024 ** 2 }, "doctype:video", "MP4", 3, "MB"],
    [{ name: "a.zip", contentType: "application/zip", size: 2 * 1024 ** 3 }, "doctype:zip", "ZIP", 2, "GB"],
    [{ name: "b.bin", contentType: null, size: null }, "doctype:attachment", "", null, ""],
  ])("names a file by name, type and size: %p", (attachment, iconName, type, size, unit) => {
    const [, row] = layOut([at("16:00", { attachments: [attachment] })], none);

    expect(row.attachments).toEqual([expect.objectContaining({ name: attachment.name, iconName, type, size, unit })]);
  });

  it("names a file without a name", () => {
    expect(layOut([at("16:00", { attachments: [{}] })], none)[1].attachments?.[0].name).toBe("Unnamed file");
  });
});
