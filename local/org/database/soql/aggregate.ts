import type { FieldReference, FunctionCall, SoqlQuery } from "../../parser/soql-tree.js";
import { AggregateResult } from "../../runtime/sobject.js";
import { ApexDate } from "../../runtime/values/date.js";
import type { ObjectDescribe } from "../../schema/types.js";
import { decode, decimalOf } from "../codec.js";
import type { StoreRow, StoreValue } from "../store.js";
import { checkFormulas, limitSql, rowPlanner, rowSide, scopeOf, whereSql } from "./clauses.js";
import { conditionSql, type LeftSide } from "./conditions.js";
import type { PlanContext } from "./context.js";
import { refuse } from "./errors.js";
import { isAggregate, rowFunction, sortSql } from "./expressions.js";
import type { Scope } from "./scope.js";

interface Output {
  alias: string;
  side: LeftSide;
  /** The grouped expression behind it, or null for an aggregate. */
  groupIndex: number | null;
  grouping: number | null;
}

/** True when the query answers groups instead of records. */
export function isAggregateQuery(query: SoqlQuery): boolean {
  return (
    query.groupBy.length > 0 ||
    query.select.some(
      (item) =>
        item.kind === "function" &&
        isAggregate(item.call) &&
        !(item.call.name === "COUNT" && item.call.argument === null),
    )
  );
}

/**
 * Rows of an aggregate query, GROUP BY ROLLUP and CUBE included, and how many rows count against the limit: every record that an aggregate
 * other than COUNT looked at, else the groups. Source: "Working with SOQL Aggregate Functions", Apex Developer Guide.
 */
export function readGroups(
  query: SoqlQuery,
  object: ObjectDescribe,
  context: PlanContext,
): { groups: AggregateResult[]; rowCount: number } {
  if (query.lock !== null) refuse("FOR UPDATE is not allowed with aggregate queries");
  const scope = scopeOf(query, object, context);
  const groups = query.groupBy.map((item) => groupSide(item, scope, context));
  const outputs = outputsOf(query, groups, scope, context);
  const where = whereSql(query, scope, context);
  const having =
    query.having === null ? "" : ` HAVING ${conditionSql(query.having, havingPlanner(groups, query, scope, context))}`;
  const order = orderOf(query, groups, scope, context);
  const limit = limitSql(query, context);
  checkFormulas(scope, context);
  const from = scope.fromSql();
  const rows: StoreRow[] = [];
  let lookedAt = 0;
  const sets = groupingSets(query);
  for (const set of sets) {
    const selected = outputs.map((output, index) => `${outputSql(output, set, groups.length)} AS c${index}`);
    const grouped = set.map((index) => (groups[index] as LeftSide).sql);
    const groupBy = grouped.length > 0 ? ` GROUP BY ${grouped.join(", ")}` : "";
    const one = sets.length === 1;
    const sql = `SELECT ${[...selected, "count(*) AS looked"].join(", ")} FROM ${from}${where}${groupBy}${having}${one ? order + limit : ""}`;
    for (const row of context.engine.store.all(sql, context.values)) {
      rows.push(row);
      if (set === sets[0]) lookedAt += Number(row["looked"]);
    }
  }
  if (sets.length > 1) sortSubtotals(rows, outputs);
  const describe = context.engine.schema.object("AggregateResult") as ObjectDescribe;
  return {
    groups: rows.map((row) => resultOf(row, outputs, describe)),
    rowCount: query.select.some(looksAtRows) ? lookedAt : rows.length,
  };
}

const looksAtRows = (item: SoqlQuery["select"][number]): boolean =>
  item.kind === "function" && isAggregate(item.call) && !item.call.name.startsWith("COUNT");

/** Index sets that are grouped by: all of them, each prefix for ROLLUP, each subset for CUBE. */
function groupingSets(query: SoqlQuery): number[][] {
  const all = query.groupBy.map((_, index) => index);
  if (query.grouping === "plain") return [all];
  if (query.grouping === "rollup") return all.map((_, index) => all.slice(0, all.length - index)).concat([[]]);
  const sets: number[][] = [];
  for (let mask = 2 ** all.length - 1; mask >= 0; mask--) sets.push(all.filter((index) => (mask & (1 << index)) !== 0));
  return sets;
}

