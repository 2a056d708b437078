import type { Bound, BoundOf } from "../resolver/bound.js";
import {
  emitCall,
  emitConstruct,
  emitDynamicCall,
  emitEnumCall,
  emitLibraryCall,
  emitRuntimeCall,
} from "./emit-calls.js";
import { isExceptionClass } from "./emit-class.js";
import { emitArithmetic, emitCompare, emitConcat, emitEqual, emitNegate } from "./emit-operators.js";
import { emitAssign, emitProperty, emitStaticField, emitUpdate } from "./emit-storage.js";
import { isNeverNull } from "./nullability.js";
import type { BodyEmitter } from "./unit-emitter.js";

/** JavaScript text of an expression; always safe as an operand. */
export function emit(emitter: BodyEmitter, value: Bound): string {
  switch (value.kind) {
    case "constant":
      return emitConstant(emitter, value);
    case "local":
      return value.local.jsName;
    case "this":
      return "this";
    case "staticField":
      return emitStaticField(emitter, value.field);
    case "field":
      return `${emitNotNull(emitter, value.target)}.${value.field.jsName}`;
    case "property":
      return emitProperty(emitter, value);
    case "libraryProperty":
      return `${emitter.unit.constant(value.get)}(${value.target ? emitNotNull(emitter, value.target) : ""})`;
    case "recordField":
      return emitRecordField(emitter, value);
    case "enumConstant":
      return `${emitter.unit.classVariable(value.owner)}.e$${value.name}`;
    case "literalValue":
      return emitter.unit.constant(value.value);
    case "call":
      return emitCall(emitter, value);
    case "libraryCall":
      return emitLibraryCall(emitter, value);
    case "dynamicCall":
      return emitDynamicCall(emitter, value);
    case "runtimeCall":
      return emitRuntimeCall(emitter, value);
    case "enumCall":
      return emitEnumCall(emitter, value);
    case "construct":
      return emitConstruct(emitter, value);
    case "chain":
      return `this.${value.constructor_.jsName}(${emitList(emitter, value.args)})`;
    case "chainLibrary":
      return emitChainLibrary(emitter, value);
    case "newRecord": {
      const fields = value.fields.map(([name, field]) => `[${quote(name)},${emit(emitter, field)}]`);
      return `R.newSObject(${quote(value.type.name)},[${fields.join(",")}])`;
    }
    case "newList":
      return `R.newList(${quote(value.type.args[0]?.name ?? "Object")},[${emitList(emitter, value.items)}])`;
    case "newSized":
      return `R.newSizedList(${quote(value.type.args[0]?.name ?? "Object")},${emitNotNull(emitter, value.size)})`;
    case "newSet":
      return `R.newSet(${quote(value.type.args[0]?.name ?? "Object")},[${emitList(emitter, value.items)}])`;
    case "newMap": {
      const pairs = value.pairs.map(([key, item]) => `[${emit(emitter, key)},${emit(emitter, item)}]`);
      return `R.newMap(${value.type.args.map((argument) => quote(argument.name)).join(",")},[${pairs.join(",")}])`;
    }
    case "index":
      return `listGet(${emit(emitter, value.target)},${emit(emitter, value.index)})`;
    case "assign":
      return emitAssign(emitter, value);
    case "update":
      return emitUpdate(emitter, value);
    case "arithmetic":
      return emitArithmetic(emitter, value);
    case "negate":
      return emitNegate(emitter, value);
    case "complement":
      return value.type.name === "Long"
        ? `BigInt.asIntN(64,~${emitNotNull(emitter, value.operand)})`
        : `(~${emitNotNull(emitter, value.operand)})`;
    case "concat":
      return emitConcat(emitter, value);
    case "compare":
      return emitCompare(emitter, value);
    case "equal":
      return emitEqual(emitter, value);
    case "logical":
      return `(${emitNotNull(emitter, value.left)}${value.operator}${emitNotNull(emitter, value.right)})`;
    case "not":
      return `(!${emitNotNull(emitter, value.operand)})`;
    case "conditional":
      return `(${emitNotNull(emitter, value.condition)}?${emit(emitter, value.whenTrue)}:${emit(emitter, value.whenFalse)})`;
    case "coalesce":
      return `(${emit(emitter, value.left)}??${emit(emitter, value.right)})`;
    case "safe":
      return `((${value.current.jsName}=${emit(emitter, value.target)})===null?null:${emit(emitter, value.rest)})`;
    case "cast":
      return emitCast(emitter, value);
    case "convert":
      return `R.${value.conversion}(${emit(emitter, value.operand)})`;
    case "instanceof":
      return emitInstanceOf(emitter, value);
    case "typeLiteral":
      return `R.typeOf(${quote(value.name)})`;
    case "query":
      return `R.${value.isCount ? "countQuery" : "query"}(${emitter.unit.constant(value.plan)},[${emitList(emitter, value.binds)}])`;
    case "search":
      return `R.search(${emitter.unit.constant(value.plan)},[${emitList(emitter, value.binds)}])`;
  }
}

