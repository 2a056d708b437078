import {
  TERMINATORS,
  END_OF_INPUT,
  START_OF_INPUT,
  FINAL_LINE_END,
  SHORTHANDS,
  POSIX,
  unicodeProperty,
  escapeForClass,
} from "./regex-tables.js";

/** A Java regular expression as a tree, flags already applied to every node. */
export interface RegexFlags {
  ignoreCase: boolean;
  multiline: boolean;
  dotAll: boolean;
  comments: boolean;
  unixLines: boolean;
}

export type RegexNode =
  | { kind: "literal"; character: string; ignoreCase: boolean }
  /** JavaScript source that needs no more treatment. */
  | { kind: "raw"; source: string }
  | { kind: "class"; source: string; ignoreCase: boolean }
  | { kind: "sequence"; nodes: RegexNode[] }
  | { kind: "choice"; branches: RegexNode[] }
  | { kind: "group"; open: string; body: RegexNode; index: number | null; name: string | null }
  | { kind: "atomic"; body: RegexNode }
  | { kind: "repeat"; body: RegexNode; quantifier: string; mode: "greedy" | "lazy" | "possessive" }
  | { kind: "backreference"; group: number | string; ignoreCase: boolean };

/** Raised for malformed patterns; the library turns it into System.StringException as the platform words it. */
export class RegexSyntaxError extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** Parses a Java pattern. Throws RegexSyntaxError for malformed and for unsupported constructs (\G, \X, \N{..}). */
export function parseJavaRegex(pattern: string): { tree: RegexNode; groups: number } {
  const parser = new JavaRegexParser(pattern);
  const tree = parser.parseAll();
  return { tree, groups: parser.groups };
}

class JavaRegexParser {
  groups = 0;
  private at = 0;
  private flags: RegexFlags = { ignoreCase: false, multiline: false, dotAll: false, comments: false, unixLines: false };
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  parseAll(): RegexNode {
    const tree = this.choice();
    if (this.at < this.text.length) throw new RegexSyntaxError("Unmatched closing ')'", Math.max(0, this.at - 1));
    return tree;
  }

  private peek(): string {
    return this.text[this.at] ?? "";
  }

