import { apexEquals, hashOf } from "../runtime/equality.js";
import { findObject } from "../runtime/registry.js";
import { stringOf } from "../runtime/text.js";
import { ApexList, refuseChange } from "../runtime/values/list.js";
import { required } from "./arguments.js";
import { deepCloned } from "./clone.js";
import { defineClass } from "./define.js";
import { iterableOf } from "./iteration.js";
import { ApexIterator } from "./iterator.js";
import { objectToken, type SObjectTypeToken } from "./schema-tokens.js";
import { sortItems } from "./sorting.js";

function clone(self: ApexList): ApexList {
  return new ApexList(self.elementType, [...self.items]);
}

function deepClone(
  self: ApexList,
  preserveId: boolean | null = false,
  preserveTimestamps: boolean | null = false,
  preserveAutonumber: boolean | null = false,
): ApexList {
  const options = {
    preserveId: preserveId === true,
    preserveTimestamps: preserveTimestamps === true,
    preserveAutonumber: preserveAutonumber === true,
  };
  return new ApexList(
    self.elementType,
    self.items.map((item) => deepCloned(item, options)),
  );
}

defineClass({
  name: "List",
  typeParameters: ["T"],
  implements: ["System.Iterable<T>"],
  js: ApexList,
  constructors: {
    "()": (elementType: string) => new ApexList(elementType),
    "(Integer size)": (elementType: string, size: number | null) =>
      new ApexList(elementType, new Array<unknown>(required(size)).fill(null)),
    "(List<T> values)": (elementType: string, values: ApexList | null) =>
      new ApexList(elementType, [...required(values).items]),
    "(Set<T> values)": (elementType: string, values: Iterable<unknown> | null) =>
      new ApexList(elementType, [...required(values)]),
    "(Iterable<T> values)": (elementType: string, values: unknown) =>
      new ApexList(elementType, [...iterableOf(required(values))]),
  },
  methods: {
    "void add(T value)": (self: ApexList, value: unknown) => self.add(value),
    "void add(Integer index, T value)": (self: ApexList, index: number | null, value: unknown) =>
      self.insert(required(index), value),
    "void addAll(List<T> values)": (self: ApexList, values: ApexList | null) => self.addAll(required(values).items),
    "void addAll(Set<T> values)": (self: ApexList, values: Iterable<unknown> | null) => self.addAll(required(values)),
    "T get(Integer index)": (self: ApexList, index: number | null) => self.get(required(index)),
    "void set(Integer index, T value)": (self: ApexList, index: number | null, value: unknown) =>
      self.set(required(index), value),
    "T remove(Integer index)": (self: ApexList, index: number | null) => self.remove(required(index)),
    "void clear()": (self: ApexList) => self.clear(),
    "Integer size()": (self: ApexList) => self.items.length,
    "Boolean isEmpty()": (self: ApexList) => self.items.length === 0,
    "Integer indexOf(T value)": (self: ApexList, value: unknown) =>
      self.items.findIndex((item) => apexEquals(item, value)),
    "Boolean contains(T value)": (self: ApexList, value: unknown) => self.items.some((item) => apexEquals(item, value)),
    "Iterator<T> iterator()": (self: ApexList) => new ApexIterator(self, self.elementType),
    "void sort()": (self: ApexList) => sortInPlace(self, null),
    "void sort(Comparator<T> comparator)": (self: ApexList, comparator: unknown) =>
      sortInPlace(self, required(comparator)),
    "List<T> clone()": clone,
    "List<T> deepClone()": deepClone,
    "List<T> deepClone(Boolean preserveId)": deepClone,
    "List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps)": deepClone,
    "List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber)": deepClone,
    "Schema.SObjectType getSObjectType()": (self: ApexList) => objectTypeOf(self.elementType),
    "Boolean equals(Object other)": (self: ApexList, other: unknown) => apexEquals(self, other),
    "Integer hashCode()": hashOf,
    "String toString()": stringOf,
  },
});

/** The object that a collection was declared with; null for SObject. */
export function objectTypeOf(elementType: string): SObjectTypeToken | null {
  const object = findObject(elementType);
  return object ? objectToken(object) : null;
}

function sortInPlace(self: ApexList, comparator: unknown): void {
  if (self.locks !== 0 || self.readOnly) refuseChange(self);
  self.items = sortItems(self.items, comparator);
}
