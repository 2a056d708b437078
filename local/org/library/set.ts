import { apexEquals, hashOf } from "../runtime/equality.js";
import { stringOf } from "../runtime/text.js";
import type { ApexList } from "../runtime/values/list.js";
import { ApexSet } from "../runtime/values/set.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { iterableOf } from "./iteration.js";
import { ApexIterator } from "./iterator.js";

type Elements = Iterable<unknown>;

/** Applies a change per element; true if the set became larger or smaller. */
function changeAll(values: Elements | null, change: (value: unknown) => boolean): boolean {
  let changed = false;
  for (const value of [...required(values)]) if (change(value)) changed = true;
  return changed;
}

function addAll(self: ApexSet, values: Elements | null): boolean {
  return changeAll(values, (value) => self.add(value));
}

function removeAll(self: ApexSet, values: Elements | null): boolean {
  return changeAll(values, (value) => self.remove(value));
}

function retainAll(self: ApexSet, values: Elements | null): boolean {
  const kept = ApexSet.from(self.elementType, required(values));
  return removeAll(
    self,
    [...self].filter((value) => !kept.has(value)),
  );
}

function containsAll(self: ApexSet, values: Elements | null): boolean {
  for (const value of required(values)) if (!self.has(value)) return false;
  return true;
}

defineClass({
  name: "Set",
  typeParameters: ["T"],
  implements: ["System.Iterable<T>"],
  js: ApexSet,
  constructors: {
    "()": (elementType: string) => new ApexSet(elementType),
    "(Integer size)": (elementType: string) => new ApexSet(elementType),
    "(List<T> values)": (elementType: string, values: ApexList | null) => ApexSet.from(elementType, required(values)),
    "(Set<T> values)": (elementType: string, values: Elements | null) => ApexSet.from(elementType, required(values)),
    "(Iterable<T> values)": (elementType: string, values: unknown) =>
      ApexSet.from(elementType, iterableOf(required(values))),
  },
  methods: {
    "Boolean add(T value)": (self: ApexSet, value: unknown) => self.add(value),
    "Boolean addAll(List<T> values)": addAll,
    "Boolean addAll(Set<T> values)": addAll,
    "Boolean contains(T value)": (self: ApexSet, value: unknown) => self.has(value),
    "Boolean containsAll(List<T> values)": containsAll,
    "Boolean containsAll(Set<T> values)": containsAll,
    "Boolean remove(T value)": (self: ApexSet, value: unknown) => self.remove(value),
    "Boolean removeAll(List<T> values)": removeAll,
    "Boolean removeAll(Set<T> values)": removeAll,
    "Boolean retainAll(List<T> values)": retainAll,
    "Boolean retainAll(Set<T> values)": retainAll,
    "void clear()": (self: ApexSet) => self.clear(),
    "Integer size()": (self: ApexSet) => self.size,
    "Boolean isEmpty()": (self: ApexSet) => self.size === 0,
    "Iterator<T> iterator()": (self: ApexSet) => new ApexIterator(self, self.elementType),
    "Set<T> clone()": (self: ApexSet) => ApexSet.from(self.elementType, self),
    "Boolean equals(Object other)": (self: ApexSet, other: unknown) => apexEquals(self, other),
    "Integer hashCode()": hashOf,
    "String toString()": stringOf,
  },
});
