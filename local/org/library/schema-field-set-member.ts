import type { FieldDescribe, ObjectDescribe } from "../schema/types.js";
import { defineClass } from "./define.js";
import { displayTypeOf } from "./schema-display-type.js";
import { describedObject, fieldToken } from "./schema-tokens.js";

/** One field of a field set; the path may lead over parents. */
export class FieldSetMember {
  static readonly apexName = "Schema.FieldSetMember";
  readonly path: string;
  readonly required: boolean;
  readonly object: ObjectDescribe;
  readonly field: FieldDescribe;

  constructor(start: ObjectDescribe, path: string, required: boolean) {
    this.path = path;
    this.required = required;
    const names = path.split(".");
    const last = names.pop()!;
    let object = start;
    for (const name of names) {
      const target = object.parentRelationship(name)?.referenceTo[0];
      if (!target) throw new Error(`A field set names ${path}, and ${object.apiName} has no parent ${name}`);
      object = describedObject(target);
    }
    const field = object.field(last);
    if (!field) throw new Error(`A field set names ${path}, and ${object.apiName} has no field ${last}`);
    this.object = object;
    this.field = field;
  }
}

defineClass({
  name: "Schema.FieldSetMember",
  js: FieldSetMember,
  methods: {
    "Boolean getDBRequired()": ({ field }: FieldSetMember) => !field.nillable && field.type !== "boolean",
    "String getFieldPath()": ({ path }: FieldSetMember) => path,
    "String getLabel()": ({ field }: FieldSetMember) => field.label,
    "Boolean getRequired()": ({ required }: FieldSetMember) => required,
    "Schema.DisplayType getType()": ({ field }: FieldSetMember) => displayTypeOf(field.type),
    "Schema.SObjectField getSObjectField()": ({ object, field }: FieldSetMember) => fieldToken(object, field),
  },
  properties: {
    "String fieldPath": { get: ({ path }: FieldSetMember) => path },
    "String label": { get: ({ field }: FieldSetMember) => field.label },
    "Boolean required": { get: ({ required }: FieldSetMember) => required },
    "Boolean dbRequired": { get: ({ field }: FieldSetMember) => !field.nillable && field.type !== "boolean" },
    "Schema.DisplayType type": { get: ({ field }: FieldSetMember) => displayTypeOf(field.type) },
  },
});
