import assert from "node:assert/strict";
import { test } from "node:test";
import { stringOf } from "../runtime/text.js";
import { ApexDate } from "../runtime/values/date.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import { ApexList } from "../runtime/values/list.js";
import "./list.js";
import "./string.js";
import "./string-commons.js";
import { call, callStatic, decimal, double, thrown } from "./test-support.js";

const instance: [self: string, name: string, args: unknown[], expected: unknown][] = [
  ["abcdefghijk", "abbreviate", [8], "abcde..."],
  ["abcdefghijklmno", "abbreviate", [10, 5], "...fghi..."],
  ["hello", "capitalize", [], "Hello"],
  ["abc", "center", [6, "-"], "-abc--"],
  ["hello", "charAt", [1], 101],
  ["abcde", "compareTo", ["abcd"], 1],
  ["b", "compareTo", ["a"], 1],
  ["abcde", "containsAny", ["fd"], true],
  ["abcde", "containsNone", ["fg"], true],
  ["abba", "containsOnly", ["ab"], true],
  ["Hello", "containsIgnoreCase", ["LL"], true],
  ["Hello Jane", "countMatches", ["e"], 2],
  [" a b\t", "deleteWhitespace", [], "ab"],
  ["Hello Jane", "difference", ["Hello Max"], "Max"],
  ['Max1, "Max2"', "escapeCsv", [], '"Max1, ""Max2"""'],
  ['"It\'s"', "escapeEcmaScript", [], '\\"It\\\'s\\"'],
  ['"<Black&White>"', "escapeHtml4", [], "&quot;&lt;Black&amp;White&gt;&quot;"],
  ["caf\u00e9", "escapeHtml4", [], "caf&eacute;"],
  ["De onde voc\u00ea", "escapeUnicode", [], "De onde voc\\u00EA"],
  ["\"<Black&White>'", "escapeXml", [], "&quot;&lt;Black&amp;White&gt;&apos;"],
  ["Hello Jane", "getLevenshteinDistance", ["Hello Max"], 3],
  ["hello", "hashCode", [], 99162322],
  ["xxyy", "indexOfAnyBut", ["xd"], 2],
  ["abcde", "indexOfDifference", ["abxyz"], 2],
  ["abc", "indexOf", ["z"], -1],
  ["A1b", "isAlphanumeric", [], true],
  ["", "isNumeric", [], false],
  ["1.2", "isNumeric", [], false],
  [" \t\n", "isWhitespace", [], true],
  ["abcdaacd", "left", [3], "abc"],
  ["ab", "leftPad", [5, "-+"], "-+-ab"],
  ["abcde", "mid", [2, 3], "cde"],
  ["Salesforce \t force.com", "normalizeSpace", [], "Salesforce force.com"],
  ["abcdef", "overlay", ["xyz", 2, 4], "abxyzef"],
  ["Salesforce and force.com", "removeEnd", [".com"], "Salesforce and force"],
  ["Salesforce", "removeStartIgnoreCase", ["sALES"], "force"],
  ["SFDC", "repeat", ["-", 2], "SFDC-SFDC"],
  ["a.b.c", "replace", [".", "$"], "a$b$c"],
  ["a1b22", "replaceAll", ["(\\d+)", "<$1>"], "a<1>b<22>"],
  ["Hello", "reverse", [], "olleH"],
  ["Lightning.platform", "splitByCharacterTypeCamelCase", [], "(Lightning, ., platform)"],
  ["ABCDef12", "splitByCharacterType", [], "(ABCD, ef, 12)"],
  ["a:b::", "split", [":"], "(a, b)"],
  ["a:b::", "split", [":", -1], "(a, b, , )"],
  ["boo:and:foo", "split", ["o", 5], "(b, , :and:f, , )"],
  ["abc", "split", [""], "(a, b, c)"],
  ["Force.com force", "substringAfterLast", ["force"], ""],
  ["Force.com", "substringAfter", ["."], "com"],
  ["Force.com", "substringBefore", ["?"], "Force.com"],
  ["tag1<yx>tag2", "substringBetween", ["<", ">"], "yx"],
  ["Force.com", "swapCase", [], "fORCE.COM"],
  [" \u00a0x ", "trim", [], "\u00a0x"],
  ["<b>hello</b> &amp; bye", "stripHtmlTags", [], "hello & bye"],
  ["hello world", "startsWithIgnoreCase", ["HELLO"], true],
];

for (const [self, name, args, expected] of instance) {
  test(`'${self}'.${name}(${args.join(", ")})`, () => {
    const answer = call(self, name, ...args);
    assert.equal(typeof expected === "string" && typeof answer !== "string" ? stringOf(answer) : answer, expected);
  });
}

test("the empty text splits into itself", () => {
  assert.deepEqual((call("", "split", ",") as ApexList).items, [""]);
});

const statics: [name: string, args: unknown[], expected: unknown][] = [
  ["valueOf", [double(1)], "1.0"],
  ["valueOf", [double(1e10)], "1.0E10"],
  ["valueOf", [decimal("1.50")], "1.50"],
  ["valueOf", [new ApexDate(0)], "1970-01-01"],
  ["valueOf", [new ApexDatetime(0)], "1970-01-01 00:00:00"],
  ["valueOf", [true], "true"],
  ["isBlank", [" \t"], true],
  ["isBlank", [null], true],
  ["isEmpty", [" "], false],
  ["join", [new ApexList("Integer", [1, null, 3]), ", "], "1, , 3"],
  ["format", ["{0} isn''t '{'{1}'}' {2}", new ApexList("Object", ["a", 1234])], "a isn't {1234} {2}"],
  ["escapeSingleQuotes", ["it's"], "it\\'s"],
  ["fromCharArray", [new ApexList("Integer", [72, 105])], "Hi"],
  ["getCommonPrefix", [new ApexList("String", ["SFDCApex", "SFDCVisualforce"])], "SFDC"],
];

for (const [name, args, expected] of statics) {
  test(`String.${name}(${args.map(stringOf).join(", ")})`, () =>
    assert.equal(callStatic("String", name, ...args), expected));
}

const failures: [self: string, name: string, args: unknown[], expected: string][] = [
  ["abc", "substring", [4], "System.StringException: Starting position out of bounds: 4"],
  ["abc", "substring", [0, 5], "System.StringException: Ending position out of bounds: 5"],
  ["abcdef", "abbreviate", [3], "System.StringException: Minimum abbreviation width is 4"],
  ["abc", "contains", [null], "System.NullPointerException: Argument cannot be null."],
];

for (const [self, name, args, expected] of failures) {
  test(`'${self}'.${name}(${args.join(", ")}) fails`, () =>
    assert.equal(
      thrown(() => call(self, name, ...args)),
      expected,
    ));
}
