import type { TypeReference } from "../parser/tree.js";
import type { Compilation } from "./compilation.js";
import { isAccessible } from "./member-rules.js";
import { type ClassSymbol, lineage } from "./symbols.js";
import type { Type } from "./types.js";

/** Resolves a written type in the scope of a class; reports `Invalid type: X` and answers the unknown type when there is none. */
export function resolveType(compilation: Compilation, scope: ClassSymbol, reference: TypeReference): Type {
  const found = findType(compilation, scope, reference);
  if (found) {
    const inner = found.symbol?.outer ? found.symbol : null;
    if (inner !== null && !isAccessible({ ...inner, owner: inner }, scope))
      compilation.error(scope.unit, reference, `Type is not visible: ${inner.name}`);
    return found;
  }
  compilation.error(scope.unit, reference, `Invalid type: ${typeText(reference)}`);
  return compilation.types.unknown;
}

/** As {@link resolveType}, without a report. Undefined when nothing has that name. */
export function findType(compilation: Compilation, scope: ClassSymbol, reference: TypeReference): Type | undefined {
  let type = findBase(compilation, scope, reference);
  for (let depth = 0; type && depth < reference.arrayDepth; depth++) type = compilation.types.list(type);
  return type;
}

export function typeText(reference: TypeReference): string {
  const parts = reference.parts.map(
    (part) => part.name + (part.args.length > 0 ? `<${part.args.map(typeText).join(",")}>` : ""),
  );
  return parts.join(".") + "[]".repeat(reference.arrayDepth);
}

const GENERIC_ARITY: Readonly<Record<string, number>> = {
  list: 1,
  set: 1,
  map: 2,
  iterable: 1,
  iterator: 1,
  comparator: 1,
  batchable: 1,
};

function findBase(compilation: Compilation, scope: ClassSymbol, reference: TypeReference): Type | undefined {
  const { types } = compilation;
  const last = reference.parts[reference.parts.length - 1];
  if (!last) return undefined;
  if (last.args.length > 0) {
    const name = reference.parts.map((part) => part.name).join(".");
    const base = types.libraryType(name);
    if (!base?.library || base.library.typeParameters.length !== last.args.length) return undefined;
    const args = last.args.map((argument) => resolveType(compilation, scope, argument));
    if (GENERIC_ARITY[last.name.toLowerCase()] !== undefined && args.length !== GENERIC_ARITY[last.name.toLowerCase()])
      return undefined;
    return args.some((argument) => argument.kind === "unknown")
      ? types.unknown
      : types.generic(base.library.name, args);
  }
  const names = reference.parts.map((part) => part.name);
  return findTypeByNames(compilation, scope, names);
}

/** Finds a type by its dotted name as seen from a class: inner types first, then classes of the program, the library, objects. */
export function findTypeByNames(
  compilation: Compilation,
  scope: ClassSymbol | null,
  names: readonly string[],
): Type | undefined {
  const { types } = compilation;
  const first = (names[0] as string).toLowerCase();
  const symbol = scope ? findInScope(compilation, scope, first) : compilation.classes.get(first);
  if (symbol) {
    const inner = descend(symbol, names.slice(1));
    if (inner) {
      scope?.unit.uses.add(inner.unit);
      return types.user(inner);
    }
    if (names.length === 1) return undefined;
  }
  const namespace = compilation.namespace?.toLowerCase();
  if (names.length > 1 && first === namespace) {
    const own = compilation.classes.get((names[1] as string).toLowerCase());
    const found = own && descend(own, names.slice(2));
    if (found) {
      scope?.unit.uses.add(found.unit);
      return types.user(found);
    }
  }
  if (names.length === 3 && first === "flow" && (names[1] as string).toLowerCase() === "interview")
    return types.flowInterview(names[2] as string);
  const full = names.join(".");
  const bare = names.length === 1 || first === "system" || first === "schema";
  const simple = bare ? (names[names.length - 1] as string) : full;
  const object = names.length <= 2 && bare ? types.object_(simple) : undefined;
  const library = primitiveOf(compilation, names) ?? types.libraryType(full);
  // `Network` is an object wherever a value is meant; the class of that name only holds static methods.
  return object && library?.library?.isStaticOnly && names.length === 1 ? object : (library ?? object);
}

function primitiveOf(compilation: Compilation, names: readonly string[]): Type | undefined {
  const name =
    names.length === 2 && (names[0] as string).toLowerCase() === "system"
      ? (names[1] as string)
      : names.length === 1
        ? (names[0] as string)
        : "";
  if (!/^(object|sobject|boolean|string|id|integer|long|double|decimal|date|datetime|time|blob|void)$/i.test(name))
    return undefined;
  return compilation.types.named(name);
}

function descend(symbol: ClassSymbol, names: readonly string[]): ClassSymbol | undefined {
  let found: ClassSymbol | undefined = symbol;
  for (const name of names) found = found && innerOf(found, name.toLowerCase());
  return found;
}

/** An inner type of the class or of a class above it. */
function innerOf(symbol: ClassSymbol, key: string): ClassSymbol | undefined {
  for (const each of lineage(symbol)) {
    const inner = each.inner.get(key);
    if (inner) return inner;
  }
  return undefined;
}

function findInScope(compilation: Compilation, scope: ClassSymbol, key: string): ClassSymbol | undefined {
  for (let at: ClassSymbol | null = scope; at; at = at.outer) {
    const inner = innerOf(at, key);
    if (inner) return inner;
    if (at.simpleName.toLowerCase() === key) return at;
  }
  return compilation.classes.get(key);
}
