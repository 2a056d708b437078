import type { ApexList, ApexMap, ApexSet } from "../runtime/collections.js";
import { defineClass } from "./define.js";

/** What `Security.stripInaccessible` answers. */
export class SObjectAccessDecision {
  static readonly apexName = "System.SObjectAccessDecision";
  readonly records: ApexList;
  readonly removedFields: ApexMap;
  readonly modifiedIndexes: ApexSet;
  constructor(records: ApexList, removedFields: ApexMap, modifiedIndexes: ApexSet) {
    this.records = records;
    this.removedFields = removedFields;
    this.modifiedIndexes = modifiedIndexes;
  }
}

defineClass({
  name: "System.SObjectAccessDecision",
  js: SObjectAccessDecision,
  methods: {
    "List<SObject> getRecords()": (self: SObjectAccessDecision) => self.records,
    "Map<String, Set<String>> getRemovedFields()": (self: SObjectAccessDecision) => self.removedFields,
    "Set<Integer> getModifiedIndexes()": (self: SObjectAccessDecision) => self.modifiedIndexes,
  },
});
