import { current } from "../execution/context.js";
import { throwApex } from "../runtime/exceptions.js";
import { callMethod } from "../runtime/invoke.js";
import { ApexMap, ApexSet } from "../runtime/collections.js";
import { findClass } from "../runtime/registry.js";
import type { CacheStore } from "../execution/cache-store.js";
import { type CacheScope } from "../execution/cache-store.js";
import { required } from "./arguments.js";
import { defineClass, type LibraryBody } from "./define.js";
import { nameOfType } from "./type-values.js";

const MAXIMUM_KEY_LENGTH = 50;
const LONGEST_TIME = 172_800;
const SHORTEST_TIME = 300;

defineClass({ name: "Cache.Visibility", kind: "enum", values: ["ALL", "NAMESPACE"] });
defineClass({
  name: "Cache.CacheBuilder",
  kind: "interface",
  methods: {
    "Object doLoad(String key)": () =>
      throwApex("System.UnsupportedOperationException", "CacheBuilder.doLoad has no body"),
  },
});

/** One partition of the org cache or of the running user's session cache. Source: "Platform Cache". */
class Partition {
  static readonly apexName: string = "Cache.Partition";
  readonly scope: CacheScope;
  readonly name: string;
  constructor(scope: CacheScope, name: string) {
    this.scope = scope;
    this.name = name;
  }

  store(): CacheStore {
    const { org, user, isTest } = current();
    const owner = this.scope === "org" ? "org" : `session:${user.id}`;
    return org.cache.partition(`${isTest ? "test:" : ""}${owner}:${this.name.toLowerCase()}`);
  }

  get(key: string | null): unknown {
    return this.store().get(checkedKey(key), current().now());
  }

  put(key: string | null, value: unknown, seconds: number | null): void {
    if (value === null) throwApex("Cache.InvalidParamException", "The value cannot be null.");
    const time = seconds === null || seconds === 0 ? 86_400 : seconds;
    if (time < SHORTEST_TIME || time > LONGEST_TIME)
      throwApex(
        "Cache.InvalidParamException",
        `Time to live must be between ${SHORTEST_TIME} and ${LONGEST_TIME} seconds.`,
      );
    this.store().put(checkedKey(key), value, current().now() + time * 1_000);
  }

  /** Value of a key that a CacheBuilder class computes when it is missing. */
  load(builderType: unknown, key: string | null): unknown {
    const name = nameOfType(required(builderType));
    const full = `${name.replace(/\W/g, "")}${checkedKey(key)}`;
    const known = this.store().get(full, current().now());
    if (known !== null) return known;
    const builder = findClass(name)?.newInstance([]);
    if (builder === undefined) throwApex("Cache.CacheBuilderExecutionException", `Class ${name} does not exist`);
    const loaded = callMethod(builder, "doLoad", [key]);
    if (loaded !== null) this.store().put(full, loaded, current().now() + 86_400_000);
    return loaded;
  }

  removeLoaded(builderType: unknown, key: string | null): boolean {
    return this.store().remove(`${nameOfType(required(builderType)).replace(/\W/g, "")}${checkedKey(key)}`);
  }
}

class OrgPartition extends Partition {
  static override readonly apexName = "Cache.OrgPartition";
}
class SessionPartition extends Partition {
  static override readonly apexName = "Cache.SessionPartition";
}

/** A key without the partition that may stand before it: letters and digits only. */
function checkedKey(key: string | null): string {
  const text = required(key);
  if (text.length > MAXIMUM_KEY_LENGTH || !/^[A-Za-z0-9]+$/.test(text))
    throwApex(
      "Cache.InvalidParamException",
      `Invalid key: ${text}. Only alphanumeric characters are allowed, at most ${MAXIMUM_KEY_LENGTH}.`,
    );
  return text;
}

function partitionNamed(scope: CacheScope, name: string | null): Partition {
  const text = required(name);
  const bare = text.split(".").at(-1) ?? text;
  const { org } = current();
  const known = org.metadata.cachePartitions;
  if (bare.toLowerCase() !== "default" && !known.has(bare.toLowerCase()))
    throwApex(
      scope === "org" ? "Cache.Org.OrgCacheException" : "Cache.Session.SessionCacheException",
      `Partition ${text} does not exist`,
    );
  return scope === "org" ? new OrgPartition("org", bare) : new SessionPartition("session", bare);
}

/** The partition and key of `local.Partition.key`, or the default partition for a bare key. */
function split(scope: CacheScope, key: string | null): [Partition, string | null] {
  const parts = (key ?? "").split(".");
  if (parts.length < 2) return [partitionNamed(scope, "default"), key];
  return [partitionNamed(scope, parts.slice(0, -1).join(".")), parts.at(-1) ?? null];
}

