import { throwApex } from "../runtime/exceptions.js";
import { type CompiledRegex, compileRegex } from "./regex.js";
import { RegexReads } from "./regex-cost.js";

/** A replacement text of Java: literal pieces and references to groups. */
type ReplacementPart = string | { group: number };

/** Parses `$1`, `${name}` and backslash escapes. Throws StringException for references to no group. */
export function parseReplacement(regex: CompiledRegex, replacement: string): ReplacementPart[] {
  const parts: ReplacementPart[] = [];
  let literal = "";
  for (let at = 0; at < replacement.length; at++) {
    const character = replacement[at] as string;
    if (character === "\\") {
      at++;
      if (at >= replacement.length) throwApex("System.StringException", "character to be escaped is missing");
      literal += replacement[at];
    } else if (character === "$") {
      const reference = readReference(regex, replacement.slice(at + 1));
      parts.push(literal, { group: reference.group });
      literal = "";
      at += reference.length;
    } else literal += character;
  }
  parts.push(literal);
  return parts;
}

function readReference(regex: CompiledRegex, rest: string): { group: number; length: number } {
  const named = /^\{(\w+)\}/.exec(rest);
  if (named) {
    const group = regex.groupNames.get(named[1] as string);
    if (group === undefined) throwApex("System.StringException", `No group with name {${named[1]}}`);
    return { group, length: named[0].length };
  }
  const first = /^\d/.exec(rest);
  if (!first) throwApex("System.StringException", "Illegal group reference");
  let group = Number(first[0]);
  if (group > regex.groupCount) throwApex("System.StringException", `No group ${group}`);
  let length = 1;
  // Further digits belong to the reference while such a group exists.
  while (/\d/.test(rest[length] ?? "") && group * 10 + Number(rest[length]) <= regex.groupCount) {
    group = group * 10 + Number(rest[length]);
    length++;
  }
  return { group, length };
}

export function expandReplacement(
  parts: readonly ReplacementPart[],
  regex: CompiledRegex,
  match: RegExpExecArray,
): string {
  return parts
    .map((part) => (typeof part === "string" ? part : (match[regex.groupIndex[part.group] as number] ?? "")))
    .join("");
}

/** Every match from the start, as Java's find() steps through them. */
export function* matchesOf(regex: CompiledRegex, text: string): IterableIterator<RegExpExecArray> {
  const reads = new RegexReads();
  let at = 0;
  while (at <= text.length) {
    regex.finder.lastIndex = at;
    const match = regex.finder.exec(text);
    reads.add((match ? match.index : text.length) - at, regex.readsPerCharacter);
    if (!match) return;
    yield match;
    at = match[0].length === 0 ? match.index + 1 : match.index + match[0].length;
  }
}

/** Replaces the first or every match. */
export function replaceMatches(regex: CompiledRegex, text: string, replacement: string, all: boolean): string {
  const parts = parseReplacement(regex, replacement);
  let result = "";
  let from = 0;
  for (const match of matchesOf(regex, text)) {
    result += text.slice(from, match.index) + expandReplacement(parts, regex, match);
    from = match.index + match[0].length;
    if (!all) break;
  }
  return result + text.slice(from);
}

const META = /[\\^$.|?*+()[\]{}]/;

/** String.split of Java: a positive limit bounds the pieces, zero drops trailing empty ones, a negative keeps all. */
export function splitText(text: string, pattern: string, limit: number): string[] {
  if (limit === 0 && pattern.length === 1 && !META.test(pattern)) return dropTrailing(text.split(pattern), text);
  const regex = compileRegex(pattern);
  const pieces: string[] = [];
  let from = 0;
  for (const match of matchesOf(regex, text)) {
    if (limit > 0 && pieces.length === limit - 1) break;
    const end = match.index + match[0].length;
    if (end === 0 || (match[0].length === 0 && match.index >= text.length)) continue;
    pieces.push(text.slice(from, match.index));
    from = end;
  }
  pieces.push(text.slice(from));
  return limit === 0 ? dropTrailing(pieces, text) : pieces;
}

function dropTrailing(pieces: string[], text: string): string[] {
  if (pieces.length === 1) return [text];
  while (pieces.length > 0 && pieces[pieces.length - 1] === "") pieces.pop();
  return pieces;
}
