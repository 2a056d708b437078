import type { Expression, ExpressionOf, Position } from "../parser/tree.js";
import type { Bound } from "./bound.js";
import { bindEnumInstanceCall, bindEnumStaticCall } from "./bind-enums.js";
import { bindExpression } from "./bind-expressions.js";
import { chained } from "./bind-members.js";
import { entityOf } from "./bind-names.js";
import { asRecord, type Context } from "./context.js";
import { convert, isRows, parentsOf } from "./conversions.js";
import { isAccessible } from "./member-rules.js";
import { type Candidate, libraryMethods, methodsOf } from "./members.js";
import { chooseOverload } from "./overloads.js";
import { recordStaticMethods } from "./record-statics.js";
import type { ClassSymbol } from "./symbols.js";
import { findTypeByNames } from "./type-references.js";
import { isCollection, type Type } from "./types.js";

export function bindCall(context: Context, call: ExpressionOf<"call">): Bound {
  const { target } = call;
  if (!target) return unqualified(context, call);
  if (target.kind === "super") return superCall(context, call);
  if (call.safe) {
    const receiver = bindExpression(context, target);
    return chained(context, target, receiver, true, (value) => instanceCall(context, value, call));
  }
  const entity = entityOf(context, target);
  if (entity.kind === "value")
    return chained(context, target, entity.value, false, (value) => instanceCall(context, value, call));
  if (entity.kind === "type") return staticCall(context, entity.type, call, entity.names);
  return context.fail(target, `Variable does not exist: ${entity.names.join(".")}`);
}

export function bindArguments(context: Context, args: readonly Expression[]): Bound[] {
  return args.map((argument) => bindExpression(context, argument));
}

/** A call without a receiver means a method of this class or above it, else a static one of an outer class. */
function unqualified(context: Context, call: ExpressionOf<"call">): Bound {
  const args = bindArguments(context, call.args);
  let first: { candidates: Candidate[]; owner: string } | undefined;
  let hiddenInstance = false;
  for (let scope: ClassSymbol | null = context.symbol; scope; scope = scope.outer) {
    const isOwn = scope === context.symbol;
    const all = methodsOf(context.compilation, context.types.user(scope), call.name);
    const candidates = all.filter((each) => (isOwn && !context.isStatic) || isStatic(each));
    hiddenInstance ||= isOwn && all.some((each) => !isStatic(each));
    if (candidates.length === 0) continue;
    first ??= { candidates, owner: scope.name };
    if (scope.outer && chooseOverload(context.compilation, candidates, args).kind === "none") continue;
    const chosen = choose(context, candidates, args, call, scope.name);
    if (!chosen) return failed(context, call);
    const self: Bound = { kind: "this", type: context.types.user(context.symbol), line: call.line };
    return callOf(context, chosen, isStatic(chosen) ? null : self, args, call);
  }
  if (first) {
    choose(context, first.candidates, args, call, first.owner);
    return failed(context, call);
  }
  if (hiddenInstance)
    return context.fail(
      call,
      `Non static method cannot be referenced from a static context: ${describeCall(call.name, args, context.symbol.name)}`,
    );
  return context.fail(
    call,
    `Method does not exist or incorrect signature: void ${describeCall(call.name, args)} from the type ${context.symbol.name}`,
  );
}

function isStatic(candidate: Candidate): boolean {
  return candidate.method.isStatic;
}

function superCall(context: Context, call: ExpressionOf<"call">): Bound {
  const args = bindArguments(context, call.args);
  const parent = context.symbol.superclass ?? context.types.object;
  const candidates = methodsOf(context.compilation, parent, call.name).filter((each) => !isStatic(each));
  const chosen = choose(context, candidates, args, call, parent.name);
  if (!chosen) return failed(context, call);
  if (chosen.kind === "user" && chosen.method.isAbstract)
    return context.fail(call, `Cannot call abstract method directly: ${call.name}`);
  const self: Bound = { kind: "this", type: context.types.user(context.symbol), line: call.line };
  return callOf(context, chosen, self, args, call, true);
}

