import { hashOf } from "../runtime/equality.js";
import { throwApex } from "../runtime/exceptions.js";
import { checkedId } from "../runtime/sobject.js";
import { isIdForm, toId18 } from "../schema/ids.js";
import { required } from "./arguments.js";
import { current } from "../execution/context.js";
import { defineClass } from "./define.js";
import { objectToken, type SObjectTypeToken } from "./schema-tokens.js";

/** With `restoreCasing`, an 18-character id whose case was lost gets it back from its suffix. */
function valueOf(text: string | null, restoreCasing: boolean | null = false): string {
  if (restoreCasing !== true) return checkedId(required(text));
  if (required(text).length !== 18 || !isIdForm(text as string))
    throwApex("System.StringException", `Invalid id: ${text}`);
  return toId18(text as string) ?? throwApex("System.StringException", `Invalid id: ${text}`);
}

/** The object whose key prefix the id carries. Throws SObjectException for a prefix of no object. */
function objectTypeOf(id: string): SObjectTypeToken {
  const describe = current().org.schema.objectByPrefix(id.slice(0, 3));
  if (!describe) throwApex("System.SObjectException", `Invalid id prefix: ${id.slice(0, 3)}`);
  return objectToken(describe);
}

defineClass({
  name: "Id",
  extends: "String",
  statics: {
    "Id valueOf(String text)": (text: string | null) => valueOf(text),
    "Id valueOf(String text, Boolean restoreCasing)": valueOf,
  },
  methods: {
    "Schema.SObjectType getSObjectType()": objectTypeOf,
    "String to15()": (self: string) => self.slice(0, 15),
    "Boolean equals(Object other)": (self: string, other: unknown) =>
      typeof other === "string" && toId18(other) === self,
    "Integer hashCode()": hashOf,
    "String toString()": (self: string) => self,
  },
});
