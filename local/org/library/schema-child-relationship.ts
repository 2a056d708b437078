import type { ChildRelationship } from "../schema/types.js";
import { defineClass } from "./define.js";
import { describedObject, fieldToken, objectToken } from "./schema-tokens.js";

/** A lookup that points to the described object, seen from the parent. */
export class ChildRelationshipResult {
  static readonly apexName = "Schema.ChildRelationship";
  readonly relationship: ChildRelationship;
  constructor(relationship: ChildRelationship) {
    this.relationship = relationship;
  }
}

const results = new WeakMap<ChildRelationship, ChildRelationshipResult>();

/** The one instance of a relationship, so that it can be the key of a map. */
export function childRelationshipResult(relationship: ChildRelationship): ChildRelationshipResult {
  let result = results.get(relationship);
  if (!result) results.set(relationship, (result = new ChildRelationshipResult(relationship)));
  return result;
}

function field(self: ChildRelationshipResult): unknown {
  const child = describedObject(self.relationship.childObject);
  const lookup = child.field(self.relationship.field);
  if (!lookup) throw new Error(`${child.apiName} has no field ${self.relationship.field}`);
  return fieldToken(child, lookup);
}

defineClass({
  name: "Schema.ChildRelationship",
  js: ChildRelationshipResult,
  methods: {
    "Schema.SObjectType getChildSObject()": (self: ChildRelationshipResult) =>
      objectToken(describedObject(self.relationship.childObject)),
    "Schema.SObjectField getField()": field,
    "String getRelationshipName()": (self: ChildRelationshipResult) => self.relationship.relationshipName,
    "Boolean isCascadeDelete()": (self: ChildRelationshipResult) => self.relationship.cascadeDelete,
    "Boolean isRestrictedDelete()": (self: ChildRelationshipResult) => self.relationship.restrictedDelete,
    "Boolean isDeprecatedAndHidden()": () => false,
  },
  properties: {
    "String relationshipName": { get: (self: ChildRelationshipResult) => self.relationship.relationshipName },
    "Schema.SObjectType childSObject": {
      get: (self: ChildRelationshipResult) => objectToken(describedObject(self.relationship.childObject)),
    },
    "Schema.SObjectField field": { get: field },
  },
});
