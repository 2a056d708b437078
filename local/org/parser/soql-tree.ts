/** The SOQL tree that everything behind the parser works with: plain data, no parser types, binds by number. */

/** Where something stands in the text it was read from: line from 1, column from 1. */
export interface Place {
  line: number;
  column: number;
}

/** A field by its path of names: `Name`, `Account.Owner.Name`, or with an alias first (`a.Name`). */
export interface FieldReference extends Place {
  kind: "field";
  path: string[];
}

/** A function in a select list, condition, grouping or order: `COUNT(Id)`, `CALENDAR_YEAR(convertTimezone(CreatedDate))`. */
export interface FunctionCall extends Place {
  kind: "function";
  /** Upper case, such as `COUNT_DISTINCT`, `DISTANCE`, `FIELDS`, `TOLABEL`. */
  name: string;
  argument: FieldReference | FunctionCall | null;
  convertTimezone: boolean;
  /** ALL, CUSTOM or STANDARD of `FIELDS(...)`. */
  fields: "ALL" | "CUSTOM" | "STANDARD" | null;
  distance: { from: Location; to: Location; unit: string } | null;
}

export type Location = FieldReference | { kind: "point"; latitude: SoqlValue; longitude: SoqlValue } | BindValue;

export interface BindValue {
  kind: "bind";
  index: number;
}

export type SoqlValue =
  | { kind: "null" }
  | { kind: "boolean"; value: boolean }
  | { kind: "number"; text: string }
  /** `value` keeps `\%` and `\_`, which only LIKE reads as escapes. */
  | { kind: "string"; value: string }
  | { kind: "date"; text: string }
  | { kind: "datetime"; text: string }
  | { kind: "time"; text: string }
  | { kind: "currency"; text: string }
  /** `TODAY`, `LAST_N_DAYS` with its number … */
  | { kind: "dateFormula"; name: string; count: number | null }
  | { kind: "list"; items: SoqlValue[] }
  | { kind: "subquery"; query: SoqlQuery }
  | BindValue;

export type ComparisonOperator =
  "=" | "!=" | "<" | "<=" | ">" | ">=" | "LIKE" | "IN" | "NOT IN" | "INCLUDES" | "EXCLUDES";

export interface Comparison {
  kind: "comparison";
  left: FieldReference | FunctionCall | { kind: "formula"; text: string };
  operator: ComparisonOperator;
  right: SoqlValue;
}

export type SoqlCondition =
  { kind: "and" | "or"; items: SoqlCondition[] } | { kind: "not"; item: SoqlCondition } | Comparison;

export interface TypeOfSelect extends Place {
  kind: "typeof";
  relationship: FieldReference;
  whens: { type: string; fields: FieldReference[] }[];
  otherwise: FieldReference[] | null;
}

export type SelectItem =
  | { kind: "field"; field: FieldReference; alias: string | null }
  | { kind: "function"; call: FunctionCall; alias: string | null }
  | { kind: "subquery"; query: SoqlQuery }
  | TypeOfSelect;

export interface OrderItem {
  by: FieldReference | FunctionCall;
  descending: boolean;
  nulls: "FIRST" | "LAST" | null;
}

export interface FromItem extends Place {
  /** The object, a child relationship (in a sub-query), or a parent path after an alias (`c.Account`). */
  path: string[];
  alias: string | null;
}

export interface SoqlQuery {
  text: string;
  select: SelectItem[];
  from: FromItem[];
  scope: string | null;
  where: SoqlCondition | null;
  /** Access stated in the query itself. */
  mode: "user" | "system" | "securityEnforced" | null;
  /** Text of a `WITH DATA CATEGORY`, another WITH filter or an `UPDATE TRACKING`, which nothing here executes. */
  unsupportedWith: string | null;
  groupBy: (FieldReference | FunctionCall)[];
  grouping: "plain" | "rollup" | "cube";
  having: SoqlCondition | null;
  orderBy: OrderItem[];
  limit: SoqlValue | null;
  offset: SoqlValue | null;
  allRows: boolean;
  lock: "UPDATE" | "VIEW" | "REFERENCE" | null;
  /** `SELECT COUNT() FROM …`: the result is a number. */
  isCount: boolean;
  /** Source text of each bind, by index; the compiler ignores it, dynamic queries look the names up. */
  bindNames: string[];
}

export { lowerQuery } from "./soql-lower.js";
export { parseSoql } from "./soql-parse.js";