function groupSide(item: FieldReference | FunctionCall, scope: Scope, context: PlanContext): LeftSide {
  const side = rowSide(item, scope, context);
  if (side.field !== null && item.kind === "field" && !side.field.groupable)
    refuse(`field '${side.name}' can not be grouped in a query call`, item, "INVALID_FIELD");
  return side;
}

function sameExpression(left: FieldReference | FunctionCall, right: FieldReference | FunctionCall): boolean {
  if (left.kind === "field" && right.kind === "field")
    return left.path.join(".").toLowerCase() === right.path.join(".").toLowerCase();
  if (left.kind !== "function" || right.kind !== "function") return false;
  if (left.name !== right.name || left.convertTimezone !== right.convertTimezone) return false;
  return left.argument === null || right.argument === null
    ? left.argument === right.argument
    : sameExpression(left.argument, right.argument);
}

function outputsOf(query: SoqlQuery, groups: LeftSide[], scope: Scope, context: PlanContext): Output[] {
  const outputs: Output[] = [];
  let unnamed = 0;
  for (const item of query.select) {
    if (item.kind === "subquery" || item.kind === "typeof")
      return refuse("Sub-queries and TYPEOF are not allowed in aggregate queries");
    const expression = item.kind === "field" ? item.field : item.call;
    const groupIndex = query.groupBy.findIndex((group) => sameExpression(group, expression));
    let output: Output;
    if (groupIndex >= 0) output = { alias: "", side: groups[groupIndex] as LeftSide, groupIndex, grouping: null };
    else if (item.kind === "function" && item.call.name === "GROUPING") output = groupingOutput(item.call, query);
    else if (item.kind === "function" && isAggregate(item.call))
      output = { alias: "", side: aggregateSide(item.call, scope, context), groupIndex: null, grouping: null };
    else
      return refuse(
        `Field must be grouped or aggregated: ${item.kind === "field" ? item.field.path.join(".") : item.call.name}`,
        expression,
      );
    const plainName = item.kind === "field" ? (item.field.path[item.field.path.length - 1] as string) : null;
    output.alias = item.alias ?? (plainName === null ? `expr${unnamed++}` : (output.side.field?.apiName ?? plainName));
    if (outputs.some((each) => each.alias.toLowerCase() === output.alias.toLowerCase()))
      refuse(`duplicate alias: ${output.alias}`);
    outputs.push(output);
  }
  return outputs;
}

function groupingOutput(call: FunctionCall, query: SoqlQuery): Output {
  const argument = call.argument;
  const index = argument === null ? -1 : query.groupBy.findIndex((group) => sameExpression(group, argument));
  if (index < 0) refuse("GROUPING needs a grouped field", call);
  return {
    alias: "",
    side: { sql: "0", kind: "integer", type: "int", name: "GROUPING", field: null, isParent: false },
    groupIndex: null,
    grouping: index,
  };
}

function outputSql(output: Output, set: number[], groupCount: number): string {
  if (output.grouping !== null) return set.includes(output.grouping) ? "0" : "1";
  if (output.groupIndex !== null) return groupCount === 0 || set.includes(output.groupIndex) ? output.side.sql : "NULL";
  return output.side.sql;
}

