import { findLibraryClass, type LibraryClass } from "../library/registry.js";
import { parseTypeName, type TypeName } from "../runtime/type-names.js";
import type { ObjectDescribe, Schema } from "../schema/types.js";
import type { ClassSymbol } from "./symbols.js";

export type TypeKind =
  "void" | "null" | "primitive" | "object" | "list" | "set" | "map" | "record" | "user" | "library" | "unknown";

/** A static Apex type. One instance exists per type and {@link TypeTable}, so identity is equality. */
export interface Type {
  readonly kind: TypeKind;
  /** Canonical, with namespace, outer class and type arguments. */
  readonly name: string;
  readonly args: readonly Type[];
  /** Of kind `user`. */
  readonly symbol: ClassSymbol | null;
  /** Of every kind that the library gives members to (primitives and collections too). */
  readonly library: LibraryClass | null;
  /** Of kind `record`; null for SObject itself. */
  readonly describe: ObjectDescribe | null;
}

const PRIMITIVES = [
  "Boolean",
  "String",
  "Id",
  "Integer",
  "Long",
  "Double",
  "Decimal",
  "Date",
  "Datetime",
  "Time",
  "Blob",
];
const COLLECTIONS: Readonly<Record<string, TypeKind>> = { list: "list", set: "set", map: "map" };

/** Makes and finds types by canonical name. */
export class TypeTable {
  private readonly byName = new Map<string, Type>();
  private readonly schema: Schema;
  /** Finds a user class by canonical name in any case. */
  private readonly findUserClass: (name: string) => ClassSymbol | undefined;

  constructor(schema: Schema, findUserClass: (name: string) => ClassSymbol | undefined) {
    this.schema = schema;
    this.findUserClass = findUserClass;
  }

  readonly void = this.simple("void", "void");
  readonly null = this.simple("null", "null");
  /** Stands for a type that could not be resolved; an error was reported, so nothing about it is reported again. */
  readonly unknown = this.simple("unknown", "<unknown>");
  get object(): Type {
    return this.named("Object") as Type;
  }
  get string(): Type {
    return this.named("String") as Type;
  }
  get boolean(): Type {
    return this.named("Boolean") as Type;
  }
  get integer(): Type {
    return this.named("Integer") as Type;
  }
  get long(): Type {
    return this.named("Long") as Type;
  }
  get double(): Type {
    return this.named("Double") as Type;
  }
  get decimal(): Type {
    return this.named("Decimal") as Type;
  }
  get id(): Type {
    return this.named("Id") as Type;
  }
  get record(): Type {
    return this.named("SObject") as Type;
  }
  get exception(): Type {
    return this.named("System.Exception") as Type;
  }

  list(element: Type): Type {
    return this.generic("List", [element]);
  }

  set(element: Type): Type {
    return this.generic("Set", [element]);
  }

  map(key: Type, value: Type): Type {
    return this.generic("Map", [key, value]);
  }

  generic(base: string, args: readonly Type[]): Type {
    const name = `${base}<${args.map((each) => each.name).join(",")}>`;
    const known = this.byName.get(name.toLowerCase());
    if (known) return known;
    const library = findLibraryClass(base) ?? null;
    return this.keep({
      kind: COLLECTIONS[base.toLowerCase()] ?? "library",
      name,
      args,
      symbol: null,
      library,
      describe: null,
    });
  }

  user(symbol: ClassSymbol): Type {
    const known = this.byName.get(symbol.name.toLowerCase());
    if (known?.symbol === symbol) return known;
    return this.keep({ kind: "user", name: symbol.name, args: [], symbol, library: null, describe: null });
  }

  recordOf(describe: ObjectDescribe): Type {
    const key = `record ${describe.apiName.toLowerCase()}`;
    const known = this.byName.get(key);
    if (known) return known;
    const made: Type = {
      kind: "record",
      name: describe.apiName,
      args: [],
      symbol: null,
      library: findLibraryClass("SObject") ?? null,
      describe,
    };
    this.byName.set(key, made);
    return made;
  }

