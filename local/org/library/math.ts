import { currentOrNull } from "../execution/context.js";
import { throwApex } from "../runtime/exceptions.js";
import { compareNumbers } from "../runtime/equality.js";
import { Decimal } from "../runtime/values/decimal.js";
import { ApexDouble } from "../runtime/values/double.js";
import { required } from "./arguments.js";
import { defineClass, type LibraryBody } from "./define.js";
import { narrowToInteger, narrowToLong } from "./numbers.js";

type Real = (value: number) => number;

/** A function of one real number in both overloads. Throws MathException where the result is no number. */
function real(name: string, compute: Real): Record<string, LibraryBody> {
  return {
    [`Double ${name}(Double value)`]: (value: ApexDouble | null) => new ApexDouble(compute(required(value).value)),
    [`Decimal ${name}(Decimal value)`]: (value: Decimal | null) => toDecimal(name, compute(required(value).toNumber())),
  };
}

function toDecimal(name: string, value: number): Decimal {
  if (!Number.isFinite(value)) throwApex("System.MathException", `${name} is undefined for this value`);
  return Decimal.fromDouble(value);
}

/** java.lang.Math.rint: to the nearest integer, ties to even. */
function rint(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value - Math.trunc(value)) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** The smaller or larger of two numbers, by `sign`. */
function extreme<T extends number | bigint | Decimal | ApexDouble>(sign: 1 | -1): (a: T | null, b: T | null) => T {
  return (a, b) => (compareNumbers(required(a), required(b)) * sign >= 0 ? (a as T) : (b as T));
}

const TYPES = ["Decimal", "Double", "Integer", "Long"];

function extremes(name: string, sign: 1 | -1): Record<string, LibraryBody> {
  return Object.fromEntries(TYPES.map((type) => [`${type} ${name}(${type} a, ${type} b)`, extreme(sign)]));
}

function integral(value: Decimal, rounding: "CEILING" | "FLOOR" | "HALF_EVEN"): Decimal {
  return value.setScale(0, rounding);
}

const divideByZero = (): never => throwApex("System.MathException", "Divide by 0");

/** Two functions: one for both kinds of number would be several times slower in a loop. */
const mod = {
  integer: (a: number | null, b: number | null): number =>
    required(b) === 0 ? divideByZero() : (required(a) % b!) | 0,
  long: (a: bigint | null, b: bigint | null): bigint => (required(b) === 0n ? divideByZero() : required(a) % b!),
};

defineClass({
  name: "System.Math",
  staticProperties: {
    "Double PI": { get: () => new ApexDouble(Math.PI) },
    "Double E": { get: () => new ApexDouble(Math.E) },
  },
  statics: {
    "Integer abs(Integer value)": (value: number | null) => Math.abs(required(value)) | 0,
    "Long abs(Long value)": (value: bigint | null) =>
      BigInt.asIntN(64, required(value) < 0n ? -(value as bigint) : (value as bigint)),
    "Double abs(Double value)": (value: ApexDouble | null) => new ApexDouble(Math.abs(required(value).value)),
    "Decimal abs(Decimal value)": (value: Decimal | null) => required(value).abs(),
    ...real("acos", Math.acos),
    ...real("asin", Math.asin),
    ...real("atan", Math.atan),
    ...real("cbrt", Math.cbrt),
    ...real("cos", Math.cos),
    ...real("cosh", Math.cosh),
    ...real("exp", Math.exp),
    ...real("log", Math.log),
    ...real("log10", Math.log10),
    ...real("sin", Math.sin),
    ...real("sinh", Math.sinh),
    ...real("sqrt", Math.sqrt),
    ...real("tan", Math.tan),
    ...real("tanh", Math.tanh),
    ...real("signum", Math.sign),
    ...extremes("max", 1),
    ...extremes("min", -1),
    "Double atan2(Double y, Double x)": (y: ApexDouble | null, x: ApexDouble | null) =>
      new ApexDouble(Math.atan2(required(y).value, required(x).value)),
    "Decimal atan2(Decimal y, Decimal x)": (y: Decimal | null, x: Decimal | null) =>
      Decimal.fromDouble(Math.atan2(required(y).toNumber(), required(x).toNumber())),
    "Double ceil(Double value)": (value: ApexDouble | null) => new ApexDouble(Math.ceil(required(value).value)),
    "Decimal ceil(Decimal value)": (value: Decimal | null) => integral(required(value), "CEILING"),
    "Double floor(Double value)": (value: ApexDouble | null) => new ApexDouble(Math.floor(required(value).value)),
    "Decimal floor(Decimal value)": (value: Decimal | null) => integral(required(value), "FLOOR"),
    "Double rint(Double value)": (value: ApexDouble | null) => new ApexDouble(rint(required(value).value)),
    "Decimal rint(Decimal value)": (value: Decimal | null) => integral(required(value), "HALF_EVEN"),
    "Integer mod(Integer a, Integer b)": mod.integer,
    "Long mod(Long a, Long b)": mod.long,
    "Double pow(Double base, Double exponent)": (base: ApexDouble | null, exponent: ApexDouble | null) =>
      new ApexDouble(required(base).value ** required(exponent).value),
    "Double random()": () => new ApexDouble((currentOrNull()?.org.options.random ?? Math.random)()),
    "Integer round(Double value)": (value: ApexDouble | null) =>
      narrowToInteger(Math.floor(required(value).value + 0.5)),
    "Integer round(Decimal value)": (value: Decimal | null) =>
      Number(BigInt.asIntN(32, required(value).toBigInt("HALF_EVEN"))),
    "Long roundToLong(Double value)": (value: ApexDouble | null) =>
      narrowToLong(Math.floor(required(value).value + 0.5)),
    "Long roundToLong(Decimal value)": (value: Decimal | null) =>
      BigInt.asIntN(64, required(value).toBigInt("HALF_EVEN")),
  },
});
