import { ApexMap } from "../runtime/collections.js";
import type { ObjectDescribe } from "../schema/types.js";
import { defineClass } from "./define.js";
import { fieldSetsOf } from "./schema-field-set.js";

/** What `describe.fieldSets` answers. */
export class FieldSetMap {
  static readonly apexName = "Schema.SObjectTypeFieldSets";
  readonly describe: ObjectDescribe;
  constructor(describe: ObjectDescribe) {
    this.describe = describe;
  }
}

defineClass({
  name: "Schema.SObjectTypeFieldSets",
  js: FieldSetMap,
  methods: {
    "Map<String, Schema.FieldSet> getMap()": ({ describe }: FieldSetMap) => {
      const map = new ApexMap("String", "Schema.FieldSet");
      for (const set of fieldSetsOf(describe)) map.put(set.name, set);
      return map;
    },
  },
});
