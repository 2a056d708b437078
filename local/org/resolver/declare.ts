import type { Access, ApexAnnotation } from "../runtime/classes.js";
import type {
  Member,
  Modifiers,
  MethodDeclaration,
  Position,
  PropertyDeclaration,
  TypeDeclaration,
} from "../parser/tree.js";
import type { Compilation } from "./compilation.js";
import type { ClassSymbol, FieldSymbol, MethodSymbol, UnitSymbol } from "./symbols.js";
import { jsMethodNameOf } from "./js-names.js";
import { resolveType } from "./type-references.js";
import type { Type } from "./types.js";

/** Makes the symbol of a type and of the types in it; members come later, when every type has a symbol. */
export function declareType(
  compilation: Compilation,
  unit: UnitSymbol,
  declaration: TypeDeclaration,
  outer: ClassSymbol | null,
): ClassSymbol {
  const words = new Set(declaration.words);
  const name = outer ? `${outer.name}.${declaration.name}` : compilation.qualify(declaration.name);
  const annotations = declaration.annotations.map(annotationOf);
  const symbol: ClassSymbol = {
    kind: declaration.kind,
    name,
    simpleName: declaration.name,
    outer,
    unit,
    declaration,
    superclass: null,
    interfaces: [],
    inner: new Map(),
    bridges: [],
    fields: new Map(),
    methods: new Map(),
    constructors: [],
    initializers: [],
    isAbstract: words.has("abstract") || declaration.kind === "interface",
    isVirtual: words.has("virtual") || words.has("abstract"),
    access: accessOf(words),
    testVisible: annotations.some((annotation) => annotation.name === "testvisible"),
    sharing: sharingOf(words),
    isTest: annotations.some((annotation) => annotation.name === "istest"),
    annotations,
    jsName: name.replace(/\./g, "$"),
  };
  for (const member of declaration.members) {
    if (member.kind !== "class" && member.kind !== "interface" && member.kind !== "enum") continue;
    if (outer) compilation.error(unit, member, "Inner types are not allowed to have inner types.");
    const key = member.name.toLowerCase();
    if (symbol.inner.has(key)) compilation.error(unit, member, `Duplicate type name: ${member.name}`);
    symbol.inner.set(key, declareType(compilation, unit, member, symbol));
  }
  return symbol;
}

export function annotationOf(annotation: {
  name: string;
  parameters: Record<string, string | boolean>;
}): ApexAnnotation {
  return { name: annotation.name, parameters: annotation.parameters };
}

function accessOf(words: ReadonlySet<string>): Access {
  if (words.has("global") || words.has("webservice")) return "global";
  if (words.has("public")) return "public";
  return words.has("protected") ? "protected" : "private";
}

function sharingOf(words: ReadonlySet<string>): ClassSymbol["sharing"] {
  if (words.has("with sharing")) return "with";
  if (words.has("without sharing")) return "without";
  return words.has("inherited sharing") ? "inherited" : null;
}

/** Resolves what a type extends and implements. */
export function linkParents(compilation: Compilation, symbol: ClassSymbol): void {
  const { declaration, unit } = symbol;
  if (declaration.superclass) {
    const parent = resolveType(compilation, symbol, declaration.superclass);
    if (parent.symbol && parent.symbol.kind !== "class") {
      compilation.error(unit, declaration.superclass, `Invalid extends type: ${parent.name}`);
    } else if (
      parent.symbol &&
      !parent.symbol.isVirtual &&
      !parent.symbol.isAbstract &&
      !isExceptionName(parent.symbol)
    ) {
      compilation.error(
        unit,
        declaration.superclass,
        `Non-virtual and non-abstract type cannot be extended: ${parent.name}`,
      );
    } else if (parent.kind !== "unknown") symbol.superclass = parent;
  }
  for (const reference of declaration.interfaces) {
    const type = resolveType(compilation, symbol, reference);
    if (type.kind === "unknown") continue;
    if ((type.symbol ?? type.library)?.kind !== "interface")
      compilation.error(unit, reference, `Interface type expected: ${type.name}`);
    else symbol.interfaces.push(type);
  }
  for (const inner of symbol.inner.values()) linkParents(compilation, inner);
}

