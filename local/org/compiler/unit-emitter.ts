import type { BoundBody, Local } from "../resolver/bound.js";
import type { ClassSymbol, FieldSymbol, UnitSymbol } from "../resolver/symbols.js";
import { Decimal } from "../runtime/values/decimal.js";
import { ApexDouble } from "../runtime/values/double.js";
import { neverNullLocals } from "./nullability.js";

/** One place that stack traces name. */
export interface EmittedSite {
  label: string;
  symbol: ClassSymbol;
}

/** Collects what the generated module of one file needs beside its text: constants, places, executable lines, other files' classes. */
export class UnitEmitter {
  readonly unit: UnitSymbol;
  readonly constants: unknown[] = [];
  readonly sites: EmittedSite[] = [];
  /** Line to index in the coverage counters. */
  readonly lines = new Map<number, number>();
  readonly foreign = new Set<ClassSymbol>();
  private readonly numbers = new Map<string, object>();
  private readonly constantIndexes = new Map<unknown, number>();

  constructor(unit: UnitSymbol) {
    this.unit = unit;
  }

  /** The identifier of a value that generated code uses as it is. */
  constant(value: unknown): string {
    let index = this.constantIndexes.get(value);
    if (index === undefined) {
      index = this.constants.push(value) - 1;
      this.constantIndexes.set(value, index);
    }
    return `k${index}`;
  }

  doubleConstant(text: string): ApexDouble {
    return this.numberConstant(`${text}d`, () => new ApexDouble(Number(text)));
  }

  decimalConstant(text: string): Decimal {
    return this.numberConstant(text, () => Decimal.parse(text) ?? Decimal.zero);
  }

  /** The same literal is one object. */
  private numberConstant<T extends object>(key: string, make: () => T): T {
    const known = this.numbers.get(key) as T | undefined;
    if (known) return known;
    const made = make();
    this.numbers.set(key, made);
    return made;
  }

  site(label: string, symbol: ClassSymbol): string {
    return `site${this.sites.push({ label, symbol }) - 1}`;
  }

  /** The identifier of a class; classes of other files are linked when everything is loaded. */
  classVariable(symbol: ClassSymbol): string {
    if (symbol.unit !== this.unit) this.foreign.add(symbol);
    return `C$${symbol.jsName}`;
  }

  lineIndex(line: number): number {
    let index = this.lines.get(line);
    if (index === undefined) this.lines.set(line, (index = this.lines.size));
    return index;
  }
}

/** What generation of one body knows. */
export class BodyEmitter {
  readonly unit: UnitEmitter;
  readonly symbol: ClassSymbol;
  readonly neverNull: ReadonlySet<Local>;
  /** The property whose accessor this is: its own name then means the stored value. */
  readonly accessorOf: FieldSymbol | null;
  /** True when a `finally` of the method itself ends the call. */
  readonly leavesInFinally: boolean;
  /** Set while the block of System.runAs is written: a JavaScript function of its own. */
  runAsBlock: { code: string; value: string } | null = null;
  /** What a `return` without a value answers: ` this` in constructors. */
  readonly implicitResult: string;
  private loops = 0;
  /** Helper variables to declare at the top of the function. */
  readonly declared: string[] = [];
  private lastLine = -1;
  private temporaries = 0;

  constructor(
    unit: UnitEmitter,
    symbol: ClassSymbol,
    body: BoundBody,
    options: { accessorOf?: FieldSymbol | null; leavesInFinally?: boolean; isConstructor?: boolean } = {},
  ) {
    this.unit = unit;
    this.symbol = symbol;
    this.neverNull = neverNullLocals(body.locals);
    this.accessorOf = options.accessorOf ?? null;
    this.leavesInFinally = options.leavesInFinally ?? false;
    this.implicitResult = options.isConstructor ? " this" : "";
  }

  /** An identifier for a helper variable in generated code. */
  temporary(): string {
    return `$j${this.temporaries++}`;
  }

  /** As {@link temporary}, declared for the whole function. */
  held(): string {
    const name = this.temporary();
    this.declared.push(name);
    return name;
  }

  /** Writes the body of a loop. */
  inLoop(write: () => string): string {
    this.loops++;
    try {
      return write();
    } finally {
      this.loops--;
    }
  }

  /** True when a `break` here has a loop to leave. */
  get canJump(): boolean {
    return this.loops > 0;
  }

  /** `break` or `continue`, through the function of a runAs block where the loop is outside of it. */
  jump(kind: "break" | "continue"): string {
    if (this.runAsBlock && this.loops === 0) return `{${this.runAsBlock.code}=${kind === "break" ? 2 : 3};return;}`;
    return `${kind};`;
  }

  insideRunAs(block: NonNullable<BodyEmitter["runAsBlock"]>, write: () => string): string {
    const { runAsBlock, loops } = this;
    this.runAsBlock = block;
    this.loops = 0;
    try {
      return write();
    } finally {
      this.runAsBlock = runAsBlock;
      this.loops = loops;
    }
  }

  /** Marks the start of a statement: current line and coverage. Repeated lines in a row are marked once. */
  mark(line: number): string {
    if (line === this.lastLine) return "";
    this.lastLine = line;
    return `f.line=${line};c[${this.unit.lineIndex(line)}]++;`;
  }

  /** Forgets the last line: what follows may be reached from elsewhere. */
  branch(): void {
    this.lastLine = -1;
  }
}
