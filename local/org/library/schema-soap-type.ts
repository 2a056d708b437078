import type { EnumValue } from "../runtime/values/enum-value.js";
import type { FieldType } from "../schema/types.js";
import { defineClass } from "./define.js";
import { enumConstant } from "./schema-display-type.js";

defineClass({
  name: "Schema.SOAPType",
  kind: "enum",
  values: [
    "ADDRESS",
    "ANYTYPE",
    "BASE64BINARY",
    "BOOLEAN",
    "DATE",
    "DATETIME",
    "DOUBLE",
    "ID",
    "INTEGER",
    "LOCATION",
    "LONG",
    "STRING",
    "TIME",
  ],
});

const soapTypes: Partial<Record<FieldType, string>> = {
  address: "ADDRESS",
  anytype: "ANYTYPE",
  base64: "BASE64BINARY",
  boolean: "BOOLEAN",
  currency: "DOUBLE",
  date: "DATE",
  datetime: "DATETIME",
  double: "DOUBLE",
  id: "ID",
  int: "INTEGER",
  location: "LOCATION",
  long: "LONG",
  percent: "DOUBLE",
  reference: "ID",
  time: "TIME",
};

export function soapTypeOf(type: FieldType): EnumValue {
  return enumConstant("Schema.SOAPType", soapTypes[type] ?? "STRING");
}
