import type { SoqlCondition, SoqlQuery } from "../../parser/soql-tree.js";
import { SObject } from "../../runtime/sobject.js";
import type { ObjectDescribe } from "../../schema/types.js";
import { visibleSql } from "../../security/sharing.js";
import type { UserContext } from "../../security/users.js";
import { loadAllFields, loadEntities, loadFields } from "../definitions.js";
import type { StoreValue } from "../store.js";
import type { PlanContext } from "./context.js";
import { refuse } from "./errors.js";
import { apexValue, elementsOf } from "./values.js";

/**
 * Objects whose rows are computed: EntityDefinition, FieldDefinition, UserRecordAccess. Their rows are written before a query reads them,
 * as far as the query's conditions need them.
 */
export function prepareVirtual(query: SoqlQuery, object: ObjectDescribe, context: PlanContext): void {
  switch (object.apiName) {
    case "EntityDefinition":
      ensureEntities(context);
      // The fields of every object that is described, since the conditions on objects are not known here.
      if (query.select.some((item) => item.kind === "subquery" && isFields(item.query))) loadAllFields(context.engine);
      break;
    case "FieldDefinition":
      ensureEntities(context);
      writeFields(query, context);
      break;
    case "UserRecordAccess":
      writeAccess(query, object, context);
      break;
  }
}

function isFields(query: SoqlQuery): boolean {
  return query.from[0]?.path.at(-1)?.toLowerCase() === "fields";
}

/** A rollback may have taken the rows away again, so the table is asked, not a memory. */
function ensureEntities(context: PlanContext): void {
  const object = context.engine.schema.object("EntityDefinition") as ObjectDescribe;
  if (context.engine.records.count(object) === 0) loadEntities(context.engine);
}

/** Texts and ids that the query compares a field with, whatever the operator. */
function wanted(condition: SoqlCondition | null, names: readonly string[], context: PlanContext): string[] {
  if (condition === null) return [];
  if (condition.kind === "not") return wanted(condition.item, names, context);
  if (condition.kind !== "comparison") return condition.items.flatMap((item) => wanted(item, names, context));
  const { left, right } = condition;
  if (
    left.kind !== "field" ||
    !names.includes((left.path[left.path.length - 1] as string).toLowerCase()) ||
    right.kind === "subquery" ||
    right.kind === "dateFormula"
  )
    return [];
  const values =
    right.kind === "list" ? right.items.map((item) => apexValue(item, context)) : [apexValue(right, context)];
  return values
    .flatMap((value) => elementsOf(value) ?? [value])
    .map((value) => (value instanceof SObject ? value.id : value))
    .filter((value): value is string => typeof value === "string");
}

function rowOf(object: ObjectDescribe, values: Record<string, unknown>): SObject {
  const record = new SObject(object);
  for (const [name, value] of Object.entries(values))
    if (value !== null && (name === "id" || object.fields.has(name.toLowerCase())))
      record.values.set(name.toLowerCase(), value);
  return record;
}

function writeFields(query: SoqlQuery, context: PlanContext): void {
  const { schema } = context.engine;
  const entities = wanted(
    query.where,
    ["qualifiedapiname", "entitydefinitionid", "durableid", "developername"],
    context,
  ).flatMap((name) => schema.object(name.split(".")[0] as string) ?? []);
  if (entities.length === 0)
    refuse("FieldDefinition needs a filter on EntityDefinition.QualifiedApiName, EntityDefinitionId or DurableId");
  for (const entity of new Set(entities)) loadFields(context.engine, entity);
}

/** One row per record that the query names, for the user that it names. */
function writeAccess(query: SoqlQuery, object: ObjectDescribe, context: PlanContext): void {
  const { records, org } = context.engine;
  const [userId] = wanted(query.where, ["userid"], context);
  const ids = wanted(query.where, ["recordid"], context);
  if (userId === undefined || ids.length === 0) refuse("UserRecordAccess needs filters on UserId and RecordId");
  const user = userId === context.user.id ? context.user : org.userContext(userId);
  records.clear(object);
  for (const id of new Set(ids)) {
    const target = records.objectOfId(id);
    if (target === undefined || records.read(target, [id]).size === 0) continue;
    const read = user.can(target.apiName, "read") && isVisible(target, id, user, "read", context);
    const edit = read && user.can(target.apiName, "edit") && isVisible(target, id, user, "edit", context);
    const remove =
      edit && target.deletable && user.can(target.apiName, "delete") && isVisible(target, id, user, "edit", context);
    const level = remove ? "Delete" : edit ? "Edit" : read ? "Read" : "None";
    records.insert(
      rowOf(object, {
        id: `${userId}${id}`,
        UserId: userId,
        RecordId: id,
        HasReadAccess: read,
        HasEditAccess: edit,
        HasDeleteAccess: remove,
        HasTransferAccess: edit,
        HasAllAccess: remove,
        MaxAccessLevel: level,
      }),
    );
  }
}

function isVisible(
  object: ObjectDescribe,
  id: string,
  user: UserContext,
  need: "read" | "edit",
  context: PlanContext,
): boolean {
  const values: StoreValue[] = [];
  const parameter = (value: StoreValue): string => `?${values.push(value)}`;
  const condition = visibleSql(context.engine, user, object, "t", parameter, need);
  if (condition === null) return true;
  return (
    context.engine.store.get(
      `SELECT 1 AS found FROM ${context.engine.records.tables.ensure(object)} AS t WHERE t.id = ${parameter(id)} AND ${condition}`,
      values,
    ) !== null
  );
}
