import { throwApex } from "../runtime/exceptions.js";
import type { ApexList } from "../runtime/values/list.js";
import { required, stringList } from "./arguments.js";
import { extendClass } from "./define.js";
import * as escapes from "./text-escapes.js";
import {
  abbreviate,
  commonPrefix,
  countMatches,
  everyCharacter,
  indexOfDifference,
  isWhitespace,
  levenshtein,
  padding,
  splitByType,
} from "./text-words.js";

/** The methods of String that behave as Apache Commons Lang 3 does: a null argument mostly means "nothing to look for". */

function shorten(text: string, width: number, offset: number): string {
  const result = abbreviate(text, width, offset);
  if (result === undefined)
    throwApex(
      "System.StringException",
      offset === 0 || width < 4 ? "Minimum abbreviation width is 4" : "Minimum abbreviation width with offset is 7",
    );
  return result;
}

function centre(text: string, size: number, pad: string): string {
  const room = size - text.length;
  if (room <= 0) return text;
  const left = Math.floor(room / 2);
  return padding(left, pad) + text + padding(room - left, pad);
}

function mid(text: string, start: number, length: number): string {
  if (length < 0 || start > text.length) return "";
  const from = Math.max(0, start);
  return text.slice(from, from + length);
}

function overlay(text: string, replacement: string, from: number, to: number): string {
  const bound = (at: number): number => Math.min(Math.max(at, 0), text.length);
  const [start, end] = bound(from) <= bound(to) ? [bound(from), bound(to)] : [bound(to), bound(from)];
  return text.slice(0, start) + replacement + text.slice(end);
}

function indexOfIgnoreCase(text: string, part: string | null, start: number): number {
  return part === null ? -1 : text.toLowerCase().indexOf(part.toLowerCase(), start);
}

function lastIndexOfIgnoreCase(text: string, part: string | null, start: number): number {
  return part === null || start < 0 ? -1 : text.toLowerCase().lastIndexOf(part.toLowerCase(), start);
}

function substringBetween(text: string, open: string | null, close: string | null): string | null {
  if (open === null || close === null) return null;
  const start = text.indexOf(open);
  if (start < 0) return null;
  const end = text.indexOf(close, start + open.length);
  return end < 0 ? null : text.slice(start + open.length, end);
}

function indexOfAny(text: string, characters: string | null, wanted: boolean): number {
  if (characters === null || characters === "") return -1;
  for (let at = 0; at < text.length; at++) if (characters.includes(text[at] as string) === wanted) return at;
  return -1;
}

function distance(a: string, b: string | null, threshold: number | null): number {
  const result = levenshtein(a, required(b));
  if (threshold !== null && threshold < 0) throwApex("System.StringException", "Threshold must not be negative");
  return threshold !== null && result > threshold ? -1 : result;
}

function removeStart(text: string, part: string | null, ignoreCase: boolean): string {
  const starts = ignoreCase ? text.toLowerCase().startsWith((part ?? "").toLowerCase()) : text.startsWith(part ?? "");
  return part !== null && starts ? text.slice(part.length) : text;
}

function removeEnd(text: string, part: string | null, ignoreCase: boolean): string {
  const ends = ignoreCase ? text.toLowerCase().endsWith((part ?? "").toLowerCase()) : text.endsWith(part ?? "");
  return part !== null && ends ? text.slice(0, text.length - part.length) : text;
}

