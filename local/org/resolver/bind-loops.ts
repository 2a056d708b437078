import type { Statement } from "../parser/tree.js";
import { bindExpression } from "./bind-expressions.js";
import { bindDeclaration, bindEffect, bindLoopBody } from "./bind-statements.js";
import type { Bound, BoundStatement } from "./bound.js";
import type { Context } from "./context.js";
import { convert, isRows, parentsOf } from "./conversions.js";
import { resolveType } from "./type-references.js";
import type { Type } from "./types.js";

export function bindFor(context: Context, statement: Extract<Statement, { kind: "for" }>): BoundStatement {
  return context.scoped(() => {
    const declarations = statement.declaration
      ? bindDeclaration(context, statement.declaration)
      : statement.initializers.map((each): BoundStatement => ({
          kind: "expression",
          expression: bindEffect(context, each),
          line: each.line,
        }));
    const condition = statement.condition
      ? context.condition(bindExpression(context, statement.condition), statement.condition)
      : null;
    const updates = statement.updates.map((update) => bindEffect(context, update));
    return {
      kind: "for",
      declarations,
      condition,
      updates,
      body: bindLoopBody(context, statement.body),
      line: statement.line,
    };
  });
}

/** `for (T x : source)` over a list, set, iterable or query; a list variable over a query takes its rows in chunks. */
export function bindForEach(context: Context, statement: Extract<Statement, { kind: "forEach" }>): BoundStatement {
  const { line } = statement;
  const declared = resolveType(context.compilation, context.symbol, statement.type);
  const source = bindExpression(context, statement.source);
  return context.scoped(() => {
    const local = context.declare(statement.name, declared, statement);
    local.assigned.push(null);
    if (isRows(source) && declared.kind === "list") {
      return { kind: "forChunks", local, source, body: bindLoopBody(context, statement.body), line };
    }
    const element = elementType(context, source.type);
    const item: Bound = { kind: "local", local, type: element ?? context.types.unknown, line };
    let converted: Bound | null = item;
    if (!element)
      context.error(statement.source, `For loop must iterate over an Iterable type, not ${source.type.name}`);
    else if (!(declared.kind === "record" && element.kind === "record" && element.describe === null)) {
      converted = convert(context.compilation, item, declared);
      if (!converted) context.error(statement, `Loop variable must be of type ${element.name}`);
    }
    return {
      kind: "forEach",
      local,
      element: converted === item ? null : converted,
      source,
      walk: source.type.kind === "list" ? "list" : "any",
      body: bindLoopBody(context, statement.body),
      line,
    };
  });
}

function elementType(context: Context, type: Type): Type | undefined {
  if (type.kind === "unknown") return type;
  if (type.kind === "list" || type.kind === "set") return type.args[0];
  if (type.library && /\bIterable$/.test(type.library.name)) return type.args[0] ?? context.types.object;
  for (const parent of parentsOf(context.compilation, type)) {
    const element = elementType(context, parent);
    if (element) return element;
  }
  return undefined;
}