function instanceCall(context: Context, receiver: Bound, call: ExpressionOf<"call">): Bound {
  const args = bindArguments(context, call.args);
  if (
    receiver.type.symbol?.kind === "class" &&
    call.name.toLowerCase() === "clone" &&
    args.length === 0 &&
    methodsOf(context.compilation, receiver.type, "clone").length === 0
  ) {
    return { kind: "runtimeCall", name: "cloneObject", args: [receiver], type: receiver.type, line: call.line };
  }
  if (receiver.type.kind === "unknown") return failed(context, call);
  const enumCall = bindEnumInstanceCall(context, receiver, call, args);
  if (enumCall) return enumCall;
  if (receiver.kind === "recordField" && receiver.access === "field" && call.name.toLowerCase() === "adderror") {
    return {
      kind: "runtimeCall",
      name: "addFieldError",
      args: [receiver.target, receiver.name, ...args],
      type: context.types.void,
      line: call.line,
    };
  }
  for (const value of receiversOf(receiver)) {
    const candidates = methodsOf(context.compilation, value.type, call.name).filter((each) => !isStatic(each));
    if (candidates.length === 0) continue;
    const chosen = choose(context, candidates, args, call, value.type.name);
    return chosen ? callOf(context, chosen, value, args, call) : failed(context, call);
  }
  // A variable may hide the type of the same name, whose static methods remain callable.
  if (call.target?.kind === "name") {
    const type = findTypeByNames(context.compilation, context.symbol, [call.target.name]);
    if (type && methodsOf(context.compilation, type, call.name).some(isStatic))
      return staticCall(context, type, call, [call.target.name]);
  }
  if (receiver.type.kind === "void")
    return context.fail(
      call,
      `Method does not exist or incorrect signature: void ${describeCall(call.name, args)} from the type void`,
    );
  return context.fail(
    call,
    `Method does not exist or incorrect signature: void ${describeCall(call.name, args)} from the type ${receiver.type.name}`,
  );
}

/** Query rows answer to the methods of a list and to those of their one record. */
function receiversOf(receiver: Bound): Bound[] {
  return isRows(receiver) ? [receiver, asRecord(receiver)] : [receiver];
}

function staticCall(context: Context, type: Type, call: ExpressionOf<"call">, names: readonly string[]): Bound {
  const enumCall = bindEnumStaticCall(context, type, call);
  if (enumCall) return enumCall;
  const args = bindArguments(context, call.args);
  if (type.kind === "record" && type.describe && args.length === 0 && call.name.toLowerCase() === "getsobjecttype") {
    const token = context.types.named("Schema.SObjectType") ?? context.types.unknown;
    return { kind: "runtimeCall", name: "objectToken", args: [type.describe.apiName], type: token, line: call.line };
  }
  const own = methodsOf(context.compilation, type, call.name);
  const candidates = own.filter(isStatic);
  const special =
    type.kind === "record" && type.describe ? recordStaticMethods(context.compilation, type, call.name) : [];
  const all = [...candidates, ...special];
  if (all.length === 0) {
    const library = names.length === 1 ? context.types.libraryType(`System.${names[0]}`) : undefined;
    if (
      library &&
      library !== type &&
      libraryMethods(context.compilation, library, call.name.toLowerCase()).some((each) => each.method.isStatic)
    ) {
      return staticCall(context, library, call, [library.name]);
    }
    // Inside a class an inherited or own instance method may be called through the class's own name.
    if (own.length > 0)
      return context.fail(
        call,
        `Non static method cannot be referenced from a static context: ${describeCall(call.name, args, type.name)}`,
      );
    return context.fail(
      call,
      `Method does not exist or incorrect signature: void ${describeCall(call.name, args)} from the type ${type.name}`,
    );
  }
  const chosen = choose(context, all, args, call, type.name);
  return chosen ? callOf(context, chosen, null, args, call) : failed(context, call);
}

function failed(context: Context, at: Position): Bound {
  return { kind: "constant", value: null, type: context.types.unknown, line: at.line };
}

