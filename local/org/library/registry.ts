import { EXCEPTION_TYPES } from "../runtime/exception-types.js";
import { apexClassOf, libraryNameOf } from "../runtime/classes.js";
import { exceptionClass, ApexException } from "../runtime/exceptions.js";
import { chooseByTypes, installLibraryCall } from "../runtime/invoke.js";
import { makeType, parseTypeName, type TypeName } from "../runtime/type-names.js";
import { installGetters } from "../runtime/text.js";
import { installLibrarySupertypes, typeNameOf } from "../runtime/types.js";
import { EnumValue } from "../runtime/values/enum-value.js";
import {
  abstractMethod,
  allDefinitions,
  type ClassDefinition,
  definitionOf,
  isUnsupported,
  type LibraryBody,
  memberGroups,
} from "./define.js";
import { refusingDefinition } from "./declared/refusing.js";
import { parseProperty, parseSignature } from "./signature.js";

export interface LibraryParameter {
  name: string;
  /** Canonical; may contain type parameters of the class (`T`, `K`, `V`). */
  type: string;
}

export interface LibraryMethod {
  name: string;
  parameters: LibraryParameter[];
  returnType: string;
  isStatic: boolean;
  isAbstract: boolean;
  /** Static: `call(a, b)`; instance: `call(self, a, b)`; constructor: `call(a, b)`. */
  call: LibraryBody;
}

export interface LibraryProperty {
  name: string;
  type: string;
  isStatic: boolean;
  /** Static: `get()`; instance: `get(self)`. */
  get: LibraryBody;
  /** Undefined for read-only properties. */
  set: LibraryBody | undefined;
}

export interface LibraryClass {
  name: string;
  kind: "class" | "interface" | "enum" | "exception";
  typeParameters: readonly string[];
  /** Canonical name of the parent class, null for none. */
  superclass: string | null;
  /** Canonical, direct, with the type parameters of this class. */
  interfaces: readonly string[];
  isAbstract: boolean;
  isVirtual: boolean;
  /** True for classes that are nothing but a holder of static methods, such as System.Network. */
  isStaticOnly: boolean;
  js: ClassDefinition["js"];
  /** Enum constants in order; empty for other kinds. */
  values: readonly EnumValue[];
  constructors: readonly LibraryMethod[];
  /** Static and instance methods declared here. */
  methods: readonly LibraryMethod[];
  properties: readonly LibraryProperty[];
  /** Makes any instance property, of type Object; null for classes whose properties are known. */
  openProperty: ((lowerCaseName: string) => LibraryProperty) | null;
}

/** Types whose canonical names carry no namespace. */
const BARE = new Map(
  [
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
    "List",
    "Set",
    "Map",
    "SObject",
    "Object",
    "void",
    "null",
  ].map((name) => [name.toLowerCase(), name]),
);

const classes = new Map<string, LibraryClass>();
const names = new Map<string, string | null>();
const exceptions = new Map(EXCEPTION_TYPES.map(([name, parent]) => [name.toLowerCase(), { name, parent }]));
exceptions.set("system.exception", { name: "System.Exception", parent: "" });

/** The canonical name of a library type (without type arguments), or undefined: bare names are looked up in System, then Schema. */
export function libraryTypeName(name: string): string | undefined {
  const key = name.toLowerCase();
  let found = names.get(key);
  if (found === undefined) {
    found = resolveName(key) ?? null;
    names.set(key, found);
  }
  return found ?? undefined;
}

function resolveName(key: string): string | undefined {
  const bare = BARE.get(key.startsWith("system.") ? key.slice(7) : key);
  if (bare) return bare;
  for (const qualified of [`system.${key}`, `schema.${key}`, key]) {
    const defined =
      definitionOf(qualified)?.name ?? exceptions.get(qualified)?.name ?? refusingDefinition(qualified)?.name;
    if (defined) return defined;
  }
  return undefined;
}

