import { throwApex } from "../runtime/exceptions.js";
import { required } from "./arguments.js";
import { defineClass, unsupported } from "./define.js";
import type { ApexPattern } from "./pattern.js";
import { replaceMatches } from "./regex-apply.js";
import { RegexReads } from "./regex-cost.js";

/** A System.Matcher: a pattern, a text and the last match. The region is searched as a text of its own (anchoring bounds). */
export class ApexMatcher {
  static readonly apexName = "System.Matcher";
  pattern: ApexPattern;
  from = 0;
  to: number;
  private match: RegExpExecArray | null = null;
  /** Start of the next find(), within the region's text. */
  private position = 0;
  private ended = false;
  private text: string;
  private reads = new RegexReads();

  constructor(pattern: ApexPattern, text: string) {
    this.pattern = pattern;
    this.text = text;
    this.to = text.length;
  }

  matches(): boolean {
    return this.attempt(this.pattern.regex.whole, 0);
  }

  lookingAt(): boolean {
    return this.attempt(this.pattern.regex.sticky, 0);
  }

  find(): boolean {
    if (this.position > this.region().length) {
      this.match = null;
      return false;
    }
    return this.attempt(this.pattern.regex.finder, this.position);
  }

  findFrom(start: number): boolean {
    if (start < 0 || start > this.text.length) throwApex("System.StringException", `Illegal start index: ${start}`);
    this.reset(this.text);
    this.position = start;
    return this.find();
  }

  group(index: number): string | null {
    return this.current()[this.groupAt(index)] ?? null;
  }

  /** Offset of a group's start or end in the whole text; -1 for a group that took no part. */
  bound(index: number, end: boolean): number {
    const indices = this.current().indices?.[this.groupAt(index)];
    return indices ? indices[end ? 1 : 0] + this.from : -1;
  }

  hitEnd(): boolean {
    return this.ended;
  }

  /** The whole text, whatever the region. */
  whole(): string {
    return this.text;
  }

  reset(text: string): ApexMatcher {
    this.text = text;
    this.reads = new RegexReads();
    this.from = 0;
    this.to = text.length;
    this.position = 0;
    this.match = null;
    return this;
  }

  setRegion(from: number, to: number): ApexMatcher {
    if (from < 0 || to < from || to > this.text.length) throwApex("System.StringException", "Region out of bounds");
    this.reset(this.text);
    this.from = from;
    this.to = to;
    return this;
  }

  replace(replacement: string, all: boolean): string {
    this.reset(this.text);
    return replaceMatches(this.pattern.regex, this.text, replacement, all);
  }

  usePattern(pattern: ApexPattern): ApexMatcher {
    this.pattern = pattern;
    this.match = null;
    return this;
  }

  private region(): string {
    return this.from === 0 && this.to === this.text.length ? this.text : this.text.slice(this.from, this.to);
  }

  private attempt(regex: RegExp, at: number): boolean {
    const text = this.region();
    regex.lastIndex = at;
    this.match = regex.exec(text);
    if (regex === this.pattern.regex.finder) {
      this.reads.add((this.match?.index ?? text.length) - at, this.pattern.regex.readsPerCharacter);
    } else if (this.match) this.reads.add(this.match[0].length, 1);
    this.ended = !this.match || this.match.index + this.match[0].length === text.length;
    // After an empty match the search goes on one character later.
    this.position = this.match ? this.match.index + Math.max(1, this.match[0].length) : text.length + 1;
    return this.match !== null;
  }

  private current(): RegExpExecArray {
    if (!this.match) throwApex("System.StringException", "No match found");
    return this.match;
  }

  private groupAt(index: number): number {
    const at = this.pattern.regex.groupIndex[index];
    this.current();
    if (at === undefined) throwApex("System.StringException", `No group ${index}`);
    return at;
  }
}

defineClass({
  name: "System.Matcher",
  js: ApexMatcher,
  statics: {
    "String quoteReplacement(String text)": (text: string | null) => required(text).replace(/[\\$]/g, "\\$&"),
  },
  methods: {
    "Boolean matches()": (self: ApexMatcher) => self.matches(),
    "Boolean lookingAt()": (self: ApexMatcher) => self.lookingAt(),
    "Boolean find()": (self: ApexMatcher) => self.find(),
    "Boolean find(Integer start)": (self: ApexMatcher, start: number | null) => self.findFrom(required(start)),
    "String group()": (self: ApexMatcher) => self.group(0),
    "String group(Integer index)": (self: ApexMatcher, index: number | null) => self.group(required(index)),
    "Integer groupCount()": (self: ApexMatcher) => self.pattern.regex.groupCount,
    "Integer start()": (self: ApexMatcher) => self.bound(0, false),
    "Integer start(Integer index)": (self: ApexMatcher, index: number | null) => self.bound(required(index), false),
    "Integer end()": (self: ApexMatcher) => self.bound(0, true),
    "Integer end(Integer index)": (self: ApexMatcher, index: number | null) => self.bound(required(index), true),
    "Boolean hitEnd()": (self: ApexMatcher) => self.hitEnd(),
    "Boolean requireEnd()": unsupported("Matcher.requireEnd"),
    "Pattern pattern()": (self: ApexMatcher) => self.pattern,
    "Matcher region(Integer start, Integer end)": (self: ApexMatcher, start: number | null, end: number | null) =>
      self.setRegion(required(start), required(end)),
    "Integer regionStart()": (self: ApexMatcher) => self.from,
    "Integer regionEnd()": (self: ApexMatcher) => self.to,
    "Boolean hasAnchoringBounds()": () => true,
    "Boolean hasTransparentBounds()": () => false,
    "Matcher useAnchoringBounds(Boolean value)": unsupported("Matcher.useAnchoringBounds"),
    "Matcher useTransparentBounds(Boolean value)": unsupported("Matcher.useTransparentBounds"),
    "Matcher usePattern(Pattern pattern)": (self: ApexMatcher, pattern: ApexPattern | null) =>
      self.usePattern(required(pattern)),
    "Matcher reset()": (self: ApexMatcher) => self.reset(self.whole()),
    "Matcher reset(String text)": (self: ApexMatcher, text: string | null) => self.reset(required(text)),
    "String replaceAll(String replacement)": (self: ApexMatcher, replacement: string | null) =>
      self.replace(required(replacement), true),
    "String replaceFirst(String replacement)": (self: ApexMatcher, replacement: string | null) =>
      self.replace(required(replacement), false),
  },
});
