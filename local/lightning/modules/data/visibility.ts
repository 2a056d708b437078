import type { VisibilityRule } from "../../metadata/model.js";

/** What a criterion's left side may ask for: `{!Record.Status}`, `{!$User.Profile.Name}`, `{!$Permission.CustomPermission.X}`, `{!$Client.FormFactor}`. */
export interface VisibilityContext {
  record(field: string): unknown;
  user(path: string): unknown;
  hasCustomPermission(name: string): boolean;
  hasStandardPermission(name: string): boolean;
  formFactor: string;
}

function leftValue(left: string, context: VisibilityContext): unknown {
  const expression = left.replace(/^\{!|\}$/g, "");
  const [head = "", ...rest] = expression.split(".");
  const path = rest.join(".");
  if (head === "Record") return context.record(path);
  if (head === "$User") return context.user(path);
  if (head === "$Client" && path === "FormFactor") return context.formFactor;
  if (head === "$Permission" && rest[0] === "CustomPermission") return context.hasCustomPermission(rest[1] ?? "");
  if (head === "$Permission" && rest[0] === "StandardPermission") return context.hasStandardPermission(rest[1] ?? "");
  throw new Error(`A visibility rule asks for ${left}, which this local host does not know`);
}

const asText = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

function holds(value: unknown, operator: string, right: string): boolean {
  const [a, b] = [asText(value).toLowerCase(), right.toLowerCase()];
  switch (operator) {
    case "EQUAL":
      return a === b;
    case "NE":
      return a !== b;
    case "CONTAINS":
      return a.includes(b);
    case "GT":
      return Number(a) > Number(b);
    case "GE":
      return Number(a) >= Number(b);
    case "LT":
      return Number(a) < Number(b);
    case "LE":
      return Number(a) <= Number(b);
    default:
      throw new Error(`A visibility rule uses the operator ${operator}, which this local host does not know`);
  }
}

/** `1 AND (2 OR NOT 3)` over the criteria's results, numbered from 1. */
export function evaluateFilter(filter: string, results: readonly boolean[]): boolean {
  const tokens = filter.toUpperCase().match(/\d+|AND|OR|NOT|[()]/g) ?? [];
  let position = 0;
  const primary = (): boolean => {
    const token = tokens[position];
    position += 1;
    if (token === "NOT") return !primary();
    if (token === "(") {
      const inner = either();
      if (tokens[position] !== ")") throw new Error(`The filter ${filter} lacks a closing parenthesis`);
      position += 1;
      return inner;
    }
    const result = results[Number(token) - 1];
    if (result === undefined)
      throw new Error(`The filter ${filter} names criterion ${token ?? "(nothing)"}, which does not exist`);
    return result;
  };
  const both = (): boolean => {
    let result = primary();
    while (tokens[position] === "AND") {
      position += 1;
      const right = primary();
      result = result && right;
    }
    return result;
  };
  const either = (): boolean => {
    let result = both();
    while (tokens[position] === "OR") {
      position += 1;
      const right = both();
      result = result || right;
    }
    return result;
  };
  const result = either();
  if (position !== tokens.length)
    throw new Error(`The filter ${filter} cannot be read after ${tokens.slice(0, position).join(" ")}`);
  return result;
}

/** Whether a rule lets its component be seen; no rule always does. */
export function isVisible(rule: VisibilityRule | null, context: VisibilityContext): boolean {
  if (rule === null || rule.criteria.length === 0) return true;
  const results = rule.criteria.map((criterion) =>
    holds(leftValue(criterion.left, context), criterion.operator, criterion.right),
  );
  return rule.filter === null ? results.every(Boolean) : evaluateFilter(rule.filter, results);
}

/** Fields of the record that rules ask for. */
export function recordFieldsOf(rules: readonly (VisibilityRule | null)[]): string[] {
  const fields = new Set<string>();
  for (const rule of rules)
    for (const criterion of rule?.criteria ?? []) {
      const match = /^\{!Record\.([\w.]+)\}$/.exec(criterion.left);
      if (match?.[1] !== undefined) fields.add(match[1]);
    }
  return [...fields];
}
