/** A parsed formula. Paths are field references: `Account.Name`, `$User.Id`. */
export type FormulaNode =
  | { kind: "literal"; value: string | number | boolean | null; text: string }
  | { kind: "path"; path: string[] }
  | { kind: "call"; name: string; args: FormulaNode[] }
  | { kind: "unary"; operator: "-" | "!"; operand: FormulaNode }
  | { kind: "binary"; operator: string; left: FormulaNode; right: FormulaNode };

/** A formula that cannot be read, or asks for something that is not supported; names the formula's text. */
export class FormulaError extends Error {}

/** A formula that has no value for this record, such as a division by zero: a field shows `#Error!`, and Apex reads null. */
export class FormulaValueError extends FormulaError {}

type Token = { kind: "number" | "string" | "name" | "symbol" | "end"; text: string; at: number };

const tokenPattern =
  /\s+|\/\*[\s\S]*?\*\/|(\d+(?:\.\d+)?|\.\d+)|("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(\$?[A-Za-z_][\w$]*(?:\s*\.\s*\$?[A-Za-z_][\w$]*|:\w+)*)|(&&|\|\||==|!=|<>|<=|>=|[-+*/^&=<>!(),])/y;

function tokens(text: string): Token[] {
  const list: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const at = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    if (!match) throw new FormulaError(`Unexpected character '${text[at]}' at ${at + 1} in formula: ${text}`);
    const [, number, string, name, symbol] = match;
    if (number !== undefined) list.push({ kind: "number", text: number, at });
    else if (string !== undefined) list.push({ kind: "string", text: unescape(string.slice(1, -1)), at });
    else if (name !== undefined) list.push({ kind: "name", text: name.replace(/\s+/g, ""), at });
    else if (symbol !== undefined) list.push({ kind: "symbol", text: symbol, at });
  }
  list.push({ kind: "end", text: "end of formula", at: text.length });
  return list;
}

const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t" };

function unescape(text: string): string {
  return text.replace(/\\(.)/g, (_, character: string) => escapes[character] ?? character);
}

/** Operators from the loosest to the tightest; `^` is the only one that groups to the right. */
const levels: string[][] = [
  ["||"],
  ["&&"],
  ["=", "==", "!=", "<>"],
  ["<", "<=", ">", ">="],
  ["&"],
  ["+", "-"],
  ["*", "/"],
];

class Parser {
  private readonly text: string;
  private readonly list: Token[];
  private position = 0;

  constructor(text: string) {
    this.text = text;
    this.list = tokens(text);
  }

  parse(): FormulaNode {
    const node = this.level(0);
    if (this.peek().kind !== "end") this.fail();
    return node;
  }

  private peek(): Token {
    return this.list[this.position]!;
  }

  private accept(...symbols: string[]): string | undefined {
    const token = this.peek();
    if (token.kind !== "symbol" || !symbols.includes(token.text)) return undefined;
    this.position++;
    return token.text;
  }

  private fail(): never {
    const token = this.peek();
    throw new FormulaError(`Unexpected ${token.text} at ${token.at + 1} in formula: ${this.text}`);
  }

  private level(index: number): FormulaNode {
    const operators = levels[index];
    if (!operators) return this.power();
    let left = this.level(index + 1);
    for (let operator = this.accept(...operators); operator; operator = this.accept(...operators))
      left = { kind: "binary", operator, left, right: this.level(index + 1) };
    return left;
  }

  private power(): FormulaNode {
    const base = this.unary();
    return this.accept("^") ? { kind: "binary", operator: "^", left: base, right: this.power() } : base;
  }

  private unary(): FormulaNode {
    const operator = this.accept("-", "+", "!");
    if (operator === "+") return this.unary();
    if (operator === "-" || operator === "!") return { kind: "unary", operator, operand: this.unary() };
    return this.primary();
  }

  private primary(): FormulaNode {
    const token = this.peek();
    if (this.accept("(")) {
      const inner = this.level(0);
      if (!this.accept(")")) this.fail();
      return inner;
    }
    this.position++;
    if (token.kind === "number") return { kind: "literal", value: Number(token.text), text: token.text };
    if (token.kind === "string") return { kind: "literal", value: token.text, text: token.text };
    if (token.kind !== "name") {
      this.position--;
      this.fail();
    }
    if (this.accept("(")) return { kind: "call", name: token.text.toUpperCase(), args: this.args() };
    const word = token.text.toLowerCase();
    if (word === "true" || word === "false") return { kind: "literal", value: word === "true", text: word };
    if (word === "null") return { kind: "literal", value: null, text: word };
    return { kind: "path", path: token.text.split(".") };
  }

  private args(): FormulaNode[] {
    if (this.accept(")")) return [];
    const list = [this.level(0)];
    while (this.accept(",")) list.push(this.level(0));
    if (!this.accept(")")) this.fail();
    return list;
  }
}

const parsed = new Map<string, FormulaNode>();

/** Parses a formula; trees are kept by text. Throws FormulaError with the place. */
export function parseFormula(text: string): FormulaNode {
  let node = parsed.get(text);
  if (!node) parsed.set(text, (node = new Parser(text).parse()));
  return node;
}

/** Every field path a formula reads, in order, without doubles. */
export function formulaPaths(node: FormulaNode, found = new Map<string, string[]>()): string[][] {
  if (node.kind === "path") found.set(node.path.join(".").toLowerCase(), node.path);
  else if (node.kind === "call") for (const argument of node.args) formulaPaths(argument, found);
  else if (node.kind === "unary") formulaPaths(node.operand, found);
  else if (node.kind === "binary") [node.left, node.right].forEach((side) => formulaPaths(side, found));
  return [...found.values()];
}
