import { chooseByTypes } from "../runtime/invoke.js";
import { ApexException } from "../runtime/exceptions.js";
import { typeNameOf } from "../runtime/types.js";
import { parseTypeName } from "../runtime/type-names.js";
import { ApexDouble } from "../runtime/values/double.js";
import { Decimal } from "../runtime/values/decimal.js";
import { findLibraryClass, type LibraryMethod } from "./registry.js";

/** Helpers of the library's unit tests: calls by name, as reflective code makes them. */

type AnyFunction = (...args: unknown[]) => unknown;

function choose(methods: readonly LibraryMethod[], name: string, args: readonly unknown[]): AnyFunction {
  const candidates = methods.filter(
    (method) => method.name.toLowerCase() === name.toLowerCase() && method.parameters.length === args.length,
  );
  const exact = candidates.find((method) =>
    method.parameters.every((parameter, at) => parameter.type === typeNameOf(args[at])),
  );
  const chosen = exact ?? chooseByTypes(candidates, args) ?? candidates[0];
  if (!chosen) throw new Error(`No method ${name} with ${args.length} arguments`);
  return chosen.call as AnyFunction;
}

export function callStatic(className: string, name: string, ...args: unknown[]): unknown {
  const found = findLibraryClass(className);
  if (!found) throw new Error(`No class ${className}`);
  return choose(
    found.methods.filter((method) => method.isStatic),
    name,
    args,
  )(...args);
}

export function call(self: unknown, name: string, ...args: unknown[]): unknown {
  const methods: LibraryMethod[] = [];
  let base: string | null = parseTypeName(typeNameOf(self)).base;
  while (base !== null) {
    const found = findLibraryClass(base);
    if (!found) throw new Error(`No class ${base}`);
    methods.push(...found.methods.filter((method) => !method.isStatic));
    base = found.superclass;
  }
  return choose(methods, name, args)(self, ...args);
}

export function construct(className: string, ...args: unknown[]): unknown {
  const found = findLibraryClass(className);
  if (!found) throw new Error(`No class ${className}`);
  return choose(found.constructors, "<init>", args)(...args);
}

/** `System.MathException: Divide by 0` of what the work throws; fails if it throws nothing of Apex. */
export function thrown(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ApexException) return error.toString();
    throw error;
  }
  throw new Error("Nothing was thrown");
}

export function decimal(text: string): Decimal {
  return Decimal.parse(text) as Decimal;
}

export function double(value: number): ApexDouble {
  return new ApexDouble(value);
}
