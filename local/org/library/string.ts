import { textHash } from "../runtime/equality.js";
import { throwApex } from "../runtime/exceptions.js";
import { localDatetime, stringOf } from "../runtime/text.js";
import type { ApexDate } from "../runtime/values/date.js";
import { ApexDatetime, plainDatetime } from "../runtime/values/datetime.js";
import { ApexList } from "../runtime/values/list.js";
import { required, stringList } from "./arguments.js";
import { defineClass } from "./define.js";
import { iterableOf } from "./iteration.js";
import { madeText } from "./large-text.js";
import { messageFormat } from "./message-format.js";
import { compileRegex } from "./regex.js";
import { replaceMatches, splitText } from "./regex-apply.js";
import { isWhitespace, swapCase, trimJava } from "./text-words.js";

/** String.valueOf: null stays null; dates without time, datetimes in the user's zone. */
export function valueOf(value: unknown): string | null {
  if (value === null) return null;
  return value instanceof ApexDatetime ? localDatetime(value) : stringOf(value);
}

function checkedSubstring(text: string, start: number, end: number): string {
  if (start < 0 || start > text.length)
    throwApex("System.StringException", `Starting position out of bounds: ${start}`);
  if (end < start || end > text.length) throwApex("System.StringException", `Ending position out of bounds: ${end}`);
  return text.slice(start, end);
}

function unit(text: string, index: number): number {
  if (index < 0 || index >= text.length) throwApex("System.StringException", `String index out of bounds: ${index}`);
  return text.charCodeAt(index);
}

function codePoint(text: string, index: number): number {
  unit(text, index);
  return text.codePointAt(index) as number;
}

function codePointBefore(text: string, index: number): number {
  if (index < 1 || index > text.length) throwApex("System.StringException", `String index out of bounds: ${index}`);
  const low = text.charCodeAt(index - 1);
  const pair = index >= 2 && low >= 0xdc00 && low <= 0xdfff ? (text.codePointAt(index - 2) as number) : low;
  return pair > 0xffff ? pair : low;
}

function offsetByCodePoints(text: string, index: number, count: number): number {
  let at = index;
  for (let left = Math.abs(count); left > 0; left--) {
    if (count > 0) at += codePoint(text, at) > 0xffff ? 2 : 1;
    else at -= codePointBefore(text, at) > 0xffff ? 2 : 1;
  }
  return at;
}

function isBlank(text: string | null): boolean {
  if (text === null) return true;
  for (const character of text) if (!isWhitespace(character)) return false;
  return true;
}

