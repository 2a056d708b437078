import type { PicklistValue } from "../schema/types.js";
import { defineClass } from "./define.js";

/** One value of a picklist as describe shows it. */
export class PicklistEntry {
  static readonly apexName = "Schema.PicklistEntry";
  readonly entry: PicklistValue;
  constructor(entry: PicklistValue) {
    this.entry = entry;
  }
}

defineClass({
  name: "Schema.PicklistEntry",
  js: PicklistEntry,
  methods: {
    "String getLabel()": (self: PicklistEntry) => self.entry.label,
    "String getValue()": (self: PicklistEntry) => self.entry.value,
    "Boolean isActive()": (self: PicklistEntry) => self.entry.active,
    "Boolean isDefaultValue()": (self: PicklistEntry) => self.entry.isDefault,
  },
  properties: {
    "String label": { get: (self: PicklistEntry) => self.entry.label },
    "String value": { get: (self: PicklistEntry) => self.entry.value },
    "Boolean active": { get: (self: PicklistEntry) => self.entry.active },
    "Boolean defaultValue": { get: (self: PicklistEntry) => self.entry.isDefault },
  },
});
