import { ambient } from "./ambient.js";
import { apexClassOf, libraryNameOf } from "./classes.js";
import { EXCEPTION_TYPES } from "./exception-types.js";

/** One failed row of a DML statement, as DmlException reports it. */
export interface DmlFailure {
  /** Position in the list given to the statement. */
  index: number;
  id: string | null;
  statusCode: string;
  message: string;
  /** API names. */
  fields: string[];
  /** API name of the object of the row; null where no row of an object failed. */
  objectName?: string | null;
}

/**
 * An Apex exception. Built-in types are subclasses made by `exceptionClass`; user exceptions extend this class.
 * Not an Error of JavaScript: the Apex stack is captured instead.
 */
export class ApexException {
  message: string | null;
  cause: ApexException | null;
  /** Apex lines, innermost first; captured when the exception is constructed. */
  trace: string;
  line: number;
  /** Only for DmlException and its like. */
  failures: DmlFailure[] = [];

  constructor(message: string | null = null, cause: ApexException | null = null) {
    this.message = message;
    this.cause = cause;
    const stack = ambient.captureStack();
    this.trace = stack.trace;
    this.line = stack.line;
  }

  /** Canonical, as getTypeName() shows it. */
  get typeName(): string {
    return apexClassOf(this)?.name ?? libraryNameOf(this) ?? "System.Exception";
  }

  /** What getMessage() answers. */
  get shownMessage(): string {
    return this.message ?? "Script-thrown exception";
  }

  /** `System.MathException: Divide by 0` */
  toString(): string {
    return `${this.typeName}: ${this.shownMessage}`;
  }
}

type ExceptionConstructor = new (message?: string | null, cause?: ApexException | null) => ApexException;

const classes = new Map<string, ExceptionConstructor>([["system.exception", ApexException]]);
const parents = new Map(EXCEPTION_TYPES.map(([name, parent]) => [name.toLowerCase(), { name, parent }]));

/** The JavaScript class of a built-in exception type (`System.DmlException`). Throws for unknown names. */
export function exceptionClass(name: string): ExceptionConstructor {
  const key = name.toLowerCase();
  const known = classes.get(key);
  if (known) return known;
  const entry = parents.get(key);
  if (!entry) throw new Error(`Unknown built-in exception type ${name}`);
  const { name: apexName } = entry;
  const parent = exceptionClass(entry.parent);
  const made = class extends parent {
    static readonly apexName = apexName;
  };
  classes.set(key, made);
  return made;
}

/** Throws a new exception of a built-in type. */
export function throwApex(typeName: string, message: string, cause: ApexException | null = null): never {
  throw new (exceptionClass(typeName))(message, cause);
}

/** Throws what Apex throws when a member of null is asked for. */
export function throwNull(): never {
  throwApex("System.NullPointerException", "Attempt to de-reference a null object");
}

/** True for exceptions that no Apex catch block receives. */
export function isUncatchable(thrown: unknown): boolean {
  if (!(thrown instanceof ApexException)) return true;
  return UNCATCHABLE.has(thrown.typeName);
}

const UNCATCHABLE = new Set(["System.LimitException", "System.AssertException"]);
