import type { ExpressionOf } from "../parser/tree.js";
import { ARITHMETIC, type ArithmeticOperator, type Bound, type EqualityMode } from "./bound.js";
import { bindExpression } from "./bind-expressions.js";
import type { Context } from "./context.js";
import { castable, commonType, convert, fit } from "./conversions.js";
import { isNumber, NUMERIC_RANK, type Type } from "./types.js";

export function bindBinary(context: Context, expression: ExpressionOf<"binary">): Bound {
  const left = bindExpression(context, expression.left);
  const right = bindExpression(context, expression.right);
  return operate(context, expression, left, right);
}

/** The typed operation for two operands; reports what the operator does not accept. */
export function operate(
  context: Context,
  at: ExpressionOf<"binary"> | { operator: ArithmeticOperator; line: number; column: number },
  left: Bound,
  right: Bound,
): Bound {
  const { operator } = at;
  if (left.type.kind === "unknown" || right.type.kind === "unknown") {
    const isTest = /^(==|!=|===|!==|<|>|<=|>=|&&|\|\|)$/.test(operator);
    return {
      kind: "constant",
      value: null,
      type: isTest ? context.types.boolean : context.types.unknown,
      line: at.line,
    };
  }
  if (operator === "&&" || operator === "||") return logical(context, operator, at, left, right);
  if (operator === "??") return coalesce(context, at, left, right);
  if (operator === "==" || operator === "!=" || operator === "===" || operator === "!==")
    return equality(context, operator, at, left, right);
  if (operator === "<" || operator === ">" || operator === "<=" || operator === ">=")
    return comparison(context, operator, at, left, right);
  if (ARITHMETIC.has(operator)) return arithmetic(context, operator, at, left, right);
  return context.fail(at, `Unexpected operator: ${operator}`);
}

interface At {
  line: number;
  column: number;
}

function logical(context: Context, operator: "&&" | "||", at: At, left: Bound, right: Bound): Bound {
  const { boolean } = context.types;
  if (left.type !== boolean || right.type !== boolean) {
    return context.fail(at, `${operator === "&&" ? "AND" : "OR"} operator can only be applied to Boolean expressions`);
  }
  return { kind: "logical", operator, left, right, type: boolean, line: at.line };
}

function coalesce(context: Context, at: At, left: Bound, right: Bound): Bound {
  const type = commonType(context.compilation, left.type, right.type);
  if (!type)
    return context.fail(at, `Incompatible types in null coalescing operator: ${left.type.name}, ${right.type.name}`);
  return {
    kind: "coalesce",
    left: convert(context.compilation, left, type) ?? left,
    right: convert(context.compilation, right, type) ?? right,
    type,
    line: at.line,
  };
}

function equality(context: Context, operator: string, at: At, left: Bound, right: Bound): Bound {
  const { types } = context;
  const negated = operator.startsWith("!");
  const shared = { kind: "equal", negated, type: types.boolean, line: at.line } as const;
  if (left.type.kind === "void" || right.type.kind === "void" || !comparable(context, left.type, right.type)) {
    return context.fail(at, `Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`);
  }
  if (isNumber(left.type) && isNumber(right.type)) {
    const type = widest(left.type, right.type);
    const mode: EqualityMode = type.name === "Integer" || type.name === "Long" ? "plain" : "value";
    return {
      ...shared,
      mode,
      left: convert(context.compilation, left, type) ?? left,
      right: convert(context.compilation, right, type) ?? right,
    };
  }
  return { ...shared, mode: equalityMode(operator, left.type, right.type), left, right };
}

function comparable(context: Context, left: Type, right: Type): boolean {
  if (left.kind === "object" || right.kind === "object") return true;
  if (isNumber(left) && isNumber(right)) return true;
  return (
    castable(context.compilation, left, right) ||
    fit(context.compilation, left, right) !== null ||
    fit(context.compilation, right, left) !== null
  );
}

function equalityMode(operator: string, left: Type, right: Type): EqualityMode {
  if (left.kind === "null" || right.kind === "null" || left.name === "Boolean" || isEnum(left) || isEnum(right))
    return "plain";
  if (operator.length === 3) return "identity";
  if (left.name === "Id" || right.name === "Id")
    return left.kind === "primitive" && right.kind === "primitive" ? "id" : "value";
  return left.name === "String" && right.name === "String" ? "string" : "value";
}

function isEnum(type: Type): boolean {
  return type.symbol?.kind === "enum" || type.library?.kind === "enum";
}

const ORDERED = new Set(["String", "Id", "Date", "Datetime", "Time"]);

function comparison(context: Context, operator: "<" | ">" | "<=" | ">=", at: At, left: Bound, right: Bound): Bound {
  const { compilation, types } = context;
  const shared = { kind: "compare", operator, type: types.boolean, line: at.line } as const;
  if (isNumber(left.type) && isNumber(right.type)) {
    const type = widest(left.type, right.type);
    return {
      ...shared,
      left: convert(compilation, left, type) ?? left,
      right: convert(compilation, right, type) ?? right,
    };
  }
  const ordered = (type: Type): boolean => type.kind === "null" || ORDERED.has(type.name) || isNumber(type);
  const common = ordered(left.type) && ordered(right.type) ? commonType(compilation, left.type, right.type) : null;
  if (!common)
    return context.fail(at, `Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`);
  return {
    ...shared,
    left: convert(compilation, left, common) ?? left,
    right: convert(compilation, right, common) ?? right,
  };
}

