import { ApexMap } from "../runtime/collections.js";
import { keptByHost } from "../runtime/host-memory.js";
import type { ObjectDescribe } from "../schema/types.js";
import { defineClass } from "./define.js";
import { fieldToken } from "./schema-tokens.js";

/** What `describe.fields` answers. */
export class FieldMap {
  static readonly apexName = "Schema.SObjectTypeFields";
  readonly describe: ObjectDescribe;
  constructor(describe: ObjectDescribe) {
    this.describe = describe;
  }
}

/** The map that `getMap` answers: keys in lower case, found in any case and without the org's own namespace. */
class FieldTokenMap extends ApexMap {
  private readonly describe: ObjectDescribe;
  constructor(describe: ObjectDescribe) {
    super("String", "Schema.SObjectField");
    this.describe = describe;
    keptByHost(() => {
      for (const field of describe.fields.values()) this.put(field.key, fieldToken(describe, field));
    });
  }
  override get(key: unknown): unknown {
    return super.get(this.normal(key));
  }
  override has(key: unknown): boolean {
    return super.has(this.normal(key));
  }
  private normal(key: unknown): unknown {
    if (typeof key !== "string") return key;
    return this.describe.field(key)?.key ?? key.toLowerCase();
  }
}

defineClass({
  name: "Schema.SObjectTypeFields",
  js: FieldMap,
  methods: { "Map<String, Schema.SObjectField> getMap()": ({ describe }: FieldMap) => new FieldTokenMap(describe) },
});
