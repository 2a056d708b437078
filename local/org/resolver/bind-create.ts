import type { Expression, ExpressionOf, Position } from "../parser/tree.js";
import type { Bound } from "./bound.js";
import { bindArguments, convertArguments, describeCall } from "./bind-calls.js";
import { bindExpression } from "./bind-expressions.js";
import { accessMember } from "./bind-members.js";
import type { Context } from "./context.js";
import { convert, isException } from "./conversions.js";
import { isAccessible } from "./member-rules.js";
import { bindingsOf, findLibraryProperty } from "./members.js";
import { chooseOverload } from "./overloads.js";
import type { MethodSymbol } from "./symbols.js";
import { resolveType } from "./type-references.js";
import type { Type } from "./types.js";

export function bindNew(context: Context, expression: ExpressionOf<"new">): Bound {
  const type = resolveType(context.compilation, context.symbol, expression.type);
  if (type.kind === "unknown") {
    for (const argument of expression.args)
      bindExpression(context, argument.kind === "assign" ? argument.value : argument);
    return { kind: "constant", value: null, type, line: expression.line };
  }
  if (type.kind === "record") return newRecord(context, type, expression);
  if (type.kind === "list" || type.kind === "set" || type.kind === "map")
    return newCollection(context, type, expression);
  if (type.library?.openProperty) return newComponent(context, type, type.library, expression);
  const args = bindArguments(context, expression.args);
  if (args.some((argument) => argument.type.kind === "unknown"))
    return { kind: "constant", value: null, type, line: expression.line };
  return type.symbol ? newUser(context, type, args, expression) : newLibrary(context, type, args, expression);
}

function newUser(context: Context, type: Type, args: Bound[], at: Position): Bound {
  const symbol = type.symbol as NonNullable<Type["symbol"]>;
  context.use(symbol);
  if (symbol.kind !== "class" || symbol.isAbstract)
    return context.fail(at, `Abstract type cannot be constructed: ${type.name}`);
  if (
    symbol.access === "private" &&
    symbol.outer &&
    symbol.unit !== context.unit &&
    !isAccessible({ access: "private", testVisible: symbol.testVisible, owner: symbol }, context.symbol)
  ) {
    return context.fail(at, `Type is not visible: ${type.name}`);
  }
  const chosen = chooseConstructor(context, type, args, at, type.name);
  if (!chosen) return { kind: "constant", value: null, type, line: at.line };
  return { kind: "construct", symbol, constructor_: chosen.constructor_, args: chosen.args, type, line: at.line };
}

/** The constructor meant by the arguments; null in `constructor_` for the implicit ones of classes and exceptions. */
export function chooseConstructor(
  context: Context,
  type: Type,
  args: Bound[],
  at: Position,
  shownName: string,
): { constructor_: MethodSymbol | null; args: Bound[] } | undefined {
  const symbol = type.symbol as NonNullable<Type["symbol"]>;
  const implicit = implicitConstructors(context, type);
  const candidates: { parameters: { type: Type }[]; constructor_: MethodSymbol | null }[] = [
    ...symbol.constructors.map((constructor_) => ({ parameters: constructor_.parameters, constructor_ })),
    ...implicit
      .filter((each) => !symbol.constructors.some((own) => sameTypes(own.parameters, each)))
      .map((parameters) => ({ parameters, constructor_: null })),
  ];
  const choice = chooseOverload(context.compilation, candidates, args);
  if (choice.kind !== "found") {
    const what = choice.kind === "ambiguous" ? "Constructor is ambiguous" : "Constructor not defined";
    context.error(at, `${what}: [${shownName}].<Constructor>${describeCall("", args)}`);
    return undefined;
  }
  const { constructor_, parameters } = choice.callable;
  if (constructor_ && !isAccessible(constructor_, context.symbol)) {
    context.error(at, `Constructor is not visible: [${shownName}].<Constructor>${describeCall("", args)}`);
    return undefined;
  }
  return { constructor_, args: convertArguments(context, parameters, args) };
}

function sameTypes(left: readonly { type: Type }[], right: readonly { type: Type }[]): boolean {
  return left.length === right.length && left.every((each, at) => each.type === right[at]?.type);
}

function implicitConstructors(context: Context, type: Type): { type: Type }[][] {
  const { string, exception } = context.types;
  if (isException(context.compilation, type)) {
    return [[], [{ type: string }], [{ type: exception }], [{ type: string }, { type: exception }]];
  }
  return (type.symbol as NonNullable<Type["symbol"]>).constructors.length === 0 ? [[]] : [];
}

