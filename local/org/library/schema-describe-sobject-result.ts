import { current } from "../execution/context.js";
import { ApexList, ApexMap } from "../runtime/collections.js";
import type { ObjectDescribe, RecordTypeDescribe } from "../schema/types.js";
import { masterRecordType } from "../schema/record-types.js";
import type { ObjectRight } from "../security/users.js";
import { defineClass, unsupported } from "./define.js";
import { childRelationshipResult } from "./schema-child-relationship.js";
import { FieldMap } from "./schema-field-map.js";
import { FieldSetMap } from "./schema-field-set-map.js";
import { RecordTypeInfo } from "./schema-record-type-info.js";
import { objectToken } from "./schema-tokens.js";

/** An object as the running user sees it. */
export class DescribeSObjectResult {
  static readonly apexName = "Schema.DescribeSObjectResult";
  readonly describe: ObjectDescribe;
  constructor(describe: ObjectDescribe) {
    this.describe = describe;
  }
}

type Self = DescribeSObjectResult;

const may = (self: Self, right: ObjectRight): boolean => current().user.can(self.describe.apiName, right);
const local = (name: string): string => name.replace(/^[A-Za-z]\w*?__(?=\w+__\w+$)/, "");

const texts: Record<string, (self: Self) => unknown> = {
  "String KeyPrefix": ({ describe }) => describe.keyPrefix,
  "String Label": ({ describe }) => describe.label,
  "String LabelPlural": ({ describe }) => describe.labelPlural,
  "String LocalName": ({ describe }) => local(describe.apiName),
  "String Name": ({ describe }) => describe.apiName,
  "Schema.SObjectType SObjectType": ({ describe }) => objectToken(describe),
};

const flags: Record<string, (self: Self) => boolean> = {
  Accessible: (self) => may(self, "read"),
  Createable: (self) => self.describe.createable && may(self, "create"),
  Custom: ({ describe }) => describe.custom,
  CustomSetting: ({ describe }) => describe.isCustomSetting,
  Deletable: (self) => self.describe.deletable && may(self, "delete"),
  DeprecatedAndHidden: ({ describe }) => describe.deprecatedAndHidden,
  FeedEnabled: () => false,
  Mergeable: (self) => self.describe.mergeable && may(self, "delete"),
  MruEnabled: ({ describe }) => !describe.isCustomSetting,
  Queryable: (self) => self.describe.queryable && may(self, "read"),
  Searchable: (self) => self.describe.searchable && may(self, "read"),
  Undeletable: (self) => self.describe.undeletable && may(self, "delete"),
  Updateable: (self) => self.describe.updateable && may(self, "edit"),
};

/** An object without record types of its own has the master alone, and records get it. */
function typesOf({ describe }: Self): readonly RecordTypeDescribe[] {
  const isData = !describe.isCustomMetadata && !describe.isCustomSetting && !describe.isPlatformEvent;
  return describe.recordTypes.length > 0 || !isData
    ? describe.recordTypes
    : [{ ...masterRecordType(), isDefault: true }];
}

function recordTypeMap(self: Self, keyType: string, key: (recordType: RecordTypeDescribe) => string): ApexMap {
  const map = new ApexMap(keyType, "Schema.RecordTypeInfo");
  for (const recordType of typesOf(self)) map.put(key(recordType), new RecordTypeInfo(recordType));
  return map;
}

const childRelationships = ({ describe }: Self): ApexList =>
  new ApexList(
    "Schema.ChildRelationship",
    describe.childRelationships.map((each) => childRelationshipResult(each)),
  );
const recordTypeInfos = (self: Self): ApexList =>
  new ApexList(
    "Schema.RecordTypeInfo",
    typesOf(self).map((each) => new RecordTypeInfo(each)),
  );

defineClass({
  name: "Schema.DescribeSObjectResult",
  js: DescribeSObjectResult,
  methods: {
    ...Object.fromEntries(Object.entries(texts).map(([key, read]) => [key.replace(/ (\w+)$/, " get$1()"), read])),
    ...Object.fromEntries(Object.entries(flags).map(([name, read]) => [`Boolean is${name}()`, read])),
    "List<Schema.ChildRelationship> getChildRelationships()": childRelationships,
    "List<Schema.RecordTypeInfo> getRecordTypeInfos()": recordTypeInfos,
    "Map<Id, Schema.RecordTypeInfo> getRecordTypeInfosById()": (self: Self) =>
      recordTypeMap(self, "Id", ({ id }) => id),
    "Map<String, Schema.RecordTypeInfo> getRecordTypeInfosByName()": (self: Self) =>
      recordTypeMap(self, "String", ({ name }) => name),
    "Map<String, Schema.RecordTypeInfo> getRecordTypeInfosByDeveloperName()": (self: Self) =>
      recordTypeMap(self, "String", ({ developerName }) => developerName),
    "Boolean getHasSubtypes()": () => false,
    "String getAssociateEntityType()": ({ describe }: Self) => describe.derivedKind,
    "String getAssociateParentEntity()": ({ describe }: Self) => describe.associateEntity,
    "String getDefaultImplementation()": unsupported("Schema.DescribeSObjectResult.getDefaultImplementation"),
  },
  properties: {
    ...Object.fromEntries(Object.entries(texts).map(([key, get]) => [key, { get }])),
    ...Object.fromEntries(Object.entries(flags).map(([name, get]) => [`Boolean ${name}`, { get }])),
    "List<Schema.ChildRelationship> ChildRelationships": { get: childRelationships },
    "List<Schema.RecordTypeInfo> RecordTypeInfos": { get: recordTypeInfos },
    "Schema.SObjectTypeFields fields": { get: ({ describe }: Self) => new FieldMap(describe) },
    "Schema.SObjectTypeFieldSets fieldSets": { get: ({ describe }: Self) => new FieldSetMap(describe) },
  },
});
