import { hashOf } from "../runtime/equality.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { notANumber } from "./numbers.js";

function valueOf(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  return typeof required(value) === "string"
    ? (value as string).toLowerCase() === "true"
    : notANumber(value, "Boolean");
}

defineClass({
  name: "Boolean",
  statics: { "Boolean valueOf(Object value)": valueOf },
  methods: {
    "Boolean equals(Object other)": (self: boolean, other: unknown) => self === other,
    "Integer hashCode()": hashOf,
    "String toString()": (self: boolean) => String(self),
  },
});
