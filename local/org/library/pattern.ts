import { required, stringList } from "./arguments.js";
import { defineClass } from "./define.js";
import { compileRegex, type CompiledRegex } from "./regex.js";
import { splitText } from "./regex-apply.js";
import { ApexMatcher } from "./matcher.js";

/** A System.Pattern. */
export class ApexPattern {
  static readonly apexName = "System.Pattern";
  readonly regex: CompiledRegex;
  constructor(regex: CompiledRegex) {
    this.regex = regex;
  }
  apexText(): string {
    return this.regex.pattern;
  }
}

function compile(regex: string | null): ApexPattern {
  return new ApexPattern(compileRegex(required(regex)));
}

defineClass({
  name: "System.Pattern",
  js: ApexPattern,
  statics: {
    "Pattern compile(String regex)": compile,
    "Boolean matches(String regex, String text)": (regex: string | null, text: string | null) =>
      new ApexMatcher(compile(regex), required(text)).matches(),
    "String quote(String text)": (text: string | null) => `\\Q${required(text).replaceAll("\\E", "\\E\\\\E\\Q")}\\E`,
  },
  methods: {
    "Matcher matcher(String text)": (self: ApexPattern, text: string | null) => new ApexMatcher(self, required(text)),
    "String pattern()": (self: ApexPattern) => self.regex.pattern,
    "List<String> split(String text)": (self: ApexPattern, text: string | null) =>
      stringList(splitText(required(text), self.regex.pattern, 0)),
    "List<String> split(String text, Integer limit)": (self: ApexPattern, text: string | null, limit: number | null) =>
      stringList(splitText(required(text), self.regex.pattern, required(limit))),
    "String toString()": (self: ApexPattern) => self.regex.pattern,
  },
});
