import { SObject } from "../runtime/sobject.js";
import { ApexDate, daysOf } from "../runtime/values/date.js";
import { ApexDatetime } from "../runtime/values/datetime.js";
import { Decimal } from "../runtime/values/decimal.js";
import { ApexTime } from "../runtime/values/time.js";
import type { CustomMetadataRecord } from "../metadata/types.js";
import { all, isTrue, textOf } from "../metadata/xml.js";
import type { FieldDescribe, ObjectDescribe } from "../schema/types.js";
import { statusesOf, type StatusKind } from "./dml/stages.js";
import { fieldNamed, loadEntities, loadFields } from "./definitions.js";
import type { Engine } from "./engine.js";

/** Writes the rows that metadata declares: custom metadata records, record types, statuses, assignment rules. They are made anew at every start. */
export function loadDeclaredRows(engine: Engine): void {
  loadCustomMetadata(engine);
  loadRecordTypes(engine);
  loadStatuses(engine, "OpportunityStage", "stage");
  loadStatuses(engine, "LeadStatus", "lead");
  loadStatuses(engine, "CaseStatus", "case");
  loadStatuses(engine, "TaskStatus", "task");
  loadAssignmentRules(engine);
  // Custom metadata may refer to objects by name.
  if (engine.metadata.customMetadata.length > 0) loadEntities(engine);
}

/** A row with values by API name; names the object lacks are left out. */
function row(engine: Engine, object: ObjectDescribe, values: Record<string, unknown>): SObject {
  const record = new SObject(object);
  record.values.set("id", engine.records.nextId(object));
  for (const [name, value] of Object.entries(values)) {
    const field = object.field(name);
    if (field !== undefined && value !== null && value !== undefined) record.values.set(field.key, value);
  }
  return record;
}

function loadCustomMetadata(engine: Engine): void {
  const loaded: { record: SObject; source: CustomMetadataRecord }[] = [];
  const cleared = new Set<string>();
  for (const source of engine.metadata.customMetadata) {
    const object = engine.schema.object(source.type);
    if (object === undefined) {
      engine.metadata.problems.push(
        `Custom metadata record ${source.type}.${source.developerName}: the type does not exist; the record is left out.`,
      );
      continue;
    }
    if (!cleared.has(object.key)) engine.records.clear(object);
    cleared.add(object.key);
    const namespace = engine.schema.namespace;
    const record = row(engine, object, {
      DeveloperName: source.developerName,
      MasterLabel: source.label,
      Label: source.label,
      Language: "en_US",
      NamespacePrefix: namespace,
      QualifiedApiName: namespace === null ? source.developerName : `${namespace}__${source.developerName}`,
      SystemModstamp: new ApexDatetime(engine.org.now()),
    });
    applyDefaults(record, object);
    for (const [name, text] of source.values) {
      const field = object.field(name);
      if (field === undefined) {
        engine.metadata.problems.push(
          `Custom metadata record ${source.type}.${source.developerName}: there is no field ${name}; the value is left out.`,
        );
        continue;
      }
      if (text === null || text === "") record.values.delete(field.key);
      else record.values.set(field.key, parseValue(field, text));
    }
    loaded.push({ record, source });
  }
  for (const { record } of loaded) {
    resolveRelationships(
      engine,
      record,
      loaded.map((each) => each.record),
    );
    engine.records.insert(record);
  }
}

/** Checkboxes that a record leaves out have the default of their field. */
function applyDefaults(record: SObject, object: ObjectDescribe): void {
  for (const field of object.fields.values())
    if (field.type === "boolean") record.values.set(field.key, field.defaultValue === "true");
}

/** A relationship to another custom metadata type is written by name and read as an id. */
function resolveRelationships(engine: Engine, record: SObject, all: SObject[]): void {
  for (const field of record.describe.fields.values()) {
    const name = record.values.get(field.key);
    if (!field.metadataRelationship || typeof name !== "string") continue;
    if (field.referenceTo[0] === "FieldDefinition") {
      resolveField(engine, record, field, name);
      continue;
    }
    const target = engine.schema.object(field.referenceTo[0] as string);
    if (target === undefined || !target.isCustomMetadata) continue;
    const bare = name
      .split(".")
      .pop()
      ?.replace(/^\w+?__(?=\w)/, "");
    const found = all.find(
      (each) =>
        each.describe === target &&
        (each.values.get("developername") === name.split(".").pop() || each.values.get("developername") === bare),
    );
    if (found === undefined) record.values.delete(field.key);
    else record.values.set(field.key, found.id);
  }
}