/** Custom exceptions may be extended only when virtual, but the base Exception is a library class. */
function isExceptionName(symbol: ClassSymbol): boolean {
  return symbol.isVirtual;
}

/** Fills in variables, properties, methods and constructors. */
export function declareMembers(compilation: Compilation, symbol: ClassSymbol): void {
  for (const member of symbol.declaration.members) declareMember(compilation, symbol, member);
  for (const inner of symbol.inner.values()) declareMembers(compilation, inner);
}

export function declareMember(compilation: Compilation, symbol: ClassSymbol, member: Member): void {
  switch (member.kind) {
    case "field": {
      const type = resolveType(compilation, symbol, member.type);
      for (const variable of member.variables) {
        addField(compilation, symbol, {
          ...blankField(symbol, member, variable.name, type, variable),
          initializer: variable.initializer,
        });
      }
      return;
    }
    case "property":
      addField(compilation, symbol, propertySymbol(compilation, symbol, member));
      return;
    case "method":
      addMethod(compilation, symbol, methodSymbol(compilation, symbol, member));
      return;
    case "constructor": {
      if (member.name.toLowerCase() !== symbol.simpleName.toLowerCase()) {
        compilation.error(symbol.unit, member, `Invalid constructor name: ${member.name}`);
      }
      const parameters = parametersOf(compilation, symbol, member.parameters);
      const constructor: MethodSymbol = {
        ...blankMethod(symbol, member, "<init>", member),
        parameters,
        returnType: compilation.types.void,
        isConstructor: true,
        declaration: member,
        jsName: `$new${symbol.jsName}$${symbol.constructors.length}`,
      };
      if (symbol.constructors.some((other) => sameParameters(other, constructor))) {
        compilation.error(
          symbol.unit,
          member,
          `Constructor already defined: ${signatureText(constructor, symbol.simpleName)}`,
        );
      }
      symbol.constructors.push(constructor);
      return;
    }
    case "initializer":
      symbol.initializers.push(member);
      return;
    default:
  }
}

function blankField(
  symbol: ClassSymbol,
  modifiers: Modifiers,
  name: string,
  type: Type,
  position: Position,
): FieldSymbol {
  const words = new Set(modifiers.words);
  const annotations = modifiers.annotations.map(annotationOf);
  const isStatic = words.has("static") || symbol.kind === "interface";
  return {
    name,
    owner: symbol,
    type,
    isStatic,
    isFinal: words.has("final"),
    isTransient: words.has("transient"),
    isAbstract: words.has("abstract"),
    isVirtual: words.has("virtual") || words.has("abstract") || words.has("override"),
    isOverride: words.has("override"),
    access: accessOf(words),
    testVisible: annotations.some((annotation) => annotation.name === "testvisible"),
    annotations,
    initializer: null,
    position: { line: position.line, column: position.column },
    property: null,
    jsName: `${isStatic ? "s" : "f"}$${name.toLowerCase()}`,
  };
}

function propertySymbol(compilation: Compilation, symbol: ClassSymbol, member: PropertyDeclaration): FieldSymbol {
  const blank = blankField(symbol, member, member.name, resolveType(compilation, symbol, member.type), member);
  const access = (words: readonly string[] | undefined): Access =>
    words && words.length > 0 ? accessOf(new Set(words)) : blank.access;
  return {
    ...blank,
    property: {
      getter: member.getter,
      setter: member.setter,
      getterAccess: access(member.getter?.words),
      setterAccess: access(member.setter?.words),
    },
  };
}

