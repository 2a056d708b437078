import type { ApexException } from "../runtime/exceptions.js";
import { exceptionClass } from "../runtime/exceptions.js";

const found = new WeakMap<ApexException, ReadonlyMap<string, readonly string[]>>();

/** A QueryException of user mode that knows which fields, by object, the user may not read. */
export function inaccessibleException(message: string, fields: ReadonlyMap<string, readonly string[]>): ApexException {
  const exception = new (exceptionClass("System.QueryException"))(message);
  found.set(exception, fields);
  return exception;
}

/** Fields by object that made a query fail in user mode; empty for any other exception. */
export function inaccessibleFields(exception: ApexException): ReadonlyMap<string, readonly string[]> {
  return found.get(exception) ?? new Map();
}
