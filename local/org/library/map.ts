import { apexEquals, hashOf } from "../runtime/equality.js";
import { throwApex } from "../runtime/exceptions.js";
import type { SObject } from "../runtime/sobject.js";
import { stringOf } from "../runtime/text.js";
import { ApexList } from "../runtime/values/list.js";
import { ApexMap } from "../runtime/values/map.js";
import { required } from "./arguments.js";
import { deepCloned } from "./clone.js";
import { defineClass } from "./define.js";
import { objectTypeOf } from "./list.js";

/** Puts records under their ids. Throws ListException for a missing or repeated id. */
export function putRecords(map: ApexMap, records: ApexList | null): void {
  const seen = new Set<string>();
  required(records).items.forEach((item, index) => {
    const record = item as SObject | null;
    const id = record?.id ?? null;
    if (id === null) throwApex("System.ListException", `Row with null Id at index: ${index}`);
    if (seen.has(id)) throwApex("System.ListException", `Row with duplicate Id at index: ${index}`);
    seen.add(id);
    map.put(id, record);
  });
}

/** Unlike the constructor, putAll() takes records without an id (under the key null) and lets a later one replace an earlier one. */
function putAllRecords(map: ApexMap, records: ApexList | null): void {
  for (const item of required(records).items) map.put((item as SObject | null)?.id ?? null, item);
}

function putAll(self: ApexMap, other: ApexMap | null): void {
  for (const [key, value] of [...required(other)]) self.put(key, value);
}

function copyOf(self: ApexMap, change: (value: unknown) => unknown = (value) => value): ApexMap {
  const copy = new ApexMap(self.keyType, self.valueType);
  for (const [key, value] of self) copy.put(key, change(value));
  return copy;
}

defineClass({
  name: "Map",
  typeParameters: ["K", "V"],
  js: ApexMap,
  constructors: {
    "()": (keyType: string, valueType: string) => new ApexMap(keyType, valueType),
    "(Map<K, V> other)": (keyType: string, valueType: string, other: ApexMap | null) => {
      const map = new ApexMap(keyType, valueType);
      putAll(map, other);
      return map;
    },
    "(List<SObject> records)": (keyType: string, valueType: string, records: ApexList | null) => {
      const map = new ApexMap(keyType, valueType);
      putRecords(map, records);
      return map;
    },
  },
  methods: {
    "V get(K key)": (self: ApexMap, key: unknown) => self.get(key),
    "V put(K key, V value)": (self: ApexMap, key: unknown, value: unknown) => self.put(key, value),
    "void putAll(Map<K, V> other)": putAll,
    "void putAll(List<SObject> records)": putAllRecords,
    "Boolean containsKey(K key)": (self: ApexMap, key: unknown) => self.has(key),
    "V remove(K key)": (self: ApexMap, key: unknown) => self.remove(key),
    "Set<K> keySet()": (self: ApexMap) => self.keySet(),
    "List<V> values()": (self: ApexMap) => new ApexList(self.valueType, [...self.values()]),
    "void clear()": (self: ApexMap) => self.clear(),
    "Integer size()": (self: ApexMap) => self.size,
    "Boolean isEmpty()": (self: ApexMap) => self.size === 0,
    "Map<K, V> clone()": (self: ApexMap) => copyOf(self),
    "Map<K, V> deepClone()": (self: ApexMap) =>
      copyOf(self, (value) =>
        deepCloned(value, { preserveId: true, preserveTimestamps: true, preserveAutonumber: true }),
      ),
    "Schema.SObjectType getSObjectType()": (self: ApexMap) => objectTypeOf(self.valueType),
    "Boolean equals(Object other)": (self: ApexMap, other: unknown) => apexEquals(self, other),
    "Integer hashCode()": hashOf,
    "String toString()": stringOf,
  },
});
