import { type ApexClass, apexClassOf, type ApexMethod, libraryNameOf } from "./classes.js";
import { throwApex, throwNull } from "./exceptions.js";
import { findClass } from "./registry.js";
import { isInstance } from "./types.js";

const cache = new WeakMap<ApexClass, Map<string, ApexMethod | null>>();

/** The most derived method of that name and arity, the given static-ness, or undefined. Overloads are told apart by `args`. */
export function findMethod(
  apexClass: ApexClass,
  name: string,
  args: readonly unknown[],
  isStatic = false,
): ApexMethod | undefined {
  const key = `${name.toLowerCase()}/${args.length}/${isStatic ? "s" : "i"}`;
  let methods = cache.get(apexClass);
  if (!methods) cache.set(apexClass, (methods = new Map<string, ApexMethod | null>()));
  const known = methods.get(key);
  if (known !== undefined) return known ?? undefined;
  const candidates = candidatesOf(apexClass, name.toLowerCase(), args.length, isStatic);
  if (candidates.length <= 1) {
    methods.set(key, candidates[0] ?? null);
    return candidates[0];
  }
  return chooseByTypes(candidates, args);
}

/** Methods of that name and arity, most derived first; an overridden one does not appear twice. */
function candidatesOf(apexClass: ApexClass, name: string, arity: number, isStatic: boolean): ApexMethod[] {
  const found: ApexMethod[] = [];
  const seen = new Set<string>();
  for (let at: ApexClass | null = apexClass; at; at = at.superclass) {
    for (const method of at.methods) {
      if (method.isStatic !== isStatic || method.isAbstract) continue;
      if (method.parameters.length !== arity || method.name.toLowerCase() !== name) continue;
      const types = method.parameters.map((parameter) => parameter.type.toLowerCase()).join();
      if (seen.has(types)) continue;
      seen.add(types);
      found.push(method);
    }
  }
  return found;
}

/** The callable whose parameter types accept the arguments; the first whose types name the arguments' own types wins. */
export function chooseByTypes<T extends Pick<ApexMethod, "parameters">>(
  candidates: readonly T[],
  args: readonly unknown[],
): T | undefined {
  const fitting = candidates.filter((method) =>
    method.parameters.every((parameter, at) => args[at] === null || isInstance(args[at], parameter.type)),
  );
  // Fewer parameters of type Object means a closer match.
  const looseness = (method: T): number => method.parameters.filter((parameter) => parameter.type === "Object").length;
  return [...fitting].sort((a, b) => looseness(a) - looseness(b))[0];
}

/** Calls an instance method of a user object by name; library code uses it for compareTo, execute, respond and their like. */
export function callMethod(target: unknown, name: string, args: unknown[]): unknown {
  if (target === null) throwNull();
  const apexClass = apexClassOf(target);
  // A static method may stand for the body of an interface method of the platform.
  const method = apexClass && (findMethod(apexClass, name, args) ?? findMethod(apexClass, name, args, true));
  if (method) return method.call(target, args);
  const library = libraryCall?.(target, name, args);
  if (library) return library();
  // Objects of the platform that implement an interface of the platform, such as the iterator of a list.
  const own = (target as Record<string, unknown>)[name];
  if (!apexClass && typeof own === "function") return (own as (...all: unknown[]) => unknown).apply(target, args);
  throwApex(
    "System.TypeException",
    `Method does not exist or incorrect signature: ${apexClass?.name ?? libraryNameOf(target) ?? typeof target}.${name}`,
  );
}

type LibraryCall = (target: unknown, name: string, args: unknown[]) => (() => unknown) | undefined;
let libraryCall: LibraryCall | undefined;

/** Lets `callMethod` reach library objects; `library/registry.ts` installs it. */
export function installLibraryCall(call: LibraryCall): void {
  libraryCall = call;
}

/** Calls a static method of a user class. */
export function callStatic(className: string, name: string, args: unknown[]): unknown {
  const apexClass = findClass(className);
  if (!apexClass) throwApex("System.TypeException", `Class does not exist: ${className}`);
  const method = findMethod(apexClass, name, args, true);
  if (!method)
    throwApex("System.TypeException", `Method does not exist or incorrect signature: ${apexClass.name}.${name}`);
  return method.call(null, args);
}

/** True if the object's class, or one above it, has a body for that method and arity. */
export function hasMethod(target: unknown, name: string, arity: number): boolean {
  const apexClass = apexClassOf(target);
  return apexClass !== undefined && candidatesOf(apexClass, name.toLowerCase(), arity, false).length > 0;
}
