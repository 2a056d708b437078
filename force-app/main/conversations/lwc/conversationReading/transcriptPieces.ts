import type { Transcript } from "apex/types";

/** The latest messages, joined to earlier ones that were fetched before; alone when there is a gap between them. */
export function withLatest(current: Transcript | null, latest: Transcript): Transcript {
  if (!current || current.conversation?.id !== latest.conversation?.id) return latest;
  const refreshedAt = laterOf(current.refreshedAt, latest.refreshedAt);
  const ids = new Set(latest.messages.map(({ id }) => id));
  const overlap = current.messages.findIndex(({ id }) => ids.has(id));
  if (overlap <= 0) return { ...latest, refreshedAt };
  const messages = [...current.messages.slice(0, overlap), ...latest.messages];
  return { ...latest, messages, hasEarlier: current.hasEarlier, refreshedAt };
}

/** The messages that are shown, after earlier ones. */
export function withEarlier(current: Transcript | null, earlier: Transcript): Transcript {
  if (!current) return earlier;
  const ids = new Set(current.messages.map(({ id }) => id));
  const added = earlier.messages.filter(({ id }) => !ids.has(id));
  return { ...current, messages: [...added, ...current.messages], hasEarlier: earlier.hasEarlier };
}

/** What was known to be current a moment ago does not get older because something was read again. */
function laterOf(one: string | null | undefined, other: string | null | undefined): string | null {
  if (!one || !other) return one ?? other ?? null;
  return Date.parse(one) > Date.parse(other) ? one : other;
}
