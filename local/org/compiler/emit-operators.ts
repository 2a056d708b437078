import type { Bound, BoundOf } from "../resolver/bound.js";
import { emit, emitNotNull, quote } from "./emit-expressions.js";
import { isNeverNull } from "./nullability.js";
import type { BodyEmitter } from "./unit-emitter.js";

export function emitArithmetic(emitter: BodyEmitter, value: BoundOf<"arithmetic">): string {
  const left = emitNotNull(emitter, value.left);
  const right = emitNotNull(emitter, value.right);
  switch (value.type.name) {
    case "Integer":
      return integers(value, left, right);
    case "Long":
      return longs(value, left, right);
    case "Double":
      return value.operator === "/"
        ? `R.divideDoubles(${left},${right})`
        : `new Double(${left}.value${value.operator}${right}.value)`;
    case "Decimal":
      return value.operator === "/"
        ? `R.divideDecimals(${left},${right})`
        : `${left}.${DECIMAL_METHODS[value.operator] ?? ""}(${right})`;
    default:
      return `((${left}${value.operator}${right})!==0)`;
  }
}

const DECIMAL_METHODS: Readonly<Record<string, string>> = { "+": "add", "-": "subtract", "*": "multiply" };

function integers(value: BoundOf<"arithmetic">, left: string, right: string): string {
  switch (value.operator) {
    case "*":
      return `Math.imul(${left},${right})`;
    case "/": {
      const divisor = value.right;
      const known = divisor.kind === "constant" && typeof divisor.value === "number" && divisor.value !== 0;
      return known ? `(${left}/${right}|0)` : `divideIntegers(${left},${right})`;
    }
    case ">>>":
      return `(${left}>>>${right}|0)`;
    case "+":
    case "-":
      return `(${left}${value.operator}${right}|0)`;
    default:
      return `(${left}${value.operator}${right})`;
  }
}

function longs(value: BoundOf<"arithmetic">, left: string, right: string): string {
  switch (value.operator) {
    case "/":
      return `R.divideLongs(${left},${right})`;
    case "<<":
    case ">>":
      return `BigInt.asIntN(64,${left}${value.operator}BigInt(${right}&63))`;
    case ">>>":
      return `BigInt.asIntN(64,BigInt.asUintN(64,${left})>>BigInt(${right}&63))`;
    case "&":
    case "|":
    case "^":
      return `(${left}${value.operator}${right})`;
    default:
      return `BigInt.asIntN(64,${left}${value.operator}${right})`;
  }
}

export function emitNegate(emitter: BodyEmitter, value: BoundOf<"negate">): string {
  const operand = emitNotNull(emitter, value.operand);
  switch (value.type.name) {
    case "Integer":
      return `(-${operand}|0)`;
    case "Long":
      return `BigInt.asIntN(64,-${operand})`;
    case "Double":
      return `new Double(-${operand}.value)`;
    default:
      return `${operand}.negate()`;
  }
}

/** Types whose JavaScript value turns into its Apex text by itself, null included. */
const OWN_TEXT = new Set(["String", "Id", "Integer", "Long", "Boolean"]);

/** `a + b + c` with a string among them, as one JavaScript sum that begins with a string. */
export function emitConcat(emitter: BodyEmitter, value: BoundOf<"concat">): string {
  const parts: Bound[] = [];
  const flatten = (each: Bound): void => {
    if (each.kind === "concat") {
      flatten(each.left);
      flatten(each.right);
    } else parts.push(each);
  };
  flatten(value);
  const texts = parts.map((part) =>
    OWN_TEXT.has(part.type.name) || part.type.kind === "null" ? emit(emitter, part) : `text(${emit(emitter, part)})`,
  );
  const startsAsText = parts
    .slice(0, 2)
    .some(
      (part) => !OWN_TEXT.has(part.type.name) || (part.type.name === "String" && isNeverNull(part, emitter.neverNull)),
    );
  return `(${startsAsText ? "" : '""+'}${texts.join("+")})`;
}

const NEGATED: Readonly<Record<string, string>> = {
  "<": "less",
  ">": "greater",
  "<=": "lessOrEqual",
  ">=": "greaterOrEqual",
};

export function emitCompare(emitter: BodyEmitter, value: BoundOf<"compare">): string {
  const { left, right, operator } = value;
  const l = emit(emitter, left);
  const r = emit(emitter, right);
  const bothThere = isNeverNull(left, emitter.neverNull) && isNeverNull(right, emitter.neverNull);
  if (left.type.name === "Integer" || left.type.name === "Long") {
    return bothThere ? `(${l}${operator}${r})` : `${NEGATED[operator] ?? ""}(${l},${r})`;
  }
  if (left.type.name === "Double" && bothThere) return `(${l}.value${operator}${r}.value)`;
  return `R.compare(${quote(operator)},${l},${r})`;
}

export function emitEqual(emitter: BodyEmitter, value: BoundOf<"equal">): string {
  const { left, right, negated } = value;
  const l = emit(emitter, left);
  const r = emit(emitter, right);
  if (value.mode === "plain" || (value.mode === "string" && (isCaseless(left) || isCaseless(right))))
    return `(${l}${negated ? "!==" : "==="}${r})`;
  const helper = { string: "equalStrings", id: "equalIds", value: "equalValues", identity: "identical" }[value.mode];
  return `${negated ? "!" : ""}R.${helper}(${l},${r})`;
}

/** A constant without letters equals only itself. */
function isCaseless(value: Bound): boolean {
  return (
    value.kind === "constant" && typeof value.value === "string" && /^[\x20-\x40\x5b-\x60\x7b-\x7e]*$/.test(value.value)
  );
}
