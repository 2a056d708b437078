import type { ApexClass, ApexField, ApexMethod } from "../runtime/classes.js";
import { chooseByTypes } from "../runtime/invoke.js";
import { throwApex } from "../runtime/exceptions.js";
import { EnumValue } from "../runtime/values/enum-value.js";
import type { Compilation } from "../resolver/compilation.js";
import { parentsOf } from "../resolver/conversions.js";
import { type ClassSymbol, type FieldSymbol, lineage, type MethodSymbol } from "../resolver/symbols.js";
import { isExceptionClass } from "./emit-class.js";
import { isPlainAccessor } from "./emit-storage.js";

/** A generated JavaScript class, by the names the generator gives its members. */
export interface JsClass {
  new (): Record<string, unknown>;
  prototype: Record<string, unknown>;
  apex: ApexClass;
  [member: string]: unknown;
}

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** The descriptor of a loaded class; `outer`, `superclass` and `inner` are filled in by the loader. */
export function describeClass(
  compilation: Compilation,
  symbol: ClassSymbol,
  js: JsClass,
  coverage: ApexClass["coverage"],
): ApexClass {
  const isStaticHolder = symbol.outer === null;
  const descriptor: ApexClass = {
    name: symbol.name,
    kind: symbol.unit.kind === "trigger" && isStaticHolder ? "trigger" : symbol.kind,
    outer: null,
    superclass: null,
    exceptionBase: isExceptionClass(symbol),
    interfaces: interfacesOf(compilation, symbol),
    isAbstract: symbol.isAbstract,
    isVirtual: symbol.isVirtual,
    access: symbol.access,
    sharing: sharingOf(symbol),
    apiVersion: symbol.unit.apiVersion,
    annotations: symbol.annotations,
    isTest: symbol.isTest,
    methods: [...symbol.methods.values()]
      .flat()
      .sort(byPosition)
      .map((method) => describeMethod(method, js)),
    constructors: [],
    fields: [...symbol.fields.values()].map((field) => describeField(field, js)),
    inner: [],
    file: symbol.unit.path,
    newInstance: (args) => construct(descriptor, symbol, js, args),
    allocate: () => {
      if (typeof js["$ready"] === "function") (js["$ready"] as AnyFunction)();
      return new js();
    },
    resetStatics: () => undefined,
    coverage,
  };
  descriptor.constructors = symbol.constructors.map((constructor, index) => ({
    ...describeMethod(constructor, js),
    call: (_self, args) => (js[`$make${index}`] as AnyFunction)(...args),
  }));
  if (symbol.kind === "enum") addConstants(symbol, js, descriptor);
  return descriptor;
}

function byPosition(left: MethodSymbol, right: MethodSymbol): number {
  return left.position.line - right.position.line || left.position.column - right.position.column;
}

/** Inner classes do not take over the keyword of their outer class. */
function sharingOf(symbol: ClassSymbol): ApexClass["sharing"] {
  return symbol.sharing;
}

function interfacesOf(compilation: Compilation, symbol: ClassSymbol): string[] {
  const names = new Set<string>();
  const collect = (type: Parameters<typeof parentsOf>[1]): void => {
    for (const parent of parentsOf(compilation, type)) {
      if ((parent.symbol ?? parent.library)?.kind === "interface") names.add(parent.name);
      collect(parent);
    }
  };
  for (const each of lineage(symbol)) collect(compilation.types.user(each));
  return [...names];
}

function describeMethod(method: MethodSymbol, js: JsClass): ApexMethod {
  const { jsName } = method;
  return {
    name: method.name,
    parameters: method.parameters.map((parameter) => ({ name: parameter.name, type: parameter.type.name })),
    returnType: method.returnType.name,
    isStatic: method.isStatic,
    isAbstract: method.isAbstract,
    isTest: method.isTest,
    access: method.access,
    annotations: method.annotations,
    line: method.position.line,
    column: method.position.column,
    jsName,
    call: method.isStatic
      ? (_self, args) => answer((js[jsName] as AnyFunction)(...args))
      : (self, args) => answer((js.prototype[jsName] as AnyFunction).apply(self, args)),
  };
}

/** Void methods answer null to callers that cannot know. */
function answer(value: unknown): unknown {
  return value === undefined ? null : value;
}

function describeField(field: FieldSymbol, js: JsClass): ApexField {
  const { jsName, property } = field;
  const member = (self: unknown, prefix: string): AnyFunction => {
    const owner = field.isStatic ? js : (self as Record<string, unknown>);
    return (owner[`${prefix}${jsName}`] as AnyFunction).bind(owner);
  };
  const readsCode =
    field.isStatic || (property !== null && property.getter !== null && !isPlainAccessor(field, "getter"));
  const writesCode =
    field.isStatic || (property !== null && property.setter !== null && !isPlainAccessor(field, "setter"));
  const isReadOnly = property !== null && property.setter === null;
  return {
    name: field.name,
    type: field.type.name,
    isStatic: field.isStatic,
    isTransient: field.isTransient,
    isFinal: field.isFinal,
    isProperty: property !== null,
    access: field.access,
    annotations: field.annotations,
    get: (self) => answer(readsCode ? member(self, "g")() : (self as Record<string, unknown>)[jsName]),
    set: isReadOnly
      ? null
      : (self, value) => {
          if (writesCode) member(self, "p")(value);
          else (self as Record<string, unknown>)[jsName] = value;
        },
  };
}

function construct(descriptor: ApexClass, symbol: ClassSymbol, js: JsClass, args: unknown[]): unknown {
  const candidates = descriptor.constructors.filter((constructor) => constructor.parameters.length === args.length);
  const chosen = candidates.length <= 1 ? candidates[0] : chooseByTypes(candidates, args);
  if (chosen && !symbol.isAbstract) return chosen.call(null, args);
  const implicit = js["$implicit"];
  if (typeof implicit !== "function") throwApex("System.TypeException", `${descriptor.name} cannot be constructed`);
  const [first = null, second = null] = args;
  const isMessage = typeof first === "string" || args.length !== 1;
  return isMessage
    ? (implicit as AnyFunction).call(js, first, second)
    : (implicit as AnyFunction).call(js, null, first);
}

function addConstants(symbol: ClassSymbol, js: JsClass, descriptor: ApexClass): void {
  const values = symbol.declaration.constants.map(
    (constant, ordinal) => new EnumValue(symbol.name, constant.name, ordinal),
  );
  for (const value of values) js[`e$${value.name}`] = value;
  js["all"] = values;
  descriptor.values = values;
}
