import type { FunctionCall, Location } from "../../parser/soql-tree.js";
import { quoted } from "../tables.js";
import type { LeftSide } from "./conditions.js";
import type { PlanContext } from "./context.js";
import { refuse } from "./errors.js";
import type { Scope } from "./scope.js";
import { fieldSide } from "./conditions.js";

const DATE_FUNCTIONS = new Set([
  "CALENDAR_MONTH",
  "CALENDAR_QUARTER",
  "CALENDAR_YEAR",
  "DAY_IN_MONTH",
  "DAY_IN_WEEK",
  "DAY_IN_YEAR",
  "DAY_ONLY",
  "FISCAL_MONTH",
  "FISCAL_QUARTER",
  "FISCAL_YEAR",
  "HOUR_IN_DAY",
  "WEEK_IN_MONTH",
  "WEEK_IN_YEAR",
]);

const AGGREGATES = new Set(["COUNT", "COUNT_DISTINCT", "SUM", "AVG", "MIN", "MAX", "GROUPING"]);

export function isAggregate(call: FunctionCall): boolean {
  return AGGREGATES.has(call.name);
}

/** SQL of a function over one row: date parts, distances, labels. Throws QueryProblem by name for anything else. */
export function rowFunction(call: FunctionCall, scope: Scope, context: PlanContext): LeftSide {
  if (DATE_FUNCTIONS.has(call.name)) return dateFunction(call, scope, context);
  if (call.name === "DISTANCE") return distanceFunction(call, scope, context);
  if (["TOLABEL", "FORMAT", "CONVERT_CURRENCY"].includes(call.name)) {
    const inner = call.argument;
    if (inner === null) return refuse(`${call.name} needs a field`, call);
    const side =
      inner.kind === "field"
        ? fieldSide(scope.resolve(inner), inner.path.join("."))
        : rowFunction(inner, scope, context);
    return call.name === "TOLABEL" ? { ...side, sql: labelSql(side, context) } : side;
  }
  return refuse(`Function ${call.name} is not supported here`, call);
}

function dateFunction(call: FunctionCall, scope: Scope, context: PlanContext): LeftSide {
  const argument = call.argument;
  if (argument === null || argument.kind !== "field")
    return refuse(`${call.name} needs a date or date-time field`, call);
  const field = scope.resolve(argument);
  if (field.kind !== "days" && field.kind !== "milliseconds")
    refuse(`${call.name} needs a date or date-time field: ${argument.path.join(".")}`, call);
  const isInstant = field.kind === "milliseconds";
  const zone = call.convertTimezone ? context.zone : "GMT";
  const sql = `date_part('${call.name}', ${field.sql}, ${isInstant ? 1 : 0}, ${context.parameter(zone)})`;
  const isDay = call.name === "DAY_ONLY";
  return {
    sql,
    kind: isDay ? "days" : "integer",
    type: isDay ? "date" : "int",
    name: call.name,
    field: null,
    isParent: false,
  };
}

function distanceFunction(call: FunctionCall, scope: Scope, context: PlanContext): LeftSide {
  const parts = call.distance;
  if (parts === null) return refuse("DISTANCE needs two locations and a unit", call);
  const [latitude1, longitude1] = pointSql(parts.from, scope, context);
  const [latitude2, longitude2] = pointSql(parts.to, scope, context);
  const sql = `geo_distance(${latitude1}, ${longitude1}, ${latitude2}, ${longitude2}, ${context.parameter(parts.unit)})`;
  return { sql, kind: "real", type: "double", name: "DISTANCE", field: null, isParent: false };
}

function pointSql(location: Location, scope: Scope, context: PlanContext): [string, string] {
  if (location.kind === "point") {
    const coordinate = (value: typeof location.latitude): string => {
      const number = value.kind === "bind" ? context.bind(value.index) : value.kind === "number" ? value.text : null;
      return context.parameter(
        number === null
          ? null
          : Number(
              String(
                (number as { value?: number; toNumber?: () => number }).toNumber?.() ??
                  (number as { value?: number }).value ??
                  number,
              ),
            ),
      );
    };
    return [coordinate(location.latitude), coordinate(location.longitude)];
  }
  if (location.kind === "bind") {
    const place = context.bind(location.index) as Partial<
      Record<"latitude" | "longitude", { value: number } | null>
    > | null;
    return [context.parameter(place?.latitude?.value ?? null), context.parameter(place?.longitude?.value ?? null)];
  }
  const field = scope.resolve(location);
  const base = field.field.apiName.replace(/(Address|__c)$/, "");
  const names =
    field.field.type === "location"
      ? [`${base}__Latitude__s`, `${base}__Longitude__s`]
      : [`${base}Latitude`, `${base}Longitude`];
  const [latitude, longitude] = names.map((name) => scope.fieldOf(field.join, name, location).sql);
  return [latitude as string, longitude as string];
}

/** The label of a picklist value as SQL. */
function labelSql(side: LeftSide, context: PlanContext): string {
  const relabelled = (side.field?.picklist ?? []).filter((each) => each.label !== each.value);
  if (relabelled.length === 0) return side.sql;
  const cases = relabelled.map((each) => `WHEN ${context.parameter(each.value)} THEN ${context.parameter(each.label)}`);
  return `CASE ${side.sql} ${cases.join(" ")} ELSE ${side.sql} END`;
}

/** SQL by which a field sorts: picklists by the order of their values, text without case. */
export function sortSql(side: LeftSide, context: PlanContext): string {
  const values = side.field?.type === "picklist" ? side.field.picklist : [];
  if (values.length === 0) return side.sql;
  const cases = values.map((each, index) => `WHEN ${context.parameter(each.value)} THEN ${index}`);
  return `CASE WHEN ${side.sql} IS NULL THEN NULL ELSE CASE ${side.sql} ${cases.join(" ")} ELSE 100000 END END`;
}

/** A column of a table by key. */
export function columnSql(alias: string, key: string): string {
  return `${alias}.${quoted(key)}`;
}
