import { throwApex } from "../runtime/exceptions.js";

/**
 * Fills a pattern as java.text.MessageFormat does: `{0}` is the first argument, `''` an apostrophe, `'...'` literal text.
 * Arguments arrive as text, so numbers are not grouped. A placeholder without an argument stays.
 */
export function messageFormat(pattern: string, args: readonly string[]): string {
  // A text without placeholders is no pattern: its apostrophes stay.
  if (!pattern.includes("{")) return pattern;
  let result = "";
  let quoted = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] as string;
    if (character === "'") {
      if (pattern[at + 1] === "'") {
        result += "'";
        at++;
      } else quoted = !quoted;
    } else if (quoted || character !== "{") {
      result += character;
    } else {
      const end = matchingBrace(pattern, at);
      result += argument(pattern.slice(at + 1, end), args);
      at = end;
    }
  }
  return result;
}

function matchingBrace(pattern: string, open: number): number {
  let depth = 0;
  for (let at = open; at < pattern.length; at++) {
    if (pattern[at] === "{") depth++;
    else if (pattern[at] === "}" && --depth === 0) return at;
  }
  throwApex("System.StringException", "Unmatched braces in the pattern.");
}

function argument(inside: string, args: readonly string[]): string {
  const text = inside.trim();
  if (!/^\d+$/.test(text)) throwApex("System.StringException", `can't parse argument number: ${inside}`);
  const index = Number(text);
  return index < args.length ? (args[index] as string) : `{${index}}`;
}
