import type { Expression, ExpressionOf, Position } from "../parser/tree.js";
import { qualify } from "../schema/names.js";
import type { FieldDescribe, ObjectDescribe } from "../schema/types.js";
import type { Bound } from "./bound.js";
import { bindExpression } from "./bind-expressions.js";
import { accessMember, chained } from "./bind-members.js";
import { bindTriggerVariable } from "./bind-trigger.js";
import type { Context } from "./context.js";
import { isAccessible, lineage } from "./member-rules.js";
import { findField, findLibraryProperty } from "./members.js";
import type { ClassSymbol, FieldSymbol } from "./symbols.js";
import { findTypeByNames } from "./type-references.js";
import type { Type } from "./types.js";

/** What a name or a dotted path can mean: a value, a type, or the beginning of a longer name (a namespace). */
export type Entity =
  { kind: "value"; value: Bound } | { kind: "type"; type: Type; names: string[] } | { kind: "names"; names: string[] };

/** Binds an expression that must be a value. */
export function bindName(context: Context, expression: ExpressionOf<"name" | "member">): Bound {
  const entity = entityOf(context, expression);
  if (entity.kind === "value") return entity.value;
  if (entity.kind === "type" && entity.names.length > 1) {
    return context.fail(expression, `Variable does not exist: ${entity.names[entity.names.length - 1]}`);
  }
  return context.fail(expression, `Variable does not exist: ${entity.names.join(".")}`);
}

export function entityOf(context: Context, expression: Expression): Entity {
  if (expression.kind === "name") return simpleName(context, expression);
  if (expression.kind === "member" && !expression.safe) return member(context, expression);
  return { kind: "value", value: bindExpression(context, expression) };
}

function simpleName(context: Context, expression: ExpressionOf<"name">): Entity {
  const value = variable(context, expression.name, expression);
  if (value) return { kind: "value", value };
  return typeOrNames(context, [expression.name]);
}

function typeOrNames(context: Context, names: string[]): Entity {
  const type = findTypeByNames(context.compilation, context.symbol, names);
  return type ? { kind: "type", type, names } : { kind: "names", names };
}

/** A local, or a variable or property of this class, of the classes above it, or (static) of the outer classes. */
export function variable(context: Context, name: string, at: Position): Bound | undefined {
  const local = context.findLocal(name);
  if (local) return { kind: "local", local, type: local.type, line: at.line };
  for (let scope: ClassSymbol | null = context.symbol; scope; scope = scope.outer) {
    const field = findField(scope, name);
    if (!field) continue;
    const isOwn = scope === context.symbol;
    if (!field.isStatic && (!isOwn || context.isStatic)) continue;
    if (!isAccessible(field, context.symbol)) continue;
    const self: Bound = { kind: "this", type: context.types.user(context.symbol), line: at.line };
    return fieldValue(context, field.isStatic ? null : self, field, at);
  }
  return undefined;
}

/** A variable or property of a user class as a value. */
export function fieldValue(
  context: Context,
  target: Bound | null,
  field: FieldSymbol,
  at: Position,
  isSuper = false,
): Bound {
  context.use(field.owner);
  const shared = { type: field.type, line: at.line, field };
  if (field.property) return { ...shared, kind: "property", target, isSuper };
  return target ? { ...shared, kind: "field", target } : { ...shared, kind: "staticField" };
}

function member(context: Context, expression: ExpressionOf<"member">): Entity {
  const { target, name } = expression;
  const described = describedField(context, expression) ?? sharingReason(context, expression);
  if (described) return { kind: "value", value: described };
  if (target.kind === "super") return { kind: "value", value: superMember(context, expression) };
  const entity = entityOf(context, target);
  if (entity.kind === "value") {
    return {
      kind: "value",
      value: chained(context, target, entity.value, false, (receiver) =>
        ofVariable(target, receiver, accessMember(context, receiver, name, expression)),
      ),
    };
  }
  const names = [...entity.names, name];
  const isTrigger =
    /^(system\.)?trigger$/i.test(entity.names.join(".")) && !(entity.kind === "type" && entity.type.symbol);
  const triggerVariable = isTrigger ? bindTriggerVariable(context, name, expression) : undefined;
  if (triggerVariable) return { kind: "value", value: triggerVariable };
  if (entity.kind === "type") {
    const found = staticMember(context, entity.type, name, expression);
    if (found) return found;
  } else {
    const special = specialName(context, names, expression);
    if (special) return { kind: "value", value: special };
  }
  const type = findTypeByNames(context.compilation, context.symbol, names);
  if (type) return { kind: "type", type, names };
  const special = specialName(context, names, expression);
  return special ? { kind: "value", value: special } : { kind: "names", names };
}

