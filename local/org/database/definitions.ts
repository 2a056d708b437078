import { SObject } from "../runtime/sobject.js";
import { DETAILS } from "../schema/standard/details/index.js";
import type { FieldDescribe, ObjectDescribe } from "../schema/types.js";
import type { Engine } from "./engine.js";

/** Rows of EntityDefinition and FieldDefinition. Their ids are the names of what they describe. */

function rowOf(object: ObjectDescribe, id: string, values: Record<string, unknown>): SObject {
  const record = new SObject(object);
  record.values.set("id", id);
  for (const [name, value] of Object.entries(values)) {
    const field = object.field(name);
    if (field !== undefined && value !== null && value !== undefined) record.values.set(field.key, value);
  }
  return record;
}

function developerName(apiName: string): string {
  return apiName.replace(/__\w+$/, "");
}

/** A field by the name metadata gives it: a lookup may be named without its `Id`. */
export function fieldNamed(entity: ObjectDescribe, name: string): FieldDescribe | undefined {
  const bare = name.split(".").pop() as string;
  return entity.field(bare) ?? entity.field(`${bare}Id`);
}

/** Writes the fields of an object, unless they are there. */
export function loadFields(engine: Engine, entity: ObjectDescribe): void {
  const object = engine.schema.object("FieldDefinition") as ObjectDescribe;
  const table = engine.records.tables.ensure(object);
  if (
    engine.store.get(`SELECT 1 AS found FROM ${table} WHERE entitydefinitionid = ? LIMIT 1`, [entity.apiName]) !== null
  )
    return;
  for (const field of entity.fields.values()) engine.records.insert(fieldRow(object, entity, field));
}

function fieldRow(object: ObjectDescribe, entity: ObjectDescribe, field: FieldDescribe): SObject {
  const id = `${entity.apiName}.${field.apiName}`;
  return rowOf(object, id, {
    DurableId: id,
    QualifiedApiName: field.apiName,
    DeveloperName: developerName(field.apiName),
    EntityDefinitionId: entity.apiName,
    Label: field.label,
    MasterLabel: field.label,
    DataType: field.type,
    Length: field.length,
    Precision: field.precision,
    Scale: field.scale,
    RelationshipName: field.relationshipName,
    IsCalculated: field.calculated,
    IsNillable: field.nillable,
    IsNameField: field.nameField,
    IsPolymorphicForeignKey: field.polymorphicForeignKey,
    IsIndexed: field.idLookup || field.unique || field.type === "reference",
    IsApiFilterable: field.filterable,
    IsApiSortable: field.sortable,
    IsApiGroupable: field.groupable,
  });
}

/** Writes the fields of every object that EntityDefinition lists. */
export function loadAllFields(engine: Engine): void {
  for (const entity of describedObjects(engine)) loadFields(engine, entity);
}

function describedObjects(engine: Engine): ObjectDescribe[] {
  return engine.schema
    .objects()
    .filter((each) => each.derivedKind === null && (each.custom || DETAILS[each.apiName] !== undefined));
}

/** EntityDefinition has a row for every custom object and the well-known standard ones; its id is the object's name. */
export function loadEntities(engine: Engine): void {
  const object = engine.schema.object("EntityDefinition") as ObjectDescribe;
  engine.records.clear(object);
  for (const described of describedObjects(engine)) {
    const record = rowOf(object, described.apiName, {
      DurableId: described.apiName,
      QualifiedApiName: described.apiName,
      DeveloperName: developerName(described.apiName),
      Label: described.label,
      MasterLabel: described.label,
      PluralLabel: described.labelPlural,
      KeyPrefix: described.keyPrefix,
      NamespacePrefix: described.custom ? engine.schema.namespace : null,
      IsCustomSetting: described.isCustomSetting,
      IsCustomizable: true,
      IsQueryable: described.queryable,
      IsSearchable: described.searchable,
      IsApexTriggerable: described.createable,
      IsTriggerable: described.createable,
      IsEverCreatable: described.createable,
      IsEverUpdatable: described.updateable,
      IsEverDeletable: described.deletable,
      InternalSharingModel: described.sharingModel,
    });
    engine.records.insert(record);
  }
}
