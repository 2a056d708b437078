import { throwApex } from "../runtime/exceptions.js";

/** Kinds by the names of System.JSONToken. */
export type TokenKind =
  | "START_OBJECT"
  | "END_OBJECT"
  | "START_ARRAY"
  | "END_ARRAY"
  | "FIELD_NAME"
  | "VALUE_STRING"
  | "VALUE_NUMBER_INT"
  | "VALUE_NUMBER_FLOAT"
  | "VALUE_TRUE"
  | "VALUE_FALSE"
  | "VALUE_NULL";

export interface JsonTokenText {
  kind: TokenKind;
  /** Decoded text of names, strings and numbers; the literal itself otherwise. */
  text: string;
  line: number;
  column: number;
}

const EXPECTED_VALUE = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";
const ESCAPES: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\", "/": "/" };

/** Reads JSON token by token and checks its grammar. Throws System.JSONException, worded as the platform does. */
export class JsonTokenizer {
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private readonly stack: ("OBJECT" | "ARRAY")[] = [];
  /** What may come next inside the innermost container. */
  private state: "value" | "first" | "name" | "colon" | "comma" | "end" = "value";
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get depth(): number {
    return this.stack.length;
  }

  /** The next token, or null at the end of the text. */
  next(): JsonTokenText | null {
    this.skipBlanks();
    // What follows the first value is not looked at.
    if (this.state === "end") return null;
    if (this.at >= this.text.length) this.endOfInput();
    const character = this.text[this.at] as string;
    const container = this.stack[this.stack.length - 1];
    if (this.state === "comma" || this.state === "first") {
      if (character === (container === "OBJECT" ? "}" : "]")) return this.close();
      if (this.state === "comma") {
        if (character !== ",") this.unexpected(`was expecting comma to separate ${container} entries`);
        this.step();
        this.skipBlanks();
        if (this.at >= this.text.length) this.endOfInput();
      }
      this.state = container === "OBJECT" ? "name" : "value";
    }
    return this.state === "name" ? this.name() : this.value();
  }

  private name(): JsonTokenText {
    if (this.text[this.at] !== '"') this.unexpected("was expecting double-quote to start field name");
    const token = this.token("FIELD_NAME");
    token.text = this.string();
    this.skipBlanks();
    if (this.at >= this.text.length) this.endOfInput();
    if (this.text[this.at] !== ":") this.unexpected("was expecting a colon to separate field name and value");
    this.step();
    this.state = "value";
    return token;
  }

  private value(): JsonTokenText {
    const character = this.text[this.at] as string;
    if (character === "{" || character === "[") return this.open(character);
    if (character === '"') {
      const token = this.token("VALUE_STRING");
      token.text = this.string();
      return this.done(token);
    }
    const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
    number.lastIndex = this.at;
    const match = number.exec(this.text);
    if (match) {
      const token = this.token(
        match[1] === undefined && match[2] === undefined ? "VALUE_NUMBER_INT" : "VALUE_NUMBER_FLOAT",
        match[0],
      );
      this.at += match[0].length;
      if (/[\w.]/.test(this.text[this.at] ?? "")) this.unexpected("Expected space separating root-level values");
      return this.done(token);
    }
    return this.done(this.literal());
  }

  private literal(): JsonTokenText {
    for (const [word, kind] of [
      ["true", "VALUE_TRUE"],
      ["false", "VALUE_FALSE"],
      ["null", "VALUE_NULL"],
    ] as const) {
      if (!this.text.startsWith(word, this.at)) continue;
      const token = this.token(kind, word);
      this.at += word.length;
      return token;
    }
    const word = /^\w+/.exec(this.text.slice(this.at, this.at + 50));
    if (word && /^[tfn]/.test(word[0]))
      this.fail(`Unrecognized token '${word[0]}': was expecting 'null', 'true', 'false' or NaN`);
    return this.unexpected(EXPECTED_VALUE);
  }

  private open(character: string): JsonTokenText {
    const token = this.token(character === "{" ? "START_OBJECT" : "START_ARRAY", character);
    this.stack.push(character === "{" ? "OBJECT" : "ARRAY");
    this.state = "first";
    this.step();
    return token;
  }

  private close(): JsonTokenText {
    const token = this.token(this.stack.pop() === "OBJECT" ? "END_OBJECT" : "END_ARRAY", this.text[this.at]);
    this.step();
    return this.done(token);
  }

  private done(token: JsonTokenText): JsonTokenText {
    this.state = this.stack.length === 0 ? "end" : "comma";
    return token;
  }

  private string(): string {
    let result = "";
    this.at++;
    for (;;) {
      const rest = /[^"\\\u0000-\u001f]*/y;
      rest.lastIndex = this.at;
      const plain = (rest.exec(this.text) as RegExpExecArray)[0];
      result += plain;
      this.at += plain.length;
      const character = this.text[this.at];
      if (character === undefined) this.fail("Unexpected end-of-input: was expecting closing quote for a string value");
      if (character === '"') {
        this.at++;
        return result;
      }
      if (character !== "\\")
        this.fail(
          `Illegal unquoted character ((CTRL-CHAR, code ${character.charCodeAt(0)})): has to be escaped using backslash to be included in string value`,
        );
      result += this.escape();
    }
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? "";
    if (letter === "u") {
      const hex = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) this.fail("expected a hex-digit for character escape sequence");
      this.at += 6;
      return String.fromCharCode(parseInt(hex, 16));
    }
    const known = ESCAPES[letter];
    if (known === undefined) this.fail(`Unrecognized character escape '${letter}' (code ${letter.charCodeAt(0)})`);
    this.at += 2;
    return known;
  }

  private token(kind: TokenKind, text = ""): JsonTokenText {
    return { kind, text, line: this.line, column: this.at - this.lineStart + 1 };
  }

  private step(): void {
    this.at++;
  }

  private skipBlanks(): void {
    for (; this.at < this.text.length; this.at++) {
      const character = this.text[this.at];
      if (character === "\n") {
        this.line++;
        this.lineStart = this.at + 1;
      } else if (character !== " " && character !== "\t" && character !== "\r") return;
    }
  }

  private unexpected(expectation: string): never {
    const character = this.text[this.at] ?? "";
    this.at++;
    this.fail(`Unexpected character ('${character}' (code ${character.charCodeAt(0)})): ${expectation}`);
  }

  private endOfInput(): never {
    const container = this.stack[this.stack.length - 1];
    if (!container) throwApex("System.JSONException", "No content to map to Object due to end of input");
    this.fail(`Unexpected end-of-input: expected close marker for ${container} (from [line:1, column:0])`);
  }

  private fail(message: string): never {
    throwApex("System.JSONException", `${message} at input location [${this.line},${this.at - this.lineStart + 1}]`);
  }
}
