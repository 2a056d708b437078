import { ApexException, type DmlFailure, throwApex } from "../runtime/exceptions.js";
import { ApexList } from "../runtime/values/list.js";
import { required, stringList } from "./arguments.js";
import { defineClass } from "./define.js";
import { enumConstant } from "./registry.js";
import { describedObject, fieldToken } from "./schema-tokens.js";

function initCause(self: ApexException, cause: ApexException | null): void {
  if (self.cause !== null) throwApex("System.IllegalArgumentException", "Cause already set");
  self.cause = cause;
}

/** The failed row at a position. Throws ListException beyond them, TypeException for other kinds of exceptions. */
function failure(self: ApexException, index: number | null): DmlFailure {
  const found = self.failures[required(index)];
  if (!found) throwApex("System.ListException", `List index out of bounds: ${index}`);
  return found;
}

/** Tokens of the fields that a failed row names; names that are no fields of its object are left out. */
function fieldsOf(self: ApexException, index: number | null): ApexList {
  const { objectName, fields } = failure(self, index);
  const object = objectName ? describedObject(objectName) : null;
  const tokens = fields.flatMap((name) => {
    const field = object?.field(name);
    return object && field ? [fieldToken(object, field)] : [];
  });
  return new ApexList("Schema.SObjectField", tokens);
}

defineClass({
  name: "System.Exception",
  kind: "exception",
  virtual: true,
  js: ApexException,
  methods: {
    "String getMessage()": (self: ApexException) => self.shownMessage,
    "void setMessage(String message)": (self: ApexException, message: string | null) => void (self.message = message),
    "Exception getCause()": (self: ApexException) => self.cause,
    "void initCause(Exception cause)": initCause,
    "String getTypeName()": (self: ApexException) => self.typeName,
    "String getStackTraceString()": (self: ApexException) => self.trace,
    "Integer getLineNumber()": (self: ApexException) => self.line,
    "Integer getNumDml()": (self: ApexException) => self.failures.length,
    "List<String> getDmlFieldNames(Integer index)": (self: ApexException, index: number | null) =>
      stringList(failure(self, index).fields),
    "List<Schema.SObjectField> getDmlFields(Integer index)": fieldsOf,
    "String getDmlId(Integer index)": (self: ApexException, index: number | null) => failure(self, index).id,
    "Integer getDmlIndex(Integer index)": (self: ApexException, index: number | null) => failure(self, index).index,
    "String getDmlMessage(Integer index)": (self: ApexException, index: number | null) => failure(self, index).message,
    "String getDmlStatusCode(Integer index)": (self: ApexException, index: number | null) =>
      failure(self, index).statusCode,
    "StatusCode getDmlType(Integer index)": (self: ApexException, index: number | null) =>
      enumConstant("System.StatusCode", failure(self, index).statusCode),
    "String toString()": (self: ApexException) => self.toString(),
  },
});
