/** Rounding modes by the names of System.RoundingMode. */
export type Rounding = "CEILING" | "DOWN" | "FLOOR" | "HALF_DOWN" | "HALF_EVEN" | "HALF_UP" | "UNNECESSARY" | "UP";

const powers: bigint[] = [1n];

/** Ten to the power of `exponent` (not negative). */
export function powerOfTen(exponent: number): bigint {
  for (let next = powers.length; next <= exponent; next++) powers.push((powers[next - 1] as bigint) * 10n);
  return powers[exponent] as bigint;
}

/** Raised by `divideRounded` for UNNECESSARY; the library turns it into System.MathException. */
export class RoundingNecessary extends Error {}

/** Quotient of two integers, rounded. The divisor must not be zero. */
export function divideRounded(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  const quotient = dividend / divisor;
  const remainder = dividend % divisor;
  if (remainder === 0n) return quotient;
  const negative = dividend < 0n !== divisor < 0n;
  const away = negative ? quotient - 1n : quotient + 1n;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  const size = divisor < 0n ? -divisor : divisor;
  switch (rounding) {
    case "UP":
      return away;
    case "DOWN":
      return quotient;
    case "CEILING":
      return negative ? quotient : away;
    case "FLOOR":
      return negative ? away : quotient;
    case "HALF_UP":
      return twice >= size ? away : quotient;
    case "HALF_DOWN":
      return twice > size ? away : quotient;
    case "HALF_EVEN":
      if (twice === size) return quotient % 2n === 0n ? quotient : away;
      return twice > size ? away : quotient;
    case "UNNECESSARY":
      throw new RoundingNecessary("Rounding necessary");
  }
}

function digitsOf(value: bigint): number {
  return (value < 0n ? -value : value).toString().length;
}

/** An arbitrary-precision decimal: `unscaled / 10^scale`. Arithmetic keeps scales as java.math.BigDecimal does. */
export class Decimal {
  static readonly apexName = "Decimal";
  static readonly zero = new Decimal(0n, 0);
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  static fromInteger(value: number | bigint): Decimal {
    return new Decimal(BigInt(value), 0);
  }

  /** Shortest decimal that reads back as the same double; the scale is that of its digits, at least 1 as in Java. */
  static fromDouble(value: number): Decimal {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is not a decimal`);
    const parsed = Decimal.parse(String(value)) as Decimal;
    return parsed.scale < 1 ? parsed.setScale(1, "UNNECESSARY") : parsed;
  }

  /** Plain and scientific notation; undefined if the text is no number. */
  static parse(text: string): Decimal | undefined {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
    if (!match) return undefined;
    const [, sign, whole = "", fraction = "", exponent = "0"] = match;
    if (whole === "" && fraction === "") return undefined;
    const digits = BigInt(whole + fraction);
    const unscaled = sign === "-" ? -digits : digits;
    const scale = fraction.length - Number(exponent);
    return scale < 0 ? new Decimal(unscaled * powerOfTen(-scale), 0) : new Decimal(unscaled, scale);
  }

  add(other: Decimal): Decimal {
    if (this.scale === other.scale) return new Decimal(this.unscaled + other.unscaled, this.scale);
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.at(scale) + other.at(scale), scale);
  }

  subtract(other: Decimal): Decimal {
    if (this.scale === other.scale) return new Decimal(this.unscaled - other.unscaled, this.scale);
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.at(scale) - other.at(scale), scale);
  }

  multiply(other: Decimal): Decimal {
    return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  negate(): Decimal {
    return new Decimal(-this.unscaled, this.scale);
  }

  abs(): Decimal {
    return this.unscaled < 0n ? this.negate() : this;
  }

  /** Quotient with exactly `scale` digits after the point. The divisor must not be zero. */
  divideTo(divisor: Decimal, scale: number, rounding: Rounding): Decimal {
    const shift = scale + divisor.scale - this.scale;
    const dividend = shift >= 0 ? this.unscaled * powerOfTen(shift) : this.unscaled;
    const by = shift >= 0 ? divisor.unscaled : divisor.unscaled * powerOfTen(-shift);
    return new Decimal(divideRounded(dividend, by, rounding), scale);
  }

  /**
   * The `/` operator: exact where the quotient ends, with the preferred scale (dividend's minus divisor's, not below 0);
   * else 33 digits after the point, rounded half up.
   */
  divide(divisor: Decimal): Decimal {
    const preferred = Math.max(0, this.scale - divisor.scale);
    const full = this.divideTo(divisor, Math.max(preferred, DIVISION_SCALE), "HALF_UP");
    return full.stripTo(preferred);
  }

  setScale(scale: number, rounding: Rounding): Decimal {
    if (scale === this.scale) return this;
    if (scale > this.scale) return new Decimal(this.at(scale), scale);
    return new Decimal(divideRounded(this.unscaled, powerOfTen(this.scale - scale), rounding), scale);
  }

  /** Removes trailing zeros, but keeps at least `scale` digits after the point. */
  stripTo(scale: number): Decimal {
    let unscaled = this.unscaled;
    let current = this.scale;
    while (current > scale && unscaled % 10n === 0n) {
      unscaled /= 10n;
      current--;
    }
    return current === this.scale ? this : new Decimal(unscaled, current);
  }

  /** As BigDecimal: also zeros before the point go, which makes the scale negative (`100` becomes `1E+2`). */
  stripTrailingZeros(): Decimal {
    if (this.unscaled === 0n) return Decimal.zero;
    return this.stripTo(-Infinity);
  }

  precision(): number {
    return digitsOf(this.unscaled);
  }

  compareTo(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const left = this.at(scale);
    const right = other.at(scale);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: Decimal): boolean {
    if (this.scale === other.scale) return this.unscaled === other.unscaled;
    return this.compareTo(other) === 0;
  }

  /** The integral part, rounded as asked. */
  toBigInt(rounding: Rounding = "DOWN"): bigint {
    return this.setScale(0, rounding).unscaled;
  }

  toNumber(): number {
    return this.scale === 0 ? Number(this.unscaled) : Number(this.toPlainString());
  }

  toPlainString(): string {
    if (this.scale <= 0) return (this.unscaled * powerOfTen(-this.scale)).toString();
    const negative = this.unscaled < 0n;
    const digits = (negative ? -this.unscaled : this.unscaled).toString().padStart(this.scale + 1, "0");
    const point = digits.length - this.scale;
    return `${negative ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`;
  }

  /** As java.math.BigDecimal.toString: scientific notation below 1E-6 and for negative scales. */
  toString(): string {
    if (this.scale === 0) return this.unscaled.toString();
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString();
    const exponent = digits.length - 1 - this.scale;
    if (this.scale > 0 && exponent >= -6) return this.toPlainString();
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    const sign = this.unscaled < 0n ? "-" : "";
    return exponent === 0 ? `${sign}${mantissa}` : `${sign}${mantissa}E${exponent < 0 ? "" : "+"}${exponent}`;
  }

  /** The unscaled value this number would have at `scale` (not below its own). */
  private at(scale: number): bigint {
    return scale === this.scale ? this.unscaled : this.unscaled * powerOfTen(scale - this.scale);
  }
}

/** Digits after the point that an endless quotient keeps. */
const DIVISION_SCALE = 33;
