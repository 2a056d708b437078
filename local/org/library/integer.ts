import { hashOf } from "../runtime/equality.js";
import { Decimal } from "../runtime/values/decimal.js";
import { ApexDouble } from "../runtime/values/double.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { formatNumber, lowInteger, narrowToInteger, notANumber, parseInteger } from "./numbers.js";

function valueOf(value: unknown): number | null {
  if (value === null || typeof value === "number") return value;
  if (typeof value === "bigint") return lowInteger(value);
  if (value instanceof ApexDouble) return narrowToInteger(value.value);
  if (value instanceof Decimal) return lowInteger(value.toBigInt());
  if (typeof value !== "string") return notANumber(value, "Integer");
  // Text behind an Object may have decimals, which are cut off; as a String it may not.
  return parseInteger(/^[+-]?\d+\.\d+$/.test(value) ? (value.split(".")[0] as string) : value);
}

defineClass({
  name: "Integer",
  staticProperties: {
    "Integer MAX_VALUE": { get: () => 2147483647 },
    "Integer MIN_VALUE": { get: () => -2147483648 },
  },
  statics: {
    "Integer valueOf(String text)": (text: string | null) => parseInteger(required(text)),
    "Integer valueOf(Object value)": valueOf,
  },
  methods: {
    "String format()": (self: number) => formatNumber(self),
    "Integer intValue()": (self: number) => self,
    "Boolean equals(Object other)": (self: number, other: unknown) => self === other,
    "Integer hashCode()": hashOf,
    "String toString()": (self: number) => String(self),
  },
});