  private accept(expected: string): boolean {
    if (!this.text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  private choice(): RegexNode {
    const branches = [this.sequence()];
    while (this.accept("|")) branches.push(this.sequence());
    return branches.length === 1 ? (branches[0] as RegexNode) : { kind: "choice", branches };
  }

  private sequence(): RegexNode {
    const nodes: RegexNode[] = [];
    while (this.at < this.text.length && this.peek() !== "|" && this.peek() !== ")") {
      if (this.flags.comments && this.skipComment()) continue;
      const node = this.atom();
      if (node) nodes.push(this.quantified(node));
    }
    return nodes.length === 1 ? (nodes[0] as RegexNode) : { kind: "sequence", nodes };
  }

  private skipComment(): boolean {
    if (/\s/.test(this.peek())) {
      this.at++;
      return true;
    }
    if (this.peek() !== "#") return false;
    while (this.at < this.text.length && this.peek() !== "\n") this.at++;
    return true;
  }

  private quantified(node: RegexNode): RegexNode {
    let result = node;
    for (;;) {
      if (this.flags.comments) while (this.at < this.text.length && this.skipComment());
      const match = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(this.text.slice(this.at));
      if (!match) {
        if (this.peek() === "{") throw new RegexSyntaxError("Illegal repetition", this.at);
        return result;
      }
      this.at += match[0].length;
      const mode = this.accept("?") ? "lazy" : this.accept("+") ? "possessive" : "greedy";
      result = { kind: "repeat", body: result, quantifier: match[0], mode };
    }
  }

  private atom(): RegexNode | null {
    const character = this.nextCharacter();
    switch (character) {
      case "(":
        return this.group();
      case "[":
        return { kind: "class", source: this.characterClass(), ignoreCase: this.flags.ignoreCase };
      case ".":
        return {
          kind: "raw",
          source: this.flags.dotAll ? "[\\s\\S]" : this.flags.unixLines ? "[^\\n]" : `[^${TERMINATORS}]`,
        };
      case "^":
        return {
          kind: "raw",
          source: this.flags.multiline
            ? `(?:${START_OF_INPUT}|(?<=[${TERMINATORS}])(?!(?<=\\r)\\n)(?=[\\s\\S]))`
            : START_OF_INPUT,
        };
      case "$":
        return {
          kind: "raw",
          source: this.flags.multiline ? `(?!(?<=\\r)\\n)(?=[${TERMINATORS}]|${END_OF_INPUT})` : FINAL_LINE_END,
        };
      case "\\":
        return this.escape();
      case "*":
      case "+":
      case "?":
        throw new RegexSyntaxError(`Dangling meta character '${character}'`, this.at - 1);
      case "{":
        throw new RegexSyntaxError("Illegal repetition", this.at - 1);
      default:
        return this.literal(character);
    }
  }

  /** One code point. */
  private nextCharacter(): string {
    const character = String.fromCodePoint(this.text.codePointAt(this.at) as number);
    this.at += character.length;
    return character;
  }

  private literal(character: string): RegexNode {
    return { kind: "literal", character, ignoreCase: this.flags.ignoreCase };
  }

  private group(): RegexNode | null {
    const outer = { ...this.flags };
    let node: (body: RegexNode) => RegexNode;
    if (!this.accept("?")) {
      const index = ++this.groups;
      node = (body) => ({ kind: "group", open: "(", body, index, name: null });
    } else if (this.accept(":")) node = (body) => ({ kind: "group", open: "(?:", body, index: null, name: null });
    else if (this.accept(">")) node = (body) => ({ kind: "atomic", body });
    else {
      const look = ["=", "!", "<=", "<!"].find((mark) => this.accept(mark));
      const name = look ? null : /^<([a-zA-Z][a-zA-Z0-9]*)>/.exec(this.text.slice(this.at));
      if (look) node = (body) => ({ kind: "group", open: `(?${look}`, body, index: null, name: null });
      else if (name) {
        this.at += name[0].length;
        const index = ++this.groups;
        node = (body) => ({ kind: "group", open: "(", body, index, name: name[1] as string });
      } else {
        if (this.inlineFlags()) return null;
        node = (body) => ({ kind: "group", open: "(?:", body, index: null, name: null });
      }
    }
    const body = this.choice();
    if (!this.accept(")")) throw new RegexSyntaxError("Unclosed group", this.text.length);
    this.flags = outer;
    return node(body);
  }

  /** `(?i)` sets flags to the end of the enclosing group and answers true; `(?i:` sets them for its own body. */
  private inlineFlags(): boolean {
    const match = /^([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/.exec(this.text.slice(this.at));
    if (!match) throw new RegexSyntaxError("Unknown inline modifier", this.at);
    const flags = { ...this.flags };
    for (const letter of match[1] ?? "") this.setFlag(flags, letter, true);
    for (const letter of match[2] ?? "") this.setFlag(flags, letter, false);
    this.flags = flags;
    this.at += match[0].length;
    return match[3] === ")";
  }

  private setFlag(flags: RegexFlags, letter: string, value: boolean): void {
    if (letter === "i") flags.ignoreCase = value;
    else if (letter === "m") flags.multiline = value;
    else if (letter === "s") flags.dotAll = value;
    else if (letter === "x") flags.comments = value;
    else if (letter === "d") flags.unixLines = value;
    else if (letter !== "u" && letter !== "U") throw new RegexSyntaxError("Unknown inline modifier", this.at);
  }

  private escape(): RegexNode {
    if (this.at >= this.text.length) throw new RegexSyntaxError("Unexpected internal error", this.at);
    const letter = this.peek();
    const shorthand = SHORTHANDS[letter];
    if (shorthand) {
      this.at++;
      return { kind: "raw", source: shorthand };
    }
    switch (letter) {
      case "p":
      case "P":
        return { kind: "class", source: `[${this.property()}]`, ignoreCase: this.flags.ignoreCase };
      case "Q":
        return this.quotation();
      case "k": {
        const name = /^k<([a-zA-Z][a-zA-Z0-9]*)>/.exec(this.text.slice(this.at));
        if (!name) throw new RegexSyntaxError("\\k is not followed by '<' for named capturing group", this.at);
        this.at += name[0].length;
        return { kind: "backreference", group: name[1] as string, ignoreCase: this.flags.ignoreCase };
      }
      case "R":
        this.at++;
        return { kind: "raw", source: `(?:\\r\\n|[\\n\\v\\f\\r\\x85\\u2028\\u2029])` };
      case "b":
      case "B":
        this.at++;
        return { kind: "raw", source: `\\${letter}` };
      case "A":
        this.at++;
        return { kind: "raw", source: START_OF_INPUT };
      case "z":
        this.at++;
        return { kind: "raw", source: END_OF_INPUT };
      case "Z":
        this.at++;
        return { kind: "raw", source: FINAL_LINE_END };
      case "G":
      case "X":
      case "N":
        throw new RegexSyntaxError(
          `Construct \\${letter} of java.util.regex is not supported by the local org`,
          this.at,
        );
      default:
    }
    if (/[1-9]/.test(letter)) return this.numberedReference();
    return this.literal(this.characterEscape());
  }

  /** Takes further digits only while such a group exists already, as Java does. */
  private numberedReference(): RegexNode {
    let group = Number(this.nextCharacter());
    while (/\d/.test(this.peek()) && group * 10 + Number(this.peek()) <= this.groups)
      group = group * 10 + Number(this.nextCharacter());
    return { kind: "backreference", group, ignoreCase: this.flags.ignoreCase };
  }

  private quotation(): RegexNode {
    this.at++;
    const end = this.text.indexOf("\\E", this.at);
    const quoted = this.text.slice(this.at, end < 0 ? undefined : end);
    this.at = end < 0 ? this.text.length : end + 2;
    return { kind: "sequence", nodes: [...quoted].map((character) => this.literal(character)) };
  }

  /** An escape that means one character; `at` stands on the letter after the backslash. */
  private characterEscape(): string {
    const rest = this.text.slice(this.at);
    const numeric = /^(?:x\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|0([0-3]?[0-7]{1,2}))/.exec(rest);
    if (numeric) {
      this.at += numeric[0].length;
      const octal = numeric[4];
      return String.fromCodePoint(
        octal ? parseInt(octal, 8) : parseInt(numeric[1] ?? numeric[2] ?? numeric[3] ?? "0", 16),
      );
    }
    const letter = this.nextCharacter();
    const known: Record<string, string> = { t: "\t", n: "\n", r: "\r", f: "\f", a: "\x07", e: "\x1B" };
    if (known[letter]) return known[letter];
    if (letter === "c") return String.fromCharCode(this.nextCharacter().charCodeAt(0) ^ 64);
    if (/[a-zA-Z]/.test(letter)) throw new RegexSyntaxError("Illegal/unsupported escape sequence", this.at - 1);
    return letter;
  }

  /** Members of \p{..} or of the complement \P{..}, as source inside a class. */
  private property(): string {
    const match = /^([pP])(?:\{(\^?)([^}]+)\}|([A-Z]))/.exec(this.text.slice(this.at));
    if (!match) throw new RegexSyntaxError("Unknown character property name", this.at);
    this.at += match[0].length;
    const name = match[3] ?? match[4] ?? "";
    const negative = (match[1] === "P") !== (match[2] === "^");
    const members = POSIX[name] ?? unicodeProperty(name);
    if (members === null) throw new RegexSyntaxError(`Unknown character property name {${name}}`, this.at);
    return negative ? `[^${members}]` : `[${members}]`;
  }

  /** The rest of a class after `[`, as the source of a class of JavaScript's `v` mode. */
  private characterClass(): string {
    const negative = this.accept("^");
    const operands: string[] = [];
    let members = "";
    for (let first = true; ; first = false) {
      if (this.at >= this.text.length) throw new RegexSyntaxError("Unclosed character class", this.text.length - 1);
      if (this.peek() === "]" && !(first && members === "" && operands.length === 0)) break;
      if (this.accept("&&")) {
        operands.push(members);
        members = "";
      } else members += this.classMember();
    }
    this.at++;
    const union = [...operands, members].filter((part) => part !== "").map((part) => `[${part}]`);
    if (operands.length === 0) return `[${negative ? "^" : ""}${members}]`;
    return `[${negative ? "^" : ""}${union.join("&&")}]`;
  }

  private classMember(): string {
    if (this.flags.comments && this.skipComment()) return "";
    if (this.accept("[")) return this.characterClass();
    const low = this.classCharacter();
    if (low.length === 0 || low.startsWith("[")) return low;
    if (this.peek() === "-" && !/^-(?:\]|\[|&&)/.test(this.text.slice(this.at)) && this.at + 1 < this.text.length) {
      this.at++;
      const high = this.classCharacter();
      if (high.startsWith("[")) return `${low}\\-${high}`;
      return `${low}-${high}`;
    }
    return low;
  }

  /** One escaped character, or a whole nested class for shorthands. */
  private classCharacter(): string {
    const character = this.nextCharacter();
    if (character !== "\\") return escapeForClass(character);
    const letter = this.peek();
    const shorthand = SHORTHANDS[letter];
    if (shorthand) {
      this.at++;
      return shorthand;
    }
    if (letter === "p" || letter === "P") return this.property();
    if (letter === "Q") return [...this.quotedText()].map(escapeForClass).join("");
    return escapeForClass(this.characterEscape());
  }

  private quotedText(): string {
    const end = this.text.indexOf("\\E", this.at + 1);
    const quoted = this.text.slice(this.at + 1, end < 0 ? undefined : end);
    this.at = end < 0 ? this.text.length : end + 2;
    return quoted;
  }
}
