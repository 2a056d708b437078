import type { ExpressionOf, Position } from "../parser/tree.js";
import type { ArithmeticOperator, Bound, Local, Target } from "./bound.js";
import { bindExpression } from "./bind-expressions.js";
import { operate } from "./bind-operators.js";
import type { Context } from "./context.js";
import { convert } from "./conversions.js";
import { isAccessible, lineage } from "./member-rules.js";

export function bindAssign(context: Context, expression: ExpressionOf<"assign">): Bound {
  const target = bindTarget(context, expression.target);
  const value = bindExpression(context, expression.value);
  if (!target) return { kind: "constant", value: null, type: context.types.unknown, line: expression.line };
  if (expression.operator === "=")
    return assign(context, target, context.assignable(value, target.type, expression.value), expression);
  const operator = expression.operator.slice(0, -1) as ArithmeticOperator;
  return update(context, target, operator, value, expression, false);
}

export function bindIncrement(context: Context, expression: ExpressionOf<"increment">): Bound {
  const target = bindTarget(context, expression.operand);
  if (!target) return { kind: "constant", value: null, type: context.types.unknown, line: expression.line };
  if (target.type === context.types.string || target.type === context.types.boolean)
    return context.fail(expression, "Arithmetic expressions must use numeric arguments");
  const one: Bound = { kind: "constant", value: 1, type: context.types.integer, line: expression.line };
  return update(context, target, expression.operator === "++" ? "+" : "-", one, expression, !expression.prefix);
}

/** `target = target op value`, with the target's own parts evaluated once. */
function update(
  context: Context,
  target: Target,
  operator: ArithmeticOperator,
  operand: Bound,
  at: Position,
  answersOld: boolean,
): Bound {
  const isLocal = target.kind === "local" && !answersOld;
  const current: Local = isLocal ? target.local : context.temporary(target.type);
  const before: Bound = { kind: "local", local: current, type: target.type, line: at.line };
  const result = operate(context, { operator, line: at.line, column: at.column }, before, operand);
  const value = convert(context.compilation, result, target.type) ?? narrowed(context, result, target, at);
  if (isLocal) return assign(context, target, value, at);
  checkWriteable(context, target, at);
  if (target.kind === "local") target.local.assigned.push(value);
  return { kind: "update", target, current, value, answersOld, type: target.type, line: at.line };
}

function narrowed(context: Context, result: Bound, target: Target, at: Position): Bound {
  return context.fail(at, `Illegal assignment from ${result.type.name} to ${target.type.name}`);
}

export function assign(context: Context, target: Target, value: Bound, at: Position): Bound {
  checkWriteable(context, target, at);
  if (target.kind === "local") target.local.assigned.push(value);
  return { kind: "assign", target, value, type: target.type, line: at.line };
}

function bindTarget(context: Context, expression: ExpressionOf<"assign">["target"]): Target | undefined {
  const target = bindExpression(context, expression);
  switch (target.kind) {
    case "local":
    case "field":
    case "staticField":
    case "property":
    case "libraryProperty":
    case "recordField":
    case "index":
      return target;
    default:
      if (target.type.kind !== "unknown") context.error(expression, "Expression cannot be assigned");
      return undefined;
  }
}

function checkWriteable(context: Context, target: Target, at: Position): void {
  switch (target.kind) {
    case "local":
      if (target.local.isFinal && target.local.assigned.length > 0)
        context.error(at, `Final variable cannot be assigned again: ${target.local.name}`);
      return;
    case "property": {
      const { field } = target;
      const setter = field.property?.setter;
      if (!setter || !isAccessible(field, context.symbol, field.property?.setterAccess))
        context.error(at, `Field is not writeable: ${field.owner.name}.${field.name}`);
      return;
    }
    case "field":
    case "staticField": {
      const { field } = target;
      const inInitialiser = context.isConstructor && [...lineage(context.symbol)].includes(field.owner);
      if (field.isFinal && !inInitialiser)
        context.error(at, `Field is not writeable: ${field.owner.name}.${field.name}`);
      return;
    }
    case "libraryProperty":
      if (!target.set) context.error(at, "Field is not writeable");
      return;
    case "recordField":
      if (!target.writeable) context.error(at, `Field is not writeable: ${recordFieldName(target)}`);
      return;
    case "index":
      return;
  }
}

function recordFieldName({ target, name }: Extract<Target, { kind: "recordField" }>): string {
  return `${target.type.name}.${target.type.describe?.field(name)?.apiName ?? name}`;
}