defineClass({
  name: "String",
  statics: {
    "String valueOf(Integer value)": valueOf,
    "String valueOf(Long value)": valueOf,
    "String valueOf(Double value)": valueOf,
    "String valueOf(Decimal value)": valueOf,
    "String valueOf(Date value)": (value: ApexDate | null) => value?.toString() ?? null,
    "String valueOf(Datetime value)": valueOf,
    "String valueOf(Object value)": valueOf,
    "String valueOfGmt(Datetime value)": (value: ApexDatetime | null) => plainDatetime(required(value).ms, "GMT"),
    "Boolean isBlank(String text)": isBlank,
    "Boolean isNotBlank(String text)": (text: string | null) => !isBlank(text),
    "Boolean isEmpty(String text)": (text: string | null) => text === null || text === "",
    "Boolean isNotEmpty(String text)": (text: string | null) => text !== null && text !== "",
    "String join(Object iterable, String separator)": (iterable: unknown, separator: string | null) =>
      madeText(
        Array.from(iterableOf(required(iterable)), (item) =>
          typeof item === "string" ? item : item === null ? "" : stringOf(item),
        ).join(separator ?? ""),
      ),
    "String format(String pattern, List<Object> arguments)": (pattern: string | null, args: ApexList | null) =>
      messageFormat(
        required(pattern),
        (args?.items ?? []).map((item) => valueOf(item) ?? "null"),
      ),
    "String escapeSingleQuotes(String text)": (text: string | null) => required(text).replaceAll("'", "\\'"),
    "String fromCharArray(List<Integer> characters)": (characters: ApexList | null) =>
      required(characters)
        .items.map((code) => String.fromCodePoint(code as number))
        .join(""),
  },
  methods: {
    "Integer length()": (self: string) => self.length,
    "Integer charAt(Integer index)": (self: string, index: number | null) => unit(self, required(index)),
    "Integer codePointAt(Integer index)": (self: string, index: number | null) => codePoint(self, required(index)),
    "Integer codePointBefore(Integer index)": (self: string, index: number | null) =>
      codePointBefore(self, required(index)),
    "Integer codePointCount(Integer start, Integer end)": (self: string, start: number, end: number) =>
      [...checkedSubstring(self, start, end)].length,
    "Integer offsetByCodePoints(Integer index, Integer count)": offsetByCodePoints,
    "List<Integer> getChars()": (self: string) =>
      new ApexList(
        "Integer",
        [...self].map((character) => character.codePointAt(0) as number),
      ),
    "Boolean equals(Object other)": (self: string, other: unknown) => self === other,
    "Boolean equalsIgnoreCase(String other)": (self: string, other: string | null) =>
      other !== null && self.toLowerCase() === other.toLowerCase(),
    "Integer compareTo(String other)": (self: string, other: string | null) => compareTo(self, required(other)),
    "Integer hashCode()": textHash,
    "String toString()": (self: string) => self,
    "Boolean contains(String part)": (self: string, part: string | null) => self.includes(required(part)),
    "Boolean startsWith(String part)": (self: string, part: string | null) => self.startsWith(required(part)),
    "Boolean endsWith(String part)": (self: string, part: string | null) => self.endsWith(required(part)),
    "Integer indexOf(String part)": (self: string, part: string | null) => self.indexOf(required(part)),
    "Integer indexOf(String part, Integer start)": (self: string, part: string | null, start: number | null) =>
      self.indexOf(required(part), required(start)),
    "Integer lastIndexOf(String part)": (self: string, part: string | null) => self.lastIndexOf(required(part)),
    "Integer lastIndexOf(String part, Integer start)": (self: string, part: string | null, start: number | null) =>
      required(start) < 0 ? -1 : self.lastIndexOf(required(part), start as number),
    "Integer indexOfChar(Integer character)": (self: string, character: number | null) =>
      self.indexOf(String.fromCodePoint(required(character))),
    "Integer indexOfChar(Integer character, Integer start)": (
      self: string,
      character: number | null,
      start: number | null,
    ) => self.indexOf(String.fromCodePoint(required(character)), required(start)),
    "Integer lastIndexOfChar(Integer character)": (self: string, character: number | null) =>
      self.lastIndexOf(String.fromCodePoint(required(character))),
    "Integer lastIndexOfChar(Integer character, Integer start)": (
      self: string,
      character: number | null,
      start: number | null,
    ) => (required(start) < 0 ? -1 : self.lastIndexOf(String.fromCodePoint(required(character)), start as number)),
    "String substring(Integer start)": (self: string, start: number | null) =>
      checkedSubstring(self, required(start), self.length),
    "String substring(Integer start, Integer end)": (self: string, start: number | null, end: number | null) =>
      checkedSubstring(self, required(start), required(end)),
    "String replace(String target, String replacement)": (
      self: string,
      target: string | null,
      replacement: string | null,
    ) => self.replaceAll(required(target), () => required(replacement)),
    "String replaceAll(String regex, String replacement)": (
      self: string,
      regex: string | null,
      replacement: string | null,
    ) => replaceMatches(compileRegex(required(regex)), self, required(replacement), true),
    "String replaceFirst(String regex, String replacement)": (
      self: string,
      regex: string | null,
      replacement: string | null,
    ) => replaceMatches(compileRegex(required(regex)), self, required(replacement), false),
    "List<String> split(String regex)": (self: string, regex: string | null) =>
      stringList(splitText(self, required(regex), 0)),
    "List<String> split(String regex, Integer limit)": (self: string, regex: string | null, limit: number | null) =>
      stringList(splitText(self, required(regex), required(limit))),
    "String toLowerCase()": (self: string) => self.toLowerCase(),
    "String toLowerCase(String locale)": (self: string, locale: string | null) =>
      self.toLocaleLowerCase(required(locale).replaceAll("_", "-")),
    "String toUpperCase()": (self: string) => self.toUpperCase(),
    "String toUpperCase(String locale)": (self: string, locale: string | null) =>
      self.toLocaleUpperCase(required(locale).replaceAll("_", "-")),
    "String trim()": trimJava,
    "String reverse()": (self: string) => [...self].reverse().join(""),
    "String capitalize()": (self: string) => self.charAt(0).toUpperCase() + self.slice(1),
    "String uncapitalize()": (self: string) => self.charAt(0).toLowerCase() + self.slice(1),
    "String swapCase()": swapCase,
    "String repeat(Integer times)": (self: string, times: number | null) =>
      madeText(self.repeat(Math.max(0, required(times)))),
    "String repeat(String separator, Integer times)": (self: string, separator: string | null, times: number | null) =>
      madeText(new Array<string>(Math.max(0, required(times))).fill(self).join(separator ?? "")),
  },
});

/** java.lang.String.compareTo: difference of the first differing units, else of the lengths. */
function compareTo(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    const difference = a.charCodeAt(at) - b.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
