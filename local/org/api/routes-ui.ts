import { dml } from "../database/dml.js";
import { runQuery } from "../database/soql.js";
import { parseSoql } from "../parser/soql-tree.js";
import type { SObject } from "../runtime/sobject.js";
import { stringOf } from "../runtime/text.js";
import type { FieldDescribe, ObjectDescribe } from "../schema/types.js";
import { type ApiCall, bodyObject, inTransaction, visibleObject } from "./call-context.js";
import { ApiError, json, noContent } from "./errors.js";
import type { ApiResponse } from "./protocol.js";
import { type Json, recordFromJson } from "./record-json.js";
import { valueToJson } from "./record-values.js";
import { checkedId, only } from "./routes-records.js";

/** The User Interface API as far as Lightning Data Service needs it: records by field names, and object information. */

/** `GET ui-api/records/<id>?fields=Account.Name&optionalFields=…` */
export function getRecord(call: ApiCall, id: string): ApiResponse {
  const object = objectOf(call, id);
  const required = names(call, "fields");
  const optional = names(call, "optionalFields").filter((path) => exists(call, object, path));
  for (const path of required) {
    if (!exists(call, object, path))
      throw new ApiError(400, "INVALID_FIELD", `Field ${path} does not exist or is not readable`);
  }
  return json(readUiRecord(call, object, checkedId(object, id), [...required, ...optional]));
}

