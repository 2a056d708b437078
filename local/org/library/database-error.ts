import { ApexList } from "../runtime/collections.js";
import type { RecordError } from "../runtime/sobject.js";
import type { EnumValue } from "../runtime/values/enum-value.js";
import { defineClass } from "./define.js";
import { findLibraryClass } from "./registry.js";

/** One error of one record of a DML call. */
export class DatabaseError {
  static readonly apexName = "Database.Error";
  readonly error: RecordError;
  constructor(error: RecordError) {
    this.error = error;
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

/** The errors of a result as Apex sees them. */
export function errorList(errors: readonly RecordError[]): ApexList {
  return new ApexList(
    "Database.Error",
    errors.map((error) => new DatabaseError(error)),
  );
}
