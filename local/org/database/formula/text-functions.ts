import { Decimal } from "../../runtime/values/decimal.js";
import { FormulaError } from "./syntax.js";
import { decimalOf, integerOf, isBlank, textOf, type FormulaValue } from "./values.js";

/** A function whose arguments are evaluated first. */
export type FormulaFunction = (...args: FormulaValue[]) => FormulaValue;

const text = (value: FormulaValue | undefined): string => textOf(value ?? null);
const whole = (value: FormulaValue | undefined): number => integerOf(value ?? null);

function pad(value: FormulaValue, length: FormulaValue, filler: FormulaValue | undefined, left: boolean): string {
  const size = whole(length);
  const fill = filler === undefined ? " " : text(filler);
  const base = text(value);
  if (base.length >= size) return base.slice(0, size);
  return left ? base.padStart(size, fill) : base.padEnd(size, fill);
}

/** Java's whole-text match, as REGEX has it. */
function matches(value: FormulaValue, pattern: FormulaValue): boolean {
  return new RegExp(`^(?:${text(pattern)})$`, "u").test(text(value));
}

const idSuffix = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/** The 18-character form of a 15-character id. */
function caseSafeId(id: string): string {
  if (id.length !== 15) return id;
  const bits = [0, 5, 10].map((start) =>
    [...id.slice(start, start + 5)].reduce(
      (sum, character, index) => sum + (/[A-Z]/.test(character) ? 1 << index : 0),
      0,
    ),
  );
  return id + bits.map((index) => idSuffix[index]).join("");
}

function valueOf(value: FormulaValue): FormulaValue {
  if (isBlank(value)) return null;
  const number = Number(text(value).replaceAll(",", ""));
  if (Number.isNaN(number)) throw new FormulaError(`VALUE cannot read '${text(value)}' as a number`);
  return decimalOf(number);
}

export const textFunctions: Record<string, FormulaFunction> = {
  ASCII: (value) => decimalOf(text(value).codePointAt(0) ?? 0),
  BEGINS: (value, start) => text(value).startsWith(text(start)),
  BR: () => "\n",
  CASESAFEID: (value = null) => (value === null ? null : caseSafeId(text(value))),
  CHR: (code) => String.fromCodePoint(whole(code)),
  CONTAINS: (value, part) => text(value).includes(text(part)),
  FIND: (part, value, start) =>
    decimalOf(text(value).indexOf(text(part), start === undefined ? 0 : whole(start) - 1) + 1),
  HYPERLINK: (address, label) => `<a href="${text(address)}">${text(label)}</a>`,
  IMAGE: (address, alternative) => `<img src="${text(address)}" alt="${text(alternative)}">`,
  INCLUDES: (value, choice) => text(value).split(";").includes(text(choice)),
  INITCAP: (value) =>
    text(value)
      .toLowerCase()
      .replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
  ISNUMBER: (value = null) => !isBlank(value) && /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text(value)),
  ISPICKVAL: (value, choice) => text(value) === text(choice),
  LEFT: (value, count) => text(value).slice(0, Math.max(0, whole(count))),
  LEN: (value) => decimalOf(text(value).length),
  LOWER: (value = null) => (value === null ? null : text(value).toLowerCase()),
  LPAD: (value = null, length = null, filler?) => pad(value, length, filler, true),
  MID: (value, start, count) => text(value).substr(Math.max(0, whole(start) - 1), Math.max(0, whole(count))),
  REGEX: (value = null, pattern = null) => matches(value, pattern),
  REVERSE: (value) => [...text(value)].reverse().join(""),
  RIGHT: (value, count) => (whole(count) <= 0 ? "" : text(value).slice(-whole(count))),
  RPAD: (value = null, length = null, filler?) => pad(value, length, filler, false),
  SUBSTITUTE: (value, old, fresh) =>
    text(old) === "" ? text(value) : text(value).replaceAll(text(old), () => text(fresh)),
  TEXT: (value = null) => text(value),
  TRIM: (value) => text(value).trim(),
  UPPER: (value = null) => (value === null ? null : text(value).toUpperCase()),
  VALUE: (value = null) => (value instanceof Decimal ? value : valueOf(value)),
};
