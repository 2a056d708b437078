import type { Compilation } from "./compilation.js";
import { fit, isException, parentsOf } from "./conversions.js";
import { sameParameters, signatureText } from "./declare.js";
import { libraryMethods } from "./members.js";
import { type ClassSymbol, type FieldSymbol, lineage, type MethodSymbol } from "./symbols.js";
import type { Type } from "./types.js";

/** Rules between a class and what it extends or implements. */
export function checkHierarchy(compilation: Compilation, symbol: ClassSymbol): void {
  if (isCircular(symbol)) {
    compilation.error(symbol.unit, symbol.declaration, `Circular class hierarchy: ${symbol.name}`);
    symbol.superclass = null;
    return;
  }
  nameFields(symbol);
  if (symbol.kind !== "class") return;
  for (const methods of symbol.methods.values())
    for (const method of methods) checkOverride(compilation, symbol, method);
  checkConstructors(compilation, symbol);
  const isCustomException = isException(compilation, compilation.types.user(symbol));
  if (/exception$/i.test(symbol.simpleName) && !isCustomException) {
    compilation.error(
      symbol.unit,
      symbol.declaration,
      `Class name must not end in 'Exception' unless it extends Exception: ${symbol.simpleName}`,
    );
  }
  if (isCustomException && !/exception$/i.test(symbol.simpleName)) {
    compilation.error(
      symbol.unit,
      symbol.declaration,
      `Exception class must end with the word Exception: ${symbol.simpleName}`,
    );
  }
  if (!symbol.isAbstract) checkImplemented(compilation, symbol);
}

