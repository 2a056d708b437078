import type { Expression, ExpressionOf } from "../parser/tree.js";
import { bindAssign, bindIncrement } from "./bind-assign.js";
import { bindCall } from "./bind-calls.js";
import { bindConstructorCall, bindNew, bindNewCollection, bindNewList, bindNewMap } from "./bind-create.js";
import { bindSafeMember, chained } from "./bind-members.js";
import { bindName } from "./bind-names.js";
import { bindBinary, bindConditional, bindUnary } from "./bind-operators.js";
import { bindQuery, bindSearch } from "./bind-queries.js";
import type { Bound } from "./bound.js";
import type { Context } from "./context.js";
import { castable, convertBy, fit, isRows, numberCast } from "./conversions.js";
import { lineage } from "./symbols.js";
import { resolveType } from "./type-references.js";
import { isNumber, type Type } from "./types.js";

const LARGEST_INTEGER = 2_147_483_647n;
const LARGEST_LONG = 9_223_372_036_854_775_807n;

/** Gives an expression its type and binds every name in it. Mistakes are reported; the result is then of unknown type. */
export function bindExpression(context: Context, expression: Expression): Bound {
  switch (expression.kind) {
    case "literal":
      return bindLiteral(context, expression);
    case "name":
      return bindName(context, expression);
    case "member":
      return expression.safe ? bindSafeMember(context, expression) : bindName(context, expression);
    case "call":
      return bindCall(context, expression);
    case "constructorCall":
      return bindConstructorCall(context, expression);
    case "this":
      if (context.isStatic) return context.fail(expression, "'this' cannot be referenced in a static context");
      return { kind: "this", type: context.types.user(context.symbol), line: expression.line };
    case "super":
      return context.fail(expression, "'super' must be followed by a member");
    case "index":
      return bindIndex(context, expression);
    case "new":
      return bindNew(context, expression);
    case "newList":
      return bindNewList(context, expression);
    case "newCollection":
      return bindNewCollection(context, expression);
    case "newMap":
      return bindNewMap(context, expression);
    case "assign":
      return bindAssign(context, expression);
    case "increment":
      return bindIncrement(context, expression);
    case "binary":
      return bindBinary(context, expression);
    case "unary":
      return bindUnary(context, expression);
    case "conditional":
      return bindConditional(context, expression);
    case "cast":
      return bindCast(context, expression);
    case "instanceof":
      return bindInstanceOf(context, expression);
    case "classLiteral":
      return bindClassLiteral(context, expression);
    case "parentheses":
      return bindExpression(context, expression.inner);
    case "soql":
      return bindQuery(context, expression);
    case "sosl":
      return bindSearch(context, expression);
  }
}

function bindLiteral(context: Context, literal: ExpressionOf<"literal">): Bound {
  const { types } = context;
  const { line, value } = literal;
  switch (literal.type) {
    case "null":
      return context.null(literal);
    case "Boolean":
      return { kind: "constant", value: value === "true", type: types.boolean, line };
    case "String":
      return { kind: "constant", value, type: types.string, line };
    case "Integer": {
      const digits = BigInt(value);
      if (digits > LARGEST_INTEGER || digits < -LARGEST_INTEGER - 1n)
        return context.fail(literal, `Illegal integer: ${value}`);
      return { kind: "constant", value: Number(digits), type: types.integer, line };
    }
    case "Long": {
      const digits = BigInt(value);
      if (digits > LARGEST_LONG || digits < -LARGEST_LONG - 1n) return context.fail(literal, `Illegal long: ${value}`);
      return { kind: "constant", value: digits.toString(), type: types.long, line };
    }
    case "Double":
      return { kind: "constant", value, type: types.double, line };
    case "Decimal":
      return { kind: "constant", value, type: types.decimal, line };
  }
}

function bindIndex(context: Context, expression: ExpressionOf<"index">): Bound {
  const target = bindExpression(context, expression.target);
  const index = bindExpression(context, expression.index);
  return chained(context, expression.target, target, false, (receiver) => {
    if (receiver.type.kind === "unknown") return receiver;
    if (receiver.type.kind !== "list")
      return context.fail(expression, `Expression must be a list type: ${receiver.type.name}`);
    const converted = context.assignable(index, context.types.integer, expression.index);
    return {
      kind: "index",
      target: receiver,
      index: converted,
      type: receiver.type.args[0] as Type,
      line: expression.line,
    };
  });
}

function bindCast(context: Context, expression: ExpressionOf<"cast">): Bound {
  const to = resolveType(context.compilation, context.symbol, expression.type);
  const operand = bindExpression(context, expression.operand);
  const { line } = expression;
  if (to.kind === "unknown" || operand.type.kind === "unknown") return { ...operand, type: to };
  if (operand.type === to) return operand;
  if (isNumber(operand.type) && isNumber(to)) {
    const conversion = numberCast(operand.type, to);
    return conversion ? convertBy(conversion, operand, to) : { kind: "cast", operand, type: to, line };
  }
  if (to.kind === "record" && isRows(operand)) return context.assignable(operand, to, expression);
  if (!castable(context.compilation, operand.type, to))
    return context.fail(
      expression,
      `Incompatible types since an instance of ${operand.type.name} is never an instance of ${to.name}`,
    );
  const how = fit(context.compilation, operand.type, to);
  // What is made keeps its own type at run time: only how it is seen changes.
  if (how?.conversion === "same" && !how.loose)
    return operand.kind.startsWith("new") ? { kind: "cast", operand, type: to, line } : { ...operand, type: to };
  if (how && how.conversion !== "same") return convertBy(how.conversion, operand, to);
  return { kind: "cast", operand, type: to, line };
}

function bindInstanceOf(context: Context, expression: ExpressionOf<"instanceof">): Bound {
  const tested = resolveType(context.compilation, context.symbol, expression.type);
  const operand = bindExpression(context, expression.operand);
  const always =
    operand.type.kind !== "unknown" &&
    (operand.type === tested ||
      (operand.type.symbol !== null &&
        tested.symbol !== null &&
        [...lineage(operand.type.symbol)].includes(tested.symbol)));
  if (always)
    return context.fail(
      expression,
      `Operation instanceof is always true since an instance of ${operand.type.name} is always an instance of ${tested.name}`,
    );
  if (tested.kind !== "unknown" && !castable(context.compilation, operand.type, tested)) {
    return context.fail(
      expression,
      `Operation instanceof is always false since an instance of ${operand.type.name} is never an instance of ${tested.name}`,
    );
  }
  return { kind: "instanceof", operand, tested, type: context.types.boolean, line: expression.line };
}

function bindClassLiteral(context: Context, expression: ExpressionOf<"classLiteral">): Bound {
  const type = resolveType(context.compilation, context.symbol, expression.type);
  if (type.symbol) context.use(type.symbol);
  return {
    kind: "typeLiteral",
    name: type.name,
    type: context.types.named("System.Type") ?? context.types.unknown,
    line: expression.line,
  };
}
