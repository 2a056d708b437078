import { randomUUID } from "node:crypto";
import { SObject } from "../runtime/sobject.js";
import { defineClass } from "./define.js";
import { DescribeSObjectResult } from "./schema-describe-sobject-result.js";
import { recordWithDefaults } from "../database/dml/defaults.js";
import { SObjectTypeToken } from "./schema-tokens.js";

const describe = (self: SObjectTypeToken): DescribeSObjectResult => new DescribeSObjectResult(self.describe);

function make(self: SObjectTypeToken, id: string | null): SObject {
  const record = new SObject(self.describe);
  if (id !== null) record.put("Id", id);
  return record;
}

defineClass({
  name: "Schema.SObjectType",
  js: SObjectTypeToken,
  methods: {
    "Schema.DescribeSObjectResult getDescribe()": describe,
    "Schema.DescribeSObjectResult getDescribe(Object options)": describe,
    "SObject newSObject()": (self: SObjectTypeToken) => make(self, null),
    "SObject newSObject(Id id)": make,
    "SObject newSObject(Id recordTypeId, Boolean loadDefaults)": (
      self: SObjectTypeToken,
      recordTypeId: string | null,
      loadDefaults: boolean,
    ) =>
      loadDefaults
        ? withUuid(recordWithDefaults(self.describe, recordTypeId))
        : withRecordType(make(self, null), recordTypeId),
    "String toString()": (self: SObjectTypeToken) => self.describe.apiName,
  },
});

/** An event made with defaults knows the uuid that its publication will carry. */
function withUuid(record: SObject): SObject {
  const field = record.describe.isPlatformEvent ? record.describe.field("EventUuid") : undefined;
  if (field !== undefined) record.values.set(field.key, randomUUID());
  return record;
}

function withRecordType(record: SObject, recordTypeId: string | null): SObject {
  if (recordTypeId !== null) record.put("RecordTypeId", recordTypeId);
  return record;
}
