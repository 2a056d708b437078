import { ApexErrorListener, ApexParserFactory } from "@apexdevtools/apex-parser";
import { LIKE_PERCENT, LIKE_UNDERSCORE, lowerQuery } from "./soql-lower.js";
import type { SoqlQuery } from "./soql-tree.js";

/** A SOQL or SOSL text that does not parse; the caller turns it into a QueryException or a REST error. */
export class SoqlSyntaxError extends Error {
  readonly line: number;
  readonly column: number;
  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

export class SyntaxErrors extends ApexErrorListener {
  first: SoqlSyntaxError | null = null;
  override apexSyntaxError(line: number, column: number, message: string): void {
    this.first ??= new SoqlSyntaxError(platformWords(message), line, column + 1);
  }
}

/** The parser's message in the platform's words: `unexpected token: 'x'`. */
function platformWords(message: string): string {
  const offending =
    /(?:mismatched input|extraneous input|no viable alternative at input|missing .* at) '([^']*)'/s.exec(message);
  const token = offending?.[1]?.trim();
  if (token === undefined) return message.split(" expecting")[0] as string;
  return token === "<EOF>" ? "unexpected token: '<EOF>'" : `unexpected token: '${token.split(/\s/).pop()}'`;
}

const CACHE_SIZE = 500;
const cache = new Map<string, SoqlQuery>();

/**
 * Parses a query text. Binds (`:name`, `:a.b`) are numbered in order and listed by text in `bindNames`.
 * Trees are kept by text and must not be changed. Throws {@link SoqlSyntaxError}.
 */
export function parseSoql(text: string): SoqlQuery {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const errors = new SyntaxErrors();
  const marked = markLikeEscapes(text);
  const { parser } = ApexParserFactory.createLexerAndParser(marked, errors);
  const context = parser.query();
  if (errors.first !== null) throw errors.first;
  const stop = (context as unknown as { stop: { stop: number } | null }).stop;
  const rest = marked.slice((stop?.stop ?? -1) + 1).trim();
  if (rest !== "")
    throw new SoqlSyntaxError(`unexpected token: '${rest.split(/\s/)[0]}'`, 1, marked.length - rest.length + 1);
  let count = 0;
  const query = lowerQuery(context, () => count++);
  if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value as string);
  cache.set(text, query);
  return query;
}

/** The lexer refuses `\\%` and `\\_`; they travel as two private characters that `decodeString` turns back. */
export function markLikeEscapes(text: string): string {
  if (!text.includes("\\%") && !text.includes("\\_")) return text;
  return text.replace(/\\(.)/gs, (pair, escaped: string) =>
    escaped === "%" ? LIKE_PERCENT : escaped === "_" ? LIKE_UNDERSCORE : pair,
  );
}
