import type { SoqlQuery } from "../parser/soql-tree.js";
import { parseSoql } from "../parser/soql-tree.js";
import { SoqlSyntaxError } from "../parser/soql-parse.js";
import { throwApex, throwNull } from "../runtime/exceptions.js";
import type { BindLookup } from "./soql/context.js";

let pending: BindLookup | null = null;

/**
 * Announces the variables that the dynamic query of the very next call may bind (`Database.query(':name')`). Generated code calls it right before
 * `Database.query`, `countQuery` or `getQueryLocator`; the lookup answers undefined for names that are no variable in scope.
 */
export function offerBinds(lookup: BindLookup): void {
  pending = lookup;
}

/** The variables offered for this call; none unless generated code offered them. */
export function takeBinds(): BindLookup {
  const offered = pending ?? (() => undefined);
  pending = null;
  return offered;
}

/** Parses the text of a dynamic query; a syntax error is the platform's QueryException. */
export function parseDynamic(text: string | null): SoqlQuery {
  if (text === null) return throwNull();
  try {
    return parseSoql(text);
  } catch (error) {
    if (error instanceof SoqlSyntaxError) return throwApex("System.QueryException", error.message);
    throw error;
  }
}
