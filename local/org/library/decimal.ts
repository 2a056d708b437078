import { apexEquals, hashOf } from "../runtime/equality.js";
import { throwApex } from "../runtime/exceptions.js";
import { stringOf } from "../runtime/text.js";
import { Decimal, type Rounding, RoundingNecessary } from "../runtime/values/decimal.js";
import { ApexDouble } from "../runtime/values/double.js";
import type { EnumValue } from "../runtime/values/enum-value.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { formatNumber, lowInteger, notANumber, parseDecimal } from "./numbers.js";

/** The mode of a System.RoundingMode constant. */
export function roundingOf(mode: EnumValue | null): Rounding {
  return required(mode).name as Rounding;
}

/** Runs a rounding step; UNNECESSARY that would lose digits becomes MathException. */
function rounded<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (error instanceof RoundingNecessary) throwApex("System.MathException", "Rounding necessary");
    throw error;
  }
}

function valueOf(value: unknown): Decimal | null {
  if (value === null || value instanceof Decimal) return value;
  if (typeof value === "number" || typeof value === "bigint") return Decimal.fromInteger(value);
  if (value instanceof ApexDouble) return Decimal.fromDouble(value.value);
  return typeof value === "string" ? parseDecimal(value) : notANumber(value, "Decimal");
}

function divide(
  self: Decimal,
  divisor: Decimal | null,
  scale: number | null,
  mode: EnumValue | null | undefined,
): Decimal {
  if (required(divisor).unscaled === 0n) throwApex("System.MathException", "Divide by 0");
  const rounding = mode === undefined ? "HALF_UP" : roundingOf(mode);
  return rounded(() => self.divideTo(divisor as Decimal, required(scale), rounding));
}

function power(self: Decimal, exponent: number): Decimal {
  if (exponent < 0 || exponent > 32767) throwApex("System.MathException", "Invalid exponent for power operation");
  return new Decimal(self.unscaled ** BigInt(exponent), self.scale * exponent);
}

defineClass({
  name: "Decimal",
  js: Decimal,
  statics: {
    "Decimal valueOf(String text)": (text: string | null) => parseDecimal(required(text)),
    "Decimal valueOf(Long value)": valueOf,
    "Decimal valueOf(Double value)": valueOf,
    "Decimal valueOf(Object value)": valueOf,
  },
  methods: {
    "Decimal abs()": (self: Decimal) => self.abs(),
    "Decimal divide(Decimal divisor, Integer scale)": divide,
    "Decimal divide(Decimal divisor, Integer scale, System.RoundingMode roundingMode)": divide,
    "Double doubleValue()": (self: Decimal) => new ApexDouble(self.toNumber()),
    "String format()": (self: Decimal) => formatNumber(self),
    "Integer intValue()": (self: Decimal) => lowInteger(self.toBigInt()),
    "Long longValue()": (self: Decimal) => BigInt.asIntN(64, self.toBigInt()),
    "Decimal pow(Integer exponent)": (self: Decimal, exponent: number | null) => power(self, required(exponent)),
    "Integer precision()": (self: Decimal) => self.precision(),
    "Long round()": (self: Decimal) => BigInt.asIntN(64, self.toBigInt("HALF_EVEN")),
    "Long round(System.RoundingMode roundingMode)": (self: Decimal, mode: EnumValue | null) =>
      rounded(() => BigInt.asIntN(64, self.toBigInt(roundingOf(mode)))),
    "Integer scale()": (self: Decimal) => self.scale,
    "Decimal setScale(Integer scale)": (self: Decimal, scale: number | null) =>
      self.setScale(required(scale), "HALF_EVEN"),
    "Decimal setScale(Integer scale, System.RoundingMode roundingMode)": (
      self: Decimal,
      scale: number | null,
      mode: EnumValue | null,
    ) => rounded(() => self.setScale(required(scale), roundingOf(mode))),
    "Decimal stripTrailingZeros()": (self: Decimal) => self.stripTrailingZeros(),
    "String toPlainString()": (self: Decimal) => self.toPlainString(),
    "Boolean equals(Object other)": (self: Decimal, other: unknown) => apexEquals(self, other),
    "Integer hashCode()": hashOf,
    "String toString()": stringOf,
  },
});