/** The library class of that name (any case; `HttpRequest`, `System.HttpRequest`, `Database.SaveResult`), or undefined. */
export function findLibraryClass(name: string): LibraryClass | undefined {
  const canonical = libraryTypeName(name);
  if (canonical === undefined) return undefined;
  let found = classes.get(canonical);
  if (!found) {
    const definition = mergedDefinition(canonical);
    if (!definition) return undefined;
    found = build(canonical, definition);
    classes.set(canonical, found);
  }
  return found;
}

/** The definition; an exception that a file defines only adds members to what every exception has. */
function mergedDefinition(name: string): ClassDefinition | undefined {
  const own = definitionOf(name) ?? definitionOf(`System.${name}`);
  const exception = exceptionDefinition(name);
  if (!own || !exception || name === "System.Exception") return own ?? exception ?? refusingDefinition(name);
  return { ...exception, ...own, kind: "exception", js: exception.js, extends: exception.extends };
}

/** A built-in exception that has no file of its own: constructors as custom exceptions have them, methods inherited. */
function exceptionDefinition(name: string): ClassDefinition | undefined {
  const entry = exceptions.get(name.toLowerCase());
  if (!entry) return undefined;
  const made = exceptionClass(entry.name);
  return {
    name: entry.name,
    kind: "exception",
    extends: entry.parent,
    js: made,
    constructors: {
      "()": () => new made(),
      "(String message)": (message: string | null) => new made(message),
      "(Exception cause)": (cause: ApexException | null) => new made(null, cause),
      "(String message, Exception cause)": (message: string | null, cause: ApexException | null) =>
        new made(message, cause),
    },
  };
}

function build(name: string, definition: ClassDefinition): LibraryClass {
  const generic = definition.typeParameters ?? [];
  const type = (written: TypeName): string => canonical(written, generic).text;
  const method = (text: string, call: LibraryBody, isStatic: boolean): LibraryMethod => {
    const signature = parseSignature(text);
    return {
      name: signature.name,
      parameters: signature.parameters.map((parameter) => ({ name: parameter.name, type: type(parameter.type) })),
      returnType: type(signature.returnType),
      isStatic,
      isAbstract: call === abstractMethod,
      call,
    };
  };
  const groups = memberGroups(definition);
  const own = groups.flatMap((group) => [
    ...Object.entries(group.statics ?? {}).map(([text, call]) => method(text, call, true)),
    ...Object.entries(group.methods ?? {}).map(([text, call]) => method(text, call, false)),
  ]);
  const methods = [...own, ...missingMethods(name, own, method)];
  const property = (
    text: string,
    bodies: { get: LibraryBody; set?: LibraryBody },
    isStatic: boolean,
  ): LibraryProperty => {
    const parsed = parseProperty(text);
    return { name: parsed.name, type: type(parsed.type), isStatic, get: bodies.get, set: bodies.set };
  };
  const open = definition.openProperty;
  return {
    name,
    openProperty: open ? (key) => property(`Object ${key}`, open(key), false) : null,
    kind: definition.kind ?? "class",
    typeParameters: generic,
    superclass: definition.extends ? type(parseTypeName(definition.extends)) : null,
    interfaces: (definition.implements ?? []).map((text) => type(parseTypeName(text))),
    isAbstract: definition.abstract ?? false,
    isVirtual: definition.virtual ?? false,
    isStaticOnly:
      (definition.kind ?? "class") === "class" &&
      methods.length > 0 &&
      methods.every((each) => each.isStatic) &&
      groups.every((group) => Object.keys(group.properties ?? {}).length === 0),
    js: definition.js,
    values: (definition.values ?? []).map((constant, at) => new EnumValue(name, constant, at)),
    constructors: Object.entries(definition.constructors ?? {}).map(([text, call]) => ({
      ...method(text, call, true),
      name: "<init>",
      returnType: name,
    })),
    methods,
    properties: groups.flatMap((group) => [
      ...Object.entries(group.staticProperties ?? {}).map(([text, bodies]) => property(text, bodies, true)),
      ...Object.entries(group.properties ?? {}).map(([text, bodies]) => property(text, bodies, false)),
    ]),
  };
}