/**
 * `this.record.Field`, where `record` is a variable of the object and null, reads as null, as a path over an empty lookup does; `record.Field` fails.
 * An inference from apex-rollup, whose tests pass on the platform with such reads.
 */
function ofVariable(written: Expression, receiver: Bound, value: Bound): Bound {
  const isPath = written.kind === "member" && receiver.kind === "field";
  return isPath && value.kind === "recordField" && value.access === "field" ? { ...value, ofNullIsNull: true } : value;
}

function superMember(context: Context, expression: ExpressionOf<"member">): Bound {
  const parent = context.symbol.superclass;
  const field = parent?.symbol && findField(parent.symbol, expression.name);
  if (!field) return context.fail(expression, `Variable does not exist: ${expression.name}`);
  const self: Bound = { kind: "this", type: context.types.user(context.symbol), line: expression.line };
  return fieldValue(context, self, field, expression, true);
}

/** A static member of a type: variable, property, enum constant, field token, inner type. */
function staticMember(context: Context, type: Type, name: string, at: Position): Entity | undefined {
  if (type.symbol) return userStatic(context, type.symbol, name, at);
  if (type.kind === "record" && type.describe) return recordStatic(context, type, type.describe, name, at);
  const value = libraryStatic(context, type, name, at);
  return value && { kind: "value", value };
}

function userStatic(context: Context, symbol: ClassSymbol, name: string, at: Position): Entity | undefined {
  if (symbol.kind === "enum") {
    const constant = symbol.declaration.constants.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (!constant) return undefined;
    context.use(symbol);
    return {
      kind: "value",
      value: {
        kind: "enumConstant",
        owner: symbol,
        name: constant.name,
        type: context.types.user(symbol),
        line: at.line,
      },
    };
  }
  const field = findField(symbol, name);
  if (field?.isStatic) {
    if (!isAccessible(field, context.symbol))
      context.error(at, `Variable is not visible: ${symbol.name}.${field.name}`);
    return { kind: "value", value: fieldValue(context, null, field, at) };
  }
  for (const each of lineage(symbol)) {
    const inner = each.inner.get(name.toLowerCase());
    if (!inner) continue;
    context.use(inner);
    return { kind: "type", type: context.types.user(inner), names: [symbol.name, inner.simpleName] };
  }
  return undefined;
}

function recordStatic(
  context: Context,
  type: Type,
  describe: ObjectDescribe,
  name: string,
  at: Position,
): Entity | undefined {
  const token = (helper: string, result: string, ...args: string[]): Entity => ({
    kind: "value",
    value: {
      kind: "runtimeCall",
      name: helper,
      args,
      type: context.types.named(result) ?? context.types.unknown,
      line: at.line,
    },
  });
  if (name.toLowerCase() === "sobjecttype") return token("objectToken", "Schema.SObjectType", describe.apiName);
  const field = describe.field(name);
  if (field) return token("fieldToken", "Schema.SObjectField", describe.apiName, field.apiName);
  const relation = describe.parentRelationship(name);
  const parent = relation && parentType(context, relation);
  if (parent) return { kind: "type", type: parent, names: [type.name, name] };
  const value = libraryStatic(context, type, name, at);
  return value && { kind: "value", value };
}

function parentType(context: Context, field: FieldDescribe): Type | undefined {
  return field.referenceTo.length === 1 ? context.types.object_(field.referenceTo[0] as string) : undefined;
}

function libraryStatic(context: Context, type: Type, name: string, at: Position): Bound | undefined {
  const constant = type.library?.values.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (constant) return { kind: "literalValue", value: constant, type, line: at.line };
  if (type.name === "Schema.SObjectType") {
    const object = context.compilation.schema.object(name);
    if (object) {
      return {
        kind: "runtimeCall",
        name: "describeObject",
        args: [object.apiName],
        type: context.types.named("Schema.DescribeSObjectResult") ?? context.types.unknown,
        line: at.line,
      };
    }
  }
  const found = findLibraryProperty(context.compilation, type, name, true);
  if (!found) return undefined;
  return {
    kind: "libraryProperty",
    target: null,
    get: found.property.get,
    set: found.property.set ?? null,
    type: found.type,
    line: at.line,
  };
}