function isCircular(symbol: ClassSymbol): boolean {
  const seen = new Set<ClassSymbol>();
  for (let at: ClassSymbol | null = symbol; at; at = at.superclass?.symbol ?? null) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

/** A variable that hides one of a class above gets a place of its own; an overriding property keeps the place it overrides. */
function nameFields(symbol: ClassSymbol): void {
  const parent = symbol.superclass?.symbol;
  if (!parent) return;
  for (const [key, field] of symbol.fields) {
    if (field.isStatic) continue;
    const hidden: FieldSymbol[] = [];
    for (const above of lineage(parent)) {
      const other = above.fields.get(key);
      if (other && !other.isStatic) hidden.push(other);
    }
    if (hidden.length === 0 || field.isOverride) continue;
    field.jsName = `f$${key}$${hidden.length}`;
  }
}

function checkOverride(compilation: Compilation, symbol: ClassSymbol, method: MethodSymbol): void {
  const parent = symbol.superclass;
  const overridden = parent?.symbol ? findAbove(parent.symbol, method) : undefined;
  const { unit } = symbol;
  if (method.isOverride && !overridden && !overridesLibrary(compilation, symbol, method)) {
    compilation.error(
      unit,
      method.position,
      `Method does not override an ancestor method: ${method.returnType.name} ${signatureText(method)}`,
    );
    return;
  }
  if (!overridden || method.isStatic || overridden.access === "private") return;
  if (!overridden.isVirtual && !overridden.isAbstract) {
    compilation.error(
      unit,
      method.position,
      `Non-virtual, non-abstract methods cannot be overridden: ${signatureText(method)}`,
    );
  } else if (!method.isOverride) {
    compilation.error(unit, method.position, `Method must use the override keyword: ${signatureText(method)}`);
  }
  if (overridden.returnType !== method.returnType) {
    compilation.error(unit, method.position, `Return type does not match overridden method: ${signatureText(method)}`);
  }
  // A public method may override a global one.
  if (RANK[method.access] < Math.min(RANK[overridden.access], RANK.public)) {
    compilation.error(
      unit,
      method.position,
      `Cannot reduce the visibility of a overridden method: ${signatureText(method)}`,
    );
  }
}

const RANK = { private: 0, protected: 1, public: 2, global: 3 } as const;

function findAbove(symbol: ClassSymbol, method: MethodSymbol): MethodSymbol | undefined {
  for (const above of lineage(symbol)) {
    const found = above.methods
      .get(method.name.toLowerCase())
      ?.find((other) => !other.isStatic && sameParameters(other, method));
    if (found) return found;
  }
  return undefined;
}

function overridesLibrary(compilation: Compilation, symbol: ClassSymbol, method: MethodSymbol): boolean {
  const key = method.name.toLowerCase();
  const arity = method.parameters.length;
  const offers = (type: Type): boolean =>
    (type.library !== null &&
      libraryMethods(compilation, type, key).some((each) => each.parameters.length === arity)) ||
    (type.symbol?.kind === "interface" &&
      (type.symbol.methods.get(key) ?? []).some((each) => sameParameters(each, method))) ||
    parentsOf(compilation, type).some(offers);
  return offers(compilation.types.object) || parentsOf(compilation, compilation.types.user(symbol)).some(offers);
}

/** Every abstract method of the classes above and of the interfaces needs a body. */
function checkImplemented(compilation: Compilation, symbol: ClassSymbol): void {
  const own = compilation.types.user(symbol);
  const wanted = new Set<Type>();
  const collect = (type: Type): void => {
    for (const parent of parentsOf(compilation, type)) {
      if (wanted.has(parent)) continue;
      wanted.add(parent);
      collect(parent);
    }
  };
  collect(own);
  for (const type of [own, ...wanted]) {
    for (const missing of type.symbol ? missingUser(compilation, symbol, type.symbol) : missingLibrary(symbol, type)) {
      compilation.error(symbol.unit, symbol.declaration, `Class ${symbol.name} must implement the method: ${missing}`);
    }
  }
}

/**
 * A method of an interface is implemented also by one whose parameters are wider: `f(Object)` is `f(String)` as well, and
 * `f(Map<Id, Object>)` is `f(Map<Id, Account>)`. Such a method gets a second name.
 */
function bridged(
  compilation: Compilation,
  symbol: ClassSymbol,
  from: ClassSymbol,
  wanted: MethodSymbol,
): MethodSymbol | undefined {
  if (from.kind !== "interface") return undefined;
  const body = findBody(
    symbol,
    wanted.name,
    (other) =>
      other.returnType === wanted.returnType &&
      other.parameters.length === wanted.parameters.length &&
      other.parameters.every(({ type }, at) => {
        const given = wanted.parameters[at]?.type as Type;
        return type === given || fit(compilation, given, type)?.conversion === "same";
      }),
  );
  if (body) symbol.bridges.push({ name: wanted.jsName, body });
  return body;
}

function missingUser(compilation: Compilation, symbol: ClassSymbol, from: ClassSymbol): string[] {
  return [...from.methods.values()].flat().flatMap((method) => {
    if (!method.isAbstract) return [];
    const body =
      findBody(symbol, method.name, (other) => sameParameters(other, method)) ??
      bridged(compilation, symbol, from, method) ??
      staticBody(compilation, symbol, from, method);
    if (!body) return [`${method.returnType.name} ${from.name}.${signatureText(method)}`];
    const isVisible = body.access === "public" || body.access === "global" || from.kind !== "interface";
    const words = body.declaration?.kind === "method" ? body.declaration.words : [];
    // A body without any word passes in an inner or private class.
    const isSilent = !words.includes("private") && !words.includes("protected");
    return isVisible || (isSilent && (body.owner.outer !== null || body.owner.access === "private"))
      ? []
      : [`${method.returnType.name} ${from.name}.${signatureText(method)}`];
  });
}

/** The platform takes a static method for the body of an interface method, also with a narrower result. */
function staticBody(
  compilation: Compilation,
  symbol: ClassSymbol,
  from: ClassSymbol,
  wanted: MethodSymbol,
): MethodSymbol | undefined {
  if (from.kind !== "interface") return undefined;
  const fits = (other: MethodSymbol): boolean =>
    other.isStatic &&
    sameParameters(other, wanted) &&
    fit(compilation, other.returnType, wanted.returnType)?.conversion === "same";
  const body = findBody(symbol, wanted.name, fits, true);
  if (body) symbol.bridges.push({ name: wanted.jsName, body });
  return body;
}

function missingLibrary(symbol: ClassSymbol, type: Type): string[] {
  if (!type.library || (type.library.kind !== "interface" && !type.library.isAbstract)) return [];
  return type.library.methods.flatMap((method) => {
    if (!method.isAbstract || method.isStatic) return [];
    // The platform takes a static method for the body of an interface method of its own.
    const body = findBody(symbol, method.name, (other) => other.parameters.length === method.parameters.length, true);
    return body ? [] : [`${method.returnType} ${type.name}.${method.name}()`];
  });
}

function findBody(
  symbol: ClassSymbol,
  name: string,
  fits: (method: MethodSymbol) => boolean,
  allowStatic = false,
): MethodSymbol | undefined {
  for (const each of lineage(symbol)) {
    const found = each.methods
      .get(name.toLowerCase())
      ?.find((method) => !method.isAbstract && (allowStatic || !method.isStatic) && fits(method));
    if (found) return found;
  }
  return undefined;
}

/** A constructor that does not chain needs a parent that can be made without arguments. */
function checkConstructors(compilation: Compilation, symbol: ClassSymbol): void {
  const parent = symbol.superclass?.symbol;
  if (
    !parent ||
    parent.constructors.length === 0 ||
    parent.constructors.some((constructor) => constructor.parameters.length === 0)
  )
    return;
  if (isException(compilation, compilation.types.user(parent))) return;
  const chains = (constructor: MethodSymbol): boolean => {
    const first = constructor.declaration?.block?.statements[0];
    return first?.kind === "expression" && first.expression.kind === "constructorCall";
  };
  if (symbol.constructors.length === 0) {
    compilation.error(
      symbol.unit,
      symbol.declaration,
      `No default constructor available in super type: ${parent.name}`,
    );
  }
  for (const constructor of symbol.constructors) {
    if (!chains(constructor))
      compilation.error(
        symbol.unit,
        constructor.position,
        `No default constructor available in super type: ${parent.name}`,
      );
  }
}
