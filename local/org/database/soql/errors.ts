import type { Place } from "../../parser/soql-tree.js";
import { throwApex } from "../../runtime/exceptions.js";

/** A query that cannot run, in the platform's words; becomes a QueryException, a compile error or a REST error. */
export class QueryProblem extends Error {
  readonly place: Place | null;
  /** Short error code of the REST API. */
  readonly code: string;
  constructor(message: string, place: Place | null = null, code = "MALFORMED_QUERY") {
    super(message);
    this.place = place;
    this.code = code;
  }
}

/** Stops planning a query. */
export function refuse(message: string, place: Place | null = null, code?: string): never {
  throw new QueryProblem(message, place, code);
}

export function unknownField(name: string, object: string, place: Place | null): never {
  return refuse(
    `No such column '${name}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
    place,
    "INVALID_FIELD",
  );
}

export function unknownObject(name: string, place: Place | null): never {
  return refuse(
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
    place,
    "INVALID_TYPE",
  );
}

export function unknownParent(name: string, place: Place | null): never {
  return refuse(
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
    place,
    "INVALID_FIELD",
  );
}

export function unknownChildren(name: string, place: Place | null): never {
  return refuse(
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
    place,
    "INVALID_TYPE",
  );
}

/** Throws the QueryException of a problem; a place in the text is shown as the platform shows it. */
export function throwQueryException(problem: QueryProblem, text: string, dynamic: boolean): never {
  if (problem.place === null || !dynamic || /^(INVALID_FIELD|INVALID_TYPE)$/.test(problem.code) === false)
    return throwApex("System.QueryException", problem.message);
  return throwApex("System.QueryException", located(problem, text));
}

/** `\n<text around>\n    ^\nERROR at Row:1:Column:8\n<message>` */
export function located(problem: QueryProblem, text: string): string {
  const place = problem.place as Place;
  const start = Math.max(0, place.column - 20);
  const shown = text.slice(start, start + 60);
  return `\n${shown}\n${" ".repeat(place.column - 1 - start)}^\nERROR at Row:${place.line}:Column:${place.column}\n${problem.message}`;
}
