import type { Bound, Conversion } from "./bound.js";
import type { Compilation } from "./compilation.js";
import { lineage } from "./symbols.js";
import { isNumber, NUMERIC_RANK, type Type } from "./types.js";

/**
 * How a value of one static type may become another without a cast:
 * `same` needs no code, a {@link Conversion} needs a helper. `loose` marks the ones overload resolution takes last.
 */
export interface Fit {
  conversion: Conversion | "same";
  loose: boolean;
}

const SAME: Fit = { conversion: "same", loose: false };
const LOOSE_SAME: Fit = { conversion: "same", loose: true };

const NUMBER_CONVERSIONS: Readonly<Record<string, Conversion>> = {
  "Integer Long": "integerToLong",
  "Integer Double": "integerToDouble",
  "Integer Decimal": "integerToDecimal",
  "Long Double": "longToDouble",
  "Long Decimal": "longToDecimal",
  "Double Decimal": "doubleToDecimal",
  "Decimal Double": "decimalToDouble",
  "Decimal Integer": "decimalToInteger",
  "Decimal Long": "decimalToLong",
  "Double Integer": "doubleToInteger",
  "Double Long": "doubleToLong",
  "Long Integer": "longToInteger",
};

/** The implicit conversion from one type to another, or null when Apex has none. */
export function fit(compilation: Compilation, from: Type, to: Type): Fit | null {
  if (from === to || to.kind === "unknown" || from.kind === "unknown") return SAME;
  if (from.kind === "void" || to.kind === "void") return null;
  if (from.kind === "null") return SAME;
  if (to.kind === "object") return SAME;
  if (isNumber(from) && isNumber(to)) return fitNumbers(from, to);
  if (from.name === "Id" && to.name === "String") return SAME;
  if (from.name === "String" && to.name === "Id") return { conversion: "stringToId", loose: true };
  if (from.name === "Date" && to.name === "Datetime") return { conversion: "dateToDatetime", loose: false };
  if (from.kind === "record" && to.kind === "record") return to.describe === null ? SAME : null;
  if (isSubtype(compilation, from, to)) return SAME;
  return fitCollections(compilation, from, to);
}

function fitNumbers(from: Type, to: Type): Fit | null {
  const widens = (NUMERIC_RANK.get(from.name) as number) < (NUMERIC_RANK.get(to.name) as number);
  const decimalToDouble = from.name === "Decimal" && to.name === "Double";
  if (!widens && !decimalToDouble) return null;
  return { conversion: NUMBER_CONVERSIONS[`${from.name} ${to.name}`] as Conversion, loose: decimalToDouble };
}

/** The conversion that a cast between numbers does, or null. */
export function numberCast(from: Type, to: Type): Conversion | null {
  return NUMBER_CONVERSIONS[`${from.name} ${to.name}`] ?? null;
}

/** Lists and map values vary with their elements, also from SObject down to one object type. */
function fitCollections(compilation: Compilation, from: Type, to: Type): Fit | null {
  if (from.kind === to.kind && from.args.length === to.args.length && from.args.length > 0) {
    if (from.kind === "list" || from.kind === "set")
      return fitElement(compilation, from.args[0] as Type, to.args[0] as Type, from.kind === "set");
    if (from.kind === "map") {
      const key = fitElement(compilation, from.args[0] as Type, to.args[0] as Type, true);
      const value = fitElement(compilation, from.args[1] as Type, to.args[1] as Type, false);
      return key && value ? (key.loose || value.loose ? LOOSE_SAME : SAME) : null;
    }
    if (from.library && from.library === to.library) {
      if (from.args.every((argument, at) => fitElement(compilation, argument, to.args[at] as Type, false))) return SAME;
      // Iterable<Object> may be handed over for Iterable<String>: the platform checks type arguments of its interfaces in neither direction.
      return from.args.every((argument, at) => fitElement(compilation, to.args[at] as Type, argument, false))
        ? LOOSE_SAME
        : null;
    }
  }
  for (const parent of parentsOf(compilation, from)) {
    const through =
      parent.args.length > 0 && parent.library === to.library ? fitCollections(compilation, parent, to) : null;
    if (through) return through;
  }
  return null;
}

function fitElement(compilation: Compilation, from: Type, to: Type, invariant: boolean): Fit | null {
  if (from === to || from.kind === "unknown" || to.kind === "unknown") return SAME;
  if (from.kind === "record" && to.kind === "record")
    return to.describe === null ? SAME : from.describe === null ? LOOSE_SAME : null;
  if ((from.name === "Id" && to.name === "String") || (from.name === "String" && to.name === "Id")) return LOOSE_SAME;
  if (invariant) return null;
  if (to.kind === "object") return SAME;
  if (isSubtype(compilation, from, to)) return SAME;
  const nested = fitCollections(compilation, from, to);
  return nested && (nested.loose ? LOOSE_SAME : SAME);
}

