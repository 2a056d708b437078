import { findObject } from "../runtime/registry.js";
import type { FieldDescribe, ObjectDescribe } from "../schema/types.js";

/** `Schema.SObjectType`: one instance per object. */
export class SObjectTypeToken {
  static readonly apexName = "Schema.SObjectType";
  readonly describe: ObjectDescribe;
  constructor(describe: ObjectDescribe) {
    this.describe = describe;
  }
  toString(): string {
    return this.describe.apiName;
  }
}

/** `Schema.SObjectField`: one instance per field. */
export class SObjectFieldToken {
  static readonly apexName = "Schema.SObjectField";
  readonly object: ObjectDescribe;
  readonly field: FieldDescribe;
  constructor(object: ObjectDescribe, field: FieldDescribe) {
    this.object = object;
    this.field = field;
  }
  toString(): string {
    return this.field.apiName;
  }
}

const objectTokens = new WeakMap<ObjectDescribe, SObjectTypeToken>();
const fieldTokens = new WeakMap<FieldDescribe, SObjectFieldToken>();

/** The token of an object. */
export function objectToken(describe: ObjectDescribe): SObjectTypeToken {
  let token = objectTokens.get(describe);
  if (!token) objectTokens.set(describe, (token = new SObjectTypeToken(describe)));
  return token;
}

/** The token of a field of an object. */
export function fieldToken(object: ObjectDescribe, field: FieldDescribe): SObjectFieldToken {
  let token = fieldTokens.get(field);
  if (!token) fieldTokens.set(field, (token = new SObjectFieldToken(object, field)));
  return token;
}

/** The object of that name in the running org. The compiler has checked the name, so its absence is a fault of the org. */
export function describedObject(name: string): ObjectDescribe {
  const describe = findObject(name);
  if (!describe) throw new Error(`The org has no object ${name}`);
  return describe;
}
