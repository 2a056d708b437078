import { defineClass, type LibraryBody } from "./define.js";

/** What `Database.convertLead` is to do with one lead. */
export class LeadConvert {
  static readonly apexName = "Database.LeadConvert";
  readonly values: Record<string, unknown> = {};
}

const members: [type: string, name: string, byDefault: unknown][] = [
  ["Id", "AccountId", null],
  ["SObject", "AccountRecord", null],
  ["Boolean", "BypassAccountDedupeCheck", false],
  ["Boolean", "BypassContactDedupeCheck", false],
  ["Id", "ContactId", null],
  ["SObject", "ContactRecord", null],
  ["String", "ConvertedStatus", null],
  ["Boolean", "DoNotCreateOpportunity", false],
  ["Id", "LeadId", null],
  ["Id", "OpportunityId", null],
  ["String", "OpportunityName", null],
  ["SObject", "OpportunityRecord", null],
  ["Boolean", "OverwriteLeadSource", false],
  ["Id", "OwnerId", null],
  ["Id", "RelatedPersonAccountId", null],
  ["Boolean", "SendNotificationEmail", false],
];

const methods: Record<string, LibraryBody> = {};
const properties: Record<string, { get: LibraryBody; set: LibraryBody }> = {};
for (const [type, name, byDefault] of members) {
  const get = (self: LeadConvert): unknown => self.values[name] ?? byDefault;
  const set = (self: LeadConvert, value: unknown): void => void (self.values[name] = value);
  methods[`${type} ${type === "Boolean" && !name.startsWith("Bypass") ? "is" : "get"}${name}()`] = get;
  methods[`void set${name}(${type} value)`] = set;
  properties[`${type} ${name}`] = { get, set };
}

defineClass({
  name: "Database.LeadConvert",
  js: LeadConvert,
  constructors: { "()": () => new LeadConvert() },
  methods,
  properties,
});
