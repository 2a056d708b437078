import { SoqlSyntaxError } from "../parser/soql-parse.js";
import { ApexException } from "../runtime/exceptions.js";
import type { ApiResponse } from "./protocol.js";
import { UnreadableValue } from "./record-values.js";

/** One error as Salesforce's REST API lists it. */
export interface ErrorEntry {
  message: string;
  errorCode: string;
  fields?: string[];
}

/** Ends a request with an HTTP status and Salesforce's error list. */
export class ApiError extends Error {
  readonly status: number;
  readonly entries: ErrorEntry[];
  constructor(status: number, errorCode: string, message: string, fields?: string[]) {
    super(message);
    this.status = status;
    this.entries = [fields === undefined ? { message, errorCode } : { message, errorCode, fields }];
  }
}

export function notFound(message = "The requested resource does not exist"): ApiError {
  return new ApiError(404, "NOT_FOUND", message);
}

/** The status and error list that an exception becomes. Faults of the org itself are 500 and say so. */
export function errorOf(error: unknown): { status: number; entries: ErrorEntry[] } {
  if (error instanceof ApiError) return { status: error.status, entries: error.entries };
  if (error instanceof UnreadableValue)
    return {
      status: 400,
      entries: [{ message: error.message, errorCode: "JSON_PARSER_ERROR", fields: [error.field] }],
    };
  if (error instanceof SoqlSyntaxError)
    return {
      status: 400,
      entries: [
        {
          message: `\nERROR at Row:${error.line}:Column:${error.column}\n${error.message}`,
          errorCode: "MALFORMED_QUERY",
        },
      ],
    };
  if (error instanceof ApexException) return { status: 400, entries: [apexEntry(error)] };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, entries: [{ message: `Fault in the local org: ${message}`, errorCode: "UNKNOWN_EXCEPTION" }] };
}

function apexEntry(error: ApexException): ErrorEntry {
  const message = error.message ?? "";
  const failure = error.failures[0];
  if (failure !== undefined) return { message: failure.message, errorCode: failure.statusCode, fields: failure.fields };
  if (error.typeName === "System.QueryException" || error.typeName === "System.SearchException")
    return { message, errorCode: queryErrorCode(message) };
  if (error.typeName === "System.NoAccessException") return { message, errorCode: "INSUFFICIENT_ACCESS" };
  return { message: `${error.typeName}: ${message}\n\n${error.trace}`, errorCode: "APEX_ERROR" };
}

/** The error code of a query that cannot run, from the words of its message. */
function queryErrorCode(message: string): string {
  if (/No such column|Didn't understand relationship/i.test(message)) return "INVALID_FIELD";
  if (/sObject type .* is not supported/i.test(message)) return "INVALID_TYPE";
  if (/unexpected token|expecting/i.test(message)) return "MALFORMED_QUERY";
  return /filter/i.test(message) ? "INVALID_QUERY_FILTER_OPERATOR" : "MALFORMED_QUERY";
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): ApiResponse {
  return {
    status,
    headers: { "Content-Type": "application/json;charset=UTF-8", ...headers },
    body: JSON.stringify(value),
  };
}

export function noContent(): ApiResponse {
  return { status: 204, headers: {}, body: "" };
}