extendClass("String", {
  statics: {
    "String getCommonPrefix(List<String> texts)": (texts: ApexList | null) =>
      commonPrefix(required(texts).items as string[]),
  },
  methods: {
    "String abbreviate(Integer width)": (self: string, width: number | null) => shorten(self, required(width), 0),
    "String abbreviate(Integer width, Integer offset)": (self: string, width: number | null, offset: number | null) =>
      shorten(self, required(width), required(offset)),
    "String center(Integer size)": (self: string, size: number | null) => centre(self, required(size), " "),
    "String center(Integer size, String pad)": (self: string, size: number | null, pad: string | null) =>
      centre(self, required(size), pad ?? " "),
    "Boolean containsAny(String characters)": (self: string, characters: string | null) =>
      indexOfAny(self, characters, true) >= 0,
    "Boolean containsIgnoreCase(String part)": (self: string, part: string | null) =>
      indexOfIgnoreCase(self, part, 0) >= 0,
    "Boolean containsNone(String characters)": (self: string, characters: string | null) =>
      indexOfAny(self, characters, true) < 0,
    "Boolean containsOnly(String characters)": (self: string, characters: string | null) =>
      characters !== null && [...self].every((character) => characters.includes(character)),
    "Boolean containsWhitespace()": (self: string) => [...self].some(isWhitespace),
    "Integer countMatches(String part)": (self: string, part: string | null) => countMatches(self, part ?? ""),
    "String deleteWhitespace()": (self: string) => [...self].filter((character) => !isWhitespace(character)).join(""),
    "String difference(String other)": (self: string, other: string | null) => {
      const at = other === null ? -1 : indexOfDifference(self, other);
      return at < 0 ? (other === null ? self : "") : (other as string).slice(at);
    },
    "Boolean endsWithIgnoreCase(String part)": (self: string, part: string | null) =>
      part !== null && self.toLowerCase().endsWith(part.toLowerCase()),
    "Boolean startsWithIgnoreCase(String part)": (self: string, part: string | null) =>
      part !== null && self.toLowerCase().startsWith(part.toLowerCase()),
    "String escapeCsv()": escapes.escapeCsv,
    "String escapeEcmaScript()": escapes.escapeEcmaScript,
    "String escapeHtml3()": escapes.escapeHtml3,
    "String escapeHtml4()": escapes.escapeHtml4,
    "String escapeJava()": escapes.escapeJava,
    "String escapeUnicode()": escapes.escapeUnicode,
    "String escapeXml()": escapes.escapeXml,
    "String unescapeCsv()": escapes.unescapeCsv,
    "String unescapeEcmaScript()": escapes.unescapeJava,
    "String unescapeHtml3()": escapes.unescapeHtml,
    "String unescapeHtml4()": escapes.unescapeHtml,
    "String unescapeJava()": escapes.unescapeJava,
    "String unescapeUnicode()": escapes.unescapeUnicode,
    "String unescapeXml()": escapes.unescapeXml,
    "String stripHtmlTags()": escapes.stripHtmlTags,
    "Integer getLevenshteinDistance(String other)": (self: string, other: string | null) => distance(self, other, null),
    "Integer getLevenshteinDistance(String other, Integer threshold)": (
      self: string,
      other: string | null,
      threshold: number | null,
    ) => distance(self, other, required(threshold)),
    "Integer indexOfAny(String characters)": (self: string, characters: string | null) =>
      indexOfAny(self, characters, true),
    "Integer indexOfAnyBut(String characters)": (self: string, characters: string | null) =>
      indexOfAny(self, characters, false),
    "Integer indexOfDifference(String other)": (self: string, other: string | null) =>
      other === null ? 0 : indexOfDifference(self, other),
    "Integer indexOfIgnoreCase(String part)": (self: string, part: string | null) => indexOfIgnoreCase(self, part, 0),
    "Integer indexOfIgnoreCase(String part, Integer start)": (
      self: string,
      part: string | null,
      start: number | null,
    ) => indexOfIgnoreCase(self, part, required(start)),
    "Integer lastIndexOfIgnoreCase(String part)": (self: string, part: string | null) =>
      lastIndexOfIgnoreCase(self, part, self.length),
    "Integer lastIndexOfIgnoreCase(String part, Integer start)": (
      self: string,
      part: string | null,
      start: number | null,
    ) => lastIndexOfIgnoreCase(self, part, required(start)),
    "Boolean isAllLowerCase()": (self: string) => everyCharacter(self, /\p{Lowercase}/u),
    "Boolean isAllUpperCase()": (self: string) => everyCharacter(self, /\p{Uppercase}/u),
    "Boolean isAlpha()": (self: string) => everyCharacter(self, /\p{L}/u),
    "Boolean isAlphaSpace()": (self: string) => self === "" || everyCharacter(self, /[\p{L} ]/u),
    "Boolean isAlphanumeric()": (self: string) => everyCharacter(self, /[\p{L}\p{Nd}]/u),
    "Boolean isAlphanumericSpace()": (self: string) => self === "" || everyCharacter(self, /[\p{L}\p{Nd} ]/u),
    "Boolean isAsciiPrintable()": (self: string) => self === "" || everyCharacter(self, /[ -~]/),
    "Boolean isNumeric()": (self: string) => everyCharacter(self, /\p{Nd}/u),
    "Boolean isNumericSpace()": (self: string) => self === "" || everyCharacter(self, /[\p{Nd} ]/u),
    "Boolean isWhitespace()": (self: string) => [...self].every(isWhitespace),
    "String left(Integer length)": (self: string, length: number | null) =>
      self.slice(0, Math.max(0, required(length))),
    "String right(Integer length)": (self: string, length: number | null) =>
      required(length) <= 0 ? "" : self.slice(-(length as number)),
    "String mid(Integer start, Integer length)": (self: string, start: number | null, length: number | null) =>
      mid(self, required(start), required(length)),
    "String leftPad(Integer length)": (self: string, length: number | null) =>
      padding(Math.max(0, required(length) - self.length), " ") + self,
    "String leftPad(Integer length, String pad)": (self: string, length: number | null, pad: string | null) =>
      padding(Math.max(0, required(length) - self.length), pad ?? " ") + self,
    "String rightPad(Integer length)": (self: string, length: number | null) =>
      self + padding(Math.max(0, required(length) - self.length), " "),
    "String rightPad(Integer length, String pad)": (self: string, length: number | null, pad: string | null) =>
      self + padding(Math.max(0, required(length) - self.length), pad ?? " "),
    "String normalizeSpace()": (self: string) => self.replace(/[\s\u00a0]+/g, " ").trim(),
    "String overlay(String replacement, Integer start, Integer end)": (
      self: string,
      replacement: string | null,
      start: number | null,
      end: number | null,
    ) => overlay(self, replacement ?? "", required(start), required(end)),
    "String remove(String part)": (self: string, part: string | null) =>
      part === null || part === "" ? self : self.replaceAll(part, ""),
    "String removeEnd(String part)": (self: string, part: string | null) => removeEnd(self, part, false),
    "String removeEndIgnoreCase(String part)": (self: string, part: string | null) => removeEnd(self, part, true),
    "String removeStart(String part)": (self: string, part: string | null) => removeStart(self, part, false),
    "String removeStartIgnoreCase(String part)": (self: string, part: string | null) => removeStart(self, part, true),
    "List<String> splitByCharacterType()": (self: string) => stringList(splitByType(self, false)),
    "List<String> splitByCharacterTypeCamelCase()": (self: string) => stringList(splitByType(self, true)),
    "String substringAfter(String separator)": (self: string, separator: string | null) => {
      const at = separator === null ? -1 : self.indexOf(separator);
      return at < 0 ? "" : self.slice(at + (separator as string).length);
    },
    "String substringAfterLast(String separator)": (self: string, separator: string | null) => {
      const at = separator === null || separator === "" ? -1 : self.lastIndexOf(separator);
      return at < 0 ? "" : self.slice(at + (separator as string).length);
    },
    "String substringBefore(String separator)": (self: string, separator: string | null) => {
      const at = separator === null ? -1 : self.indexOf(separator);
      return at < 0 ? self : self.slice(0, at);
    },
    "String substringBeforeLast(String separator)": (self: string, separator: string | null) => {
      const at = separator === null || separator === "" ? -1 : self.lastIndexOf(separator);
      return at < 0 ? self : self.slice(0, at);
    },
    "String substringBetween(String tag)": (self: string, tag: string | null) => substringBetween(self, tag, tag),
    "String substringBetween(String open, String close)": substringBetween,
  },
});
