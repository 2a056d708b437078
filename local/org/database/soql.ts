import type { SoqlQuery } from "../parser/soql-tree.js";
import { current, type Execution } from "../execution/context.js";
import { throwApex } from "../runtime/exceptions.js";
import type { SObject } from "../runtime/sobject.js";
import { checkQueryAccess } from "../security/query-access.js";
import type { AccessMode } from "../security/users.js";
import { cached, engineOf, type Engine } from "./engine.js";
import { isAggregateQuery, readGroups } from "./soql/aggregate.js";
import { checkFormulas, objectOf, scopeOf, whereSql } from "./soql/clauses.js";
import { MissingBind, PlanContext, type Binds } from "./soql/context.js";
import type { ObjectDescribe } from "../schema/types.js";
import { QueryProblem, refuse, throwQueryException } from "./soql/errors.js";
import { defineQueryFunctions } from "./soql/functions.js";
import { planRows } from "./soql/plan.js";
import { readRows } from "./soql/rows.js";
import { prepareVirtual } from "./soql/virtual.js";

export type { Binds } from "./soql/context.js";
export { describeQuery } from "./soql/describe.js";
export { QueryProblem } from "./soql/errors.js";

/** How a query is run beyond its text. */
export interface QueryOptions {
  /** True when the text was built at run time: its errors show the place in the text. */
  dynamic?: boolean;
  /** Sharing where it is not that of the running class. */
  sharing?: boolean;
  /** Do not count the query and its rows against the limits (the API, the engine itself). */
  uncounted?: boolean;
  /** The rows count against a limit of their own, which the caller keeps (locators, cursors). */
  ownRowLimit?: boolean;
}

/**
 * Runs a query and returns its records, or the rows of an aggregate query. Counts against the governor limits; sharing follows the running class
 * unless the mode is `user`. Throws System.QueryException.
 */
export function runQuery(query: SoqlQuery, binds: Binds, mode: AccessMode, options: QueryOptions = {}): SObject[] {
  return guarded(query, binds, mode, options, (context) => {
    const object = objectOf(query, context);
    prepareVirtual(query, object, context);
    if (isAggregateQuery(query)) {
      const { groups, rowCount } = readGroups(query, object, context);
      return { result: groups, rowCount };
    }
    const { records, rowCount } = readRows(planRows(query, object, context), context);
    return { result: records, rowCount };
  });
}

/** Runs a `SELECT COUNT()` query, or counts the rows of any query without reading them. */
export function countQuery(query: SoqlQuery, binds: Binds, mode: AccessMode, options: QueryOptions = {}): number {
  return guarded(query, binds, mode, options, (context) => {
    const object = objectOf(query, context);
    prepareVirtual(query, object, context);
    if (!query.isCount && isAggregateQuery(query))
      return { result: readGroups(query, object, context).groups.length, rowCount: 1 };
    if (!query.isCount) {
      const plan = planRows(query, object, context);
      return { result: context.engine.store.all(plan.sql, plan.values).length, rowCount: 1 };
    }
    const scope = scopeOf(query, object, context);
    const where = whereSql(query, scope, context);
    checkFormulas(scope, context);
    const row = context.engine.store.get(`SELECT count(*) AS n FROM ${scope.fromSql()}${where}`, context.values);
    const limit = query.limit === null ? Number.POSITIVE_INFINITY : Number(literal(query));
    return { result: Math.min(Number(row?.["n"] ?? 0), limit), rowCount: 1 };
  });
}

/**
 * Relationship sub-queries count apart from queries; custom metadata is read without a limit unless a long text is asked for.
 * Source: "Custom Metadata Limits".
 */
function countStatement({ limits }: Execution, engine: Engine, query: SoqlQuery): void {
  const object = engine.schema.object(query.from[0]?.path.join(".") ?? "");
  if (object?.isCustomMetadata === true && !query.select.some((item) => isLongText(item, object))) return;
  limits.count("soql");
  const children = query.select.filter((item) => item.kind === "subquery").length;
  if (children > 0) limits.count("aggregateQueries", children);
}

const isLongText = (item: SoqlQuery["select"][number], object: ObjectDescribe): boolean =>
  item.kind === "field" && (object.field(item.field.path.at(-1) ?? "")?.length ?? 0) > 255;

/** About what a row of a result weighs in memory. */
const ROW_BYTES = 300;

function literal(query: SoqlQuery): string {
  return query.limit?.kind === "number" ? query.limit.text : "Infinity";
}

/** Refuses by name what is parsed and not executed, in the query and in its relationship sub-queries. */
function refuseUnsupported(query: SoqlQuery): void {
  if (query.unsupportedWith !== null) refuse(`${query.unsupportedWith} is not supported`);
  for (const item of query.select) if (item.kind === "subquery") refuseUnsupported(item.query);
}

function guarded<T>(
  query: SoqlQuery,
  binds: Binds,
  mode: AccessMode,
  options: QueryOptions,
  work: (context: PlanContext) => { result: T; rowCount: number },
): T {
  const execution = current();
  const engine = engineOf(execution.org);
  cached(engine, "soql.functions", () => {
    defineQueryFunctions(engine.store, engine.schema);
    return true;
  });
  if (options.uncounted !== true) countStatement(execution, engine, query);
  const user = query.mode === "user" || (query.mode === null && mode === "user");
  const context = new PlanContext({
    engine,
    user: execution.user,
    now: execution.now(),
    sharing: options.sharing ?? (user || execution.frames.enforcesSharing()),
    enforce: query.mode === "securityEnforced" ? "securityEnforced" : user ? "user" : null,
    binds,
    bindNames: query.bindNames,
  });
  return execution.limits.outsideCpu(() => {
    try {
      refuseUnsupported(query);
      if (context.enforce !== null) checkQueryAccess(query, context);
      const { result, rowCount } = work(context);
      if (options.uncounted !== true && options.ownRowLimit !== true) {
        execution.limits.count("soqlRows", rowCount);
        execution.limits.allocate(rowCount * ROW_BYTES);
      }
      return result;
    } catch (error) {
      if (error instanceof QueryProblem) return throwQueryException(error, query.text, options.dynamic === true);
      if (error instanceof MissingBind) return throwApex("System.QueryException", error.message);
      throw error;
    }
  });
}
