import type { TranscriptMessage } from "apex/types";
import neverSent from "@salesforce/label/c.Message_Never_Sent";
import type { Draft, MessageKind, StoredAttempt } from "c/conversationDrafts";

/**
 * Where a message stands: on its way, asked about, not to be found out for now, known not to have arrived.
 * One that has arrived is no attempt any more.
 */
export type AttemptState = "sending" | "checking" | "unknown" | "notSent";

/** A message that is not known to have arrived, as it is shown. */
export interface Attempt extends StoredAttempt {
  state: AttemptState;
}

/** The first attempt to send a message. */
export function firstAttempt(kind: MessageKind, draft: Draft): Attempt {
  return again({ ...draft, kind, clientKey: newKey() });
}

/** Another attempt, under the same key. */
export function again(message: Draft & Pick<Attempt, "kind" | "clientKey">): Attempt {
  return { ...message, stage: "begin", startedAt: Date.now(), problem: "", state: "sending" };
}

/** What an earlier page left. It is open whether a message arrived that was handed over and has no known end. */
export function found(stored: StoredAttempt): Attempt {
  if (stored.stage === "send" && !stored.problem) return { ...stored, state: "checking" };
  return { ...stored, problem: stored.problem || neverSent, state: "notSent" };
}

/** What the transcript shows of the reader's own message that is not known to have arrived, or null. */
export function openAttempt(
  messages: readonly TranscriptMessage[],
  settled: ReadonlySet<string>,
): StoredAttempt | null {
  const message = messages.find(
    ({ mine, clientKey, sendState }) => mine && !settled.has(clientKey ?? "") && sendState && sendState !== "sent",
  );
  if (!message?.clientKey) return null;
  return {
    clientKey: message.clientKey,
    kind: message.kind === "note" ? "note" : "reply",
    text: message.text ?? "",
    attachmentUrls: message.attachmentUrls,
    stage: "send",
    startedAt: Date.parse(message.sentAt ?? "") || Date.now(),
    problem: message.sendState === "notSent" ? message.sendProblem || neverSent : "",
  };
}

/** 32 hexadecimal digits that nobody has used before. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
