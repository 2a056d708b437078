import type { Comparison, FunctionCall, SoqlCondition, SoqlQuery, SoqlValue } from "../../parser/soql-tree.js";
import type { FieldDescribe } from "../../schema/types.js";
import type { PlanContext } from "./context.js";
import { dayStart, spanOf, todayIn } from "./dates.js";
import { refuse } from "./errors.js";
import type { ResolvedField, Scope } from "./scope.js";
import { apexValue, elementsOf, isAscii, storeValue, type Target } from "./values.js";
import type { StoreValue } from "../store.js";

/** An expression on the left of a comparison. */
export interface LeftSide extends Target {
  sql: string;
  field: FieldDescribe | null;
  /** True for a field of a parent, which may be missing. */
  isParent: boolean;
}

/** What conditions need from whoever plans the query. */
export interface ConditionPlanner {
  context: PlanContext;
  scope: Scope;
  /** Functions, aggregates in HAVING included. */
  functionSql(call: FunctionCall): LeftSide;
  /** SQL of a semi-join's inner SELECT of one column. */
  innerSelect(query: SoqlQuery): string;
}

/** SQL of a condition. It is never NULL where NOT could see it. */
export function conditionSql(condition: SoqlCondition, planner: ConditionPlanner): string {
  switch (condition.kind) {
    case "and":
      return `(${condition.items.map((item) => conditionSql(item, planner)).join(" AND ")})`;
    case "or":
      return `(${condition.items.map((item) => conditionSql(item, planner)).join(" OR ")})`;
    case "not":
      return `(${conditionSql(condition.item, planner)}) IS NOT TRUE`;
    case "comparison":
      return comparisonSql(condition, planner);
  }
}

function leftSide(comparison: Comparison, planner: ConditionPlanner): LeftSide {
  const { left } = comparison;
  if (left.kind === "formula") return refuse("FORMULA() in WHERE is not supported");
  if (left.kind === "function") return planner.functionSql(left);
  return fieldSide(planner.scope.resolve(left), left.path.join("."));
}

export function fieldSide(resolved: ResolvedField, name: string): LeftSide {
  const { field } = resolved;
  return {
    sql: resolved.sql,
    kind: resolved.kind,
    type: resolved.type,
    name,
    field,
    isParent: resolved.join.via !== null,
  };
}

function comparisonSql(comparison: Comparison, planner: ConditionPlanner): string {
  const { operator, right } = comparison;
  const left = { ...leftSide(comparison, planner), isBound: right.kind === "bind" };
  if (left.field !== null && !left.field.filterable && comparison.left.kind === "field")
    refuse(`field '${left.name}' can not be filtered in a query call`, comparison.left, "INVALID_FIELD");
  if (right.kind === "subquery") return semiJoin(left, operator, right.query, planner);
  if (right.kind === "dateFormula") return spanSql(left, operator, right.name, right.count, planner.context);
  if (operator === "INCLUDES" || operator === "EXCLUDES") return includesSql(left, operator, right, planner);
  if (operator === "IN" || operator === "NOT IN")
    return inSql(left, operator === "NOT IN", listOf(right, planner), planner.context);
  const value = apexValue(right, planner.context);
  const elements = elementsOf(value);
  if (elements !== null) {
    if (operator === "=" || operator === "!=") return inSql(left, operator === "!=", elements, planner.context);
    if (operator === "LIKE")
      return `(${elements.map((each) => likeSql(left, each, planner.context)).join(" OR ") || "0"})`;
    return refuse(`A collection cannot be compared with ${operator}`);
  }
  if (operator === "LIKE") return likeSql(left, value, planner.context);
  return plainSql(left, operator, unescaped(value, right), planner.context);
}

/** `\%` and `\_` are escapes for LIKE alone. */
function unescaped(value: unknown, source: SoqlValue): unknown {
  return source.kind === "string" && typeof value === "string" ? value.replace(/\\([%_])/g, "$1") : value;
}

function plainSql(left: LeftSide, operator: string, value: unknown, context: PlanContext): string {
  const stored = value === "" ? null : storeValue(value, left);
  if (stored === null) {
    if (left.kind === "boolean" && (operator === "=" || operator === "!="))
      return operator === "=" ? `coalesce(${left.sql}, 0) = 0` : `coalesce(${left.sql}, 0) = 1`;
    if (operator === "=") return `${left.sql} IS NULL`;
    if (operator === "!=") return `${left.sql} IS NOT NULL`;
    return "0";
  }
  const fold = !isAscii(stored) && left.kind === "text";
  const sql = fold
    ? `fold(${left.sql})`
    : left.kind === "boolean" && left.isParent
      ? `coalesce(${left.sql}, 0)`
      : left.sql;
  const holder = context.parameter(fold ? String(stored).toLowerCase() : stored);
  if (operator === "!=") return `(${sql} IS NOT ${holder})`;
  return `${sql} ${operator} ${holder}`;
}

