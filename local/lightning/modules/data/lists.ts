import { host } from "host/hostContext";
import type { Field, ObjectInfo } from "host/describe";
import { listColumns } from "host/layouts";
import { query, quoted, type Row } from "host/orgApi";
import { recentRecords } from "host/recent";
import { pathsOf, referencePath } from "host/rows";
import type { ListViewDefinition } from "../../metadata/model.js";

export interface ListView {
  name: string;
  label: string;
  columns: string[];
  /** SOQL condition; empty for all records. */
  where: string;
  /** Ids in the order to show them, for "Recently Viewed". */
  ids: string[] | null;
}

const PAGE = 200;

function literal(field: Field | undefined, value: string): string {
  if (field !== undefined && ["double", "int", "long", "currency", "percent", "date", "datetime"].includes(field.type))
    return value;
  if (field?.type === "boolean") return value === "1" || value.toLowerCase() === "true" ? "true" : "false";
  return quoted(value);
}

/** One filter of a list view's metadata as SOQL. */
export function filterCondition(info: ObjectInfo, filter: ListViewDefinition["filters"][number]): string {
  const field = info.field(filter.field);
  const values = filter.value.split(",").map((value) => value.trim());
  const first = values[0] ?? "";
  const list = values.map((value) => literal(field, value)).join(", ");
  switch (filter.operation) {
    case "equals":
      return first === "" ? `${filter.field} = null` : `${filter.field} IN (${list})`;
    case "notEqual":
      return first === "" ? `${filter.field} != null` : `${filter.field} NOT IN (${list})`;
    case "contains":
      return `${filter.field} LIKE ${quoted(`%${first}%`)}`;
    case "notContain":
      return `(NOT ${filter.field} LIKE ${quoted(`%${first}%`)})`;
    case "startsWith":
      return `${filter.field} LIKE ${quoted(`${first}%`)}`;
    case "lessThan":
      return `${filter.field} < ${literal(field, first)}`;
    case "lessOrEqual":
      return `${filter.field} <= ${literal(field, first)}`;
    case "greaterThan":
      return `${filter.field} > ${literal(field, first)}`;
    case "greaterOrEqual":
      return `${filter.field} >= ${literal(field, first)}`;
    default:
      throw new Error(`The list view operation ${filter.operation} is not supported by this local host`);
  }
}

function conditionOf(info: ObjectInfo, view: ListViewDefinition): string {
  const filters = view.filters.map((filter) => filterCondition(info, filter));
  const joined =
    view.booleanFilter === null
      ? filters.join(" AND ")
      : view.booleanFilter.replace(/\d+/g, (number) => `(${filters[Number(number) - 1] ?? "Id != null"})`);
  const mine = view.filterScope === "Mine" ? `OwnerId = ${quoted(host.session.user.id)}` : "";
  return [mine, joined === "" ? "" : `(${joined})`].filter((part) => part !== "").join(" AND ");
}

/** List views of an object: recently viewed, those of the project's metadata, and All. */
export function listViews(info: ObjectInfo): ListView[] {
  const columns = listColumns(info);
  const own = host.metadata.objects[info.apiName]?.listViews ?? [];
  const views: ListView[] = own.map((view) => ({
    name: view.name,
    label: view.label,
    columns: view.columns.length > 0 ? view.columns : columns,
    where: conditionOf(info, view),
    ids: null,
  }));
  const label = `All ${info.labelPlural}`;
  if (!views.some((view) => view.where === "")) views.unshift({ name: "__All", label, columns, where: "", ids: null });
  views.push({
    name: "__Recent",
    label: "Recently Viewed",
    columns,
    where: "",
    ids: recentRecords(info.apiName).map((recent) => recent.id),
  });
  return views;
}

export interface ListSort {
  field: string;
  descending: boolean;
}

/** SOQL path a column is sorted and searched by. */
export function sortPath(info: ObjectInfo, column: string): string {
  const field = info.field(column);
  return field === undefined ? column : (referencePath(field) ?? column);
}

/** Whether SOQL can sort by a column. */
export function isSortable(info: ObjectInfo, column: string): boolean {
  return !["textarea", "multipicklist", "address", "location"].includes(info.field(column)?.type ?? "");
}

export interface ListPage {
  rows: Row[];
  hasMore: boolean;
}

/** Rows of a list view, a page of 200 at a time. */
export async function loadList(
  info: ObjectInfo,
  view: ListView,
  sort: ListSort,
  term: string,
  offset: number,
  searchIn = view.columns,
): Promise<ListPage> {
  if (view.ids !== null && view.ids.length === 0) return { rows: [], hasMore: false };
  const conditions = [view.where];
  if (view.ids !== null) conditions.push(`Id IN (${view.ids.map(quoted).join(", ")})`);
  if (term !== "") {
    const searched = searchIn.filter((column) =>
      ["string", "email", "phone", "picklist", "url", "reference"].includes(info.field(column)?.type ?? ""),
    );
    conditions.push(
      `(${searched.map((column) => `${sortPath(info, column)} LIKE ${quoted(`%${term}%`)}`).join(" OR ")})`,
    );
  }
  const where = conditions.filter((condition) => condition !== "").join(" AND ");
  const order = `${sortPath(info, sort.field)} ${sort.descending ? "DESC" : "ASC"} NULLS LAST`;
  const soql = `SELECT ${pathsOf(info, [info.nameField, ...view.columns]).join(", ")} FROM ${info.apiName}${where === "" ? "" : ` WHERE ${where}`} ORDER BY ${order} LIMIT ${String(PAGE + 1)}${offset === 0 ? "" : ` OFFSET ${String(offset)}`}`;
  const rows = await query(soql);
  return { rows: rows.slice(0, PAGE), hasMore: rows.length > PAGE };
}
