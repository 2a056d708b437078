import userId from "@salesforce/user/Id";

export type MessageKind = "reply" | "note";

/** What somebody has written and not sent. */
export interface Draft {
  text: string;
  attachmentUrls: string[];
  /** Of a new conversation: how it goes out, and the subject of an email. */
  channel?: string;
  subject?: string;
}

/** A message that was handed over and whose end is not known, or was bad. */
export interface StoredAttempt extends Draft {
  /** Made once for each message; the server takes one message under it. */
  clientKey: string;
  kind: MessageKind;
  /** How far it came: stored on the server (`begin`), or handed to Intercom (`send`). */
  stage: "begin" | "send";
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Why it is known not to have arrived; empty while that is open. */
  problem: string;
}

export const noDraft: Draft = { text: "", attachmentUrls: [] };

// Where the browser keeps nothing, a draft lives as long as the page.
const memory = new Map<string, string>();

/** The draft of this user for one conversation and kind; an empty one when there is none. */
export function readDraft(conversationId: string, kind: MessageKind): Draft {
  return (read(keyOf(conversationId, kind)) as Draft | null) ?? noDraft;
}

/** Keeps a draft in this browser; an empty one is removed. It is never sent anywhere. */
export function keepDraft(conversationId: string, kind: MessageKind, draft: Draft): void {
  const isEmpty = !draft.text && draft.attachmentUrls.length === 0;
  write(keyOf(conversationId, kind), isEmpty ? null : draft);
}

/** Both texts, one below the other, and each file once. */
export function joinDrafts(first: Draft, second: Draft): Draft {
  return {
    text: [first.text, second.text].filter(Boolean).join("\n\n"),
    attachmentUrls: [...new Set([...first.attachmentUrls, ...second.attachmentUrls])],
  };
}

/** The message of this user to one conversation that is not known to have arrived, or null. */
export function readAttempt(conversationId: string): StoredAttempt | null {
  return read(keyOf(conversationId, "attempt")) as StoredAttempt | null;
}

/** Keeps what is under way, so that a page opened later can look whether it arrived; null forgets it. */
export function keepAttempt(conversationId: string, attempt: StoredAttempt | null): void {
  write(keyOf(conversationId, "attempt"), attempt);
}

const keyOf = (conversationId: string, part: string): string => `intercom:${userId}:${conversationId}:${part}`;

function read(key: string): unknown {
  const text = memory.get(key) ?? storage()?.getItem(key);
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    // Somebody else wrote under this key: it is no draft.
    write(key, null);
    return null;
  }
}

function write(key: string, value: object | null): void {
  memory.delete(key);
  if (value === null) {
    storage()?.removeItem(key);
    return;
  }
  const text = JSON.stringify(value);
  try {
    const kept = storage();
    if (kept) kept.setItem(key, text);
    else memory.set(key, text);
  } catch {
    // The browser's store is full.
    memory.set(key, text);
  }
}

/** The browser's store, or null where the user or the platform forbids it. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
