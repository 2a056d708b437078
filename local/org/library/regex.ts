import { readsPerCharacter } from "./regex-cost.js";
import { parseJavaRegex, type RegexNode, RegexSyntaxError } from "./regex-parse.js";
import { throwApex } from "../runtime/exceptions.js";

/** A Java pattern ready to run. */
export interface CompiledRegex {
  readonly pattern: string;
  /** Finds from `lastIndex` on (flags `dgv`). */
  readonly finder: RegExp;
  /** Matches only at `lastIndex` (flags `dyv`). */
  readonly sticky: RegExp;
  /** As `sticky`, and up to the end of the text. */
  readonly whole: RegExp;
  readonly groupCount: number;
  /** Index of each Java group (0 is the whole match) among JavaScript's groups. */
  readonly groupIndex: readonly number[];
  readonly groupNames: ReadonlyMap<string, number>;
  /** See `readsPerCharacter`. */
  readonly readsPerCharacter: number;
}

const compiled = new Map<string, CompiledRegex>();
const CACHE_LIMIT = 2000;

/** Translates a Java pattern. Throws System.StringException for malformed ones, naming position and pattern. */
export function compileRegex(pattern: string): CompiledRegex {
  const known = compiled.get(pattern);
  if (known) return known;
  if (compiled.size > CACHE_LIMIT) compiled.clear();
  const made = translate(pattern);
  compiled.set(pattern, made);
  return made;
}

function translate(pattern: string): CompiledRegex {
  try {
    const { tree, groups } = parseJavaRegex(pattern);
    const writer = new Writer(groups);
    const source = writer.write(tree);
    return {
      pattern,
      finder: new RegExp(source, "dgv"),
      sticky: new RegExp(source, "dyv"),
      whole: new RegExp(`(?:${source})(?![\\s\\S])`, "dyv"),
      groupCount: groups,
      groupIndex: writer.indexes,
      groupNames: writer.names,
      readsPerCharacter: readsPerCharacter(tree),
    };
  } catch (error) {
    if (error instanceof RegexSyntaxError) {
      throwApex("System.StringException", `Invalid regex: ${error.message} near index ${error.at}\n${pattern}`);
    }
    if (error instanceof SyntaxError)
      throwApex("System.StringException", `Invalid regex: ${error.message}\n${pattern}`);
    throw error;
  }
}

/** Writes a tree as JavaScript source; atomic groups become a look-ahead with a capture of their own and a reference to it. */
class Writer {
  readonly indexes: number[] = [0];
  readonly names = new Map<string, number>();
  private written = 0;
  private readonly total: number;

  constructor(total: number) {
    this.total = total;
  }

  write(node: RegexNode): string {
    switch (node.kind) {
      case "literal":
        return literalSource(node.character, node.ignoreCase);
      case "raw":
        return node.source;
      case "class":
        return node.ignoreCase ? ignoreCaseClass(node.source) : node.source;
      case "sequence":
        return node.nodes.map((part) => this.write(part)).join("");
      case "choice":
        return node.branches.map((branch) => this.write(branch)).join("|");
      case "group":
        return this.group(node);
      case "atomic":
        return this.atomic(() => this.write(node.body));
      case "repeat":
        return this.repeat(node);
      case "backreference":
        return this.backreference(node.group, node.ignoreCase);
    }
  }

  private group(node: RegexNode & { kind: "group" }): string {
    if (node.index !== null) {
      this.indexes[node.index] = ++this.written;
      if (node.name !== null) this.names.set(node.name, node.index);
    }
    return `${node.open}${this.write(node.body)})`;
  }

  private atomic(body: () => string): string {
    const own = ++this.written;
    const source = body();
    return `(?:(?=(${source}))(?:\\${own}))`;
  }

  private repeat(node: RegexNode & { kind: "repeat" }): string {
    const repeated = (): string => `${this.single(node.body)}${node.quantifier}`;
    if (node.mode === "possessive") return this.atomic(repeated);
    return `${repeated()}${node.mode === "lazy" ? "?" : ""}`;
  }

  /** A body that a quantifier may follow. */
  private single(node: RegexNode): string {
    const source = this.write(node);
    return node.kind === "literal" || node.kind === "class" || node.kind === "group"
      ? wrapLook(source)
      : `(?:${source})`;
  }

  private backreference(group: number | string, ignoreCase: boolean): string {
    const index = typeof group === "string" ? this.names.get(group) : group;
    if (index === undefined) throw new RegexSyntaxError(`(named capturing group <${group}> does not exit`, 0);
    if (index > this.total) return "[^\\s\\S]";
    if (ignoreCase) throw new RegexSyntaxError("A back reference without case is not supported by the local org", 0);
    const own = this.indexes[index];
    // A reference to a group that comes later has matched nothing yet; Java fails there.
    return own === undefined ? "[^\\s\\S]" : `(?:\\${own})`;
  }
}

function wrapLook(source: string): string {
  return source.startsWith("(?=") || source.startsWith("(?!") || source.startsWith("(?<") ? `(?:${source})` : source;
}

function literalSource(character: string, ignoreCase: boolean): string {
  const escaped = `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
  if (!ignoreCase || !/[a-zA-Z]/.test(character)) return /[a-zA-Z0-9 ]/.test(character) ? character : escaped;
  return `[${character.toLowerCase()}${character.toUpperCase()}]`;
}

/** Adds the other case of ASCII letters to a class: ranges that touch them are widened by testing each letter. */
function ignoreCaseClass(source: string): string {
  const own = new RegExp(source, "v");
  const extra = [..."abcdefghijklmnopqrstuvwxyz"]
    .flatMap((letter) => [letter, letter.toUpperCase()])
    .filter(
      (letter) =>
        !own.test(letter) && own.test(letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()),
    )
    .join("");
  if (extra === "") return source;
  if (source.startsWith("[^")) {
    // Java negates after widening: a letter whose other case is excluded is excluded too.
    return `[${source}--[${extra.replace(/./g, (letter) => letter + swapCase(letter))}]]`;
  }
  return `[${source}${extra}]`;
}

function swapCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}
