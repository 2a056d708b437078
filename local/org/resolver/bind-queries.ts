import type { ExpressionOf } from "../parser/tree.js";
import { describeQuery } from "../database/soql/describe.js";
import type { Bound } from "./bound.js";
import { bindExpression } from "./bind-expressions.js";
import { USER_MODE_VERSION } from "../execution/frames.js";
import type { Context } from "./context.js";

/** `[SELECT ...]`: a list of records, of aggregate rows, or a number for `SELECT COUNT()`. Unknown names in it are reported. */
export function bindQuery(context: Context, expression: ExpressionOf<"soql">): Bound {
  const { query, line } = expression;
  const binds = expression.binds.map((bind) => bindExpression(context, bind));
  const { errors, rowType } = describeQuery(query, context.compilation.schema);
  for (const error of errors) context.error(error, error.message);
  if (query.mode === "securityEnforced" && context.unit.apiVersion >= USER_MODE_VERSION)
    context.error(expression, "WITH SECURITY_ENFORCED is not supported from API version 67.0 on: use WITH USER_MODE");
  if (query.isCount) return { kind: "query", plan: query, binds, isCount: true, type: context.types.integer, line };
  const row =
    context.types.object_(rowType) ??
    (rowType === "SObject" && errors.length > 0 ? context.types.unknown : context.types.record);
  return {
    kind: "query",
    plan: query,
    binds,
    isCount: false,
    type: row.kind === "unknown" ? row : context.types.list(row),
    line,
  };
}

/** `[FIND ...]`: one list of records for each object named. */
export function bindSearch(context: Context, expression: ExpressionOf<"sosl">): Bound {
  const binds = expression.binds.map((bind) => bindExpression(context, bind));
  return {
    kind: "search",
    plan: expression.search,
    binds,
    type: context.types.list(context.types.list(context.types.record)),
    line: expression.line,
  };
}
