import { hashOf } from "../runtime/equality.js";
import { Decimal } from "../runtime/values/decimal.js";
import { ApexDouble } from "../runtime/values/double.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { formatNumber, lowInteger, narrowToLong, notANumber, parseLong } from "./numbers.js";

function valueOf(value: unknown): bigint | null {
  if (value === null || typeof value === "bigint") return value;
  if (typeof value === "number") return BigInt(value);
  if (value instanceof ApexDouble) return narrowToLong(value.value);
  if (value instanceof Decimal) return BigInt.asIntN(64, value.toBigInt());
  return typeof value === "string" ? parseLong(value) : notANumber(value, "Long");
}

defineClass({
  name: "Long",
  staticProperties: {
    "Long MAX_VALUE": { get: () => 9223372036854775807n },
    "Long MIN_VALUE": { get: () => -9223372036854775808n },
  },
  statics: {
    "Long valueOf(String text)": (text: string | null) => parseLong(required(text)),
    "Long valueOf(Object value)": valueOf,
  },
  methods: {
    "String format()": (self: bigint) => formatNumber(self),
    "Integer intValue()": lowInteger,
    "Boolean equals(Object other)": (self: bigint, other: unknown) => self === other,
    "Integer hashCode()": hashOf,
    "String toString()": (self: bigint) => String(self),
  },
});
