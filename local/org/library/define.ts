import { throwApex } from "../runtime/exceptions.js";

/** The body of a library method: arguments as generated code passes them, the instance first for instance methods. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- bodies have every arity and their own parameter types
export type LibraryBody = Function;

export interface PropertyBodies {
  get: LibraryBody;
  set?: LibraryBody;
}

/**
 * A class of the platform as data. Member keys are Apex declarations (`Integer abs(Integer x)`); types may be written as
 * in Apex, `HttpRequest` or `System.HttpRequest`. Instance bodies get the instance first and never null.
 */
export interface ClassDefinition {
  /** Qualified by namespace, except primitives and collections (`String`, `List`). */
  name: string;
  kind?: "class" | "interface" | "enum" | "exception";
  typeParameters?: readonly string[];
  extends?: string;
  implements?: readonly string[];
  /** Constants of an enum, in order. */
  values?: readonly string[];
  /** The JavaScript class of its instances. */
  js?: abstract new (...args: never[]) => unknown;
  /** No `new`; user classes may extend it only if also `virtual`. */
  abstract?: boolean;
  /** User classes may extend it. */
  virtual?: boolean;
  constructors?: Readonly<Record<string, LibraryBody>>;
  statics?: Readonly<Record<string, LibraryBody>>;
  methods?: Readonly<Record<string, LibraryBody>>;
  staticProperties?: Readonly<Record<string, PropertyBodies>>;
  properties?: Readonly<Record<string, PropertyBodies>>;
  /** Every other property that code may name, of type Object: the attributes of a component are not known here. */
  openProperty?: (lowerCaseName: string) => PropertyBodies;
}

const definitions = new Map<string, ClassDefinition>();
const extensions = new Map<
  string,
  Pick<ClassDefinition, "statics" | "methods" | "staticProperties" | "properties">[]
>();

/** Registers a class of the platform. Throws if the name is taken: one file defines one class. */
export function defineClass(definition: ClassDefinition): void {
  const key = definition.name.toLowerCase();
  if (definitions.has(key)) throw new Error(`Library class ${definition.name} is defined twice`);
  definitions.set(key, definition);
}

/** More members of a class that another file defines (System, whose parts belong to several areas). Order does not matter. */
export function extendClass(
  name: string,
  members: Pick<ClassDefinition, "statics" | "methods" | "staticProperties" | "properties">,
): void {
  const key = name.toLowerCase();
  extensions.set(key, [...(extensions.get(key) ?? []), members]);
}

/** Every member group of a class: its definition, then its extensions. */
export function memberGroups(
  definition: ClassDefinition,
): Pick<ClassDefinition, "statics" | "methods" | "staticProperties" | "properties">[] {
  return [definition, ...(extensions.get(definition.name.toLowerCase()) ?? [])];
}

/** Body of an interface method or abstract method: user classes bring their own. */
export function abstractMethod(): never {
  throwApex("System.UnsupportedOperationException", "An abstract method of the platform was called");
}

/** The definition by qualified name, any case. */
export function definitionOf(qualifiedName: string): ClassDefinition | undefined {
  return definitions.get(qualifiedName.toLowerCase());
}

export function allDefinitions(): IterableIterator<ClassDefinition> {
  return definitions.values();
}

const refusals = new WeakSet<LibraryBody>();

/** Marks members that exist on the platform but not here: calling one fails with its name. */
export function unsupported(member: string): LibraryBody {
  const body = (): never =>
    throwApex("System.UnsupportedOperationException", `${member} is not supported by the local org`);
  refusals.add(body);
  return body;
}

/** Whether a body only says that the member is not supported. */
export function isUnsupported(body: LibraryBody): boolean {
  return refusals.has(body);
}

const selfChecking = new WeakSet<LibraryBody>();

/** Marks an instance body that wants to see a null instance itself, because the platform words that error differently. */
export function seesNull(body: LibraryBody): LibraryBody {
  selfChecking.add(body);
  return body;
}

/** Whether generated code must leave the null check of the instance to the body. */
export function isSeeingNull(body: LibraryBody): boolean {
  return selfChecking.has(body);
}