/** Methods that the platform declares and no file here has: they let code compile and fail by name when called. */
function missingMethods(
  name: string,
  own: readonly LibraryMethod[],
  make: (text: string, call: LibraryBody, isStatic: boolean) => LibraryMethod,
): LibraryMethod[] {
  const declared = refusingDefinition(name.includes(".") ? name : `System.${name}`);
  if (!declared || declared.kind === "interface") return [];
  const known = new Set(own.map((method) => `${method.name.toLowerCase()}/${method.parameters.length}`));
  const all = [
    ...Object.entries(declared.statics ?? {}).map(([text, call]) => make(text, call, true)),
    ...Object.entries(declared.methods ?? {}).map(([text, call]) => make(text, call, false)),
  ];
  // addError() on a field is a matter of the record, which the compiler sees to.
  return all.filter(
    (method) => method.name !== "addError" && !known.has(`${method.name.toLowerCase()}/${method.parameters.length}`),
  );
}

/** The canonical form of a type as a definition wrote it; type parameters and unknown names (objects) stay. */
function canonical(type: TypeName, generic: readonly string[]): TypeName {
  if (generic.includes(type.base)) return type;
  return makeType(
    libraryTypeName(type.base) ?? type.base,
    type.arguments.map((argument) => canonical(argument, generic)),
  );
}

/** Replaces type parameters by arguments: `substitute('List<V>', ['K','V'], ['Id','Account'])`. */
export function substitute(type: string, typeParameters: readonly string[], args: readonly string[]): string {
  if (typeParameters.length === 0) return type;
  const replace = (name: TypeName): TypeName => {
    const at = typeParameters.indexOf(name.base);
    if (at >= 0) return parseTypeName(args[at] ?? "Object");
    return name.arguments.length === 0 ? name : makeType(name.base, name.arguments.map(replace));
  };
  return replace(parseTypeName(type)).text;
}

/** Constant of a library enum by name, any case; throws for an unknown one because only our own code asks. */
export function enumConstant(enumName: string, constant: string): EnumValue {
  const found = findLibraryClass(enumName)?.values.find((value) => value.name.toLowerCase() === constant.toLowerCase());
  if (!found) throw new Error(`No constant ${constant} in ${enumName}`);
  return found;
}

/** Canonical names of every library class, for the list of what is supported. */
export function libraryClassNames(): string[] {
  return [...allDefinitions()].map((definition) => definition.name).sort();
}

installLibrarySupertypes((type) => {
  const found = findLibraryClass(type.base);
  if (!found) return [];
  const args = type.arguments.map((argument) => argument.text);
  const parents = found.interfaces.map((name) => substitute(name, found.typeParameters, args));
  return found.superclass ? [found.superclass, ...parents] : parents;
});

/** Plain answers, whose text shows what they hold. */
const SHOWN = /^(Database\.(\w+Result|Error)|Schema\.(RecordTypeInfo|PicklistEntry|ChildRelationship))$/;

installGetters((name) => {
  const methods = SHOWN.test(name) ? (findLibraryClass(name)?.methods ?? []) : [];
  return methods
    .filter((method) => !method.isStatic && method.parameters.length === 0 && /^(get|is)[A-Z]/.test(method.name))
    .filter((method) => !isUnsupported(method.call))
    .map((method) => [method.name, (value: unknown) => (method.call as (self: unknown) => unknown)(value)] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1));
});

installLibraryCall((target, name, args) => {
  for (
    let at = findLibraryClass(libraryBase(target));
    at;
    at = at.superclass ? findLibraryClass(at.superclass) : undefined
  ) {
    const candidates = at.methods.filter(
      (method) =>
        !method.isStatic &&
        !method.isAbstract &&
        method.parameters.length === args.length &&
        method.name.toLowerCase() === name.toLowerCase(),
    );
    const chosen = candidates.length <= 1 ? candidates[0] : chooseByTypes(candidates, args);
    if (chosen) return () => (chosen.call as (...all: unknown[]) => unknown)(target, ...args);
  }
  return undefined;
});

function libraryBase(target: unknown): string {
  if (target instanceof ApexException && apexClassOf(target)) return "System.Exception";
  return libraryNameOf(target) ?? parseTypeName(typeNameOf(target)).base;
}
