import { apexEquals, hashOf } from "../runtime/equality.js";
import { throwApex } from "../runtime/exceptions.js";
import { Decimal } from "../runtime/values/decimal.js";
import { ApexDouble, doubleText } from "../runtime/values/double.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { formatNumber, narrowToInteger, narrowToLong, notANumber, parseDouble } from "./numbers.js";

function valueOf(value: unknown): ApexDouble | null {
  if (value === null || value instanceof ApexDouble) return value;
  if (typeof value === "number" || typeof value === "bigint") return new ApexDouble(Number(value));
  if (value instanceof Decimal) return new ApexDouble(value.toNumber());
  return typeof value === "string" ? parseDouble(value) : notANumber(value, "Double");
}

function round(self: ApexDouble): bigint {
  if (!Number.isFinite(self.value)) throwApex("System.MathException", `Cannot round ${doubleText(self.value)}`);
  return Decimal.fromDouble(self.value).toBigInt("HALF_EVEN");
}

defineClass({
  name: "Double",
  js: ApexDouble,
  statics: {
    "Double valueOf(String text)": (text: string | null) => parseDouble(required(text)),
    "Double valueOf(Object value)": valueOf,
  },
  methods: {
    "String format()": (self: ApexDouble) => formatNumber(self.value),
    "Double doubleValue()": (self: ApexDouble) => self,
    "Integer intValue()": (self: ApexDouble) => narrowToInteger(self.value),
    "Long longValue()": (self: ApexDouble) => narrowToLong(self.value),
    "Long round()": round,
    "Boolean equals(Object other)": (self: ApexDouble, other: unknown) => apexEquals(self, other),
    "Integer hashCode()": hashOf,
    "String toString()": (self: ApexDouble) => doubleText(self.value),
  },
});
