import type { FieldReference, FunctionCall, SoqlQuery, TypeOfSelect } from "../../parser/soql-tree.js";
import type { FieldDescribe, ObjectDescribe } from "../../schema/types.js";
import { columnKind } from "../codec.js";
import type { StoreValue } from "../store.js";
import { amount, checkFormulas, limitSql, orderSql, rowSide, scopeOf, whereSql } from "./clauses.js";
import type { LeftSide } from "./conditions.js";
import type { PlanContext } from "./context.js";
import { refuse, unknownChildren } from "./errors.js";
import { isAggregate, rowFunction } from "./expressions.js";
import type { Join, Scope } from "./scope.js";

/** One column of the SQL result and where its value goes. */
export interface SelectedColumn {
  join: Join;
  /** Key of the value in the record: a field key, or the alias of a function. */
  key: string;
  field: FieldDescribe | null;
  side: LeftSide;
  /** Text made of the value instead of the value: `FORMAT`. */
  format: boolean;
}

export interface ChildPlan {
  relationshipName: string;
  object: ObjectDescribe;
  field: FieldDescribe;
  query: SoqlQuery;
}

/** Everything needed to run a query for rows. */
export interface RowPlan {
  object: ObjectDescribe;
  scope: Scope;
  columns: SelectedColumn[];
  /** Parents that are read, outermost first, with the position of their id in the row. */
  parents: { join: Join; column: number }[];
  children: ChildPlan[];
  typeOfs: { select: TypeOfSelect; via: FieldDescribe }[];
  sql: string;
  values: StoreValue[];
}

/** Plans a query for rows. `extra` limits a child query to its parents; its column leads the result then. */
export function planRows(
  query: SoqlQuery,
  object: ObjectDescribe,
  context: PlanContext,
  child: { field: FieldDescribe; ids: string } | null = null,
): RowPlan {
  const scope = scopeOf(query, object, context);
  const columns: SelectedColumn[] = [];
  const children: ChildPlan[] = [];
  const typeOfs: RowPlan["typeOfs"] = [];
  addColumn(columns, scope, scope.root, "Id");
  for (const item of query.select) {
    if (item.kind === "field") addField(columns, scope, item.field);
    else if (item.kind === "function") addFunction(columns, scope, item.call, item.alias, query, context);
    else if (item.kind === "subquery") children.push(childPlan(item.query, object, context));
    else typeOfs.push(typeOf(columns, scope, item));
  }
  const parents = parentColumns(columns, scope);
  const extra =
    child === null
      ? []
      : [`${scope.root.alias}."${child.field.key}" IN (SELECT value FROM json_each(${context.parameter(child.ids)}))`];
  const where = whereSql(query, scope, context, extra);
  const order = orderSql(query.orderBy, scope, context, (by) => rowSide(by, scope, context));
  checkLock(query);
  checkFormulas(scope, context);
  const selected = columns.map((column, index) => `${column.side.sql} AS c${index}`);
  if (child !== null) selected.push(`${scope.root.alias}."${child.field.key}" AS parent_id`);
  const limit = child === null ? limitSql(query, context) : "";
  const sql = `SELECT ${selected.join(", ")} FROM ${scope.fromSql()}${where} ORDER BY ${order}${limit}`;
  return { object, scope, columns, parents, children, typeOfs, sql, values: context.values };
}

function checkLock(query: SoqlQuery): void {
  if (query.lock === "UPDATE" && query.orderBy.length > 0) refuse("ORDER BY is not allowed with FOR UPDATE");
}

function addField(columns: SelectedColumn[], scope: Scope, reference: FieldReference): void {
  const resolved = scope.resolve(reference);
  addColumn(columns, scope, resolved.join, resolved.field.apiName, reference);
  const { field, join } = resolved;
  if (field.type !== "address" && field.type !== "location") return;
  for (const part of join.object.fields.values())
    if (part.compoundFieldName === field.apiName) addColumn(columns, scope, join, part.apiName);
}

