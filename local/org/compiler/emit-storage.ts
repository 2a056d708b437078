import type { Bound, BoundOf, Target } from "../resolver/bound.js";
import type { FieldSymbol } from "../resolver/symbols.js";
import { emit, emitNotNull, quote } from "./emit-expressions.js";
import type { BodyEmitter } from "./unit-emitter.js";

/** Where a static variable of this file lives: a variable of the module. */
export function staticVariable(field: FieldSymbol): string {
  return `V$${field.owner.jsName}$${field.jsName}`;
}

/** True when the running code can only run after the class's static initialiser began. */
function isInitialised(emitter: BodyEmitter, field: FieldSymbol): boolean {
  return emitter.symbol === field.owner;
}

export function emitStaticField(emitter: BodyEmitter, field: FieldSymbol): string {
  if (field.owner.unit !== emitter.unit.unit) return `${emitter.unit.classVariable(field.owner)}.g${field.jsName}()`;
  if (isInitialised(emitter, field)) return staticVariable(field);
  return `(I$${field.owner.jsName}(),${staticVariable(field)})`;
}

function emitStaticStore(emitter: BodyEmitter, field: FieldSymbol, value: string): string {
  if (field.owner.unit !== emitter.unit.unit)
    return `${emitter.unit.classVariable(field.owner)}.p${field.jsName}(${value})`;
  if (isInitialised(emitter, field)) return `(${staticVariable(field)}=${value})`;
  return `(I$${field.owner.jsName}(),${staticVariable(field)}=${value})`;
}

/** True when the accessor has no code, so that the stored value is read and written directly. */
export function isPlainAccessor(field: FieldSymbol, which: "getter" | "setter"): boolean {
  if (field.isVirtual || field.isAbstract) return false;
  const accessor = field.property?.[which];
  return accessor !== undefined && accessor !== null && accessor.block === null;
}

/** Inside its own accessors a property's name means the stored value. */
function isStorage(emitter: BodyEmitter, value: BoundOf<"property">): boolean {
  return emitter.accessorOf === value.field && (value.target === null || value.target.kind === "this");
}

export function emitProperty(emitter: BodyEmitter, value: BoundOf<"property">): string {
  const { field, target } = value;
  if (isStorage(emitter, value) || isPlainAccessor(field, "getter")) return emitStored(emitter, value);
  if (!target)
    return field.owner.unit === emitter.unit.unit
      ? `G${staticVariable(field)}()`
      : `${emitter.unit.classVariable(field.owner)}.g${field.jsName}()`;
  return value.isSuper ? `super.g${field.jsName}()` : `${emitNotNull(emitter, target)}.g${field.jsName}()`;
}

function emitStored(emitter: BodyEmitter, value: BoundOf<"property">): string {
  return value.target
    ? `${emitNotNull(emitter, value.target)}.${value.field.jsName}`
    : emitStaticField(emitter, value.field);
}

function emitPropertyStore(emitter: BodyEmitter, target: BoundOf<"property">, value: string): string {
  const { field } = target;
  const direct = isStorage(emitter, target) || isPlainAccessor(field, "setter");
  if (!target.target) {
    if (direct) return emitStaticStore(emitter, field, value);
    return field.owner.unit === emitter.unit.unit
      ? `P${staticVariable(field)}(${value})`
      : `${emitter.unit.classVariable(field.owner)}.p${field.jsName}(${value})`;
  }
  if (direct) return `(${emitNotNull(emitter, target.target)}.${field.jsName}=${value})`;
  return target.isSuper
    ? `super.p${field.jsName}(${value})`
    : `${emitNotNull(emitter, target.target)}.p${field.jsName}(${value})`;
}

export function emitAssign(emitter: BodyEmitter, value: BoundOf<"assign">): string {
  return emitStore(emitter, value.target, emit(emitter, value.value));
}

/** Text that stores `value` (JavaScript text) and answers it. */
function emitStore(emitter: BodyEmitter, target: Target, value: string): string {
  switch (target.kind) {
    case "local":
      return `(${target.local.jsName}=${value})`;
    case "field":
      return `(${emitNotNull(emitter, target.target)}.${target.field.jsName}=${value})`;
    case "staticField":
      return emitStaticStore(emitter, target.field, value);
    case "property":
      return emitPropertyStore(emitter, target, value);
    case "libraryProperty": {
      const self = target.target ? `${emitNotNull(emitter, target.target)},` : "";
      return `R.storeProperty(${emitter.unit.constant(target.set)},${self}${value})`;
    }
    case "recordField":
      return `R.${target.access === "parent" ? "putParent" : "putField"}(${emitNotNull(emitter, target.target)},${quote(target.name)},${value})`;
    case "index":
      return `listSet(${emit(emitter, target.target)},${emit(emitter, target.index)},${value})`;
  }
}

/** `target = f(target)`: the parts of the target are held in temporaries so that they are evaluated once. */
export function emitUpdate(emitter: BodyEmitter, value: BoundOf<"update">): string {
  const steps: string[] = [];
  const hold = (part: Bound): Bound => {
    if (part.kind === "this" || part.kind === "local" || part.kind === "constant") return part;
    const name = emitter.held();
    steps.push(`${name}=${emit(emitter, part)}`);
    return {
      kind: "local",
      local: { name, type: part.type, isFinal: true, isParameter: false, jsName: name, assigned: [null] },
      type: part.type,
      line: part.line,
    };
  };
  const target = heldTarget(value.target, hold);
  steps.push(`${value.current.jsName}=${emit(emitter, target)}`);
  const store = emitStore(emitter, target, emit(emitter, value.value));
  return `(${[...steps, store, ...(value.answersOld ? [value.current.jsName] : [])].join(",")})`;
}

function heldTarget(target: Target, hold: (part: Bound) => Bound): Target {
  switch (target.kind) {
    case "field":
    case "recordField":
      return { ...target, target: hold(target.target) };
    case "property":
    case "libraryProperty":
      return { ...target, target: target.target && hold(target.target) };
    case "index":
      return { ...target, target: hold(target.target), index: hold(target.index) };
    default:
      return target;
  }
}
