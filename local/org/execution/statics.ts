/** Static variables live for one transaction. Classes that were initialised register here; the next transaction starts without them. */
let resets: (() => void)[] = [];

/** Called when the static initialiser of a class starts; `reset` forgets its static variables. */
export function registerStatics(reset: () => void): void {
  resets.push(reset);
}

/** Forgets the static variables of every class initialised since the last call. */
export function resetStatics(): void {
  const pending = resets;
  resets = [];
  for (const reset of pending) reset();
}
