import * as Grammar from "@apexdevtools/apex-parser";
import { at, arrayOf, lowerCreatedName, lowerType } from "./lower-types.js";
import { lowerQuery } from "./soql-tree.js";
import { lowerSosl } from "./sosl-tree.js";
import { multilineValue, stringValue } from "./text-literals.js";
import type { AssignOperator, BinaryOperator, Expression, Position } from "./tree.js";

type Context = Grammar.ExpressionContext;

/** Grammar context to tree node. Throws where the parser left a hole (a syntax error was reported there already). */
export function lowerExpression(context: Context): Expression {
  const lower = LOWERINGS.get(context?.constructor);
  if (!lower) throw new IncompleteSyntax();
  return lower(context);
}

/** The tree has a hole because of a syntax error that the parser has already reported. */
export class IncompleteSyntax extends Error {}

/** Syntax that the grammar accepts and the platform's compiler does not. Line and column are 1-based. */
export class RefusedSyntax extends Error {
  readonly line: number;
  readonly column: number;
  constructor(line: number, column: number, message: string) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

export function lowerArguments(list: Grammar.ExpressionListContext | null): Expression[] {
  return list ? list.expression_list().map(lowerExpression) : [];
}

type Lowering = (context: Context) => Expression;
const LOWERINGS = new Map<unknown, Lowering>();

// The grammar's classes have one private constructor signature; only identity matters here.
type ContextClass<T> = abstract new (...args: never[]) => T;

function on<T extends Context>(type: ContextClass<T>, lower: (context: T) => Expression): void {
  LOWERINGS.set(type, lower as unknown as Lowering);
}

function binary(context: Context & { expression(index: number): Context }, operator: BinaryOperator): Expression {
  return {
    ...at(context),
    kind: "binary",
    operator,
    left: lowerExpression(context.expression(0)),
    right: lowerExpression(context.expression(1)),
  };
}

on(Grammar.PrimaryExpressionContext, (context) => lowerPrimary(context.primary()));
on(Grammar.SubExpressionContext, (context) => ({
  ...at(context),
  kind: "parentheses",
  inner: lowerExpression(context.expression()),
}));
on(Grammar.Arth1ExpressionContext, (context) => binary(context, context.MUL() ? "*" : "/"));
on(Grammar.Arth2ExpressionContext, (context) => binary(context, context.ADD() ? "+" : "-"));
on(Grammar.CoalExpressionContext, (context) => binary(context, "??"));
on(Grammar.BitOrExpressionContext, (context) => binary(context, "|"));
on(Grammar.BitAndExpressionContext, (context) => binary(context, "&"));
on(Grammar.BitNotExpressionContext, (context) => binary(context, "^"));
on(Grammar.LogAndExpressionContext, (context) => binary(context, "&&"));
on(Grammar.LogOrExpressionContext, (context) => binary(context, "||"));
on(Grammar.BitExpressionContext, (context) => {
  const operator = context.LT_list().length > 0 ? "<<" : context.GT_list().length === 3 ? ">>>" : ">>";
  return binary(context, operator);
});
on(Grammar.CmpExpressionContext, (context) => {
  const orEqual = context.ASSIGN() ? "=" : "";
  return binary(context, `${context.GT() ? ">" : "<"}${orEqual}` as BinaryOperator);
});
on(Grammar.EqualityExpressionContext, (context) =>
  binary(context, context.TRIPLEEQUAL() ? "===" : context.TRIPLENOTEQUAL() ? "!==" : context.EQUAL() ? "==" : "!="),
);
on(Grammar.CondExpressionContext, (context) => ({
  ...at(context),
  kind: "conditional",
  condition: lowerExpression(context.expression(0)),
  whenTrue: lowerExpression(context.expression(1)),
  whenFalse: lowerExpression(context.expression(2)),
}));
on(Grammar.AssignExpressionContext, (context) => ({
  ...at(context),
  kind: "assign",
  operator: context.getChild(1).getText() as AssignOperator,
  target: lowerExpression(context.expression(0)),
  value: lowerExpression(context.expression(1)),
}));
on(Grammar.NegExpressionContext, (context) => ({
  ...at(context),
  kind: "unary",
  operator: context.BANG() ? "!" : "~",
  operand: lowerExpression(context.expression()),
}));
on(Grammar.PreOpExpressionContext, (context) => {
  const operand = lowerExpression(context.expression());
  if (context.INC() || context.DEC())
    return { ...at(context), kind: "increment", operator: context.INC() ? "++" : "--", prefix: true, operand };
  const operator = context.SUB() ? "-" : "+";
  if (
    operand.kind === "literal" &&
    operator === "-" &&
    !operand.value.startsWith("-") &&
    /^(Integer|Long|Decimal|Double)$/.test(operand.type)
  ) {
    return { ...operand, ...at(context), value: `-${operand.value}` };
  }
  return { ...at(context), kind: "unary", operator, operand };
});
on(Grammar.PostOpExpressionContext, (context) => ({
  ...at(context),
  kind: "increment",
  operator: context.INC() ? "++" : "--",
  prefix: false,
  operand: lowerExpression(context.expression()),
}));
on(Grammar.CastExpressionContext, (context) => ({
  ...at(context),
  kind: "cast",
  type: lowerType(context.typeRef()),
  operand: lowerExpression(context.expression()),
}));
on(Grammar.InstanceOfExpressionContext, (context) => ({
  ...at(context),
  kind: "instanceof",
  type: lowerType(context.typeRef()),
  operand: lowerExpression(context.expression()),
}));
on(Grammar.ArrayExpressionContext, (context) => ({
  ...at(context),
  kind: "index",
  target: lowerExpression(context.expression(0)),
  index: lowerExpression(context.expression(1)),
}));
on(Grammar.DotExpressionContext, (context) => {
  const target = lowerExpression(context.expression());
  const safe = context.QUESTIONDOT() !== null && context.QUESTIONDOT() !== undefined;
  const call = context.dotMethodCall();
  if (call) {
    return {
      ...at(call),
      kind: "call",
      target,
      name: call.anyId().getText(),
      args: lowerArguments(call.expressionList()),
      safe,
    };
  }
  if (!context.anyId()) throw new IncompleteSyntax();
  return { ...at(context.anyId()), kind: "member", target, name: context.anyId().getText(), safe };
});
on(Grammar.MethodCallExpressionContext, (context) => {
  const call = context.methodCall();
  const args = lowerArguments(call.expressionList());
  if (call.id()) return { ...at(call), kind: "call", target: null, name: call.id().getText(), args, safe: false };
  return { ...at(call), kind: "constructorCall", which: call.THIS() ? "this" : "super", args };
});
on(Grammar.NewExpressionContext, (context) => lowerCreator(context.creator(), at(context)));

function lowerCreator(creator: Grammar.CreatorContext, position: Position): Expression {
  const type = lowerCreatedName(creator.createdName());
  if (creator.classCreatorRest()) {
    return {
      ...position,
      kind: "new",
      type,
      args: lowerArguments(creator.classCreatorRest().arguments().expressionList()),
    };
  }
  const array = creator.arrayCreatorRest();
  if (array) {
    const items = array.arrayInitializer()?.expression_list().map(lowerExpression) ?? [];
    const size = array.expression() ? lowerExpression(array.expression()) : null;
    return { ...position, kind: "newList", type: arrayOf(type), size, items };
  }
  if (creator.mapCreatorRest()) {
    const pairs = creator
      .mapCreatorRest()
      .mapCreatorRestPair_list()
      .map((pair): [Expression, Expression] => [
        lowerExpression(pair.expression(0)),
        lowerExpression(pair.expression(1)),
      ]);
    return { ...position, kind: "newMap", type, pairs };
  }
  if (creator.setCreatorRest()) {
    return {
      ...position,
      kind: "newCollection",
      type,
      items: creator.setCreatorRest().expression_list().map(lowerExpression),
    };
  }
  return { ...position, kind: "newCollection", type, items: [] };
}

function lowerPrimary(primary: Grammar.PrimaryContext): Expression {
  const position = at(primary);
  if (primary instanceof Grammar.IdPrimaryContext) return { ...position, kind: "name", name: primary.id().getText() };
  if (primary instanceof Grammar.LiteralPrimaryContext) return lowerLiteral(primary.literal());
  if (primary instanceof Grammar.ThisPrimaryContext) return { ...position, kind: "this" };
  if (primary instanceof Grammar.SuperPrimaryContext) return { ...position, kind: "super" };
  if (primary instanceof Grammar.TypeRefPrimaryContext)
    return { ...position, kind: "classLiteral", type: lowerType(primary.typeRef()) };
  if (primary instanceof Grammar.VoidPrimaryContext) {
    return {
      ...position,
      kind: "classLiteral",
      type: { ...position, parts: [{ name: "void", args: [] }], arrayDepth: 0 },
    };
  }
  if (primary instanceof Grammar.SoqlPrimaryContext) {
    const binds: Expression[] = [];
    const query = lowerQuery(
      primary.soqlLiteral().query(),
      (bound) => binds.push(lowerExpression(bound.expression())) - 1,
    );
    return { ...position, kind: "soql", query, binds };
  }
  if (primary instanceof Grammar.SoslPrimaryContext) {
    const binds: Expression[] = [];
    const search = lowerSosl(primary.soslLiteral(), (bound) => binds.push(lowerExpression(bound.expression())) - 1);
    return { ...position, kind: "sosl", search, binds };
  }
  throw new IncompleteSyntax();
}

/** Literals lose their type letters (`5L`, `1.5d`) and quotes here. */
export function lowerLiteral(literal: Grammar.LiteralContext): Expression {
  const position = at(literal);
  const text = literal.getText();
  if (literal.StringLiteral()) return { ...position, kind: "literal", type: "String", value: stringValue(text) };
  if (literal.MultilineStringLiteral())
    return { ...position, kind: "literal", type: "String", value: multilineValue(text) };
  if (literal.IntegerLiteral()) {
    if (BigInt(text) > 2_147_483_647n) throw new RefusedSyntax(position.line, position.column, "Illegal integer.");
    return { ...position, kind: "literal", type: "Integer", value: text };
  }
  if (literal.LongLiteral()) {
    const digits = text.slice(0, -1);
    if (BigInt(digits) > 9_223_372_036_854_775_807n)
      throw new RefusedSyntax(position.line, position.column, "Illegal long.");
    return { ...position, kind: "literal", type: "Long", value: digits };
  }
  if (literal.BooleanLiteral()) return { ...position, kind: "literal", type: "Boolean", value: text.toLowerCase() };
  if (literal.NULL()) return { ...position, kind: "literal", type: "null", value: "null" };
  const isDouble = /[dD]$/.test(text);
  return {
    ...position,
    kind: "literal",
    type: isDouble ? "Double" : "Decimal",
    value: isDouble ? text.slice(0, -1) : text,
  };
}
