import type { Position } from "../parser/tree.js";
import type { ApexAnnotation } from "../runtime/classes.js";
import { isAnnotation } from "./annotation-names.js";
import type { Compilation } from "./compilation.js";
import { isTestCode } from "./member-rules.js";
import type { ClassSymbol, FieldSymbol, MethodSymbol } from "./symbols.js";
import type { Type } from "./types.js";

/** From this API version on a method that pages call may not be overloaded. */
const NO_OVERLOADED_PAGE_METHODS = 55;
/** From this API version on test methods stand in test classes only. */
const TESTS_IN_TEST_CLASSES = 28;

type Rule = (method: MethodSymbol) => string | null;

/** What the annotations of methods ask of their signatures: the first problem is told. Source: "Annotations", Apex Developer Guide. */
const RULES: Readonly<Record<string, Rule>> = {
  future: (method) =>
    method.isStatic && method.returnType.kind === "void"
      ? unsupportedParameter(method)
      : "Future methods must be declared as static void",
  testsetup: (method) => {
    if (!isTestCode(method.owner)) return "TestSetup methods must be in a class annotated IsTest";
    return isPlainProcedure(method) ? null : "TestSetup methods must be static void and take no parameters";
  },
  istest: testRule,
  auraenabled: (method) => {
    if (!isVisible(method)) return "AuraEnabled methods must be public or global";
    if (method.isStatic) return isOverloadedForPages(method) ? "AuraEnabled methods may not be overloaded" : null;
    return method.parameters.length === 0
      ? null
      : "AuraEnabled methods that are not static must be getters without parameters";
  },
  remoteaction: (method) =>
    method.isStatic && isVisible(method) ? null : "RemoteAction methods must be static and public or global",
  invocablemethod: invocableRule,
  ...Object.fromEntries(
    ["httpget", "httppost", "httpput", "httppatch", "httpdelete"].map((verb): [string, Rule] => [verb, httpRule(verb)]),
  ),
};

/** Checks the annotations and the words `webservice` and `global` of the members of a class. */
export function checkAnnotations(compilation: Compilation, symbol: ClassSymbol): void {
  const checkNames = (annotations: readonly ApexAnnotation[], at: Position): void => {
    for (const { name } of annotations)
      if (!isAnnotation(name)) compilation.error(symbol.unit, at, `Annotation does not exist: ${name}`);
  };
  checkNames(symbol.annotations, symbol.declaration);
  for (const member of [...symbol.fields.values(), ...symbol.constructors, ...[...symbol.methods.values()].flat()])
    checkNames(member.annotations, member.position);
  for (const method of [...symbol.methods.values()].flat()) {
    const names = method.annotations.map((annotation) => annotation.name);
    if (method.isTest && !names.includes("istest")) names.push("istest");
    for (const name of names) {
      const problem = RULES[name]?.(method) ?? null;
      if (problem !== null) compilation.error(symbol.unit, method.position, problem);
    }
    checkGlobal(compilation, symbol, method);
  }
  for (const field of symbol.fields.values()) checkField(compilation, field);
  if (symbol.outer === null && symbol.unit.kind === "class" && !symbol.isTest && !/public|global/.test(symbol.access))
    compilation.error(symbol.unit, symbol.declaration, "Top-level type must have public or global visibility");
  const rest = symbol.annotations.find((annotation) => annotation.name === "restresource");
  if (rest !== undefined && rest.parameters["urlmapping"] === undefined)
    compilation.error(symbol.unit, symbol.declaration, "Annotation RestResource requires urlMapping");
  if (rest !== undefined && symbol.access !== "global")
    compilation.error(symbol.unit, symbol.declaration, "Rest classes must be declared global");
}

function checkGlobal(compilation: Compilation, symbol: ClassSymbol, method: MethodSymbol): void {
  const isService = method.declaration?.kind === "method" && method.declaration.words.includes("webservice");
  if (isService && !method.isStatic)
    compilation.error(symbol.unit, method.position, "Web service methods must be declared static");
  if (method.access === "global" && symbol.kind === "class" && symbol.access !== "global")
    compilation.error(
      symbol.unit,
      method.position,
      `Defining type for ${isService ? "webservice" : "global"} methods must be declared as global`,
    );
}

function checkField(compilation: Compilation, field: FieldSymbol): void {
  const { owner } = field;
  if (field.access === "global" && owner.kind === "class" && owner.access !== "global")
    compilation.error(owner.unit, field.position, "Defining type for global variables must be declared as global");
  if (!field.annotations.some((annotation) => annotation.name === "invocablevariable")) return;
  if (field.isStatic || (field.access !== "public" && field.access !== "global"))
    compilation.error(owner.unit, field.position, "InvocableVariable fields must be public or global and not static");
}

function testRule(method: MethodSymbol): string | null {
  if (!isTestCode(method.owner) && method.owner.unit.apiVersion >= TESTS_IN_TEST_CLASSES)
    return "Defining type for testMethod methods must be declared as IsTest";
  // A test may return something; nobody reads it.
  return method.isStatic && method.parameters.length === 0
    ? null
    : "Test methods must be static and take no parameters";
}

function invocableRule(method: MethodSymbol): string | null {
  if (!method.isStatic || !isVisible(method)) return "InvocableMethod methods must be static and public or global";
  if (method.owner.outer !== null) return "InvocableMethod methods must be in an outer class";
  const all = [...method.owner.methods.values()].flat().filter((each) => isAnnotated(each, "invocablemethod"));
  if (all.length > 1) return "Only one method per type can be defined with: InvocableMethod";
  if (method.parameters.length > 1 || method.parameters.some(({ type }) => type.kind !== "list"))
    return "InvocableMethod methods do not support parameters other than one List";
  if (method.returnType.kind !== "void" && method.returnType.kind !== "list")
    return `InvocableMethod methods do not support return type of ${method.returnType.name}`;
  return null;
}

function httpRule(verb: string): Rule {
  return (method) => {
    if (!isAnnotated(method.owner, "restresource")) return `@${verb} methods must be in a class annotated RestResource`;
    if (!method.isStatic || method.access !== "global") return "Http methods must be declared as global static";
    const all = [...method.owner.methods.values()].flat().filter((each) => isAnnotated(each, verb));
    return all.length > 1 ? `Only one method per type can be defined with: ${verb}` : null;
  };
}

function isAnnotated(symbol: { annotations: readonly { name: string }[] }, name: string): boolean {
  return symbol.annotations.some((annotation) => annotation.name === name);
}

function isVisible({ access }: MethodSymbol): boolean {
  return access === "public" || access === "global";
}

function isPlainProcedure(method: MethodSymbol): boolean {
  return method.isStatic && method.parameters.length === 0 && method.returnType.kind === "void";
}

function isOverloadedForPages(method: MethodSymbol): boolean {
  if (method.owner.unit.apiVersion < NO_OVERLOADED_PAGE_METHODS) return false;
  const same = method.owner.methods.get(method.name.toLowerCase()) ?? [];
  return same.filter((each) => isAnnotated(each, "auraenabled")).length > 1;
}

/** Future methods take primitives and collections of them. */
function unsupportedParameter(method: MethodSymbol): string | null {
  const wrong = method.parameters.find(({ type }) => !isPlain(type));
  return wrong === undefined ? null : `Unsupported parameter type ${wrong.type.name}`;
}

function isPlain(type: Type): boolean {
  if (type.kind === "unknown" || type.kind === "primitive") return true;
  return (type.kind === "list" || type.kind === "set" || type.kind === "map") && type.args.every(isPlain);
}
