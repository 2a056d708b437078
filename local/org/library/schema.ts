import { current } from "../execution/context.js";
import { ApexList, ApexMap } from "../runtime/collections.js";
import { throwApex } from "../runtime/exceptions.js";
import { findObject } from "../runtime/registry.js";
import { defineClass, unsupported } from "./define.js";
import { DescribeSObjectResult } from "./schema-describe-sobject-result.js";
import { objectToken } from "./schema-tokens.js";

/** The map of every object: keys in lower case, found in any case and without the org's own namespace. */
class GlobalDescribe extends ApexMap {
  constructor() {
    super("String", "Schema.SObjectType");
    for (const describe of current().org.schema.objects()) this.put(describe.key, objectToken(describe));
  }
  override get(key: unknown): unknown {
    return super.get(this.normal(key));
  }
  override has(key: unknown): boolean {
    return super.has(this.normal(key));
  }
  private normal(key: unknown): unknown {
    return typeof key === "string" ? (findObject(key)?.key ?? key.toLowerCase()) : key;
  }
}

function describeAll(names: ApexList): ApexList {
  const found = names.items.map((name) => {
    const describe = findObject(String(name));
    return describe
      ? new DescribeSObjectResult(describe)
      : throwApex("System.InvalidParameterValueException", `Unsupported sObject type requested: ${String(name)}`);
  });
  return new ApexList("Schema.DescribeSObjectResult", found);
}

defineClass({
  name: "System.Schema",
  statics: {
    "Map<String, Schema.SObjectType> getGlobalDescribe()": () => new GlobalDescribe(),
    "List<Schema.DescribeSObjectResult> describeSObjects(List<String> names)": describeAll,
    "List<Schema.DescribeSObjectResult> describeSObjects(List<String> names, Object options)": describeAll,
    "List<Object> describeTabs()": unsupported("Schema.describeTabs"),
    "List<Object> describeDataCategoryGroups(List<String> names)": unsupported("Schema.describeDataCategoryGroups"),
  },
});