/** SQL and type of an aggregate function. */
function aggregateSide(call: FunctionCall, scope: Scope, context: PlanContext): LeftSide {
  if (call.argument === null)
    return { sql: "count(*)", kind: "integer", type: "int", name: "COUNT", field: null, isParent: false };
  const inner = rowSide(call.argument, scope, context);
  const number = (sql: string): LeftSide => ({
    sql,
    kind: "integer",
    type: "int",
    name: call.name,
    field: null,
    isParent: false,
  });
  switch (call.name) {
    case "COUNT":
      return number(`count(${inner.sql})`);
    case "COUNT_DISTINCT":
      return number(`count(DISTINCT ${inner.sql})`);
    case "SUM":
    case "AVG":
      if (inner.kind !== "real" && inner.kind !== "integer")
        refuse(`field ${inner.name} does not support aggregate operator ${call.name}`, call, "INVALID_FIELD");
      return {
        ...inner,
        sql: `${call.name.toLowerCase()}(${inner.sql})`,
        kind: "real",
        type: "double",
        field: call.name === "SUM" ? inner.field : null,
      };
    case "MIN":
    case "MAX": {
      if (inner.kind === "boolean")
        refuse(`field ${inner.name} does not support aggregate operator ${call.name}`, call, "INVALID_FIELD");
      return { ...inner, sql: `${call.name.toLowerCase()}(${inner.sql})` };
    }
    default:
      return refuse(`Aggregate function ${call.name} is not supported here`, call);
  }
}

function havingPlanner(
  groups: LeftSide[],
  query: SoqlQuery,
  scope: Scope,
  context: PlanContext,
): ReturnType<typeof rowPlanner> {
  const planner = rowPlanner(scope, context);
  return {
    ...planner,
    functionSql: (call) =>
      isAggregate(call)
        ? aggregateSide(call, scope, context)
        : (groups[query.groupBy.findIndex((group) => sameExpression(group, call))] ??
          rowFunction(call, scope, context)),
  };
}

function orderOf(query: SoqlQuery, groups: LeftSide[], scope: Scope, context: PlanContext): string {
  const parts = query.orderBy.map((item) => {
    const { by } = item;
    const alias =
      by.kind === "field" && by.path.length === 1
        ? query.select.find(
            (each) => each.kind === "function" && each.alias?.toLowerCase() === by.path[0]?.toLowerCase(),
          )
        : undefined;
    const expression = alias?.kind === "function" ? alias.call : by;
    const aggregate = expression.kind === "function" && isAggregate(expression);
    if (!aggregate && !query.groupBy.some((group) => sameExpression(group, expression)))
      refuse(`Ordered field must be grouped or aggregated: ${by.kind === "field" ? by.path.join(".") : by.name}`, by);
    const side = aggregate ? aggregateSide(expression, scope, context) : rowSide(expression, scope, context);
    return `${aggregate ? side.sql : sortSql(side, context)} ${item.descending ? "DESC" : "ASC"} NULLS ${item.nulls ?? "FIRST"}`;
  });
  if (parts.length === 0)
    return groups.length === 0 ? "" : ` ORDER BY ${groups.map((group) => `${group.sql} NULLS FIRST`).join(", ")}`;
  return ` ORDER BY ${parts.join(", ")}`;
}

/** Subtotals stand after the rows they sum up: a missing group sorts last. */
function sortSubtotals(rows: StoreRow[], outputs: Output[]): void {
  const columns = outputs.flatMap((output, index) => (output.groupIndex === null ? [] : [`c${index}`]));
  const compare = (left: StoreValue | undefined, right: StoreValue | undefined): number => {
    if (left === right) return 0;
    if (left === null || left === undefined) return 1;
    if (right === null || right === undefined) return -1;
    return left < right ? -1 : 1;
  };
  rows.sort((left, right) => columns.map((name) => compare(left[name], right[name])).find((order) => order !== 0) ?? 0);
}

function resultOf(row: StoreRow, outputs: Output[], describe: ObjectDescribe): AggregateResult {
  const result = new AggregateResult(describe);
  outputs.forEach((output, index) => {
    const key = output.alias.toLowerCase();
    result.names.set(key, output.alias);
    const value = outputValue(output.side, row[`c${index}`]);
    if (value !== null) result.values.set(key, value);
  });
  return result;
}

function outputValue(side: LeftSide, stored: StoreValue | undefined): unknown {
  if (stored === null || stored === undefined) return null;
  if (side.kind === "real") {
    // Sums of binary fractions carry noise in the last digits.
    const number = Number.isInteger(stored) ? (stored as number) : Number((stored as number).toPrecision(15));
    return decimalOf(number, side.field?.scale ?? 0);
  }
  if (side.field !== null) return decode(side.field, stored);
  if (side.kind === "days") return new ApexDate(Number(stored));
  return stored;
}