function newLibrary(context: Context, type: Type, args: Bound[], at: Position): Bound {
  const { library } = type;
  if (type.name.startsWith("Flow.Interview.")) return newInterview(context, type, args, at);
  if (
    !library ||
    library.kind === "interface" ||
    library.kind === "enum" ||
    library.isAbstract ||
    library.constructors.length === 0
  ) {
    return context.fail(at, `Type cannot be constructed: ${type.name}`);
  }
  const bindings = bindingsOf(context.compilation, type);
  const candidates = library.constructors.map((constructor) => ({
    constructor,
    parameters: constructor.parameters.map((parameter) => ({
      type: context.types.named(parameter.type, bindings) ?? context.types.unknown,
    })),
  }));
  const choice = chooseOverload(context.compilation, candidates, args);
  if (choice.kind !== "found")
    return context.fail(at, `Constructor not defined: [${type.name}].<Constructor>${describeCall("", args)}`);
  const converted = convertArguments(context, choice.callable.parameters, args);
  return {
    kind: "libraryCall",
    call: choice.callable.constructor.call,
    target: null,
    args: converted,
    name: `new ${type.name}`,
    type,
    line: at.line,
  };
}

/** `new Component.Apex.OutputText(value = 'x')`: made, then its attributes are set. */
function newComponent(
  context: Context,
  type: Type,
  library: NonNullable<Type["library"]>,
  expression: ExpressionOf<"new">,
): Bound {
  const { line } = expression;
  const attributes = expression.args.flatMap((argument) => {
    if (argument.kind !== "assign" || argument.operator !== "=" || argument.target.kind !== "name") {
      context.error(argument, `Invalid constructor argument for ${type.name}: an attribute assignment is expected`);
      return [];
    }
    const found = findLibraryProperty(context.compilation, type, argument.target.name, false);
    const value = context.assignable(
      bindExpression(context, argument.value),
      found?.type ?? context.types.unknown,
      argument.value,
    );
    return [{ set: found?.property.set, value }];
  });
  const make = library.constructors[0]?.call;
  const call = (...values: unknown[]): unknown => {
    const made: unknown = make?.();
    attributes.forEach(({ set }, at) => void set?.(made, values[at]));
    return made;
  };
  const args = attributes.map(({ value }) => value);
  return { kind: "libraryCall", call, target: null, args, name: `new ${type.name}`, type, line };
}

/** `new Flow.Interview.Some_Flow(inputs)` is what `Flow.Interview.createInterview` makes. */
function newInterview(context: Context, type: Type, args: Bound[], at: Position): Bound {
  const create = type.library?.methods.find(
    (method) => method.name === "createInterview" && method.parameters.length === 2,
  );
  if (!create || args.length !== 1)
    return context.fail(at, `Constructor not defined: [${type.name}].<Constructor>${describeCall("", args)}`);
  const name: Bound = {
    kind: "constant",
    value: type.name.slice("Flow.Interview.".length),
    type: context.types.string,
    line: at.line,
  };
  return {
    kind: "libraryCall",
    call: create.call,
    target: null,
    args: [name, ...args],
    name: `new ${type.name}`,
    type,
    line: at.line,
  };
}

/** `new Account(Name = 'x', Owner = user)` */
function newRecord(context: Context, type: Type, expression: ExpressionOf<"new">): Bound {
  if (!type.describe) return context.fail(expression, "Type cannot be constructed: SObject");
  const self: Bound = { kind: "constant", value: null, type, line: expression.line };
  const fields: [string, Bound][] = [];
  for (const argument of expression.args) {
    if (argument.kind !== "assign" || argument.operator !== "=" || argument.target.kind !== "name") {
      return context.fail(argument, `Invalid constructor argument for ${type.name}: a field assignment is expected`);
    }
    const name = argument.target.name;
    const value = bindExpression(context, argument.value);
    const target = accessMember(context, self, name, argument.target);
    if (target.kind !== "recordField") {
      context.error(argument.target, `Field does not exist: ${name} on ${type.name}`);
      continue;
    }
    if (!target.writeable) context.error(argument.target, `Field is not writeable: ${type.name}.${name}`);
    const key = target.access === "parent" ? `^${target.name}` : target.name;
    fields.push([key, context.assignable(value, target.type, argument.value)]);
  }
  return { kind: "newRecord", fields, type, line: expression.line };
}