export function widest(left: Type, right: Type): Type {
  return (NUMERIC_RANK.get(left.name) as number) >= (NUMERIC_RANK.get(right.name) as number) ? left : right;
}

function arithmetic(context: Context, operator: ArithmeticOperator, at: At, left: Bound, right: Bound): Bound {
  const { compilation, types } = context;
  if (operator === "+" && (left.type === types.string || right.type === types.string)) {
    if (left.type.kind === "void" || right.type.kind === "void")
      return context.fail(at, "Arithmetic expressions must use numeric arguments");
    return { kind: "concat", left, right, type: types.string, line: at.line };
  }
  if (operator === "+" || operator === "-") {
    const moved = moveDate(operator, at, left, right);
    if (moved) return moved;
  }
  if (operator === "&" || operator === "|" || operator === "^") {
    if (left.type === types.boolean && right.type === types.boolean)
      return { kind: "arithmetic", operator, left, right, type: types.boolean, line: at.line };
  }
  const l = numberOrNull(left, types.integer);
  const r = numberOrNull(right, types.integer);
  if (!l || !r) return context.fail(at, `Arithmetic expressions must use numeric arguments`);
  if (operator === "<<" || operator === ">>" || operator === ">>>") {
    if (!isWhole(l) || !isWhole(r)) return context.fail(at, "Shift operators can only be applied to Integer and Long");
    const amount: Bound =
      r.name === "Long"
        ? { kind: "convert", conversion: "longToInteger", operand: right, type: types.integer, line: at.line }
        : right;
    return { kind: "arithmetic", operator, left, right: amount, type: l, line: at.line };
  }
  const type = widest(l, r);
  if ((operator === "&" || operator === "|" || operator === "^") && !isWhole(type)) {
    return context.fail(at, "Bitwise operators can only be applied to Boolean, Integer and Long");
  }
  return {
    kind: "arithmetic",
    operator,
    left: convert(compilation, left, type) ?? left,
    right: convert(compilation, right, type) ?? right,
    type,
    line: at.line,
  };
}

function numberOrNull(value: Bound, whenNull: Type): Type | null {
  if (value.type.kind === "null") return whenNull;
  return isNumber(value.type) ? value.type : null;
}

function isWhole(type: Type): boolean {
  return type.name === "Integer" || type.name === "Long";
}

/** `date + 1`, `datetime - 0.5`: days are added. */
function moveDate(operator: "+" | "-", at: At, left: Bound, right: Bound): Bound | undefined {
  if ((left.type.name !== "Date" && left.type.name !== "Datetime") || !isNumber(right.type)) return undefined;
  return {
    kind: "runtimeCall",
    name: operator === "+" ? "addDays" : "subtractDays",
    args: [left, right],
    type: left.type,
    line: at.line,
  };
}

export function bindUnary(context: Context, expression: ExpressionOf<"unary">): Bound {
  const operand = bindExpression(context, expression.operand);
  const { type, line } = { type: operand.type, line: expression.line };
  if (type.kind === "unknown") return operand;
  switch (expression.operator) {
    case "!":
      if (type !== context.types.boolean)
        return context.fail(expression, `Incorrect expression type: ${type.name}, expected Boolean`);
      return { kind: "not", operand, type, line };
    case "~":
      if (!isNumber(type) || !isWhole(type))
        return context.fail(expression, "Bitwise operators can only be applied to Integer and Long");
      return { kind: "complement", operand, type, line };
    case "-":
      if (!isNumber(type)) return context.fail(expression, "Negation can only be applied to numeric expressions");
      return { kind: "negate", operand, type, line };
    case "+":
      return isNumber(type)
        ? operand
        : context.fail(expression, "Unary plus can only be applied to numeric expressions");
  }
}

export function bindConditional(context: Context, expression: ExpressionOf<"conditional">): Bound {
  const condition = context.condition(bindExpression(context, expression.condition), expression.condition);
  const whenTrue = bindExpression(context, expression.whenTrue);
  const whenFalse = bindExpression(context, expression.whenFalse);
  if (whenTrue.type.kind === "unknown") return whenTrue;
  if (whenFalse.type.kind === "unknown") return whenFalse;
  const type = commonType(context.compilation, whenTrue.type, whenFalse.type);
  if (!type)
    return context.fail(
      expression,
      `Incompatible types in ternary operator: ${whenTrue.type.name}, ${whenFalse.type.name}`,
    );
  return {
    kind: "conditional",
    condition,
    whenTrue: convert(context.compilation, whenTrue, type) ?? whenTrue,
    whenFalse: convert(context.compilation, whenFalse, type) ?? whenFalse,
    type,
    line: expression.line,
  };
}
