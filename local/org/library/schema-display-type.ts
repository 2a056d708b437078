import type { FieldType } from "../schema/types.js";
import type { EnumValue } from "../runtime/values/enum-value.js";
import { defineClass } from "./define.js";
import { findLibraryClass } from "./registry.js";

defineClass({
  name: "Schema.DisplayType",
  kind: "enum",
  values: [
    "ADDRESS",
    "ANYTYPE",
    "BASE64",
    "BOOLEAN",
    "COMBOBOX",
    "COMPLEXVALUE",
    "CURRENCY",
    "DATACATEGORYGROUPREFERENCE",
    "DATE",
    "DATETIME",
    "DOUBLE",
    "EMAIL",
    "ENCRYPTEDSTRING",
    "ID",
    "INTEGER",
    "JSON",
    "LOCATION",
    "LONG",
    "MULTIPICKLIST",
    "PERCENT",
    "PHONE",
    "PICKLIST",
    "REFERENCE",
    "SOBJECT",
    "STRING",
    "TEXTAREA",
    "TIME",
    "URL",
  ],
});

/** The constant of an enum of the platform. Throws when the enum has no such constant. */
export function enumConstant(enumName: string, constant: string): EnumValue {
  const value = findLibraryClass(enumName)?.values.find((each) => each.name === constant);
  if (!value) throw new Error(`${enumName} has no constant ${constant}`);
  return value;
}

/** How a field is shown. */
export function displayTypeOf(type: FieldType): EnumValue {
  return enumConstant("Schema.DisplayType", type === "int" ? "INTEGER" : type.toUpperCase());
}
