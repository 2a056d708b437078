import { UseError, invalidParameter, missingParameter } from "../workspace/use-error.js";
import { startOfDay, startOfNextDay } from "./calendar.js";

/** How a field is compared. `day` is a moment that searches see as a calendar day; `words` matches single words. */
export type FieldKind = "string" | "integer" | "boolean" | "moment" | "day" | "words" | "tag";

export interface SearchField<Row> {
  kind: FieldKind;
  /** The value, or several of which one has to match. */
  read(row: Row): unknown;
}

export type FieldFinder<Row> = (name: string) => SearchField<Row> | undefined;
export type Predicate<Row> = (row: Row) => boolean;

const mostFilters = 15;
const deepestNesting = 2;

const operatorsOf: Record<FieldKind, readonly string[]> = {
  string: ["=", "!=", "IN", "NIN", "~", "!~", "^", "$"],
  integer: ["=", "!=", "IN", "NIN", ">", "<", ">=", "<="],
  boolean: ["=", "!=", "IN", "NIN"],
  moment: ["=", "!=", "IN", "NIN", ">", "<", ">=", "<="],
  day: ["=", ">", "<"],
  words: ["=", "!=", "IN", "NIN", "~", "!~"],
  tag: ["=", "!="],
};

/**
 * Turns a search query into a test of one row.
 * @throws UseError 400 for unknown fields, operators that do not fit, wrong types, too many or too deep filters.
 */
export function compileQuery<Row>(query: unknown, findField: FieldFinder<Row>, timezone: string): Predicate<Row> {
  if (!isRecord(query)) throw missingParameter("query is required", "query");
  return compile(query, findField, timezone, 0);
}

function compile<Row>(
  query: Record<string, unknown>,
  findField: FieldFinder<Row>,
  timezone: string,
  depth: number,
): Predicate<Row> {
  if (query.field !== undefined) return compileFilter(query, findField, timezone);
  const { operator, value } = query;
  if (operator !== "AND" && operator !== "OR")
    throw invalidParameter("operator must be AND or OR when several filters are given", "operator");
  if (!Array.isArray(value)) throw invalidParameter("value must be a list of filters", "value");
  if (depth >= deepestNesting)
    throw invalidParameter(`Queries can be nested at most ${deepestNesting} levels deep`, "query");
  if (value.length > mostFilters)
    throw invalidParameter(`At most ${mostFilters} filters are allowed in each AND or OR group`, "query");
  const filters = value.map((filter: unknown) => {
    if (!isRecord(filter)) throw invalidParameter("Every filter must be an object", "value");
    return filter;
  });
  const groups = filters.filter((filter) => filter.field === undefined).length;
  if (groups > 0 && groups < filters.length)
    throw invalidParameter("A list holds either filters or groups of filters, not both", "value");
  const tests = filters.map((filter) => compile(filter, findField, timezone, depth + 1));
  return operator === "AND" ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row));
}

function compileFilter<Row>(
  filter: Record<string, unknown>,
  findField: FieldFinder<Row>,
  timezone: string,
): Predicate<Row> {
  const name = String(filter.field);
  const operator = String(filter.operator);
  const field = findField(name);
  if (!field) throw invalidParameter(`Field '${name}' cannot be searched`, name);
  if (!operatorsOf[field.kind].includes(operator))
    throw invalidParameter(`Operator '${operator}' is not supported for field '${name}'`, name);
  const test = compileTest(field.kind, operator, filter.value, name, timezone);
  return (row) => {
    const value = field.read(row);
    if (!Array.isArray(value)) return test(value ?? null);
    // A negated operator asks that no value matches.
    if (operator === "!=" || operator === "NIN" || operator === "!~") return value.every(test);
    return value.some(test);
  };
}

type ValueTest = (value: unknown) => boolean;

