import type * as Grammar from "@apexdevtools/apex-parser";
import { IncompleteSyntax, RefusedSyntax, lowerArguments, lowerExpression } from "./lower-expressions.js";
import { at, lowerType, typeOfQualifiedName } from "./lower-types.js";
import { multilineValue, stringValue } from "./text-literals.js";
import type {
  AccessMode,
  Block,
  CatchClause,
  Expression,
  LocalDeclaration,
  Statement,
  VariableDeclarator,
  WhenCase,
} from "./tree.js";

export function lowerBlock(context: Grammar.BlockContext): Block {
  const endLine = context.RBRACE()?.symbol.line ?? context.stop?.line ?? context.start.line;
  return { ...at(context), statements: context.statement_list().map(lowerStatement), endLine };
}

export function lowerVariables(context: Grammar.VariableDeclaratorsContext): VariableDeclarator[] {
  return context.variableDeclarator_list().map((each) => ({
    ...at(each),
    name: each.id().getText(),
    initializer: each.expression() ? lowerExpression(each.expression()) : null,
  }));
}

function lowerLocal(context: Grammar.LocalVariableDeclarationContext): LocalDeclaration {
  const isFinal = context
    .modifier_list()
    .some((modifier) => modifier.FINAL() !== null && modifier.FINAL() !== undefined);
  return {
    ...at(context),
    type: lowerType(context.typeRef()),
    isFinal,
    variables: lowerVariables(context.variableDeclarators()),
  };
}

function lowerCondition(context: Grammar.ParExpressionContext): Expression {
  return lowerExpression(context.expression());
}

function optionalBody(context: Grammar.StatementContext | null): Statement | null {
  return context ? lowerStatement(context) : null;
}

function accessMode(context: Grammar.AccessLevelContext | null): AccessMode | null {
  return context ? (context.USER() ? "user" : "system") : null;
}

export function lowerStatement(context: Grammar.StatementContext): Statement {
  const position = at(context);
  const block = context.block();
  if (block) return { ...position, kind: "block", block: lowerBlock(block) };
  const local = context.localVariableDeclarationStatement();
  if (local) return { ...position, kind: "local", declaration: lowerLocal(local.localVariableDeclaration()) };
  const expression = context.expressionStatement();
  if (expression) return { ...position, kind: "expression", expression: lowerExpression(expression.expression()) };
  const conditional = context.ifStatement();
  if (conditional) {
    const [then, otherwise] = conditional.statement_list();
    if (!then) throw new IncompleteSyntax();
    return {
      ...position,
      kind: "if",
      condition: lowerCondition(conditional.parExpression()),
      then: lowerStatement(then),
      otherwise: optionalBody(otherwise ?? null),
    };
  }
  return lowerLoop(context) ?? lowerJump(context) ?? lowerData(context);
}

function lowerLoop(context: Grammar.StatementContext): Statement | null {
  const position = at(context);
  const loop = context.forStatement();
  if (loop) return lowerFor(loop);
  const whileLoop = context.whileStatement();
  if (whileLoop)
    return {
      ...position,
      kind: "while",
      condition: lowerCondition(whileLoop.parExpression()),
      body: optionalBody(whileLoop.statement()),
    };
  const doLoop = context.doWhileStatement();
  if (doLoop)
    return {
      ...position,
      kind: "doWhile",
      condition: lowerCondition(doLoop.parExpression()),
      body: lowerBlock(doLoop.block()),
    };
  const choice = context.switchStatement();
  if (choice)
    return {
      ...position,
      kind: "switch",
      value: lowerExpression(choice.expression()),
      cases: choice.whenControl_list().map(lowerCase),
    };
  return null;
}

function lowerFor(loop: Grammar.ForStatementContext): Statement {
  const position = at(loop);
  const control = loop.forControl();
  const body = optionalBody(loop.statement());
  const each = control.enhancedForControl();
  if (each) {
    return {
      ...position,
      kind: "forEach",
      type: lowerType(each.typeRef()),
      name: each.id().getText(),
      source: lowerExpression(each.expression()),
      body,
    };
  }
  const init = control.forInit();
  return {
    ...position,
    kind: "for",
    declaration: init?.localVariableDeclaration() ? lowerLocal(init.localVariableDeclaration()) : null,
    initializers: init?.expressionList() ? lowerArguments(init.expressionList()) : [],
    condition: control.expression() ? lowerExpression(control.expression()) : null,
    updates: lowerUpdates(control),
    body,
  };
}