function likeSql(left: LeftSide, value: unknown, context: PlanContext): string {
  if (left.kind !== "text" && left.kind !== "exact")
    refuse(`invalid operator on ${left.type} field`, null, "INVALID_QUERY_FILTER_OPERATOR");
  if (value === null) return `${left.sql} IS NULL`;
  const pattern = String(value);
  const fold = !isAscii(pattern);
  const holder = context.parameter(fold ? pattern.toLowerCase() : pattern);
  return `${fold ? `fold(${left.sql})` : left.sql} LIKE ${holder} ESCAPE '\\'`;
}

function listOf(right: SoqlValue, planner: ConditionPlanner): unknown[] {
  if (right.kind === "list")
    return right.items.flatMap((item) => {
      const value = unescaped(apexValue(item, planner.context), item);
      return elementsOf(value) ?? [value];
    });
  const value = apexValue(right, planner.context);
  return elementsOf(value) ?? [value];
}

function inSql(left: LeftSide, negated: boolean, elements: unknown[], context: PlanContext): string {
  let hasNull = false;
  const stored: StoreValue[] = [];
  for (const element of elements) {
    const value = element === "" ? null : storeValue(element, left);
    if (value === null) hasNull = true;
    else stored.push(value);
  }
  const fold = left.kind === "text" && stored.some((value) => !isAscii(value));
  const json = JSON.stringify(fold ? stored.map((value) => String(value).toLowerCase()) : stored);
  const sql = `${fold ? `fold(${left.sql})` : left.sql} IN (SELECT value FROM json_each(${context.parameter(json)}))`;
  const inside = hasNull ? `(${sql} OR ${left.sql} IS NULL)` : sql;
  return negated ? `(${inside}) IS NOT TRUE` : inside;
}

function includesSql(left: LeftSide, operator: string, right: SoqlValue, planner: ConditionPlanner): string {
  if (left.type !== "multipicklist")
    refuse(`invalid operator on ${left.type} field`, null, "INVALID_QUERY_FILTER_OPERATOR");
  const choices = listOf(right, planner).map(String);
  const sql = `includes_any(${left.sql}, ${planner.context.parameter(JSON.stringify(choices))})`;
  return operator === "INCLUDES" ? `${sql} = 1` : `${sql} = 0`;
}

/** Comparison with a date formula, whose days are those of the user's time zone. */
function spanSql(left: LeftSide, operator: string, name: string, count: number | null, context: PlanContext): string {
  if (left.kind !== "days" && left.kind !== "milliseconds")
    refuse(
      `value of filter criterion for field '${left.name}' must be of type ${left.type} and should be enclosed in quotes`,
      null,
      "INVALID_QUERY_FILTER_OPERATOR",
    );
  const span = spanOf(name, count, todayIn(context.zone, context.now));
  const edge = (days: number): string => context.parameter(left.kind === "days" ? days : dayStart(days, context.zone));
  const { sql } = left;
  switch (operator) {
    case "=":
      return `(${sql} >= ${edge(span.start)} AND ${sql} < ${edge(span.end)})`;
    case "!=":
      return `(${sql} IS NULL OR ${sql} < ${edge(span.start)} OR ${sql} >= ${edge(span.end)})`;
    case "<":
      return `${sql} < ${edge(span.start)}`;
    case "<=":
      return `${sql} < ${edge(span.end)}`;
    case ">":
      return `${sql} >= ${edge(span.end)}`;
    case ">=":
      return `${sql} >= ${edge(span.start)}`;
    default:
      return refuse(`Operator ${operator} does not go with ${name}`);
  }
}

function semiJoin(left: LeftSide, operator: string, query: SoqlQuery, planner: ConditionPlanner): string {
  if (operator !== "IN" && operator !== "NOT IN") refuse(`A sub-query needs IN or NOT IN, not ${operator}`);
  if (left.kind !== "exact") refuse(`semi join sub-selects can only be used with ID or reference fields: ${left.name}`);
  const inner = planner.innerSelect(query);
  return operator === "IN" ? `${left.sql} IN (${inner})` : `(${left.sql} IS NULL OR ${left.sql} NOT IN (${inner}))`;
}
