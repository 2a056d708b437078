import type { ExpressionOf } from '../parser/tree.js';
import type { SoqlQuery } from '../parser/soql-tree.js';
import type { Bound } from './bound.js';
import { bindExpression } from './bind-expressions.js';
import type { Context } from './context.js';
import type { Type } from './types.js';

/** `[SELECT ...]`: a list of records, of aggregate rows, or a number for `SELECT COUNT()`. */
export function bindQuery(context: Context, expression: ExpressionOf<'soql'>): Bound {
  const { query, line } = expression;
  const binds = expression.binds.map((bind) => bindExpression(context, bind));
  const row = rowType(context, query, expression);
  if (query.isCount) return { kind: 'query', plan: query, binds, isCount: true, type: context.types.integer, line };
  return { kind: 'query', plan: query, binds, isCount: false, type: context.types.list(row), line };
}

function rowType(context: Context, query: SoqlQuery, at: { line: number; column: number }): Type {
  const name = query.from[0]?.path.join('.') ?? '';
  const object = context.types.object_(name);
  if (!object) {
    context.error(query.from[0] ?? at, `sObject type '${name}' is not supported.`);
    return context.types.unknown;
  }
  const aggregates = query.groupBy.length > 0 || query.select.some((item) => item.kind === 'function' && AGGREGATES.has(item.call.name));
  return aggregates ? (context.types.object_('AggregateResult') ?? context.types.record) : object;
}

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX', 'GROUPING']);