function names(call: ApiCall, parameter: string): string[] {
  return (call.params.get(parameter) ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function objectOf(call: ApiCall, id: string): ObjectDescribe {
  const object = call.org.schema.objectByPrefix(id.slice(0, 3));
  if (object === undefined) throw new ApiError(404, "NOT_FOUND", "The requested resource does not exist");
  return visibleObject(call, object.apiName);
}

/** Whether `Contact.Account.Name` leads to a field the caller may read. */
function exists(call: ApiCall, object: ObjectDescribe, path: string): boolean {
  let at: ObjectDescribe | undefined = object;
  const steps = withoutObject(object, path).split(".");
  for (const [index, step] of steps.entries()) {
    if (at === undefined) return false;
    if (index === steps.length - 1) {
      const field: FieldDescribe | undefined = at.field(step);
      return field !== undefined && call.user.canField(at.apiName, field.apiName, "read");
    }
    const parent: FieldDescribe | undefined = at.parentRelationship(step);
    if (parent === undefined || !call.user.canField(at.apiName, parent.apiName, "read")) return false;
    at =
      parent.referenceTo.length === 1 ? call.org.schema.object(parent.referenceTo[0]!) : call.org.schema.object("Name");
  }
  return false;
}

function withoutObject(object: ObjectDescribe, path: string): string {
  const [first = "", ...rest] = path.split(".");
  const sameObject =
    first.toLowerCase() === object.apiName.toLowerCase() || first.toLowerCase() === unprefixed(object.apiName);
  return rest.length > 0 && sameObject ? rest.join(".") : path;
}

function unprefixed(apiName: string): string {
  return apiName.toLowerCase().replace(/^[a-z0-9]+__(?=\w+__\w)/, "");
}

/** A record in the shape of the User Interface API. */
export function readUiRecord(call: ApiCall, object: ObjectDescribe, id: string, paths: readonly string[]): Json {
  const has = (name: string): boolean => object.field(name) !== undefined;
  const system = ["Id", "LastModifiedDate", "LastModifiedById", "SystemModstamp", "RecordTypeId"].filter(has);
  const select = [...new Set([...system, ...paths.map((path) => withoutObject(object, path))])];
  const rows: SObject[] = inTransaction(call, "api", () =>
    runQuery(
      parseSoql(`SELECT ${distinct(select).join(", ")} FROM ${object.apiName} WHERE Id = '${id}'`),
      new Map(),
      "user",
    ),
  );
  const [row] = rows;
  if (row === undefined) throw new ApiError(404, "NOT_FOUND", "The requested resource does not exist");
  const wanted = paths.map((path) => withoutObject(object, path));
  return uiRecord(row, wanted);
}

function distinct(list: readonly string[]): string[] {
  const seen = new Map(list.map((each) => [each.toLowerCase(), each]));
  return [...seen.values()];
}

function uiRecord(record: SObject, paths: readonly string[]): Json {
  const { describe } = record;
  const fields: Json = {};
  const parents = new Map<string, string[]>();
  for (const path of paths) {
    const [first = "", ...rest] = path.split(".");
    if (rest.length > 0) {
      parents.set(first, [...(parents.get(first) ?? []), rest.join(".")]);
      continue;
    }
    const field = describe.field(first);
    if (field !== undefined)
      fields[field.apiName] = {
        displayValue: displayValue(record, field),
        value: uiValue(record.values.get(field.key)),
      };
  }
  for (const [name, inner] of parents) {
    const parent = record.getParent(name);
    const relationship = describe.parentRelationship(name)?.relationshipName ?? name;
    fields[relationship] =
      parent === null
        ? { displayValue: null, value: null }
        : { displayValue: nameOf(parent), value: uiRecord(parent, inner) };
  }
  const text = (name: string): unknown =>
    describe.field(name) === undefined ? null : uiValue(record.values.get(name.toLowerCase()));
  return {
    apiName: describe.apiName,
    childRelationships: {},
    fields,
    id: record.id,
    lastModifiedById: text("LastModifiedById"),
    lastModifiedDate: text("LastModifiedDate"),
    recordTypeId: text("RecordTypeId"),
    recordTypeInfo: null,
    systemModstamp: text("SystemModstamp"),
    weakEtag: 0,
  };
}

function uiValue(value: unknown): unknown {
  const plain = valueToJson(value);
  return typeof plain === "string" ? plain.replace(/\+0000$/, "Z") : plain;
}

/** What people read instead of the stored value: the label of a picklist value, text of dates and numbers. */
function displayValue(record: SObject, field: FieldDescribe): string | null {
  const value = record.values.get(field.key) ?? null;
  if (value === null) return null;
  if (field.type === "picklist") return field.picklist.find((each) => each.value === value)?.label ?? stringOf(value);
  if (
    field.type === "date" ||
    field.type === "datetime" ||
    field.type === "currency" ||
    field.type === "double" ||
    field.type === "percent"
  )
    return stringOf(value);
  return null;
}

function nameOf(record: SObject): string | null {
  const field = record.describe.nameField;
  const value = field === null ? null : (record.values.get(field.key) ?? null);
  return value === null ? null : stringOf(value);
}

/** `POST ui-api/records` */
export function createUiRecord(call: ApiCall): ApiResponse {
  const body = bodyObject(call);
  const object = visibleObject(call, String(body["apiName"]));
  const fields = (body["fields"] ?? {}) as Json;
  const record = recordFromJson(call.org.schema, object, fields);
  const outcome = inTransaction(call, "api", () => only(dml("insert", [record], { allOrNone: false, mode: "user" })));
  return json(readUiRecord(call, object, outcome.id as string, Object.keys(fields)), 201);
}

/** `PATCH ui-api/records/<id>` */
export function updateUiRecord(call: ApiCall, id: string): ApiResponse {
  const object = objectOf(call, id);
  const fields = (bodyObject(call)["fields"] ?? {}) as Json;
  const full = checkedId(object, id);
  const record = recordFromJson(call.org.schema, object, { ...fields, Id: full });
  inTransaction(call, "api", () => only(dml("update", [record], { allOrNone: false, mode: "user" })));
  return json(readUiRecord(call, object, full, Object.keys(fields)));
}

/** `DELETE ui-api/records/<id>` */
export function deleteUiRecord(call: ApiCall, id: string): ApiResponse {
  const object = objectOf(call, id);
  const record = recordFromJson(call.org.schema, object, { Id: checkedId(object, id) });
  inTransaction(call, "api", () => only(dml("delete", [record], { allOrNone: false, mode: "user" })));
  return noContent();
}

/** `GET ui-api/object-info/<Object>` */
export function objectInfo(call: ApiCall, name: string): ApiResponse {
  const object = visibleObject(call, name);
  const { user } = call;
  const fields: Json = {};
  for (const field of object.fields.values()) {
    if (!user.canField(object.apiName, field.apiName, "read")) continue;
    const editable = user.canField(object.apiName, field.apiName, "edit");
    fields[field.apiName] = {
      apiName: field.apiName,
      calculated: field.calculated,
      compoundFieldName: field.compoundFieldName,
      controllerName: field.controllerName,
      createable: field.createable && editable,
      custom: field.custom,
      dataType: uiType(field),
      htmlFormatted: field.htmlFormatted,
      inlineHelpText: field.helpText,
      label: field.label,
      length: field.length,
      nameField: field.nameField,
      polymorphicForeignKey: field.polymorphicForeignKey,
      precision: field.precision,
      reference: field.type === "reference",
      referenceToInfos: field.referenceTo.map((target) => ({
        apiName: target,
        nameFields: [call.org.schema.object(target)?.nameField?.apiName ?? "Name"],
      })),
      relationshipName: field.relationshipName,
      required: !field.nillable && !field.defaultedOnCreate && field.createable,
      scale: field.scale,
      sortable: field.sortable,
      unique: field.unique,
      updateable: field.updateable && editable,
      picklistValues: field.picklist
        .filter((each) => each.active)
        .map((each) => ({ label: each.label, value: each.value })),
    };
  }
  return json({
    apiName: object.apiName,
    childRelationships: object.childRelationships
      .filter((child) => child.relationshipName !== null)
      .map((child) => ({
        childObjectApiName: child.childObject,
        fieldName: child.field,
        relationshipName: child.relationshipName,
      })),
    createable: object.createable && user.can(object.apiName, "create"),
    custom: object.custom,
    defaultRecordTypeId: object.recordTypes.find((type) => type.isDefault)?.id ?? null,
    deletable: object.deletable && user.can(object.apiName, "delete"),
    fields,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    nameFields: object.nameField === null ? [] : [object.nameField.apiName],
    queryable: object.queryable,
    recordTypeInfos: Object.fromEntries(
      object.recordTypes.map((type) => [
        type.id,
        {
          available: true,
          defaultRecordTypeMapping: type.isDefault,
          master: type.isMaster,
          name: type.name,
          recordTypeId: type.id,
        },
      ]),
    ),
    searchable: object.searchable,
    updateable: object.updateable && user.can(object.apiName, "edit"),
  });
}

const UI_TYPES: Partial<Record<FieldDescribe["type"], string>> = {
  datetime: "DateTime",
  multipicklist: "MultiPicklist",
  textarea: "TextArea",
  encryptedstring: "EncryptedString",
};

function uiType(field: FieldDescribe): string {
  return UI_TYPES[field.type] ?? field.type.charAt(0).toUpperCase() + field.type.slice(1);
}
