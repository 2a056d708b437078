import type { Schema } from "../schema/types.js";
import type { Position } from "../parser/tree.js";
import { isReserved } from "./reserved-words.js";
import type { ClassSymbol, UnitSymbol } from "./symbols.js";
import { TypeTable } from "./types.js";

/** Everything one compilation knows: the types, the user classes and the namespace. */
export class Compilation {
  readonly schema: Schema;
  readonly namespace: string | null;
  readonly types: TypeTable;
  readonly units: UnitSymbol[] = [];
  /** Top-level user classes by lower-case simple name. */
  readonly classes = new Map<string, ClassSymbol>();

  /** Custom labels by lower-case name; null where nobody knows them. */
  readonly labels: { has(name: string): boolean } | null;

  constructor(schema: Schema, namespace: string | null, labels: { has(name: string): boolean } | null = null) {
    this.labels = labels;
    this.schema = schema;
    this.namespace = namespace;
    this.types = new TypeTable(schema, (name) => this.findClass(name));
  }

  /** A user class by canonical or simple name, any case, namespace optional, inner classes with a dot. */
  findClass(name: string): ClassSymbol | undefined {
    const parts = name.toLowerCase().split(".");
    if (
      this.namespace !== null &&
      parts.length > 1 &&
      parts[0] === this.namespace.toLowerCase() &&
      !this.classes.has(parts[0])
    )
      parts.shift();
    let found = this.classes.get(parts[0] as string);
    for (const part of parts.slice(1)) found = found?.inner.get(part);
    return found;
  }

  /** Canonical name of a top-level class of this program. */
  qualify(simpleName: string): string {
    return this.namespace === null ? simpleName : `${this.namespace}.${simpleName}`;
  }

  /** Names that are declared start with a letter, do not end with an underscore and have no two in a row. */
  checkIdentifier(unit: UnitSymbol, at: Position, name: string, kind: "variable" | "method" | "type"): void {
    if (/^_|__|_$/.test(name)) this.error(unit, at, `Invalid character in identifier: ${name}`);
    if (kind !== "type" && isReserved(name, kind)) this.error(unit, at, `Identifier name is reserved: ${name}`);
  }

  error(unit: UnitSymbol, at: Position, message: string): void {
    if (unit.errors.some((error) => error.line === at.line && error.message === message)) return;
    unit.errors.push({ line: at.line, column: at.column, message });
  }
}
