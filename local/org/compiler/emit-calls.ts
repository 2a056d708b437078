import { isSeeingNull } from "../library/define.js";
import type { BoundOf } from "../resolver/bound.js";
import { emit, emitList, emitNotNull, exceptionArguments, quote } from "./emit-expressions.js";
import type { BodyEmitter } from "./unit-emitter.js";

export function emitCall(emitter: BodyEmitter, value: BoundOf<"call">): string {
  const { method, target } = value;
  const args = emitList(emitter, value.args);
  switch (value.dispatch) {
    case "static":
      if (method.owner.unit === emitter.unit.unit) return `S$${method.owner.jsName}$${method.jsName}(${args})`;
      return `${emitter.unit.classVariable(method.owner)}.${method.jsName}(${args})`;
    case "super":
      return `super.${method.jsName}(${args})`;
    case "virtual":
      return `${target ? emitNotNull(emitter, target) : "this"}.${method.jsName}(${args})`;
  }
}

export function emitLibraryCall(emitter: BodyEmitter, value: BoundOf<"libraryCall">): string {
  const { target } = value;
  const self = target ? [isSeeingNull(value.call) ? emit(emitter, target) : emitNotNull(emitter, target)] : [];
  const args = value.args.map((argument) => emit(emitter, argument));
  if (value.visible && args[0] !== undefined) args[0] = `R.offering(${args[0]},${emitLookup(emitter, value.visible)})`;
  return `${emitter.unit.constant(value.call)}(${[...self, ...args].join(",")})`;
}

/** A function from the lower-case name of a variable to its value: locals first, then members of the class. */
function emitLookup(emitter: BodyEmitter, visible: NonNullable<BoundOf<"libraryCall">["visible"]>): string {
  const cases = visible.locals
    .map((local) => `case ${quote(local.name.toLowerCase())}:return ${local.jsName};`)
    .join("");
  const members = `R.memberValue(${visible.hasThis ? "this" : "null"},${quote(emitter.symbol.name)},n)`;
  return `n=>{n=n.toLowerCase();switch(n){${cases}}return ${members};}`;
}

export function emitDynamicCall(emitter: BodyEmitter, value: BoundOf<"dynamicCall">): string {
  return `R.callMethod(${emitNotNull(emitter, value.target)},${quote(value.name)},[${emitList(emitter, value.args)}])`;
}

export function emitRuntimeCall(emitter: BodyEmitter, value: BoundOf<"runtimeCall">): string {
  const args = value.args.map((argument) => (typeof argument === "string" ? quote(argument) : emit(emitter, argument)));
  return `R.${value.name}(${args.join(",")})`;
}

export function emitEnumCall(emitter: BodyEmitter, value: BoundOf<"enumCall">): string {
  const owner = emitter.unit.classVariable(value.owner);
  if (value.name === "values") return `R.newList(${quote(value.owner.name)},[...${owner}.all])`;
  return `R.userEnumValueOf(${owner},${emitList(emitter, value.args)})`;
}

export function emitConstruct(emitter: BodyEmitter, value: BoundOf<"construct">): string {
  const { symbol, constructor_ } = value;
  const name = emitter.unit.classVariable(symbol);
  if (constructor_) {
    const index = symbol.constructors.indexOf(constructor_);
    return `${name}.$make${index}(${emitList(emitter, value.args)})`;
  }
  return `${name}.$implicit(${exceptionArguments(emitter, value.args).join(",")})`;
}