function addField(compilation: Compilation, symbol: ClassSymbol, field: FieldSymbol): void {
  const key = field.name.toLowerCase();
  if (symbol.fields.has(key)) {
    compilation.error(symbol.unit, field.position, `Duplicate field: ${field.name}`);
    return;
  }
  if (field.isStatic && symbol.outer) {
    compilation.error(symbol.unit, field.position, "static can only be used on fields of a top level type");
  }
  symbol.fields.set(key, field);
  if (field.initializer) symbol.initializers.push(field);
}

function parametersOf(
  compilation: Compilation,
  symbol: ClassSymbol,
  parameters: MethodDeclaration["parameters"],
): MethodSymbol["parameters"] {
  const seen = new Set<string>();
  return parameters.map((parameter) => {
    const key = parameter.name.toLowerCase();
    if (seen.has(key)) compilation.error(symbol.unit, parameter, `Duplicate variable: ${parameter.name}`);
    seen.add(key);
    return { name: parameter.name, type: resolveType(compilation, symbol, parameter.type) };
  });
}

function blankMethod(
  symbol: ClassSymbol,
  modifiers: Modifiers,
  name: string,
  position: Position,
): Omit<MethodSymbol, "parameters" | "returnType" | "isConstructor" | "declaration" | "jsName"> {
  const words = new Set(modifiers.words);
  const annotations = modifiers.annotations.map(annotationOf);
  const inInterface = symbol.kind === "interface";
  return {
    name,
    owner: symbol,
    isStatic: words.has("static") || words.has("testmethod"),
    isAbstract: words.has("abstract") || inInterface,
    isVirtual: words.has("virtual") || words.has("abstract") || words.has("override") || inInterface,
    isOverride: words.has("override"),
    isTest: words.has("testmethod") || annotations.some((annotation) => annotation.name === "istest"),
    // Whoever holds a value of the interface may call it, also where the interface itself is private.
    access: inInterface ? (symbol.access === "global" ? "global" : "public") : accessOf(words),
    testVisible: annotations.some((annotation) => annotation.name === "testvisible"),
    annotations,
    position: { line: position.line, column: position.column },
  };
}

export function methodSymbol(compilation: Compilation, symbol: ClassSymbol, member: MethodDeclaration): MethodSymbol {
  const parameters = parametersOf(compilation, symbol, member.parameters);
  const method: MethodSymbol = {
    ...blankMethod(symbol, member, member.name, member),
    parameters,
    returnType: member.returnType ? resolveType(compilation, symbol, member.returnType) : compilation.types.void,
    isConstructor: false,
    declaration: member,
    jsName: jsMethodNameOf(
      member.name,
      parameters.map((parameter) => parameter.type.name),
    ),
  };
  if (!method.isAbstract && !member.block)
    compilation.error(symbol.unit, member, `Method must have a body: ${member.name}`);
  if (method.isAbstract && member.block)
    compilation.error(symbol.unit, member, `Abstract methods cannot have a body: ${member.name}`);
  return method;
}

function addMethod(compilation: Compilation, symbol: ClassSymbol, method: MethodSymbol): void {
  const key = method.name.toLowerCase();
  const overloads = symbol.methods.get(key) ?? [];
  symbol.methods.set(key, overloads);
  if (overloads.some((other) => sameParameters(other, method))) {
    compilation.error(symbol.unit, method.position, `Method already defined: ${signatureText(method)}`);
    return;
  }
  if (method.isStatic && symbol.outer) {
    compilation.error(symbol.unit, method.position, "static can only be used on methods of a top level type");
  }
  overloads.push(method);
}

export function sameParameters(left: MethodSymbol, right: MethodSymbol): boolean {
  return (
    left.parameters.length === right.parameters.length &&
    left.parameters.every((parameter, at) => parameter.type === right.parameters[at]?.type)
  );
}

/** `void doIt(String, Integer)` without the return type, as messages name a method. */
export function signatureText(method: MethodSymbol, name = method.name): string {
  return `${name}(${method.parameters.map((parameter) => parameter.type.name).join(", ")})`;
}
