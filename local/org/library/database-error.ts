import { ApexList } from "../runtime/collections.js";
import type { RecordError } from "../runtime/sobject.js";
import type { EnumValue } from "../runtime/values/enum-value.js";
import { defineClass } from "./define.js";
import type { DuplicateMatches } from "../database/duplicates.js";
import { DuplicateResult } from "./datacloud.js";
import { findLibraryClass } from "./registry.js";

/** One error of one record of a DML call. */
export class DatabaseError {
  static readonly apexName: string = "Database.Error";
  readonly error: RecordError;
  constructor(error: RecordError) {
    this.error = error;
  }

  toApexJson(): [string, unknown][] {
    const { message, statusCode: code, fields: names } = this.error;
    return [
      ["message", message],
      ["fields", new ApexList("String", [...names])],
      ["statusCode", code],
    ];
  }
}

function statusCode({ error }: DatabaseError): EnumValue {
  const code = findLibraryClass("System.StatusCode")?.values.find(({ name }) => name === error.statusCode);
  if (!code) throw new Error(`System.StatusCode has no ${error.statusCode}`);
  return code;
}

const fields = ({ error }: DatabaseError): ApexList => new ApexList("String", [...error.fields]);

defineClass({
  name: "Database.Error",
  js: DatabaseError,
  methods: {
    "List<String> getFields()": fields,
    "String getMessage()": ({ error }: DatabaseError) => error.message,
    "System.StatusCode getStatusCode()": statusCode,
  },
  properties: {
    "List<String> Fields": { get: fields },
    "String Message": { get: ({ error }: DatabaseError) => error.message },
    "System.StatusCode StatusCode": { get: statusCode },
  },
});

/** The error of a record that a duplicate rule refused. */
class DuplicateError extends DatabaseError {
  static override readonly apexName: string = "Database.DuplicateError";
}

defineClass({
  name: "Database.DuplicateError",
  js: DuplicateError,
  extends: "Database.Error",
  methods: {
    "Datacloud.DuplicateResult getDuplicateResult()": ({ error }: DuplicateError) =>
      new DuplicateResult(error.duplicates as DuplicateMatches),
  },
});

/** The errors of a result as Apex sees them. */
export function errorList(errors: readonly RecordError[]): ApexList {
  return new ApexList(
    "Database.Error",
    errors.map((error) => (error.duplicates === undefined ? new DatabaseError(error) : new DuplicateError(error))),
  );
}