function compileTest(kind: FieldKind, operator: string, given: unknown, name: string, timezone: string): ValueTest {
  if (operator === "IN" || operator === "NIN") {
    if (!Array.isArray(given)) throw invalidParameter(`Operator '${operator}' needs a list of values`, name);
    const tests = given.map((item: unknown) => compileTest(kind, "=", item, name, timezone));
    return operator === "IN"
      ? (value) => tests.some((test) => test(value))
      : (value) => !tests.some((test) => test(value));
  }
  if (operator === "!=" || operator === "!~") {
    const test = compileTest(kind, operator === "!=" ? "=" : "~", given, name, timezone);
    return (value) => !test(value);
  }
  if (given === null || given === undefined || given === "") {
    if (operator === "=" && given !== undefined) return (value) => value === null || value === "";
    throw invalidParameter(`A value is required for field '${name}'`, name);
  }
  switch (kind) {
    case "day":
      return dayTest(operator, numberOf(given, name), timezone);
    case "integer":
    case "moment":
      return numberTest(operator, numberOf(given, name));
    case "boolean": {
      const wanted = booleanOf(given, name);
      return (value) => value === wanted;
    }
    case "words": {
      const wanted = textOf(given, name).toLowerCase();
      if (operator === "~") return (value) => shown(value).toLowerCase().includes(wanted);
      return (value) => wordsOf(shown(value)).includes(wanted);
    }
    case "string":
    case "tag":
      return textTest(operator, textOf(given, name).toLowerCase());
  }
}

function dayTest(operator: string, moment: number, timezone: string): ValueTest {
  const start = startOfDay(moment, timezone);
  const next = startOfNextDay(moment, timezone);
  return (value) => {
    if (typeof value !== "number") return false;
    if (operator === ">") return value >= next;
    if (operator === "<") return value < start;
    return value >= start && value < next;
  };
}

function numberTest(operator: string, wanted: number): ValueTest {
  return (value) => {
    if (typeof value !== "number") return false;
    if (operator === ">") return value > wanted;
    if (operator === "<") return value < wanted;
    if (operator === ">=") return value >= wanted;
    if (operator === "<=") return value <= wanted;
    return value === wanted;
  };
}

function textTest(operator: string, wanted: string): ValueTest {
  return (value) => {
    if (value === null || value === undefined) return false;
    const text = shown(value).toLowerCase();
    if (operator === "~") return text.includes(wanted);
    if (operator === "^") return text.startsWith(wanted);
    if (operator === "$") return text.endsWith(wanted);
    return text === wanted;
  };
}

function wordsOf(html: string): string[] {
  return html
    .replace(/<[^>]*>/g, " ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}'-]+/u);
}

function numberOf(value: unknown, name: string): number {
  const number = typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof number !== "number") throw invalidParameter(`The value for field '${name}' must be a number`, name);
  return number;
}

function booleanOf(value: unknown, name: string): boolean {
  if (value === true || value === "true") return true;
  if (value === false || value === "false") return false;
  throw invalidParameter(`The value for field '${name}' must be true or false`, name);
}

function textOf(value: unknown, name: string): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw invalidParameter(`The value for field '${name}' must be a text`, name);
}

/** A value as text; what is no text, number or flag counts as empty. */
function shown(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export interface Sort {
  field: string;
  direction: "ascending" | "descending";
}

/** Reads `sort {field, order}`. @throws UseError 400 `invalid_sort_order`. */
export function readSort(sort: unknown): Sort | undefined {
  if (sort === undefined || sort === null) return undefined;
  if (!isRecord(sort) || typeof sort.field !== "string") throw invalidParameter("sort needs a field", "sort");
  const direction = sort.order ?? "descending";
  if (direction !== "ascending" && direction !== "descending") {
    throw new UseError(
      400,
      "invalid_sort_order",
      `Invalid sort order '${shown(direction)}'. Must be one of: ascending, descending`,
    );
  }
  return { field: sort.field, direction };
}
