/** Java's Character.isWhitespace, which leaves out non-breaking spaces. */
const WHITESPACE = /[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]/;

export function isWhitespace(character: string): boolean {
  return WHITESPACE.test(character);
}

/** True if the text is not empty and every character passes. */
export function everyCharacter(text: string, test: RegExp): boolean {
  return text.length > 0 && [...text].every((character) => test.test(character));
}

/** Java's String.trim: strips characters up to U+0020 at both ends. */
export function trimJava(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

export function levenshtein(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      current[column] = Math.min(
        (current[column - 1] as number) + 1,
        (previous[column] as number) + 1,
        (previous[column - 1] as number) + cost,
      );
    }
    previous = current;
  }
  return previous[b.length] as number;
}

/** Repeats `pad` to exactly `length` characters. */
export function padding(length: number, pad: string): string {
  const unit = pad === "" ? " " : pad;
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/** `abcdefghijk` to `abc...` or, with an offset, `...fgh...`; undefined if the width is too small for that. */
export function abbreviate(text: string, width: number, offset: number): string | undefined {
  if (width < 4) return undefined;
  if (text.length <= width) return text;
  let from = Math.min(offset, text.length);
  if (text.length - from < width - 3) from = text.length - (width - 3);
  if (from <= 4) return `${text.slice(0, width - 3)}...`;
  if (width < 7) return undefined;
  if (from + width - 3 < text.length) return `...${text.slice(from, from + width - 6)}...`;
  return `...${text.slice(text.length - (width - 3))}`;
}

function characterType(character: string): string {
  if (/\p{Lu}/u.test(character)) return "upper";
  if (/\p{Ll}/u.test(character)) return "lower";
  for (const name of [
    "Nd",
    "L",
    "Z",
    "Cc",
    "Pd",
    "Ps",
    "Pe",
    "Pc",
    "Po",
    "Sm",
    "Sc",
    "Sk",
    "So",
    "Pi",
    "Pf",
    "N",
    "M",
  ]) {
    if (new RegExp(`\\p{${name}}`, "u").test(character)) return name;
  }
  return "other";
}

/** Runs of characters of one type; with `camelCase`, an upper-case letter before lower-case ones belongs to them. */
export function splitByType(text: string, camelCase: boolean): string[] {
  const parts: string[] = [];
  let start = 0;
  let type = text === "" ? "" : characterType(text[0] as string);
  for (let at = 1; at < text.length; at++) {
    const next = characterType(text[at] as string);
    if (next === type) continue;
    if (camelCase && next === "lower" && type === "upper") {
      if (at - 1 !== start) {
        parts.push(text.slice(start, at - 1));
        start = at - 1;
      }
    } else {
      parts.push(text.slice(start, at));
      start = at;
    }
    type = next;
  }
  if (text !== "") parts.push(text.slice(start));
  return parts;
}

export function swapCase(text: string): string {
  return [...text]
    .map((character) => {
      const lower = character.toLowerCase();
      return character === lower ? character.toUpperCase() : lower;
    })
    .join("");
}

/** Index of the first difference, or -1 for equal texts. */
export function indexOfDifference(a: string, b: string): number {
  if (a === b) return -1;
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

export function commonPrefix(texts: readonly string[]): string {
  if (texts.length === 0) return "";
  let prefix = texts[0] as string;
  for (const text of texts) while (!text.startsWith(prefix)) prefix = prefix.slice(0, -1);
  return prefix;
}

export function countMatches(text: string, part: string): number {
  return part === "" ? 0 : text.split(part).length - 1;
}
