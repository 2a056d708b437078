import type { Block, LocalDeclaration, Statement } from "../parser/tree.js";
import { bindExpression } from "./bind-expressions.js";
import { bindFor, bindForEach } from "./bind-loops.js";
import { bindSwitch } from "./bind-switch.js";
import type { BoundBlock, BoundCatch, BoundStatement } from "./bound.js";
import type { Context } from "./context.js";
import { isException, isRows } from "./conversions.js";
import { endsHere } from "./flow.js";
import { resolveType } from "./type-references.js";
import type { Type } from "./types.js";

export function bindBlock(context: Context, block: Block): BoundBlock {
  return context.scoped(() => bindStatements(context, block));
}

/** As {@link bindBlock}, in the scope that is open already. */
export function bindStatements(context: Context, block: Block): BoundBlock {
  const statements: BoundStatement[] = [];
  let ended = false;
  for (const statement of block.statements) {
    if (ended) {
      context.error(statement, "Unreachable statement");
      break;
    }
    statements.push(...bindStatement(context, statement));
    ended = endsHere(statement);
  }
  return { statements };
}

/** One statement as one or several bound ones (`Integer a, b;` declares two variables). */
export function bindStatement(context: Context, statement: Statement): BoundStatement[] {
  if (statement.kind === "local") return bindDeclaration(context, statement.declaration);
  return [bindOne(context, statement)];
}

export function bindDeclaration(context: Context, declaration: LocalDeclaration): BoundStatement[] {
  const type = resolveType(context.compilation, context.symbol, declaration.type);
  return declaration.variables.map((variable) => {
    const bound = variable.initializer && bindExpression(context, variable.initializer);
    const value = bound && context.assignable(bound, type, variable.initializer ?? variable);
    const local = context.declare(variable.name, type, variable, { isFinal: declaration.isFinal });
    if (value || !declaration.isFinal) local.assigned.push(value);
    return { kind: "local", local, value, line: variable.line };
  });
}

/** A body of `if`, `while` or `for` that is no block has a scope of its own, too. */
export function bindBody(context: Context, statement: Statement): BoundStatement {
  const bound = context.scoped(() => bindStatement(context, statement));
  if (bound.length === 1 && bound[0]) return bound[0];
  return { kind: "block", block: { statements: bound }, line: statement.line };
}

/** The body of a loop, where `break` and `continue` may stand. */
export function bindLoopBody(context: Context, statement: Statement | null): BoundStatement | null {
  if (!statement) return null;
  context.loopDepth++;
  const body = bindBody(context, statement);
  context.loopDepth--;
  return body;
}

function bindOne(context: Context, statement: Exclude<Statement, { kind: "local" }>): BoundStatement {
  const { line } = statement;
  switch (statement.kind) {
    case "block":
      return { kind: "block", block: bindBlock(context, statement.block), line };
    case "expression":
      return { kind: "expression", expression: bindEffect(context, statement.expression), line };
    case "if":
      return {
        kind: "if",
        condition: context.condition(bindExpression(context, statement.condition), statement.condition),
        then: bindBody(context, statement.then),
        otherwise: statement.otherwise ? bindBody(context, statement.otherwise) : null,
        line,
      };
    case "switch":
      return bindSwitch(context, statement);
    case "for":
      return bindFor(context, statement);
    case "forEach":
      return bindForEach(context, statement);
    case "while":
      return {
        kind: "while",
        condition: context.condition(bindExpression(context, statement.condition), statement.condition),
        body: bindLoopBody(context, statement.body),
        line,
      };
    case "doWhile": {
      const body = bindLoopBody(context, { ...statement.body, kind: "block", block: statement.body });
      const block: BoundBlock = body?.kind === "block" ? body.block : { statements: [] };
      return {
        kind: "doWhile",
        body: block,
        condition: context.condition(bindExpression(context, statement.condition), statement.condition),
        line,
      };
    }
    case "try":
      return bindTry(context, statement);
    case "return":
      return bindReturn(context, statement);
    case "throw": {
      const value = bindExpression(context, statement.value);
      if (value.type.kind !== "unknown" && !isException(context.compilation, value.type)) {
        context.error(statement, `Throw expression must be of type exception: ${value.type.name}`);
      }
      return { kind: "throw", value, line };
    }
    case "break":
    case "continue":
      if (context.loopDepth === 0)
        context.error(statement, `${statement.kind === "break" ? "Break" : "Continue"} statement must be in loop`);
      return { kind: statement.kind, line };
    case "dml":
      return bindDml(context, statement);
    case "merge":
      return bindMerge(context, statement);
    case "runAs": {
      context.hasRunAs = true;
      const args = statement.args.map((argument) => bindExpression(context, argument));
      return { kind: "runAs", args, block: bindBlock(context, statement.block), line };
    }
  }
}