export function emitList(emitter: BodyEmitter, values: readonly Bound[]): string {
  return values.map((value) => emit(emitter, value)).join(",");
}

/** The expression, checked for null where the resolver cannot rule that out. */
export function emitNotNull(emitter: BodyEmitter, value: Bound): string {
  const text = emit(emitter, value);
  if (isNeverNull(value, emitter.neverNull)) return text;
  return `N(${text})`;
}

export function quote(text: string): string {
  return JSON.stringify(text)
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
}

function emitConstant(emitter: BodyEmitter, constant: BoundOf<"constant">): string {
  const { value, type } = constant;
  if (value === null) return "null";
  switch (type.name) {
    case "Integer":
      return Number(value) < 0 ? `(${String(value)})` : String(value);
    case "Long":
      return String(value).startsWith("-") ? `(${String(value)}n)` : `${String(value)}n`;
    case "Double":
      return emitter.unit.constant(emitter.unit.doubleConstant(String(value)));
    case "Decimal":
      return emitter.unit.constant(emitter.unit.decimalConstant(String(value)));
    case "Boolean":
      return String(value);
    default:
      return typeof value === "string" ? quote(value) : String(value);
  }
}

function emitRecordField(emitter: BodyEmitter, value: BoundOf<"recordField">): string {
  const { target } = value;
  const throughParent = (target.kind === "recordField" && target.access === "parent") || value.ofNullIsNull === true;
  // A path over an empty lookup reads as null instead of failing.
  const record = throughParent ? emit(emitter, target) : emitNotNull(emitter, target);
  const helper = value.access === "field" ? "getField" : value.access === "parent" ? "getParent" : "getChildren";
  return `R.${helper}${throughParent ? "OfParent" : ""}(${record},${quote(value.name)})`;
}

function emitCast(emitter: BodyEmitter, value: BoundOf<"cast">): string {
  const operand = emit(emitter, value.operand);
  const { symbol } = value.type;
  if (symbol?.kind === "class")
    return `R.castClass(${operand},${emitter.unit.classVariable(symbol)},${quote(value.type.name)})`;
  return `R.cast(${operand},${quote(value.type.name)})`;
}

function emitInstanceOf(emitter: BodyEmitter, value: BoundOf<"instanceof">): string {
  const { symbol } = value.tested;
  const operand = emit(emitter, value.operand);
  if (symbol?.kind === "class") return `(${operand} instanceof ${emitter.unit.classVariable(symbol)})`;
  return `R.isInstance(${operand},${quote(value.tested.name)})`;
}

function emitChainLibrary(emitter: BodyEmitter, value: BoundOf<"chainLibrary">): string {
  const parent = emitter.symbol.superclass;
  const [message, cause] = exceptionArguments(emitter, value.args);
  if (parent?.symbol && !isExceptionClass(parent.symbol)) return `this.$default$${parent.symbol.jsName}()`;
  if (parent?.symbol) return `this.$implicit$${parent.symbol.jsName}(${message},${cause})`;
  return parent?.library?.kind === "exception" ? `R.initException(this,${message},${cause})` : "undefined";
}

/** Message and cause of an implicit exception constructor. */
export function exceptionArguments(emitter: BodyEmitter, args: readonly Bound[]): [string, string] {
  const [first, second] = args;
  if (!first) return ["null", "null"];
  if (second) return [emit(emitter, first), emit(emitter, second)];
  return first.type.name === "String" || first.type.kind === "null"
    ? [emit(emitter, first), "null"]
    : ["null", emit(emitter, first)];
}