/** `new List<T>()`, of a size, or from another collection. */
function newCollection(context: Context, type: Type, expression: ExpressionOf<"new">): Bound {
  const args = bindArguments(context, expression.args);
  const { line } = expression;
  const [source] = args;
  if (!source) {
    if (type.kind === "map") return { kind: "newMap", pairs: [], type, line };
    return { kind: type.kind === "list" ? "newList" : "newSet", items: [], type, line };
  }
  if (source.type.kind === "unknown") return { kind: "constant", value: null, type, line };
  if (args.length > 1)
    return context.fail(expression, `Constructor not defined: [${type.name}].<Constructor>${describeCall("", args)}`);
  if (type.kind === "list" && source.type.name === "Integer") return { kind: "newSized", size: source, type, line };
  const isWalkable =
    source.type.kind === "list" ||
    source.type.kind === "set" ||
    source.type.kind === "map" ||
    source.type.kind === "null" ||
    /Iterable</.test(source.type.name) ||
    source.type.symbol !== null;
  if (!isWalkable)
    return context.fail(expression, `Constructor not defined: [${type.name}].<Constructor>${describeCall("", args)}`);
  const helper = type.kind === "list" ? "listFrom" : type.kind === "set" ? "setFrom" : "mapFrom";
  const names = type.args.map((argument) => argument.name);
  return { kind: "runtimeCall", name: helper, args: [...names, source], type, line };
}

/** `new List<String>{ 'a' }`, `new Set<Id>{ x }`, `new Map<String, Integer>{}` */
export function bindNewCollection(context: Context, expression: ExpressionOf<"newCollection">): Bound {
  const type = resolveType(context.compilation, context.symbol, expression.type);
  const { line } = expression;
  if (type.kind === "map" && expression.items.length === 0) return { kind: "newMap", pairs: [], type, line };
  const element = type.args[0];
  if ((type.kind !== "list" && type.kind !== "set") || !element) {
    const items = bindArguments(context, expression.items);
    if (type.kind === "unknown") return { kind: "constant", value: null, type, line };
    return items.length === 0 && type.symbol
      ? context.fail(expression, `Type cannot be initialised with braces: ${type.name}`)
      : context.fail(expression, `Type cannot be initialised with braces: ${type.name}`);
  }
  return {
    kind: type.kind === "list" ? "newList" : "newSet",
    items: elements(context, expression.items, element),
    type,
    line,
  };
}

function elements(context: Context, items: readonly Expression[], element: Type): Bound[] {
  return items.map((item) => context.assignable(bindExpression(context, item), element, item));
}

/** `new Integer[5]`, `new String[]{ 'a' }` */
export function bindNewList(context: Context, expression: ExpressionOf<"newList">): Bound {
  const type = resolveType(context.compilation, context.symbol, expression.type);
  const { line } = expression;
  const element = type.args[0];
  if (!element) return { kind: "constant", value: null, type, line };
  if (expression.size) {
    return {
      kind: "newSized",
      size: context.assignable(bindExpression(context, expression.size), context.types.integer, expression.size),
      type,
      line,
    };
  }
  return { kind: "newList", items: elements(context, expression.items, element), type, line };
}

/** `new Map<String, Integer>{ 'a' => 1 }` */
export function bindNewMap(context: Context, expression: ExpressionOf<"newMap">): Bound {
  const type = resolveType(context.compilation, context.symbol, expression.type);
  const [key, value] = type.args;
  const { line } = expression;
  if (type.kind !== "map" || !key || !value)
    return { kind: "constant", value: null, type: context.types.unknown, line };
  const pairs = expression.pairs.map(([k, v]): [Bound, Bound] => [
    context.assignable(bindExpression(context, k), key, k),
    context.assignable(bindExpression(context, v), value, v),
  ]);
  return { kind: "newMap", pairs, type, line };
}

/** `this(...)` and `super(...)` */
export function bindConstructorCall(context: Context, expression: ExpressionOf<"constructorCall">): Bound {
  const args = bindArguments(context, expression.args);
  const own = context.types.user(context.symbol);
  if (!context.isConstructor)
    return context.fail(
      expression,
      `Call to '${expression.which}()' must be the first statement in a constructor method`,
    );
  const type = expression.which === "this" ? own : context.symbol.superclass;
  if (!type?.symbol) {
    // The parent is a library class (an exception): its constructors take a message, a cause, or both.
    const parameters = implicitConstructors(context, own).find(
      (each) =>
        each.length === args.length &&
        each.every((parameter, at) => convert(context.compilation, args[at] as Bound, parameter.type) !== null),
    );
    if (!parameters && args.length > 0)
      return context.fail(
        expression,
        `Constructor not defined: [${type?.name ?? "Object"}].<Constructor>${describeCall("", args)}`,
      );
    return {
      kind: "chainLibrary",
      args: convertArguments(context, parameters ?? [], args),
      type: context.types.void,
      line: expression.line,
    };
  }
  const chosen = chooseConstructor(context, type, args, expression, type.name);
  if (!chosen) return { kind: "constant", value: null, type: context.types.unknown, line: expression.line };
  if (!chosen.constructor_)
    return { kind: "chainLibrary", args: chosen.args, type: context.types.void, line: expression.line };
  return {
    kind: "chain",
    constructor_: chosen.constructor_,
    args: chosen.args,
    type: context.types.void,
    line: expression.line,
  };
}
