import { keepAttempt, keepDraft, readAttempt, readDraft, type StoredAttempt } from "c/conversationDrafts";

const empty = { text: "", attachmentUrls: [] };
const draft = { text: "Your invoice is", attachmentUrls: ["https://files.example/a.pdf"] };
const attempt: StoredAttempt = {
  ...draft,
  clientKey: "k1",
  kind: "reply",
  stage: "send",
  startedAt: 1,
  problem: "",
};

const storage = (change: Partial<Storage> | (() => never)) =>
  jest
    .spyOn(window, "localStorage", "get")
    .mockImplementation(() => (typeof change === "function" ? change() : (change as Storage)));

beforeEach(() => localStorage.clear());
afterEach(() => jest.restoreAllMocks());

describe("conversationDrafts", () => {
  it("keeps a draft for each conversation and kind", () => {
    keepDraft("A", "reply", draft);
    keepDraft("A", "note", { ...empty, text: "VIP" });

    expect(readDraft("A", "reply")).toEqual(draft);
    expect(readDraft("A", "note").text).toBe("VIP");
    expect(readDraft("B", "reply")).toEqual(empty);
  });

  it("keeps it for this user only", () => {
    keepDraft("A", "reply", draft);

    expect(Object.keys(localStorage)).toEqual(["intercom:005000000000000000:A:reply"]);
  });

  it("leaves nothing behind when the draft is emptied", () => {
    keepDraft("A", "reply", draft);
    keepDraft("A", "reply", empty);

    expect(localStorage).toHaveLength(0);
  });

  it("keeps a draft that has files but no text", () => {
    keepDraft("A", "reply", { ...draft, text: "" });

    expect(readDraft("A", "reply").attachmentUrls).toHaveLength(1);
  });

  it("keeps and forgets what is under way", () => {
    keepAttempt("A", attempt);
    expect(readAttempt("A")).toEqual(attempt);

    keepAttempt("A", null);
    expect(readAttempt("A")).toBeNull();
  });

  it("takes what is not a draft for none", () => {
    keepDraft("A", "reply", draft);
    localStorage.setItem(Object.keys(localStorage)[0], "{not json");

    expect(readDraft("A", "reply")).toEqual(empty);
    expect(localStorage).toHaveLength(0);
  });

  it("keeps drafts for the life of the page where the browser forbids to store", () => {
    storage(() => {
      throw new Error("forbidden");
    });
    keepDraft("A", "reply", draft);
    expect(readDraft("A", "reply")).toEqual(draft);

    keepDraft("A", "reply", empty);
    expect(readDraft("A", "reply")).toEqual(empty);
  });

  it("keeps drafts for the life of the page where the store is full", () => {
    storage({
      getItem: () => null,
      removeItem: () => undefined,
      setItem: () => {
        throw new Error("full");
      },
    });
    keepDraft("A", "reply", draft);
    expect(readDraft("A", "reply")).toEqual(draft);
    keepDraft("A", "reply", empty);
  });
});
