import type { RecordTypeDescribe } from "../schema/types.js";
import { defineClass } from "./define.js";

/** A record type as the running user sees it. */
export class RecordTypeInfo {
  static readonly apexName = "Schema.RecordTypeInfo";
  readonly recordType: RecordTypeDescribe;
  constructor(recordType: RecordTypeDescribe) {
    this.recordType = recordType;
  }
}

defineClass({
  name: "Schema.RecordTypeInfo",
  js: RecordTypeInfo,
  methods: {
    "String getDeveloperName()": (self: RecordTypeInfo) => self.recordType.developerName,
    "String getName()": (self: RecordTypeInfo) => self.recordType.name,
    "Id getRecordTypeId()": (self: RecordTypeInfo) => self.recordType.id,
    "Boolean isActive()": (self: RecordTypeInfo) => self.recordType.active,
    "Boolean isAvailable()": (self: RecordTypeInfo) => self.recordType.active,
    "Boolean isDefaultRecordTypeMapping()": (self: RecordTypeInfo) => self.recordType.isDefault,
    "Boolean isMaster()": (self: RecordTypeInfo) => self.recordType.isMaster,
  },
  properties: {
    "String developerName": { get: (self: RecordTypeInfo) => self.recordType.developerName },
    "String name": { get: (self: RecordTypeInfo) => self.recordType.name },
    "Id recordTypeId": { get: (self: RecordTypeInfo) => self.recordType.id },
    "Boolean available": { get: (self: RecordTypeInfo) => self.recordType.active },
  },
});
