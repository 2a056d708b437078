import { ambient } from "../runtime/ambient.js";
import { throwApex } from "../runtime/exceptions.js";
import { findClass, findObject } from "../runtime/registry.js";
import { SObject } from "../runtime/sobject.js";
import { makeType, parseTypeName, type TypeName } from "../runtime/type-names.js";
import { findLibraryClass, libraryTypeName } from "./registry.js";

/** A System.Type. One instance exists per canonical name. */
export class ApexType {
  static readonly apexName = "System.Type";
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  apexText(): string {
    return this.name;
  }
}

const types = new Map<string, ApexType>();

/** The System.Type of a canonical type name. */
export function typeValue(name: string): ApexType {
  let found = types.get(name);
  if (!found) types.set(name, (found = new ApexType(name)));
  return found;
}

/** Canonical name of a System.Type given as a value. */
export function nameOfType(type: unknown): string {
  return (type as ApexType).name;
}

/** The canonical form of a type name as a program may write it, or null if there is no such type. */
export function resolveTypeName(text: string): string | null {
  let written: TypeName;
  try {
    written = parseTypeName(text);
  } catch (error) {
    // Anything may be asked for; text that is no type name names no type.
    if (error instanceof Error) return null;
    throw error;
  }
  return resolve(written)?.text ?? null;
}

function resolve(type: TypeName): TypeName | null {
  const args: TypeName[] = [];
  for (const argument of type.arguments) {
    const resolved = resolve(argument);
    if (!resolved) return null;
    args.push(resolved);
  }
  const own =
    args.length === 0 ? (findClass(type.base)?.name ?? findObject(withoutSchema(type.base))?.apiName) : undefined;
  const base = own ?? libraryTypeName(type.base);
  if (base === undefined || base === "void" || base === "null") return null;
  const wanted = findLibraryClass(base)?.typeParameters.length ?? 0;
  if (own === undefined && wanted !== args.length) return null;
  return makeType(base, args);
}

function withoutSchema(name: string): string {
  return /^schema\./i.test(name) ? name.slice(7) : name;
}

/** The name as getName() shows it: classes of the running namespace without their prefix. */
export function shownName(name: string): string {
  const namespace = ambient.namespace();
  return namespace !== null && name.startsWith(`${namespace}.`) ? name.slice(namespace.length + 1) : name;
}

/** A new instance as Type.newInstance() makes it. Throws TypeException where there is no constructor without parameters. */
export function instantiate(name: string): unknown {
  const apexClass = findClass(name);
  if (apexClass) {
    if (apexClass.kind !== "class" || apexClass.isAbstract)
      throwApex("System.TypeException", `${shownName(name)} cannot be constructed`);
    const known =
      apexClass.constructors.length === 0 ||
      apexClass.constructors.some((constructor) => constructor.parameters.length === 0);
    if (!known)
      throwApex("System.TypeException", `Class ${shownName(name)} does not have a public no-argument constructor`);
    return apexClass.newInstance([]);
  }
  const object = findObject(name);
  if (object) return new SObject(object);
  const type = parseTypeName(name);
  const constructor = findLibraryClass(type.base)?.constructors.find((candidate) => candidate.parameters.length === 0);
  if (!constructor) throwApex("System.TypeException", `${shownName(name)} cannot be constructed`);
  return (constructor.call as (...args: unknown[]) => unknown)(...type.arguments.map((argument) => argument.text));
}
