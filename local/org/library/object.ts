import { apexEquals, hashOf } from "../runtime/equality.js";
import { stringOf } from "../runtime/text.js";
import { defineClass } from "./define.js";

defineClass({
  name: "Object",
  virtual: true,
  constructors: { "()": () => new ApexObject() },
  methods: {
    "Boolean equals(Object other)": apexEquals,
    "Integer hashCode()": hashOf,
    "String toString()": stringOf,
  },
});

/** `new Object()`: an instance without members, good for identity only. */
class ApexObject {
  static readonly apexName = "Object";
}