/** A field is written by its name alone; which object's field it is says the controlling field of the relationship. */
function resolveField(engine: Engine, record: SObject, field: FieldDescribe, name: string): void {
  const controller = field.controllerName === null ? undefined : record.describe.field(field.controllerName);
  const entityName = controller === undefined ? undefined : record.values.get(controller.key);
  const entity = typeof entityName === "string" ? engine.schema.object(entityName) : undefined;
  const found = entity === undefined ? undefined : fieldNamed(entity, name);
  if (entity === undefined || found === undefined) return;
  loadFields(engine, entity);
  record.values.set(field.key, `${entity.apiName}.${found.apiName}`);
}

/** The value of a field as metadata writes it. */
export function parseValue(field: FieldDescribe, text: string): unknown {
  switch (field.type) {
    case "boolean":
      return text === "true";
    case "int":
      return Math.trunc(Number(text));
    case "double":
    case "currency":
    case "percent":
      return (Decimal.parse(text) ?? Decimal.zero).setScale(field.scale, "HALF_UP");
    case "date": {
      const [year = 1970, month = 1, day = 1] = text.slice(0, 10).split("-").map(Number);
      return new ApexDate(daysOf(year, month, day));
    }
    case "datetime":
      return new ApexDatetime(Date.parse(text));
    case "time":
      return new ApexTime(Date.parse(`1970-01-01T${text.replace(/Z?$/, "Z")}`));
    default:
      return text;
  }
}

function loadRecordTypes(engine: Engine): void {
  const object = engine.schema.object("RecordType") as ObjectDescribe;
  engine.records.clear(object);
  const owners = new Set(
    [...engine.metadata.objects.values()].filter((entry) => entry.recordTypes.length > 0).map((entry) => entry.name),
  );
  if (engine.schema.shape.personAccounts) owners.add("Account");
  for (const name of owners) {
    const owner = engine.schema.object(name);
    for (const type of owner?.recordTypes ?? []) {
      if (type.isMaster) continue;
      const record = row(engine, object, {
        Name: type.name,
        DeveloperName: type.developerName,
        SobjectType: owner?.apiName,
        IsActive: type.active,
        IsPersonType: type.isPersonType,
        Description: type.description,
        NamespacePrefix: type.namespacePrefix,
      });
      record.values.set("id", type.id);
      engine.records.insert(record);
    }
  }
}

function loadStatuses(engine: Engine, objectName: string, kind: StatusKind): void {
  const object = engine.schema.object(objectName) as ObjectDescribe;
  engine.records.clear(object);
  statusesOf(engine, kind).forEach((status, index) => {
    engine.records.insert(
      row(engine, object, {
        MasterLabel: status.label,
        ApiName: status.name,
        SortOrder: index + 1,
        IsActive: true,
        IsDefault: status.isDefault,
        IsClosed: status.isClosed,
        IsWon: status.isWon,
        IsConverted: status.isConverted,
        DefaultProbability: Decimal.fromInteger(status.probability),
        ForecastCategory: status.forecastCategory,
        ForecastCategoryName: status.forecastCategory,
      }),
    );
  });
}

/** The rules by which leads and cases get owners, for queries: which object's they are, and which one is active. */
function loadAssignmentRules(engine: Engine): void {
  const object = engine.schema.object("AssignmentRule") as ObjectDescribe;
  engine.records.clear(object);
  for (const [owner, rules] of engine.metadata.assignmentRules)
    for (const rule of all(rules.node, "assignmentRule"))
      engine.records.insert(
        row(engine, object, {
          Name: textOf(rule, "fullName"),
          SobjectType: engine.schema.object(owner)?.apiName,
          Active: isTrue(rule, "active"),
        }),
      );
}