/** Direct parents of a type: superclass and interfaces, type arguments filled in. */
export function parentsOf(compilation: Compilation, type: Type): Type[] {
  if (type.symbol) {
    const parents = [...type.symbol.interfaces];
    if (type.symbol.superclass) parents.push(type.symbol.superclass);
    return parents;
  }
  const { library } = type;
  if (!library) return [];
  if (type.name.startsWith("Flow.Interview."))
    return compilation.types.libraryType("Flow.Interview")
      ? [compilation.types.libraryType("Flow.Interview") as Type]
      : [];
  const bindings = new Map(library.typeParameters.map((name, at) => [name, type.args[at] ?? compilation.types.object]));
  const names = library.superclass ? [library.superclass, ...library.interfaces] : library.interfaces;
  return names.flatMap((name) => compilation.types.named(name, bindings) ?? []);
}

/** True if the first type is, extends or implements the second. */
export function isSubtype(compilation: Compilation, from: Type, to: Type): boolean {
  if (from === to) return true;
  return parentsOf(compilation, from).some((parent) => isSubtype(compilation, parent, to));
}

export function isException(compilation: Compilation, type: Type): boolean {
  return isSubtype(compilation, type, compilation.types.exception);
}

/** Whether a cast may be written at all: one side must be able to hold the other. */
export function castable(compilation: Compilation, from: Type, to: Type): boolean {
  if (
    from.kind === "object" ||
    from.kind === "null" ||
    to.kind === "object" ||
    from.kind === "unknown" ||
    to.kind === "unknown"
  )
    return true;
  if (isNumber(from) && isNumber(to)) return true;
  if (fit(compilation, from, to) || fit(compilation, to, from)) return true;
  // What a polymorphic relationship leads to is of one of its types: `(User) case.Owner`.
  if (from.kind === "record" && to.kind === "record") return from.describe?.apiName === "Name";
  if (from.kind !== to.kind && (from.kind === "primitive" || to.kind === "primitive")) return false;
  if (isInterface(from) || isInterface(to)) return !isFinalValue(from) && !isFinalValue(to);
  if (from.args.length > 0 && from.kind === to.kind)
    return from.args.every((argument, at) => castable(compilation, argument, to.args[at] as Type));
  return false;
}

function isInterface(type: Type): boolean {
  return type.symbol?.kind === "interface" || type.library?.kind === "interface";
}

function isFinalValue(type: Type): boolean {
  return type.kind === "primitive" || type.symbol?.kind === "enum";
}

/** The expression as the type asked for, or null when it does not fit. Rows of a query also become the one record. */
export function convert(compilation: Compilation, value: Bound, to: Type): Bound | null {
  const { type } = value;
  if (type === to) return value;
  if (isRows(value) && to.kind === "record" && type.kind === "list") {
    const row = {
      kind: "convert",
      conversion: "singleRow",
      operand: value,
      type: type.args[0] as Type,
      line: value.line,
    } as const;
    return to.describe === null || row.type === to || row.type.describe === null ? { ...row, type: to } : null;
  }
  const how = fit(compilation, type, to);
  if (!how) return null;
  if (how.conversion === "same") return value;
  return convertBy(how.conversion, value, to);
}

/** Applies a conversion; constants are converted at once. */
export function convertBy(conversion: Conversion, value: Bound, to: Type): Bound {
  if (value.kind === "constant" && value.value !== null) {
    if (
      conversion === "integerToLong" ||
      conversion === "integerToDecimal" ||
      conversion === "integerToDouble" ||
      conversion === "longToDecimal"
    ) {
      return { ...value, type: to, value: String(value.value) };
    }
    if (conversion === "decimalToDouble") return { ...value, type: to };
  }
  return { kind: "convert", conversion, operand: value, type: to, line: value.line };
}

/** True for `[SELECT ...]` and for Database.query, whose rows may be assigned to one record. */
export function isRows(value: Bound): boolean {
  return (
    (value.kind === "query" && !value.isCount) ||
    (value.kind === "libraryCall" && /^(system\.)?database\.query/i.test(value.name))
  );
}

/** The type both sides of `?:` or `??` share, or null. */
export function commonType(compilation: Compilation, left: Type, right: Type): Type | null {
  if (left.kind === "null") return right;
  if (right.kind === "null") return left;
  const toRight = fit(compilation, left, right);
  const toLeft = fit(compilation, right, left);
  if (toRight && toLeft) return toRight.loose && !toLeft.loose ? left : toLeft.loose && !toRight.loose ? right : left;
  if (toRight) return right;
  if (toLeft) return left;
  if (left.kind === "record" && right.kind === "record") return compilation.types.record;
  if (left.symbol && right.symbol) {
    for (const parent of lineage(left.symbol)) {
      const type = compilation.types.user(parent);
      if (isSubtype(compilation, right, type)) return type;
    }
    const shared = allParents(compilation, left).find((parent) => isSubtype(compilation, right, parent));
    if (shared) return shared;
  }
  return null;
}

function allParents(compilation: Compilation, type: Type): Type[] {
  return parentsOf(compilation, type).flatMap((parent) => [parent, ...allParents(compilation, parent)]);
}
