import { current } from "../../execution/context.js";
import type { FrameStack } from "../../execution/frames.js";
import { registerStatics } from "../../execution/statics.js";
import { enqueueFuture } from "../../jobs/future.js";
import type { FlowDefinition } from "../../flows/definition.js";
import { findFlow } from "../../flows/interview.js";
import { enumConstant } from "../../library/registry.js";
import { typeValue } from "../../library/type-values.js";
import { type ApexClass, apexClassOf } from "../../runtime/classes.js";
import { ApexException, isUncatchable, throwApex, throwNull } from "../../runtime/exceptions.js";
import { asApex } from "../../runtime/faults.js";
import { callMethod } from "../../runtime/invoke.js";
import { checkedId } from "../../runtime/sobject.js";
import { stringOf } from "../../runtime/text.js";
import { cast, isInstance } from "../../runtime/types.js";
import { ApexDouble } from "../../runtime/values/double.js";
import { ApexList } from "../../runtime/values/list.js";
import type { EnumValue } from "../../runtime/values/enum-value.js";

const ticks = { count: 0 };

/** Frames, exceptions, types and enums. */
export const language = {
  Double: ApexDouble,
  ticks,
  frames: (): FrameStack => current().frames,
  tick(): void {
    ticks.count = 0;
    current().limits.tick();
  },
  classInitialised: registerStatics,
  nullDereference: throwNull,
  notNull: <T>(value: T | null): T => (value === null ? throwNull() : value),
  text: stringOf,
  isInstance,
  cast: (value: unknown, typeName: string): unknown => cast(widenedList(value, typeName), typeName),
  castClass(value: unknown, jsClass: abstract new () => unknown, typeName: string): unknown {
    return value === null || value instanceof jsClass ? value : cast(value, typeName);
  },
  stringToId: (value: string | null): string | null => (value === null ? null : checkedId(value)),
  callMethod,
  /** The class of a flow that the org does not have is that of flows in general. */
  typeOf: (name: string) => typeValue(flowOf(name) === null ? "Flow.Interview" : name),

  /** What a catch clause gets to see; throws on what none may catch. */
  caught(error: unknown, frames: FrameStack, depth: number): unknown {
    const known = asApex(error);
    if (isUncatchable(known)) throw known;
    frames.unwind(depth);
    return known;
  },
  uncatchable: (error: unknown): boolean => isUncatchable(asApex(error)),
  matches: isInstance,
  raise(value: unknown): never {
    if (value === null) throwNull();
    throw value;
  },
  /** The constructors that every exception has. */
  initException(target: ApexException, message: string | null, cause: ApexException | null): void {
    target.message = message ?? (cause === null ? null : cause.toString());
    target.cause = cause;
  },

  /** What `super.equals`, `super.hashCode` and `super.toString` mean where the parent is Object. */
  own_equals: (self: unknown, other: unknown): boolean => self === other,
  own_hashCode: (self: object): number => identityHash(self),
  own_toString: (self: object): string => `${simpleName(self)}:[${fieldTexts(self).join(", ")}]`,
  /** A shallow copy of an instance of a user class. */
  cloneObject: <T extends object>(self: T | null): T =>
    self === null ? throwNull() : Object.assign(Object.create(Object.getPrototypeOf(self) as object) as T, self),

  enumName: (value: EnumValue | null): string => (value === null ? throwNull() : value.name),
  enumOrdinal: (value: EnumValue | null): number => (value === null ? throwNull() : value.ordinal),
  enumValueOf(enumName: string, constant: string | null): EnumValue {
    if (constant === null) throwNull();
    try {
      return enumConstant(enumName, constant);
    } catch (error) {
      if (error instanceof ApexException) throw error;
      return noConstant(enumName, constant);
    }
  },
  userEnumValueOf(jsClass: { apex: ApexClass }, constant: string | null): EnumValue {
    if (constant === null) throwNull();
    const found = jsClass.apex.values?.find((value) => value.name.toLowerCase() === constant.toLowerCase());
    return found ?? noConstant(jsClass.apex.name, constant);
  },
  /** A call of an `@future` method. */
  enqueueFuture(
    jsClass: { apex: ApexClass },
    jsName: string,
    body: (...args: unknown[]) => unknown,
    args: unknown[],
  ): void {
    const method = jsClass.apex.methods.find((each) => each.isStatic && each.jsName === jsName);
    if (!method) throw new Error(`No future method ${jsName} in ${jsClass.apex.name}`);
    enqueueFuture(jsClass.apex, { ...method, call: (_self, given) => body(...given) }, args);
  },
  /** Stores into a property of a library object and answers the value. */
  storeProperty(set: (...args: unknown[]) => void, ...args: unknown[]): unknown {
    set(...args);
    return args[args.length - 1];
  },
};

const WIDER: Readonly<Record<string, readonly string[]>> = {
  Integer: ["Long", "Double", "Decimal"],
  Long: ["Double", "Decimal"],
  Double: ["Decimal"],
};

/** A list of numbers may be cast to a list of a larger number type; the larger values are other objects, so the list is a copy. */
function widenedList(value: unknown, typeName: string): unknown {
  if (!(value instanceof ApexList)) return value;
  const element = /^List<(\w+)>$/.exec(typeName)?.[1];
  if (element === undefined || !WIDER[value.elementType]?.includes(element)) return value;
  return new ApexList(
    element,
    value.items.map((item) => cast(item, element)),
  );
}

const hashes = new WeakMap<object, number>();
let lastHash = 17;

function identityHash(self: object): number {
  let hash = hashes.get(self);
  if (hash === undefined) hashes.set(self, (hash = lastHash = (Math.imul(lastHash, 31) + 7) | 0));
  return hash;
}

function simpleName(self: object): string {
  const name = apexClassOf(self)?.name ?? "Object";
  return name.slice(name.lastIndexOf(".") + 1);
}

function fieldTexts(self: object): string[] {
  const texts: string[] = [];
  for (let at = apexClassOf(self) ?? null; at; at = at.superclass) {
    for (const field of at.fields)
      if (!field.isStatic && !field.isProperty) texts.push(`${field.name}=${stringOf(field.get(self))}`);
  }
  return texts.sort();
}

function noConstant(enumName: string, constant: string): never {
  throwApex("System.NoSuchElementException", `No enum constant ${enumName}.${constant}`);
}

const FLOW = "Flow.Interview.";

/** The flow that a type name means, null where the org lacks it, undefined where the name means no flow. */
function flowOf(typeName: string): FlowDefinition | null | undefined {
  return typeName.startsWith(FLOW) ? (findFlow(typeName.slice(FLOW.length)) ?? null) : undefined;
}
