import type { LibraryMethod, LibraryProperty } from "../library/registry.js";
import type { Compilation } from "./compilation.js";
import { parentsOf } from "./conversions.js";
import { type ClassSymbol, type FieldSymbol, lineage, type MethodSymbol, sameSignature } from "./member-rules.js";
import type { Type } from "./types.js";

/** A method that a call may mean, its types as seen from the receiver. */
export type Candidate = { parameters: { type: Type }[]; returnType: Type } & (
  { kind: "user"; method: MethodSymbol } | { kind: "library"; method: LibraryMethod; owner: Type }
);

/** The variable or property of that name in a class or above it; inherited private ones are skipped by the access check. */
export function findField(symbol: ClassSymbol, name: string): FieldSymbol | undefined {
  const key = name.toLowerCase();
  for (const each of lineage(symbol)) {
    const field = each.fields.get(key);
    if (field) return field;
  }
  return undefined;
}

/** Every method of that name a value of the type offers, most derived first, overridden ones left out. */
export function methodsOf(compilation: Compilation, type: Type, name: string): Candidate[] {
  const found: Candidate[] = [];
  collect(compilation, type, name.toLowerCase(), found, new Set());
  if (type.kind !== "null" && !found.some((each) => each.kind === "library") && (type.symbol || type.library)) {
    collect(compilation, compilation.types.object, name.toLowerCase(), found, new Set());
  }
  return found;
}

function collect(compilation: Compilation, type: Type, key: string, found: Candidate[], seen: Set<Type>): void {
  if (seen.has(type)) return;
  seen.add(type);
  if (type.symbol) {
    for (const method of type.symbol.methods.get(key) ?? []) {
      const hidden = found.some((other) => other.kind === "user" && sameSignature(other.method, method));
      if (!hidden) found.push({ kind: "user", method, parameters: method.parameters, returnType: method.returnType });
    }
  } else if (type.library) {
    for (const candidate of libraryMethods(compilation, type, key)) {
      const hidden = found.some((other) => sameTypes(other.parameters, candidate.parameters));
      if (!hidden) found.push(candidate);
    }
  }
  for (const parent of parentsOf(compilation, type)) collect(compilation, parent, key, found, seen);
}

function sameTypes(left: readonly { type: Type }[], right: readonly { type: Type }[]): boolean {
  return left.length === right.length && left.every((each, at) => each.type === (right[at] as { type: Type }).type);
}

/** Methods of that lower-case name that the library class itself declares, type parameters filled in. */
export function libraryMethods(
  compilation: Compilation,
  type: Type,
  key: string,
): Extract<Candidate, { kind: "library" }>[] {
  const { library } = type;
  if (!library) return [];
  const bindings = bindingsOf(compilation, type);
  return library.methods
    .filter((method) => method.name.toLowerCase() === key)
    .map((method) => ({
      kind: "library",
      method,
      owner: type,
      parameters: method.parameters.map((parameter) => ({
        type: compilation.types.named(parameter.type, bindings) ?? compilation.types.unknown,
      })),
      returnType: compilation.types.named(method.returnType, bindings) ?? compilation.types.unknown,
    }));
}

export function bindingsOf(compilation: Compilation, type: Type): ReadonlyMap<string, Type> | undefined {
  const { library } = type;
  if (!library || library.typeParameters.length === 0) return undefined;
  return new Map(library.typeParameters.map((name, at) => [name, type.args[at] ?? compilation.types.object]));
}

/** A property of a library class or of one above it. */
export function findLibraryProperty(
  compilation: Compilation,
  type: Type,
  name: string,
  isStatic: boolean,
): { property: LibraryProperty; type: Type } | undefined {
  const key = name.toLowerCase();
  if (type.library) {
    const property = type.library.properties.find(
      (each) => each.isStatic === isStatic && each.name.toLowerCase() === key,
    );
    if (property)
      return {
        property,
        type: compilation.types.named(property.type, bindingsOf(compilation, type)) ?? compilation.types.unknown,
      };
  }
  for (const parent of parentsOf(compilation, type)) {
    const found = findLibraryProperty(compilation, parent, name, isStatic);
    if (found) return found;
  }
  const open = isStatic ? null : type.library?.openProperty;
  return open ? { property: open(key), type: compilation.types.object } : undefined;
}