  /** The sObject type of that name, namespace optional. */
  object_(name: string): Type | undefined {
    const describe = this.schema.object(name);
    return describe && this.recordOf(describe);
  }

  /** A library type without arguments, bare or qualified, in any case. Generic ones get Object arguments. */
  libraryType(name: string): Type | undefined {
    const library = findLibraryClass(name);
    if (!library) return undefined;
    const known = this.byName.get(`library ${library.name}`);
    if (known) return known;
    const kind = this.kindOf(library.name);
    const args = library.typeParameters.map(() => this.object);
    if (args.length > 0) return this.generic(library.name, args);
    const made: Type = { kind, name: library.name, args: [], symbol: null, library, describe: null };
    this.byName.set(`library ${library.name}`, made);
    return made;
  }

  /** `Flow.Interview.Some_Flow`: every flow has a class; which flows there are is not known when compiling. */
  flowInterview(flow: string): Type | undefined {
    const library = findLibraryClass("Flow.Interview");
    const name = `Flow.Interview.${flow}`;
    return (
      library &&
      (this.byName.get(name.toLowerCase()) ??
        this.keep({ kind: "library", name, args: [], symbol: null, library, describe: null }))
    );
  }

  /** A type by its canonical name, type parameters replaced by `bindings`. Undefined when nothing has that name. */
  named(text: string, bindings?: ReadonlyMap<string, Type>): Type | undefined {
    if (!bindings) {
      const known = this.byName.get(text.toLowerCase());
      if (known) return known;
    }
    const type = this.fromName(parseTypeName(text), bindings);
    if (type && !bindings) this.byName.set(text.toLowerCase(), type);
    return type;
  }

  private fromName(name: TypeName, bindings?: ReadonlyMap<string, Type>): Type | undefined {
    const bound = bindings?.get(name.base);
    if (bound) return bound;
    if (name.arguments.length > 0) {
      const args = name.arguments.map((argument) => this.fromName(argument, bindings) ?? this.unknown);
      return this.generic(findLibraryClass(name.base)?.name ?? name.base, args);
    }
    switch (name.base.toLowerCase()) {
      case "void":
        return this.void;
      case "object":
        return this.base("Object", "object");
      case "sobject":
        return this.base("SObject", "record");
      default:
    }
    const primitive = PRIMITIVES.find((each) => each.toLowerCase() === name.base.toLowerCase());
    if (primitive) return this.base(primitive, "primitive");
    const symbol = this.findUserClass(name.base);
    if (symbol) return this.user(symbol);
    return this.libraryType(name.base) ?? this.object_(name.base);
  }

  private kindOf(name: string): TypeKind {
    if (PRIMITIVES.includes(name)) return "primitive";
    if (name === "Object") return "object";
    if (name === "SObject") return "record";
    return COLLECTIONS[name.toLowerCase()] ?? "library";
  }

  private base(name: string, kind: TypeKind): Type {
    const known = this.byName.get(`library ${name}`);
    if (known) return known;
    const made: Type = { kind, name, args: [], symbol: null, library: findLibraryClass(name) ?? null, describe: null };
    this.byName.set(`library ${name}`, made);
    return made;
  }

  private simple(kind: TypeKind, name: string): Type {
    return { kind, name, args: [], symbol: null, library: null, describe: null };
  }

  private keep(type: Type): Type {
    this.byName.set(type.name.toLowerCase(), type);
    return type;
  }
}

/** True for Integer, Long, Double and Decimal. */
export function isNumber(type: Type): boolean {
  return type.kind === "primitive" && NUMERIC_RANK.has(type.name);
}

/** Order in which mixed arithmetic widens. */
export const NUMERIC_RANK: ReadonlyMap<string, number> = new Map([
  ["Integer", 0],
  ["Long", 1],
  ["Double", 2],
  ["Decimal", 3],
]);

export function isCollection(type: Type): boolean {
  return type.kind === "list" || type.kind === "set" || type.kind === "map";
}