const EFFECTS = new Set([
  "call",
  "assign",
  "increment",
  "new",
  "constructorCall",
  "newList",
  "newCollection",
  "newMap",
  "soql",
]);

/** An expression whose value nobody reads. */
export function bindEffect(
  context: Context,
  expression: Parameters<typeof bindExpression>[1],
): ReturnType<typeof bindExpression> {
  if (!EFFECTS.has(expression.kind)) context.error(expression, "Expression cannot be a statement.");
  if (expression.kind === "increment") return bindExpression(context, { ...expression, prefix: true });
  return bindExpression(context, expression);
}

function bindReturn(context: Context, statement: Extract<Statement, { kind: "return" }>): BoundStatement {
  const { line } = statement;
  if (!statement.value) {
    if (context.returnType.kind !== "void")
      context.error(statement, `Method must return a value of type ${context.returnType.name}`);
    return { kind: "return", value: null, line };
  }
  const value = bindExpression(context, statement.value);
  if (context.returnType.kind === "void") {
    context.error(statement, "Void method must not return a value");
    return { kind: "return", value: null, line };
  }
  return { kind: "return", value: context.assignable(value, context.returnType, statement.value), line };
}

function bindTry(context: Context, statement: Extract<Statement, { kind: "try" }>): BoundStatement {
  const block = bindBlock(context, statement.block);
  const caught: Type[] = [];
  const catches = statement.catches.map((clause): BoundCatch => {
    const type = resolveType(context.compilation, context.symbol, clause.type);
    if (type.kind !== "unknown" && !isException(context.compilation, type)) {
      context.error(clause, `Catch type must be an exception: ${type.name}`);
    }
    if (caught.includes(type) || caught.includes(context.types.exception))
      context.error(clause, `Exception type already caught: ${type.name}`);
    caught.push(type);
    return context.scoped(() => {
      const local = context.declare(clause.name, type, clause);
      return { line: clause.line, type, local, block: bindBlock(context, clause.block) };
    });
  });
  return {
    kind: "try",
    block,
    catches,
    finally: statement.finally ? bindBlock(context, statement.finally) : null,
    line: statement.line,
  };
}

function bindDml(context: Context, statement: Extract<Statement, { kind: "dml" }>): BoundStatement {
  const value = bindExpression(context, statement.value);
  const { type } = value;
  const isRecords = type.kind === "record" || (type.kind === "list" && type.args[0]?.kind === "record");
  if (!isRecords && type.kind !== "unknown")
    context.error(statement, `DML requires SObject or SObject list type: ${type.name}`);
  const object = type.kind === "list" ? type.args[0] : type;
  const path = statement.externalId;
  const name = path ? (path[path.length - 1] as string) : null;
  if (name !== null && object?.describe && !object.describe.field(name))
    context.error(statement, `Invalid field ${name} for SObject ${object.name}`);
  else if (name !== null && object?.describe?.field(name)?.idLookup === false)
    context.error(
      statement,
      `Invalid field for upsert, must be an External Id custom or standard indexed field: ${name} (${object.name})`,
    );
  return {
    kind: "dml",
    operation: statement.operation,
    value,
    mode: statement.mode,
    externalId: name,
    line: statement.line,
  };
}

/** One master, and one duplicate or a list of them, of the same kind. */
function bindMerge(context: Context, statement: Extract<Statement, { kind: "merge" }>): BoundStatement {
  const master = bindExpression(context, statement.master);
  const duplicates = bindExpression(context, statement.duplicates);
  const [left, right] = [recordOf(master.type), recordOf(duplicates.type)];
  const isSingle = master.type.kind !== "list" || isRows(master);
  if ((left === undefined || !isSingle) && master.type.kind !== "unknown")
    context.error(statement.master, `DML requires SObject type: ${master.type.name}`);
  else if (right === undefined && duplicates.type.kind !== "unknown")
    context.error(statement.duplicates, `DML requires SObject or SObject list type: ${duplicates.type.name}`);
  else if (left?.describe && right?.describe && left !== right)
    context.error(statement, `Merge requires records of one type: ${left.name} and ${right.name}`);
  return { kind: "merge", master, duplicates, mode: statement.mode, line: statement.line };
}

/** The type of a record or of the records in a list. */
function recordOf(type: Type): Type | undefined {
  const record = type.kind === "list" ? type.args[0] : type;
  return record?.kind === "record" ? record : undefined;
}
