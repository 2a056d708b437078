import { defineClass } from "./define.js";

/** A System.OrgLimit. */
export class OrgLimit {
  static readonly apexName = "System.OrgLimit";
  readonly name: string;
  readonly limit: number;
  readonly value: number;

  constructor(name: string, limit: number, value: number) {
    this.name = name;
    this.limit = limit;
    this.value = value;
  }
}

defineClass({
  name: "System.OrgLimit",
  js: OrgLimit,
  methods: {
    "String getName()": (self: OrgLimit) => self.name,
    "Integer getLimit()": (self: OrgLimit) => self.limit,
    "Integer getValue()": (self: OrgLimit) => self.value,
    "String toString()": (self: OrgLimit) => `OrgLimit[${self.name}: ${self.value} of ${self.limit}]`,
  },
});
