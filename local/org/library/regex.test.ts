import assert from "node:assert/strict";
import { test } from "node:test";
import { ApexMatcher } from "./matcher.js";
import type { ApexPattern } from "./pattern.js";
import "./pattern.js";
import "./string.js";
import { compileRegex } from "./regex.js";
import { call, callStatic, thrown } from "./test-support.js";

/** Pattern, text, groups of the first match (null: no match). */
const finds: [pattern: string, text: string, groups: (string | undefined)[] | null][] = [
  ["(?i)hello (\\w+)", "Say HELLO World", ["HELLO World", "World"]],
  ["a(?i)b", "aB", ["aB"]],
  ["a(?i)b", "AB", null],
  ["[a-z&&[^bc]]+", "bcade", ["ade"]],
  ["(a++)b", "aaab", ["aaab", "aaa"]],
  ["a*+a", "aaa", null],
  ["(?>a+)(b)", "aab", ["aab", "b"]],
  ["\\Qa.b\\E", "xa.b", ["a.b"]],
  ["(?<year>\\d+)-\\k<year>", "12-12", ["12-12", "12"]],
  ["(\\w)\\1", "hello", ["ll", "l"]],
  ["\\p{Alpha}+", "12ab", ["ab"]],
  ["\\p{L}+", "12\u00e9a", ["\u00e9a"]],
  ["(?m)^b$", "a\nb\nc", ["b"]],
  ["^b", "a\nb", null],
  ["c$", "abc\n", ["c"]],
  ["c\\z", "abc\n", null],
  ["(?s)a.b", "a\nb", ["a\nb"]],
  ["a.b", "a\nb", null],
  ["(?x) a b # comment", "ab", ["ab"]],
  ["[^,;]+", ",a;", ["a"]],
  ["[]a]+", "]a", ["]a"]],
  ["(?i)[^a]", "Ab", ["b"]],
  ["(?i)[x-z]+", "XyZ", ["XyZ"]],
  ["x{2,3}?", "xxxx", ["xx"]],
  ["(?<!a)b", "ab b", ["b"]],
  ["\\bfoo\\b", "a foo b", ["foo"]],
  ["(a)|(b)", "b", ["b", undefined, "b"]],
  ["[\\w.-]+@[\\w-]+\\.[a-z]{2,}", "x foo.bar@ex.com", ["foo.bar@ex.com"]],
];

for (const [pattern, text, groups] of finds) {
  test(`${pattern} in ${JSON.stringify(text)}`, () => {
    const regex = compileRegex(pattern);
    regex.finder.lastIndex = 0;
    const match = regex.finder.exec(text);
    assert.deepEqual(match && regex.groupIndex.map((at) => match[at]), groups);
  });
}

test("malformed and unsupported patterns are named", () => {
  assert.match(
    thrown(() => compileRegex("(a")),
    /^System.StringException: Invalid regex: Unclosed group near index 2/,
  );
  assert.match(
    thrown(() => compileRegex("*a")),
    /Dangling meta character '\*' near index 0/,
  );
  assert.match(
    thrown(() => compileRegex("a{,2}")),
    /Illegal repetition/,
  );
  assert.match(
    thrown(() => compileRegex("\\Ga")),
    /\\G of java.util.regex is not supported/,
  );
});

test("a matcher steps through matches", () => {
  const matcher = new ApexMatcher(callStatic("Pattern", "compile", "(a(b)?)") as ApexPattern, "xabya");
  const seen: unknown[] = [];
  while (matcher.find())
    seen.push([
      matcher.group(0),
      matcher.group(2),
      matcher.bound(0, false),
      matcher.bound(0, true),
      matcher.bound(2, false),
    ]);
  assert.deepEqual(seen, [
    ["ab", "b", 1, 3, 2],
    ["a", null, 4, 5, -1],
  ]);
  assert.match(
    thrown(() => matcher.group(0)),
    /No match found/,
  );
});

test("matches() wants the whole region", () => {
  const matcher = callStatic("Pattern", "compile", "b+");
  const on = new ApexMatcher(matcher as ApexPattern, "abba");
  assert.equal(on.matches(), false);
  assert.equal(call(on.setRegion(1, 3), "matches"), true);
  assert.equal(callStatic("Pattern", "matches", "a|ab", "ab"), true);
});

test("replacement texts", () => {
  const matcher = new ApexMatcher(callStatic("Pattern", "compile", "(\\w+) (?<last>\\w+)") as ApexPattern, "John Doe");
  assert.equal(call(matcher, "replaceAll", "${last}, $1"), "Doe, John");
  assert.equal(call(matcher, "replaceFirst", "\\$1"), "$1");
  assert.match(
    thrown(() => call(matcher, "replaceAll", "$3")),
    /No group 3/,
  );
  assert.equal(callStatic("Matcher", "quoteReplacement", "$a\\"), "\\$a\\\\");
});

test("a text is read a million times at most", () => {
  const long = "x".repeat(600_000);
  const pattern = (source: string): ApexPattern => callStatic("Pattern", "compile", source) as ApexPattern;
  assert.equal(call(long, "replaceAll", "[ab]", ""), long);
  assert.equal(call(long.repeat(2), "replaceAll", "abcd", ""), long.repeat(2), "plain text is searched faster");
  const tooMuch = /^System.LimitException: Regex too complicated/;
  assert.match(
    thrown(() => call(long, "replaceAll", "[ab]|[cd]", "")),
    tooMuch,
  );
  assert.match(
    thrown(() => call(long.repeat(2), "split", "[ab]")),
    tooMuch,
  );
  assert.match(
    thrown(() => new ApexMatcher(pattern("[\\s\\S]*"), long.repeat(2)).matches()),
    tooMuch,
  );
  const matcher = new ApexMatcher(pattern("a+|b"), long);
  assert.match(
    thrown(() => matcher.find()),
    tooMuch,
  );
  assert.equal(call(call(matcher, "reset", "b"), "find"), true, "another text starts anew");
});