/** The overload meant, or undefined after a report. */
function choose(
  context: Context,
  candidates: readonly Candidate[],
  args: readonly Bound[],
  call: ExpressionOf<"call">,
  typeName: string,
): Candidate | undefined {
  if (args.some((argument) => argument.type.kind === "unknown")) {
    const byArity = candidates.filter((each) => each.parameters.length === args.length);
    if (byArity.length > 0) return byArity[0];
  }
  const accessible = candidates.filter((each) => each.kind === "library" || isAccessible(each.method, context.symbol));
  const choice = chooseOverload(context.compilation, accessible, args);
  if (choice.kind === "found") return choice.callable;
  if (choice.kind === "ambiguous") {
    context.error(call, `Method is ambiguous: ${describeCall(call.name, args, typeName)}`);
    return undefined;
  }
  const hidden = chooseOverload(context.compilation, candidates, args);
  const message =
    hidden.kind === "found"
      ? `Method is not visible: ${describeCall(call.name, args, typeName)}`
      : `Method does not exist or incorrect signature: void ${describeCall(call.name, args)} from the type ${typeName}`;
  context.error(call, message);
  return undefined;
}

export function describeCall(name: string, args: readonly Bound[], owner?: string): string {
  return `${owner === undefined ? "" : `${owner}.`}${name}(${args.map((argument) => argument.type.name).join(", ")})`;
}

/** Arguments converted to the parameters' types. */
export function convertArguments(
  context: Context,
  parameters: readonly { type: Type }[],
  args: readonly Bound[],
): Bound[] {
  return args.map(
    (argument, at) => convert(context.compilation, argument, (parameters[at] as { type: Type }).type) ?? argument,
  );
}

function callOf(
  context: Context,
  chosen: Candidate,
  target: Bound | null,
  args: readonly Bound[],
  call: Position & { name: string },
  isSuper = false,
): Bound {
  const converted = convertArguments(context, chosen.parameters, args);
  if (chosen.kind === "user") {
    context.use(chosen.method.owner);
    const dispatch = chosen.method.isStatic ? "static" : isSuper ? "super" : "virtual";
    return {
      kind: "call",
      method: chosen.method,
      target,
      args: converted,
      dispatch,
      type: chosen.returnType,
      line: call.line,
    };
  }
  const { method, owner } = chosen;
  if (owner.kind === "object" && isSuper && target) {
    return {
      kind: "runtimeCall",
      name: `own_${method.name}`,
      args: [target, ...converted],
      type: chosen.returnType,
      line: call.line,
    };
  }
  if (method.isAbstract && target)
    return {
      kind: "dynamicCall",
      target,
      name: method.name,
      args: converted,
      type: chosen.returnType,
      line: call.line,
    };
  if (target && !isSuper && mayBeOverridden(context, target.type, owner)) {
    return {
      kind: "dynamicCall",
      target,
      name: method.name,
      args: converted,
      type: chosen.returnType,
      line: call.line,
    };
  }
  const type = target ? resultType(target.type, method.name, chosen.returnType) : chosen.returnType;
  const name = `${owner.name}.${method.name}`;
  const shared = {
    kind: "libraryCall",
    call: method.call,
    target,
    args: converted,
    name,
    type,
    line: call.line,
  } as const;
  if (!DYNAMIC_QUERIES.has(name)) return shared;
  return { ...shared, visible: { locals: context.visibleLocals(), hasThis: !context.isStatic } };
}

/** Methods whose query text may name the variables around the call. */
const DYNAMIC_QUERIES = new Set([
  ...["query", "countQuery", "getQueryLocator", "getCursor"].map((name) => `System.Database.${name}`),
  ...["query", "find"].map((name) => `System.Search.${name}`),
]);

/** Methods of library classes that user classes override: those of virtual classes, Exception's included. Object's look for an override themselves. */
function mayBeOverridden(context: Context, receiver: Type, owner: Type): boolean {
  if (receiver.kind === "primitive" || receiver.kind === "record" || isCollection(receiver) || owner.kind === "object")
    return false;
  if (owner.library?.isVirtual || owner.library?.isAbstract) return true;
  return (
    owner === context.types.exception && receiver.kind === "user" && parentsOf(context.compilation, receiver).length > 0
  );
}

/** Copies of a record keep its type, although the library can only say SObject. */
function resultType(receiver: Type, name: string, declared: Type): Type {
  if (receiver.kind === "record" && receiver.describe && name.toLowerCase() === "clone") return receiver;
  return declared;
}
