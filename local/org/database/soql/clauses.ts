import type { FunctionCall, OrderItem, SoqlQuery, SoqlValue } from "../../parser/soql-tree.js";
import type { ObjectDescribe } from "../../schema/types.js";
import { visibleSql } from "../../security/sharing.js";
import { refreshFormulas } from "../formula/refresh.js";
import { conditionSql, fieldSide, type ConditionPlanner, type LeftSide } from "./conditions.js";
import type { PlanContext } from "./context.js";
import { refuse, unknownObject } from "./errors.js";
import { rowFunction, sortSql } from "./expressions.js";
import { Scope } from "./scope.js";
import { apexValue } from "./values.js";

/** Makes the scope of a query's object. Throws QueryProblem for an unknown object or one that cannot be queried. */
export function scopeOf(query: SoqlQuery, object: ObjectDescribe, context: PlanContext): Scope {
  if (!object.queryable)
    refuse(`entity type ${object.apiName} does not support query`, query.from[0] ?? null, "INVALID_TYPE_FOR_OPERATION");
  return new Scope(context.engine.schema, context.engine.records.tables, object, query.from, context.nextAlias);
}

/** The object a top-level query reads. */
export function objectOf(query: SoqlQuery, context: PlanContext): ObjectDescribe {
  const name = (query.from[0]?.path ?? []).join(".");
  return context.engine.schema.object(name) ?? unknownObject(name, query.from[0] ?? null);
}

/** The planner of conditions for rows (not groups). */
export function rowPlanner(scope: Scope, context: PlanContext): ConditionPlanner {
  return {
    context,
    scope,
    functionSql: (call) => rowFunction(call, scope, context),
    innerSelect: (inner) => innerSelect(inner, context),
  };
}

/** SQL of everything that limits the rows of a scope: WHERE, the recycle bin, sharing. `extra` comes from the caller. */
export function whereSql(query: SoqlQuery, scope: Scope, context: PlanContext, extra: string[] = []): string {
  const { object, alias } = scope.root;
  const parts = [...extra];
  if (!query.allRows) parts.push(`${alias}.isdeleted = 0`);
  if (query.where !== null) parts.push(conditionSql(query.where, rowPlanner(scope, context)));
  if (query.scope !== null) parts.push(scopeFilter(query.scope, scope, context));
  const visible = context.sharing
    ? visibleSql(context.engine, context.user, object, alias, context.parameter.bind(context))
    : null;
  if (visible !== null) parts.push(visible);
  return parts.length === 0 ? "" : ` WHERE ${parts.join(" AND ")}`;
}

function scopeFilter(name: string, scope: Scope, context: PlanContext): string {
  const { object, alias } = scope.root;
  if (/^everything$/i.test(name)) return "1";
  if (/^mine$/i.test(name) && object.fields.has("ownerid"))
    return `${alias}.ownerid = ${context.parameter(context.user.id)}`;
  return refuse(`USING SCOPE ${name} is not supported`);
}

/** SQL of a semi-join: one id column of another object. */
function innerSelect(query: SoqlQuery, context: PlanContext): string {
  const [item, ...more] = query.select;
  if (item?.kind !== "field" || more.length > 0)
    return refuse("The inner select of a semi-join must select exactly one field");
  const object = objectOf(query, context);
  const scope = scopeOf(query, object, context);
  const column = scope.resolve(item.field);
  if (column.kind !== "exact")
    refuse(`The selected field '${item.field.path.join(".")}' in the subquery and the left operand must be ID fields`);
  const where = whereSql(query, scope, context, [`${column.sql} IS NOT NULL`]);
  checkFormulas(scope, context);
  const limit = query.limit === null ? "" : ` LIMIT ${amount(query.limit, context, "LIMIT")}`;
  return `SELECT ${column.sql} FROM ${scope.fromSql()}${where}${limit}`;
}

/** Formula columns that the query's SQL reads are computed anew before it runs. */
export function checkFormulas(scope: Scope, context: PlanContext): void {
  for (const { object, field } of scope.touched)
    if (field.formula !== null) refreshFormulas(context.engine, object, field);
}

/** SQL of ORDER BY with the platform's rule for nulls (first, unless stated); insertion order decides ties. */
export function orderSql(
  items: OrderItem[],
  scope: Scope,
  context: PlanContext,
  side: (by: FunctionCall | OrderItem["by"]) => LeftSide,
): string {
  const parts = items.map((item) => {
    const left = side(item.by);
    if (left.field !== null && !left.field.sortable)
      refuse(`field '${left.name}' can not be sorted in a query call`, item.by, "INVALID_FIELD");
    const direction = `${item.descending ? "DESC" : "ASC"} NULLS ${item.nulls ?? "FIRST"}`;
    const rank = sortSql(left, context);
    // Values a picklist does not list come last, by their text.
    return rank === left.sql ? `${rank} ${direction}` : `${rank} ${direction}, ${left.sql} ${direction}`;
  });
  return [...parts, `${scope.root.alias}.rowid`].join(", ");
}

/** The side of an order item over rows. */
export function rowSide(by: OrderItem["by"], scope: Scope, context: PlanContext): LeftSide {
  return by.kind === "field" ? fieldSide(scope.resolve(by), by.path.join(".")) : rowFunction(by, scope, context);
}

/** The number behind LIMIT or OFFSET. */
export function amount(value: SoqlValue, context: PlanContext, name: string): number {
  const stated = apexValue(value, context);
  const number =
    typeof stated === "object" && stated !== null
      ? Number((stated as { toNumber(): number }).toNumber())
      : Number(stated);
  if (stated === null || !Number.isInteger(number) || number < 0) return refuse(`${name} must be a positive integer`);
  return number;
}

/** SQL of LIMIT and OFFSET. */
export function limitSql(query: SoqlQuery, context: PlanContext): string {
  const offset = query.offset === null ? null : amount(query.offset, context, "OFFSET");
  if (offset !== null && offset > 2000)
    refuse("Maximum SOQL offset allowed is 2000", null, "NUMBER_OUTSIDE_VALID_RANGE");
  if (query.limit === null && offset === null) return "";
  const limit = query.limit === null ? "-1" : context.parameter(amount(query.limit, context, "LIMIT"));
  return ` LIMIT ${limit}${offset === null ? "" : ` OFFSET ${context.parameter(offset)}`}`;
}
