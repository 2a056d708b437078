import type { TranscriptMessage } from "apex/types";

/** What a page leaves out of a transcript. */
export interface Omission {
  notes: boolean;
  events: boolean;
  /** What the reader wrote here and is not known to have arrived. */
  ownAttempts: boolean;
}

/** True unless the page leaves the message out. */
export function isShown({ kind, mine, sendState }: TranscriptMessage, omission: Omission): boolean {
  if (kind === "note" && omission.notes) return false;
  if (kind === "event" && omission.events) return false;
  return !(omission.ownAttempts && mine && sendState && sendState !== "sent");
}
