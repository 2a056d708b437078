import { current } from "../execution/context.js";
import { ApexList, ApexMap, ApexSet } from "../runtime/collections.js";
import { throwApex } from "../runtime/exceptions.js";
import type { SObject } from "../runtime/sobject.js";
import type { EnumValue } from "../runtime/values/enum-value.js";
import type { FieldDescribe, ObjectDescribe } from "../schema/types.js";
import type { ObjectRight, UserContext } from "../security/users.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { SObjectAccessDecision } from "./sobject-access-decision.js";

const rights: Record<string, ObjectRight[]> = {
  CREATABLE: ["create"],
  READABLE: ["read"],
  UPDATABLE: ["edit"],
  UPSERTABLE: ["create", "edit"],
};

function mayUse(user: UserContext, describe: ObjectDescribe, field: FieldDescribe, access: string): boolean {
  if (field.key === "id") return true;
  if (access === "READABLE") return user.canField(describe.apiName, field.apiName, "read");
  const flag =
    access === "CREATABLE"
      ? field.createable
      : access === "UPDATABLE"
        ? field.updateable
        : field.createable && field.updateable;
  return flag && user.canField(describe.apiName, field.apiName, "edit");
}

/** Copies of the records without what the user may not use; records what was removed. */
class Stripper {
  readonly removed = new Map<string, Set<string>>();
  readonly modified = new Set<number>();
  private readonly user: UserContext;
  private readonly access: string;

  constructor(user: UserContext, access: string) {
    this.user = user;
    this.access = access;
  }

  strip(record: SObject, index: number): SObject {
    const copy = record.copy();
    for (const key of new Set([...record.values.keys(), ...(record.queried ?? [])])) {
      const field = record.describe.fields.get(key);
      if (!field || mayUse(this.user, record.describe, field, this.access)) continue;
      copy.values.delete(key);
      copy.queried?.delete(key);
      this.note(record.describe.apiName, field.apiName, index);
    }
    for (const [key, parent] of record.parents ?? []) if (parent) copy.putParent(key, this.strip(parent, index));
    for (const [key, list] of record.children ?? []) this.stripChildren(copy, key, list, index);
    return copy;
  }

  private stripChildren(copy: SObject, key: string, list: ApexList, index: number): void {
    const records = list.items as SObject[];
    const child = records[0]?.describe.apiName;
    const allowed = !child || (rights[this.access] ?? []).every((right) => this.user.can(child, right));
    if (allowed)
      copy.putChildren(
        key,
        new ApexList(
          list.elementType,
          records.map((record) => this.strip(record, index)),
        ),
      );
    else {
      copy.children?.delete(key);
      this.note(copy.describe.apiName, key, index);
    }
  }

  private note(object: string, field: string, index: number): void {
    const fields = this.removed.get(object) ?? new Set();
    this.removed.set(object, fields.add(field));
    this.modified.add(index);
  }
}

function stripInaccessible(
  access: EnumValue | null,
  list: ApexList | null,
  enforceRootObject = true,
): SObjectAccessDecision {
  const { user } = current();
  const kind = required(access).name;
  const records = required(list).items as SObject[];
  const root = records[0]?.describe.apiName;
  if (root === "AggregateResult")
    throwApex("System.IllegalArgumentException", "AggregateResult SObject types are not supported");
  if (enforceRootObject && root && !(rights[kind] ?? []).every((right) => user.can(root, right)))
    throwApex("System.NoAccessException", `No access to entity: ${root}`);
  const stripper = new Stripper(user, kind);
  const stripped = records.map((record, index) => stripper.strip(record, index));
  const removed = new ApexMap("String", "Set<String>");
  for (const [object, fields] of stripper.removed) {
    const set = new ApexSet("String");
    for (const field of fields) set.add(field);
    removed.put(object, set);
  }
  const modified = new ApexSet("Integer");
  for (const index of stripper.modified) modified.add(index);
  return new SObjectAccessDecision(new ApexList(required(list).elementType, stripped), removed, modified);
}

defineClass({
  name: "System.Security",
  abstract: true,
  statics: {
    "System.SObjectAccessDecision stripInaccessible(System.AccessType access, List<SObject> records)": (
      access: EnumValue | null,
      records: ApexList | null,
    ) => stripInaccessible(access, records),
    "System.SObjectAccessDecision stripInaccessible(System.AccessType access, List<SObject> records, Boolean enforceRootObjectCRUD)":
      stripInaccessible,
  },
});
