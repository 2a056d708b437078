import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ApexErrorListener, ApexParserFactory } from "@apexdevtools/apex-parser";
import { lowerAnonymous, lowerTrigger, lowerTypeDeclaration } from "./lower-declarations.js";
import { IncompleteSyntax, RefusedSyntax } from "./lower-expressions.js";
import type { CompilationUnit, ParsedFile, SyntaxFault } from "./tree.js";

export type SourceKind = "class" | "trigger" | "anonymous";

/** Changes whenever the shape of the tree does, so that cached files of an older shape are not read. */
const TREE_VERSION = "3";

class Faults extends ApexErrorListener {
  readonly list: SyntaxFault[] = [];
  override apexSyntaxError(line: number, column: number, message: string): void {
    this.list.push({ line, column: column + 1, message: shorten(message) });
  }
}

/** The parser names every token it could have accepted; a reader needs the one it stumbled on. */
function shorten(message: string): string {
  const found = /(?:mismatched|extraneous) input '(.*?)' expecting/s.exec(message)?.[1];
  const text =
    found === undefined
      ? message.replace(/\s*expecting \{.*/s, "")
      : `Unexpected token '${found === "<EOF>" ? "end of file" : found}'.`;
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}

/** Parses one file into the lowered tree. Syntax errors are returned, never thrown. */
export function parseApex(text: string, kind: SourceKind): ParsedFile {
  const faults = new Faults();
  try {
    const { parser } = ApexParserFactory.createLexerAndParser(text, faults);
    const unit = lowerUnit(parser, kind);
    return faults.list.length > 0 ? { unit: null, faults: faults.list } : { unit, faults: [] };
  } catch (error) {
    if (faults.list.length > 0) return { unit: null, faults: faults.list };
    if (error instanceof RefusedSyntax)
      return { unit: null, faults: [{ line: error.line, column: error.column, message: error.message }] };
    if (error instanceof IncompleteSyntax)
      return { unit: null, faults: [{ line: 1, column: 1, message: "Unexpected syntax" }] };
    throw error;
  }
}

function lowerUnit(parser: ReturnType<typeof ApexParserFactory.createParser>, kind: SourceKind): CompilationUnit {
  switch (kind) {
    case "class":
      return lowerTypeDeclaration(parser.compilationUnit().typeDeclaration());
    case "trigger":
      return lowerTrigger(parser.triggerUnit());
    case "anonymous":
      return lowerAnonymous(parser.anonymousUnit());
  }
}

/** As {@link parseApex}, keeping the tree in `cacheDir` under the hash of the text. A file that cannot be read is parsed again. */
export function parseCached(text: string, kind: SourceKind, cacheDir: string | undefined): ParsedFile {
  if (cacheDir === undefined) return parseApex(text, kind);
  const key = createHash("sha256").update(`${TREE_VERSION}\0${kind}\0${text}`).digest("hex");
  const file = path.join(cacheDir, key.slice(0, 2), `${key}.json`);
  const cached = readCache(file);
  if (cached) return cached;
  const parsed = parseApex(text, kind);
  if (parsed.faults.length === 0) writeCache(file, parsed);
  return parsed;
}

function readCache(file: string): ParsedFile | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return null; // not cached yet
  }
  return JSON.parse(text) as ParsedFile;
}

/** Written beside and renamed, so that parallel processes never read half a file. */
function writeCache(file: string, parsed: ParsedFile): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, JSON.stringify(parsed));
  renameSync(partial, file);
}