/** `Schema.SObjectType.Account.fields.Name` and `.fieldSets.X`: names below a describe result that is known when compiling. */
function describedField(context: Context, expression: ExpressionOf<"member">): Bound | undefined {
  const { target, name } = expression;
  if (target.kind !== "member" || target.safe || !/^(fields|fieldsets)$/i.test(target.name)) return undefined;
  const owner = entityOf(context, target.target);
  if (target.name.toLowerCase() === "fields") {
    // `Account.fields.Name` and `Account.SObjectType.fields.Name` are field tokens.
    const isToken = owner.kind === "value" && owner.value.kind === "runtimeCall" && owner.value.name === "objectToken";
    const named =
      owner.kind === "type"
        ? owner.type.describe
        : isToken
          ? context.compilation.schema.object((owner.value as { args: string[] }).args[0] ?? "")
          : null;
    const token = named?.field(name);
    if (named && token) {
      const type = context.types.named("Schema.SObjectField") ?? context.types.unknown;
      return {
        kind: "runtimeCall",
        name: "fieldToken",
        args: [named.apiName, token.apiName],
        type,
        line: expression.line,
      };
    }
  }
  if (owner.kind !== "value" || owner.value.kind !== "runtimeCall" || owner.value.name !== "describeObject")
    return undefined;
  const object = context.compilation.schema.object(owner.value.args[0] as string);
  if (target.name.toLowerCase() === "fieldsets") {
    return {
      kind: "runtimeCall",
      name: "fieldSet",
      args: [object?.apiName ?? "", name],
      type: context.types.named("Schema.FieldSet") ?? context.types.unknown,
      line: expression.line,
    };
  }
  const field = object?.field(name);
  if (!object || !field) return undefined;
  const type = context.types.named("Schema.DescribeFieldResult") ?? context.types.unknown;
  return {
    kind: "runtimeCall",
    name: "describeField",
    args: [object.apiName, field.apiName],
    type,
    line: expression.line,
  };
}

/** `Thing__Share.RowCause.Manual`: the reasons of a share are text that is known when compiling. */
function sharingReason(context: Context, { target, name, line }: ExpressionOf<"member">): Bound | undefined {
  if (target.kind !== "member" || target.safe || target.name.toLowerCase() !== "rowcause") return undefined;
  const owner = entityOf(context, target.target);
  const share = owner.kind === "type" ? owner.type.describe : null;
  if (share?.derivedKind !== "Share") return undefined;
  const wanted = qualify(name, context.compilation.namespace).toLowerCase();
  const reason = share.field("RowCause")?.picklist.find(({ value }) => value.toLowerCase() === wanted);
  return reason && { kind: "constant", value: reason.value, type: context.types.string, line };
}

/** `Label.x`, `System.Label.ns.x`, `Page.x`, `Trigger.new`: names that belong to no class. */
function specialName(context: Context, names: readonly string[], at: Position): Bound | undefined {
  const path = names[0]?.toLowerCase() === "system" ? names.slice(1) : names;
  const [first = "", second = "", third] = path;
  switch (first.toLowerCase()) {
    case "label":
      if (path.length === 2) {
        if (isLabelNamespace(context, second) || second.toLowerCase() === SITE_LABELS) return undefined;
        return labelValue(context, "", second, at);
      }
      return path.length === 3 ? labelValue(context, second, third as string, at) : undefined;
    case "page":
      if (path.length !== 2) return undefined;
      return {
        kind: "runtimeCall",
        name: "page",
        args: [second],
        type: context.types.named("System.PageReference") ?? context.types.unknown,
        line: at.line,
      };
    default:
      return undefined;
  }
}

/** Labels of the platform's own pages for sites: `Label.site.passwords_dont_match`. */
const SITE_LABELS = "site";

/** A label of another namespace is looked for when it is read. */
function labelValue(context: Context, namespace: string, name: string, at: Position): Bound {
  const { labels } = context.compilation;
  const isOwn = namespace === "" || isLabelNamespace(context, namespace);
  if (isOwn && labels !== null && !labels.has(name.toLowerCase()))
    return context.fail(at, `External string does not exist: ${name}`);
  return { kind: "runtimeCall", name: "label", args: [namespace, name], type: context.types.string, line: at.line };
}

function isLabelNamespace(context: Context, name: string): boolean {
  return name.toLowerCase() === "c" || name.toLowerCase() === context.compilation.namespace?.toLowerCase();
}
