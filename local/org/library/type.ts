import { textHash } from "../runtime/equality.js";
import { isSubtype } from "../runtime/types.js";
import { ambient } from "../runtime/ambient.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { ApexType, instantiate, resolveTypeName, typeValue } from "./type-values.js";

function forName(name: string | null): ApexType | null {
  const resolved = resolveTypeName(required(name));
  return resolved === null ? null : typeValue(resolved);
}

/** With a namespace the class must be there; null or empty means the running one. */
function forNameIn(namespace: string | null, name: string | null): ApexType | null {
  if (namespace === null) return forName(name);
  const prefix = namespace === "" ? ambient.namespace() : namespace;
  return forName(prefix === null || prefix === "" ? name : `${prefix}.${required(name)}`);
}

defineClass({
  name: "System.Type",
  js: ApexType,
  statics: {
    "Type forName(String name)": forName,
    "Type forName(String namespace, String name)": forNameIn,
  },
  methods: {
    "String getName()": (self: ApexType) => self.name,
    "Object newInstance()": (self: ApexType) => instantiate(self.name),
    "Boolean isAssignableFrom(Type other)": (self: ApexType, other: ApexType | null) =>
      isSubtype(required(other).name, self.name),
    "Boolean equals(Object other)": (self: ApexType, other: unknown) => self === other,
    "Integer hashCode()": (self: ApexType) => textHash(self.name),
    "String toString()": (self: ApexType) => self.name,
  },
});