/** The platform takes one update expression, though the grammar lets several pass. */
function lowerUpdates(control: Grammar.ForControlContext): Expression[] {
  const updates = control.forUpdate()?.expressionList().expression_list() ?? [];
  const second = updates[1];
  if (second) throw new RefusedSyntax(second.start.line, second.start.column + 1, "Expecting ')' but was: ','");
  return updates.map(lowerExpression);
}

function lowerCase(context: Grammar.WhenControlContext): WhenCase {
  const value = context.whenValue();
  const shared = { ...at(context), block: lowerBlock(context.block()) };
  if (value.ELSE()) return { ...shared, kind: "else" };
  if (value.typeRef()) return { ...shared, kind: "type", type: lowerType(value.typeRef()), name: value.id().getText() };
  return { ...shared, kind: "values", values: value.whenLiteral_list().map(lowerWhenLiteral) };
}

function lowerWhenLiteral(context: Grammar.WhenLiteralContext): Expression {
  const position = at(context);
  if (context.LPAREN()) return lowerWhenLiteral(context.whenLiteral());
  const sign = context.SUB_list().length % 2 === 1 ? "-" : "";
  if (context.IntegerLiteral())
    return { ...position, kind: "literal", type: "Integer", value: sign + context.IntegerLiteral().getText() };
  if (context.LongLiteral())
    return { ...position, kind: "literal", type: "Long", value: sign + context.LongLiteral().getText().slice(0, -1) };
  if (context.StringLiteral())
    return { ...position, kind: "literal", type: "String", value: stringValue(context.StringLiteral().getText()) };
  if (context.MultilineStringLiteral()) {
    return {
      ...position,
      kind: "literal",
      type: "String",
      value: multilineValue(context.MultilineStringLiteral().getText()),
    };
  }
  if (context.NULL()) return { ...position, kind: "literal", type: "null", value: "null" };
  const [first, ...rest] = context.qualifiedName().id_list();
  if (!first) throw new IncompleteSyntax();
  let name: Expression = { ...position, kind: "name", name: first.getText() };
  for (const id of rest) name = { ...at(id), kind: "member", target: name, name: id.getText(), safe: false };
  return name;
}

function lowerCatch(context: Grammar.CatchClauseContext): CatchClause {
  return {
    ...at(context),
    type: typeOfQualifiedName(context.qualifiedName()),
    name: context.id().getText(),
    block: lowerBlock(context.block()),
  };
}

function lowerJump(context: Grammar.StatementContext): Statement | null {
  const position = at(context);
  const attempt = context.tryStatement();
  if (attempt) {
    const last = attempt.finallyBlock();
    return {
      ...position,
      kind: "try",
      block: lowerBlock(attempt.block()),
      catches: attempt.catchClause_list().map(lowerCatch),
      finally: last ? lowerBlock(last.block()) : null,
    };
  }
  const result = context.returnStatement();
  if (result)
    return { ...position, kind: "return", value: result.expression() ? lowerExpression(result.expression()) : null };
  const thrown = context.throwStatement();
  if (thrown) return { ...position, kind: "throw", value: lowerExpression(thrown.expression()) };
  if (context.breakStatement()) return { ...position, kind: "break" };
  if (context.continueStatement()) return { ...position, kind: "continue" };
  return null;
}

function lowerData(context: Grammar.StatementContext): Statement {
  const position = at(context);
  for (const [operation, statement] of [
    ["insert", context.insertStatement()],
    ["update", context.updateStatement()],
    ["delete", context.deleteStatement()],
    ["undelete", context.undeleteStatement()],
  ] as const) {
    if (!statement) continue;
    return {
      ...position,
      kind: "dml",
      operation,
      value: lowerExpression(statement.expression()),
      mode: accessMode(statement.accessLevel()),
      externalId: null,
    };
  }
  const upsert = context.upsertStatement();
  if (upsert) {
    const externalId =
      upsert
        .qualifiedName()
        ?.id_list()
        .map((id) => id.getText()) ?? null;
    return {
      ...position,
      kind: "dml",
      operation: "upsert",
      value: lowerExpression(upsert.expression()),
      mode: accessMode(upsert.accessLevel()),
      externalId,
    };
  }
  const merge = context.mergeStatement();
  if (merge) {
    return {
      ...position,
      kind: "merge",
      master: lowerExpression(merge.expression(0)),
      duplicates: lowerExpression(merge.expression(1)),
      mode: accessMode(merge.accessLevel()),
    };
  }
  const runAs = context.runAsStatement();
  if (runAs)
    return {
      ...position,
      kind: "runAs",
      args: lowerArguments(runAs.expressionList()),
      block: lowerBlock(runAs.block()),
    };
  throw new IncompleteSyntax();
}
