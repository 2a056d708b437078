/**
 * What library code must know about the running transaction without importing it: the clock, the user's time zone and
 * locale, and how to read the current Apex stack. The execution layer fills these in; the defaults suit unit tests.
 */
export interface StackSnapshot {
  /** Lines as `Class.Foo.bar: line 3, column 1`, innermost first, joined with newlines; empty outside Apex. */
  trace: string;
  /** Line of the innermost frame, 0 outside Apex. */
  line: number;
}

export interface Ambient {
  /** Milliseconds since the epoch. */
  now(): number;
  /** IANA name of the running user's time zone. */
  timeZone(): string;
  /** Apex locale of the running user, such as `en_US`. */
  locale(): string;
  captureStack(): StackSnapshot;
  /** Receives every System.debug line. */
  debug(level: string, text: string): void;
  /** Canonical namespace of the org's own code, or null. */
  namespace(): string | null;
}

export const ambient: Ambient = {
  now: () => Date.now(),
  timeZone: () => "GMT",
  locale: () => "en_US",
  captureStack: () => ({ trace: "", line: 0 }),
  debug: () => undefined,
  namespace: () => null,
};

/** Replaces parts of the ambient state; returns a function that puts the former parts back. */
export function installAmbient(parts: Partial<Ambient>): () => void {
  const former = { ...ambient };
  Object.assign(ambient, parts);
  return () => {
    Object.assign(ambient, former);
  };
}
