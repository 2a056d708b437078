/** A 64-bit floating point number. Always boxed, so that a bare JavaScript number is always an Integer. */
export class ApexDouble {
  static readonly apexName = "Double";
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** Text of a double as Java prints it: `1.0`, `1.0E10`, `1.0E-5`. */
export function doubleText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const text = String(value);
    return text.includes(".") ? text : `${text}.0`;
  }
  const [mantissa = "", exponent = "0"] = value.toExponential().split("e");
  return `${mantissa.includes(".") ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}