function addColumn(
  columns: SelectedColumn[],
  scope: Scope,
  join: Join,
  name: string,
  place: FieldReference | null = null,
): void {
  const resolved = scope.fieldOf(join, name, place);
  const { field } = resolved;
  if (columns.some((column) => column.join === join && column.key === field.key)) return;
  const side: LeftSide = {
    sql: resolved.sql,
    kind: resolved.kind,
    type: resolved.type,
    name,
    field,
    isParent: join.via !== null,
  };
  columns.push({ join, key: field.key, field, side, format: false });
}

function addFunction(
  columns: SelectedColumn[],
  scope: Scope,
  call: FunctionCall,
  alias: string | null,
  query: SoqlQuery,
  context: PlanContext,
): void {
  if (call.name === "FIELDS") {
    addAllFields(columns, scope, call, query, context);
    return;
  }
  if (isAggregate(call)) refuse(`Aggregate function ${call.name} cannot be mixed with a row query`, call);
  const side = rowFunction(call, scope, context);
  const inner = call.argument;
  const target = inner?.kind === "field" ? scope.resolve(inner) : null;
  const key = (alias ?? target?.field.apiName ?? call.name).toLowerCase();
  columns.push({
    join: target?.join ?? scope.root,
    key,
    field: call.name === "TOLABEL" || call.name === "FORMAT" ? null : side.field,
    side,
    format: call.name === "FORMAT",
  });
}

function addAllFields(
  columns: SelectedColumn[],
  scope: Scope,
  call: FunctionCall,
  query: SoqlQuery,
  context: PlanContext,
): void {
  const limit = query.limit === null ? Number.POSITIVE_INFINITY : amount(query.limit, context, "LIMIT");
  if (call.fields !== "STANDARD" && limit > 200)
    refuse("The SOQL FIELDS function must have a LIMIT of at most 200", call);
  for (const field of scope.root.object.fields.values()) {
    if (columnKind(field) === null) continue;
    if (call.fields === "ALL" || (call.fields === "CUSTOM") === field.custom)
      addColumn(columns, scope, scope.root, field.apiName);
  }
}

function typeOf(columns: SelectedColumn[], scope: Scope, select: TypeOfSelect): RowPlan["typeOfs"][number] {
  const name = select.relationship.path.join(".");
  const via = scope.root.object.parentRelationship(name);
  if (via === undefined || via.referenceTo.length < 2)
    return refuse(`TYPEOF needs a polymorphic relationship: ${name}`, select);
  addColumn(columns, scope, scope.root, via.apiName);
  return { select, via };
}

/** Every parent a column belongs to, with its id as a column, outermost first. */
function parentColumns(columns: SelectedColumn[], scope: Scope): RowPlan["parents"] {
  const joins = new Set<Join>();
  const addAncestors = (join: Join | null): void => {
    if (join === null || join.via === null || joins.has(join)) return;
    addAncestors(join.parent);
    joins.add(join);
  };
  for (const column of [...columns]) addAncestors(column.join);
  return [...joins].map((join) => {
    const parent = join.parent as Join;
    // Selecting a parent's field makes the reference field readable too.
    if (parent.targets === null && join.via !== null) addColumn(columns, scope, parent, join.via.apiName);
    addColumn(columns, scope, join, "Id");
    return { join, column: columns.findIndex((column) => column.join === join && column.key === "id") };
  });
}

function childPlan(query: SoqlQuery, object: ObjectDescribe, context: PlanContext): ChildPlan {
  const item = query.from[0];
  const name = (item?.path ?? [])
    .filter((part, index, all) => all.length === 1 || index > 0 || part.toLowerCase() !== object.key)
    .join(".");
  const relationship = object.childRelationship(name);
  if (relationship === undefined || relationship.relationshipName === null) return unknownChildren(name, item ?? null);
  const child = context.engine.schema.object(relationship.childObject);
  const field = child?.field(relationship.field);
  if (child === undefined || field === undefined) return unknownChildren(name, item ?? null);
  return { relationshipName: relationship.relationshipName, query, object: child, field };
}