const partitionMethods: Record<string, LibraryBody> = {
  "Object get(String key)": (self: Partition, key: string | null) => self.get(key),
  "Map<String, Object> get(Set<String> keys)": (self: Partition, keys: ApexSet | null) => {
    const map = new ApexMap("String", "Object");
    for (const key of required(keys)) map.put(key, self.get(key as string));
    return map;
  },
  "Object get(System.Type builder, String key)": (self: Partition, builder: unknown, key: string | null) =>
    self.load(builder, key),
  "Boolean contains(String key)": (self: Partition, key: string | null) => self.get(key) !== null,
  "void put(String key, Object value)": (self: Partition, key: string | null, value: unknown) =>
    self.put(key, value, null),
  "void put(String key, Object value, Integer ttl)": (
    self: Partition,
    key: string | null,
    value: unknown,
    ttl: number | null,
  ) => self.put(key, value, ttl),
  "void put(String key, Object value, Cache.Visibility visibility)": (
    self: Partition,
    key: string | null,
    value: unknown,
  ) => self.put(key, value, null),
  "void put(String key, Object value, Integer ttl, Cache.Visibility visibility, Boolean immutable)": (
    self: Partition,
    key: string | null,
    value: unknown,
    ttl: number | null,
  ) => self.put(key, value, ttl),
  "Boolean remove(String key)": (self: Partition, key: string | null) => self.store().remove(checkedKey(key)),
  "Boolean remove(System.Type builder, String key)": (self: Partition, builder: unknown, key: string | null) =>
    self.removeLoaded(builder, key),
  "Set<String> getKeys()": (self: Partition) => ApexSet.from("String", self.store().keys(current().now())),
  "Long getNumKeys()": (self: Partition) => BigInt(self.store().keys(current().now()).length),
  "String getName()": (self: Partition) => `${current().org.namespace ?? "local"}.${self.name}`,
  "Boolean isAvailable()": () => true,
  "Double getCapacity()": () => null,
};

defineClass({ name: "Cache.Partition", js: Partition, methods: partitionMethods });
defineClass({ name: "Cache.OrgPartition", js: OrgPartition, extends: "Cache.Partition", methods: partitionMethods });
defineClass({
  name: "Cache.SessionPartition",
  js: SessionPartition,
  extends: "Cache.Partition",
  methods: partitionMethods,
});

function statics(scope: CacheScope, partitionType: string): Record<string, LibraryBody> {
  const on = <T>(key: string | null, work: (partition: Partition, bare: string | null) => T): T => {
    const [partition, bare] = split(scope, key);
    return work(partition, bare);
  };
  return {
    [`${partitionType} getPartition(String name)`]: (name: string | null) => partitionNamed(scope, name),
    "Object get(String key)": (key: string | null) => on(key, (partition, bare) => partition.get(bare)),
    "Object get(System.Type builder, String key)": (builder: unknown, key: string | null) =>
      on(key, (partition, bare) => partition.load(builder, bare)),
    "Boolean contains(String key)": (key: string | null) => on(key, (partition, bare) => partition.get(bare) !== null),
    "void put(String key, Object value)": (key: string | null, value: unknown) =>
      on(key, (partition, bare) => partition.put(bare, value, null)),
    "void put(String key, Object value, Integer ttl)": (key: string | null, value: unknown, ttl: number | null) =>
      on(key, (partition, bare) => partition.put(bare, value, ttl)),
    "void put(String key, Object value, Integer ttl, Cache.Visibility visibility, Boolean immutable)": (
      key: string | null,
      value: unknown,
      ttl: number | null,
    ) => on(key, (partition, bare) => partition.put(bare, value, ttl)),
    "Boolean remove(String key)": (key: string | null) =>
      on(key, (partition, bare) => partition.store().remove(checkedKey(bare))),
    "Boolean remove(System.Type builder, String key)": (builder: unknown, key: string | null) =>
      on(key, (partition, bare) => partition.removeLoaded(builder, bare)),
    "Set<String> getKeys()": () =>
      ApexSet.from("String", partitionNamed(scope, "default").store().keys(current().now())),
    "Boolean isAvailable()": () => true,
  };
}

defineClass({ name: "Cache.Org", abstract: true, statics: statics("org", "Cache.OrgPartition") });
defineClass({ name: "Cache.Session", abstract: true, statics: statics("session", "Cache.SessionPartition") });
