import type { SoqlQuery } from "../../parser/soql-tree.js";
import type { Schema } from "../../schema/types.js";
import { isAggregateQuery } from "./aggregate.js";
import type { QueryProblem } from "./errors.js";
import { walkQuery } from "./walk.js";

/** What the compiler learns of a query without running it. */
export interface QueryDescription {
  /** Names that do not resolve and rules that are broken; the place is that of the text the query was read from. */
  errors: { message: string; line: number; column: number }[];
  /** Apex type of a row: the object, `AggregateResult`, or `Integer` for `COUNT()`. */
  rowType: string;
}

/** Checks the names of a query against the schema. */
export function describeQuery(query: SoqlQuery, schema: Schema): QueryDescription {
  const problems: QueryProblem[] = [];
  const object = walkQuery(query, schema, {
    object: () => undefined,
    field: () => undefined,
    problem: (problem) => problems.push(problem),
  });
  const start = query.from[0] ?? { line: 1, column: 1 };
  const errors = problems.map((problem) => ({
    message: problem.message,
    line: problem.place?.line ?? start.line,
    column: problem.place?.column ?? start.column,
  }));
  if (query.lock === "UPDATE" && query.orderBy.length > 0)
    errors.push({ message: "ORDER BY is not allowed with FOR UPDATE", line: start.line, column: start.column });
  const rowType = query.isCount
    ? "Integer"
    : isAggregateQuery(query)
      ? "AggregateResult"
      : (object?.apiName ?? "SObject");
  return { errors, rowType };
}
