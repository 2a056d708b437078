import { ApexList, ApexMap } from "../runtime/collections.js";
import { ApexException, throwApex } from "../runtime/exceptions.js";
import { SObject } from "../runtime/sobject.js";
import { recalculateFormulas } from "../database/formula/recalculate.js";
import { required } from "./arguments.js";
import { deepCloned } from "./clone.js";
import { DatabaseError } from "./database-error.js";
import { defineClass } from "./define.js";
import { objectToken, type SObjectFieldToken } from "./schema-tokens.js";

const text = (value: unknown): string => (value instanceof ApexException ? (value.message ?? "") : String(value));

/** The name of the relationship behind a lookup that is given by its token. */
function relationshipOf(token: SObjectFieldToken): string {
  return (
    token.field.relationshipName ??
    throwApex("System.SObjectException", `Invalid relationship ${token.field.apiName} for ${token.object.apiName}`)
  );
}

function populated(self: SObject): ApexMap {
  const map = new ApexMap("String", "Object");
  for (const [key, value] of self.values) map.put(self.describe.fields.get(key)?.apiName ?? key, value);
  for (const [key, parent] of self.parents ?? [])
    if (parent) map.put(self.describe.parentRelationship(key)?.relationshipName ?? key, parent);
  for (const [key, list] of self.children ?? [])
    map.put(self.describe.childRelationship(key)?.relationshipName ?? key, list);
  return map;
}

function clone(
  self: SObject,
  preserveId = false,
  isDeepClone = false,
  preserveTimestamps = false,
  preserveAutonumber = false,
): unknown {
  const copy = deepCloned(self, { preserveId, preserveTimestamps, preserveAutonumber }) as SObject;
  if (!isDeepClone) return copy;
  copy.parents = self.parents && new Map([...self.parents].map(([key, parent]) => [key, parent && parent.copy()]));
  return copy;
}

function addFieldError(self: SObject, name: string, message: unknown): void {
  self.addError(text(message), [self.fieldNamed(name).apiName]);
}

const parent = (self: SObject, relationship: string): SObject | null => {
  if (!self.describe.parentRelationship(relationship))
    throwApex("System.SObjectException", `Invalid relationship ${relationship} for ${self.describe.apiName}`);
  return self.getParent(relationship);
};

const children = (self: SObject, relationship: string): ApexList | null => {
  if (!self.describe.childRelationship(relationship))
    throwApex("System.SObjectException", `Invalid relationship ${relationship} for ${self.describe.apiName}`);
  return self.getChildren(relationship);
};

function putParent(self: SObject, relationship: string, record: SObject | null): SObject | null {
  const former = parent(self, relationship);
  self.putParent(relationship, record);
  return former;
}

defineClass({
  name: "SObject",
  js: SObject,
  abstract: true,
  methods: {
    "void addError(Exception error)": (self: SObject, error: unknown) => self.addError(text(error)),
    "void addError(Exception error, Boolean escape)": (self: SObject, error: unknown) => self.addError(text(error)),
    "void addError(String message)": (self: SObject, message: string) => self.addError(text(message)),
    "void addError(String message, Boolean escape)": (self: SObject, message: string) => self.addError(text(message)),
    "void addError(String fieldName, String message)": addFieldError,
    "void addError(String fieldName, String message, Boolean escape)": addFieldError,
    "void addError(Schema.SObjectField field, String message)": (
      self: SObject,
      token: SObjectFieldToken,
      message: string,
    ) => addFieldError(self, token.field.apiName, message),
    "void addError(Schema.SObjectField field, String message, Boolean escape)": (
      self: SObject,
      token: SObjectFieldToken,
      message: string,
    ) => addFieldError(self, token.field.apiName, message),
    "void clear()": (self: SObject) => self.values.clear(),
    "SObject clone()": clone,
    "SObject clone(Boolean preserveId)": clone,
    "SObject clone(Boolean preserveId, Boolean isDeepClone)": clone,
    "SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveTimestamps)": clone,
    "SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveTimestamps, Boolean preserveAutonumber)":
      clone,
    "Object get(String fieldName)": (self: SObject, name: string | null) => self.get(required(name)),
    "Object get(Schema.SObjectField field)": (self: SObject, token: SObjectFieldToken) => self.get(token.field.apiName),
    "Id getCloneSourceId()": (self: SObject) => self.cloneSourceId,
    "List<Database.Error> getErrors()": (self: SObject) =>
      new ApexList(
        "Database.Error",
        (self.errors ?? []).map((error) => new DatabaseError(error)),
      ),
    "Database.DMLOptions getOptions()": (self: SObject) => self.dmlOptions,
    "Map<String, Object> getPopulatedFieldsAsMap()": populated,
    "SObject getSObject(String relationship)": parent,
    "SObject getSObject(Schema.SObjectField field)": (self: SObject, token: SObjectFieldToken) =>
      parent(self, relationshipOf(token)),
    "List<SObject> getSObjects(String relationship)": children,
    "Schema.SObjectType getSObjectType()": (self: SObject) => objectToken(self.describe),
    "Boolean hasErrors()": (self: SObject) => (self.errors?.length ?? 0) > 0,
    "Boolean isClone()": (self: SObject) => self.cloned,
    "Boolean isSet(String fieldName)": (self: SObject, name: string) => self.isSet(self.fieldNamed(name).apiName),
    "Boolean isSet(Schema.SObjectField field)": (self: SObject, token: SObjectFieldToken) =>
      self.isSet(token.field.apiName),
    "Object put(String fieldName, Object value)": (self: SObject, name: string | null, value: unknown) =>
      self.put(required(name), value),
    "Object put(Schema.SObjectField field, Object value)": (self: SObject, token: SObjectFieldToken, value: unknown) =>
      self.put(token.field.apiName, value),
    "SObject putSObject(String relationship, SObject record)": putParent,
    "SObject putSObject(Schema.SObjectField field, SObject record)": (
      self: SObject,
      token: SObjectFieldToken,
      record: SObject | null,
    ) => putParent(self, relationshipOf(token), record),
    "void recalculateFormulas()": (self: SObject) => recalculateFormulas([self]),
    "void setOptions(Object options)": (self: SObject, options: unknown) => {
      self.dmlOptions = options;
    },
  },
});
