import type { Position } from "../parser/tree.js";
import type { Bound, Local } from "./bound.js";
import type { Compilation } from "./compilation.js";
import { convert, isRows } from "./conversions.js";
import type { ClassSymbol, UnitSymbol } from "./symbols.js";
import type { Type } from "./types.js";

/** Where an expression or statement stands: its class, method and visible variables. One per method body. */
export class Context {
  readonly compilation: Compilation;
  readonly symbol: ClassSymbol;
  readonly isStatic: boolean;
  /** Type that `return` must give; void for constructors, initialisers and triggers. */
  readonly returnType: Type;
  /** Set in constructors, whose final variables may be assigned and which may chain. */
  readonly isConstructor: boolean;
  /** sObject type of a trigger's records. */
  readonly triggerObject: Type | null;
  readonly locals: Local[] = [];
  hasRunAs = false;
  loopDepth = 0;
  private readonly scopes: Map<string, Local>[] = [new Map<string, Local>()];

  constructor(
    compilation: Compilation,
    symbol: ClassSymbol,
    options: { isStatic: boolean; returnType?: Type; isConstructor?: boolean; triggerObject?: Type | null },
  ) {
    this.compilation = compilation;
    this.symbol = symbol;
    this.isStatic = options.isStatic;
    this.returnType = options.returnType ?? compilation.types.void;
    this.isConstructor = options.isConstructor ?? false;
    this.triggerObject = options.triggerObject ?? null;
  }

  get unit(): UnitSymbol {
    return this.symbol.unit;
  }

  get types(): Compilation["types"] {
    return this.compilation.types;
  }

  /** Runs `work` with a scope of its own for variables. */
  scoped<T>(work: () => T): T {
    this.scopes.push(new Map());
    try {
      return work();
    } finally {
      this.scopes.pop();
    }
  }

  findLocal(name: string): Local | undefined {
    const key = name.toLowerCase();
    for (let at = this.scopes.length - 1; at >= 0; at--) {
      const local = this.scopes[at]?.get(key);
      if (local) return local;
    }
    return undefined;
  }

  /** Every variable visible here; an inner one hides an outer one of its name. */
  visibleLocals(): Local[] {
    const found = new Map<string, Local>();
    for (const scope of this.scopes) for (const [key, local] of scope) found.set(key, local);
    return [...found.values()];
  }

  /** Declares a variable; reports `Duplicate variable: x` when one is visible already. */
  declare(name: string, type: Type, at: Position, options: { isParameter?: boolean; isFinal?: boolean } = {}): Local {
    this.compilation.checkIdentifier(this.unit, at, name, "variable");
    if (this.findLocal(name)) this.error(at, `Duplicate variable: ${name}`);
    const local: Local = {
      name,
      type,
      isFinal: options.isFinal ?? false,
      isParameter: options.isParameter ?? false,
      jsName: `${name}$${this.locals.length}`,
      assigned: [],
    };
    this.locals.push(local);
    this.scopes[this.scopes.length - 1]?.set(name.toLowerCase(), local);
    return local;
  }

  /** A variable of the resolver's own. */
  temporary(type: Type): Local {
    const local: Local = {
      name: "",
      type,
      isFinal: false,
      isParameter: false,
      jsName: `$t${this.locals.length}`,
      assigned: [null],
    };
    this.locals.push(local);
    return local;
  }

  error(at: Position, message: string): void {
    this.compilation.error(this.unit, at, message);
  }

  /** Reports and answers an expression of unknown type, about which nothing more is reported. */
  fail(at: Position, message: string): Bound {
    this.error(at, message);
    return { kind: "constant", value: null, type: this.types.unknown, line: at.line };
  }

  /** Converts for an assignment, or reports `Illegal assignment from X to Y`. */
  assignable(value: Bound, to: Type, at: Position): Bound {
    const converted = convert(this.compilation, value, to);
    if (converted) return converted;
    return this.fail(at, `Illegal assignment from ${value.type.name} to ${to.name}`);
  }

  /** Converts what must be a Boolean. */
  condition(value: Bound, at: Position): Bound {
    if (value.type === this.types.boolean || value.type.kind === "unknown") return value;
    return this.fail(at, `Condition expression must be of type Boolean: ${value.type.name}`);
  }

  null(at: Position): Bound {
    return { kind: "constant", value: null, type: this.types.null, line: at.line };
  }

  /** Notes that this unit cannot run without the other. */
  use(symbol: ClassSymbol): void {
    if (symbol.unit !== this.unit) this.unit.uses.add(symbol.unit);
  }
}

/** Query rows used as one record: `[SELECT ...].Name`. */
export function asRecord(value: Bound): Bound {
  if (!isRows(value) || value.type.kind !== "list") return value;
  const row = value.type.args[0] as Type;
  return { kind: "convert", conversion: "singleRow", operand: value, type: row, line: value.line };
}
