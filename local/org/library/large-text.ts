import { currentOrNull } from "../execution/context.js";
import { installBlobCounter } from "../runtime/values/blob.js";

/** Below this many characters nobody looks at the heap. */
const LARGE = 50_000;

/** Passes on a text just made; a large one is laid out in memory (JavaScript may only have noted how to make it) and told to the limits. */
export function madeText(text: string): string {
  if (text.length < LARGE) return text;
  text.charCodeAt(0);
  currentOrNull()?.limits.allocate(text.length);
  return text;
}

// The same for binary data.
installBlobCounter((count) => {
  if (count >= LARGE) currentOrNull()?.limits.allocate(count);
});
