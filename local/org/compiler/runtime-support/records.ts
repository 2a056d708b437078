import { current } from "../../execution/context.js";
import { DescribeFieldResult } from "../../library/schema-describe-field-result.js";
import { DescribeSObjectResult } from "../../library/schema-describe-sobject-result.js";
import { PageReference } from "../../library/page-reference.js";
import { enumConstant } from "../../library/registry.js";
import { describedObject, fieldToken, objectToken } from "../../library/schema-tokens.js";
import { fieldSetsOf } from "../../library/schema-field-set.js";
import { ApexException, throwApex, throwNull } from "../../runtime/exceptions.js";
import { SObject } from "../../runtime/sobject.js";
import { stringOf } from "../../runtime/text.js";
import type { FieldDescribe, ObjectDescribe } from "../../schema/types.js";
import { ApexList } from "../../runtime/values/list.js";

function fieldOf(objectName: string, fieldName: string): { object: ObjectDescribe; field: FieldDescribe } {
  const object = describedObject(objectName);
  const field = object.field(fieldName);
  if (!field) throw new Error(`The org has no field ${objectName}.${fieldName}`);
  return { object, field };
}

/** Fields, parents and child lists of records, and the tokens and describes that code names. */
/** The child list of a record; an empty one where no query loaded it, as `account.Contacts` in code answers (`getSObjects` answers null). */
function childrenOf(record: SObject, relationship: string): ApexList {
  const loaded = record.getChildren(relationship);
  if (loaded) return loaded;
  if (record.queried !== null) {
    throwApex(
      "System.SObjectException",
      `SObject row was retrieved via SOQL without querying the requested field: ${record.describe.apiName}.${relationship}`,
    );
  }
  return new ApexList(record.describe.childRelationship(relationship)?.childObject ?? "SObject", []);
}

export const records = {
  /** A leading `^` marks a parent relationship. */
  newSObject(typeName: string, fields: readonly (readonly [string, unknown])[]): SObject {
    const record = new SObject(describedObject(typeName));
    for (const [name, value] of fields) {
      if (name.startsWith("^")) record.putParent(name.slice(1), value as SObject | null);
      else record.setKey(name, value);
    }
    return record;
  },
  getField: (record: SObject, key: string): unknown => record.getKey(key),
  getFieldOfParent: (record: SObject | null, key: string): unknown => (record === null ? null : record.getKey(key)),
  putField(record: SObject, key: string, value: unknown): unknown {
    record.setKey(key, value);
    return value;
  },
  getParent: (record: SObject, relationship: string): unknown => record.getParent(relationship),
  getParentOfParent: (record: SObject | null, relationship: string): unknown =>
    record === null ? null : record.getParent(relationship),
  putParent(record: SObject, relationship: string, value: SObject | null): unknown {
    record.putParent(relationship, value);
    return value;
  },
  getChildren: childrenOf,
  getChildrenOfParent: (record: SObject | null, relationship: string): unknown =>
    record === null ? null : childrenOf(record, relationship),

  objectToken: (name: string): unknown => objectToken(describedObject(name)),
  fieldToken(objectName: string, fieldName: string): unknown {
    const { object, field } = fieldOf(objectName, fieldName);
    return fieldToken(object, field);
  },
  describeObject: (name: string): unknown => new DescribeSObjectResult(describedObject(name)),
  describeField(objectName: string, fieldName: string): unknown {
    const { object, field } = fieldOf(objectName, fieldName);
    return new DescribeFieldResult(object, field);
  },

  /** `record.Field.addError(message)`; the second argument, whether to escape, changes nothing here. */
  addFieldError(record: SObject | null, key: string, message: unknown): void {
    if (record === null) throwNull();
    const text = message instanceof ApexException ? (message.shownMessage ?? "") : stringOf(message);
    record.addError(text, [record.describe.fields.get(key)?.apiName ?? key]);
  },
  fieldSet: (objectName: string, name: string): unknown => {
    const found = fieldSetsOf(describedObject(objectName)).find(
      (each) => each.name.toLowerCase() === name.toLowerCase(),
    );
    return found ?? throwApex("System.SObjectException", `Field set ${name} does not exist on ${objectName}`);
  },
  page: (name: string): unknown => new PageReference(`/apex/${name}`),
  /** A custom label; an unknown one is a fault of the source. */
  label(namespace: string, name: string): string {
    const found = current().org.metadata.labels.get(name.toLowerCase());
    return (
      found?.value ??
      throwApex(
        "System.ExternalObjectException",
        `External string does not exist: ${namespace === "" ? name : `${namespace}.${name}`}`,
      )
    );
  },

  /** A `Trigger.*` variable; outside triggers the flags are false and everything else is null. */
  triggerVariable(name: string): unknown {
    const stack = current().triggerStack;
    const frame = stack[stack.length - 1];
    const operation = frame?.operation ?? "";
    switch (name) {
      case "isexecuting":
        return frame !== undefined;
      case "isbefore":
        return operation.startsWith("BEFORE_");
      case "isafter":
        return operation.startsWith("AFTER_");
      case "isinsert":
      case "isupdate":
      case "isdelete":
      case "isundelete":
        return operation.endsWith(`_${name.slice(2).toUpperCase()}`);
      case "new":
        return frame?.newList ?? null;
      case "old":
        return frame?.oldList ?? null;
      case "newmap":
        return frame?.newMap ?? null;
      case "oldmap":
        return frame?.oldMap ?? null;
      case "size":
        return frame?.size ?? null;
      case "operationtype":
        return frame === undefined ? null : triggerOperation(operation);
      default:
        throw new Error(`Trigger.${name} is not a trigger variable`);
    }
  },
};

function triggerOperation(name: string): unknown {
  return enumConstant("System.TriggerOperation", name);
}
