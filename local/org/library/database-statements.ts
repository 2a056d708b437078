import { convertLead, dml, merge, refuseTriggerList, type DmlOperation, type DmlOutcome } from "../database/dml.js";
import { current } from "../execution/context.js";
import { ApexList } from "../runtime/collections.js";
import { throwNull } from "../runtime/exceptions.js";
import { findObject } from "../runtime/registry.js";
import { SObject } from "../runtime/sobject.js";
import { currentEngine } from "../database/engine.js";
import type { AccessMode } from "../security/users.js";
import { AccessLevel, modeOf } from "./access-level.js";
import { DeleteResult } from "./database-delete-result.js";
import { EmptyRecycleBinResult } from "./database-empty-recycle-bin-result.js";
import type { LeadConvert } from "./database-lead-convert.js";
import { LeadConvertResult } from "./database-lead-convert-result.js";
import { MergeResult } from "./database-merge-result.js";
import { SaveResult } from "./database-save-result.js";
import { UndeleteResult } from "./database-undelete-result.js";
import { UpsertResult } from "./database-upsert-result.js";
import { extendClass, type LibraryBody } from "./define.js";
import type { SObjectFieldToken } from "./schema-tokens.js";

/** The stated access level, else that of the running class. */
export function accessMode(level: AccessLevel | null | undefined): AccessMode {
  return level === undefined ? current().frames.defaultMode() : modeOf(level);
}

type ResultClass = new (outcome: DmlOutcome) => unknown;

/** A record that is only an id, of the object its prefix names. */
function recordOfId(id: unknown): SObject {
  if (id instanceof SObject) return id;
  if (typeof id !== "string") return throwNull();
  const object = currentEngine().records.objectOfId(id) ?? findObject("Account");
  const record = new SObject(object as NonNullable<typeof object>);
  record.values.set("id", id);
  return record;
}

interface Extras {
  allOrNone: boolean;
  level: AccessLevel | null | undefined;
  field: SObjectFieldToken | null;
  options: unknown;
}

/** Tells the optional arguments apart by what they are. */
function extrasOf(args: readonly unknown[]): Extras {
  const extras: Extras = { allOrNone: true, level: undefined, field: null, options: null };
  for (const arg of args) {
    if (typeof arg === "boolean") extras.allOrNone = arg;
    else if (arg instanceof AccessLevel) extras.level = arg;
    else if (typeof arg === "object" && arg !== null && "field" in arg) extras.field = arg as SObjectFieldToken;
    else if (typeof arg === "object" && arg !== null) {
      extras.options = arg;
      const stated = (arg as { optAllOrNone?: boolean | null }).optAllOrNone;
      // Options say "some" unless they say otherwise, as on the platform.
      extras.allOrNone = stated ?? false;
    }
  }
  return extras;
}

function statement(operation: DmlOperation, elementType: string, make: ResultClass): LibraryBody {
  return (value: unknown, ...args: unknown[]): unknown => {
    if (value === null) return throwNull();
    const isList = value instanceof ApexList;
    if (isList) refuseTriggerList(value);
    const records = (isList ? value.items : [value]).map((each) =>
      each === null ? (each as unknown as SObject) : recordOfId(each),
    );
    const { allOrNone, level, field, options } = extrasOf(args);
    if (options !== null) for (const record of records) record.dmlOptions = options;
    const outcomes = dml(operation, records, {
      allOrNone,
      mode: accessMode(level),
      externalIdField: field?.field.apiName ?? null,
      dmlOptions: options,
    });
    const results = outcomes.map((outcome) => new make(outcome));
    return isList ? new ApexList(elementType, results) : results[0];
  };
}

const statics: Record<string, LibraryBody> = {};

function declare(
  operation: DmlOperation,
  result: string,
  make: ResultClass,
  suffixes: readonly string[],
  byId: boolean,
): void {
  const body = statement(operation, result, make);
  for (const suffix of suffixes) {
    statics[`${result} ${operation}(SObject record${suffix})`] = body;
    statics[`List<${result}> ${operation}(List<SObject> records${suffix})`] = body;
    if (!byId) continue;
    statics[`${result} ${operation}(Id recordId${suffix})`] = body;
    statics[`List<${result}> ${operation}(List<Id> recordIds${suffix})`] = body;
  }
}

const PLAIN = [
  "",
  ", Boolean allOrNone",
  ", System.AccessLevel accessLevel",
  ", Boolean allOrNone, System.AccessLevel accessLevel",
];
const WITH_OPTIONS = [
  ...PLAIN,
  ", Database.DMLOptions options",
  ", Database.DMLOptions options, System.AccessLevel accessLevel",
];
const WITH_FIELD = [...PLAIN, ...PLAIN.map((suffix) => `, Schema.SObjectField externalIdField${suffix}`)];

declare("insert", "Database.SaveResult", SaveResult, WITH_OPTIONS, false);
declare("update", "Database.SaveResult", SaveResult, WITH_OPTIONS, false);
declare("upsert", "Database.UpsertResult", UpsertResult, WITH_FIELD, false);
declare("delete", "Database.DeleteResult", DeleteResult, PLAIN, true);
declare("undelete", "Database.UndeleteResult", UndeleteResult, PLAIN, true);

function mergeRecords(master: SObject | null, losers: unknown, ...args: unknown[]): unknown {
  if (master === null || losers === null) return throwNull();
  const isList = losers instanceof ApexList;
  const duplicates = (isList ? losers.items : [losers]).map(recordOfId);
  const { allOrNone, level } = extrasOf(args);
  const outcomes = merge(master, duplicates, { allOrNone, mode: accessMode(level) });
  const results = outcomes.map(
    (outcome, index) =>
      new MergeResult({ ...outcome, id: master.id, mergedIds: [duplicates[index]?.id ?? ""], updatedRelatedIds: [] }),
  );
  return isList ? new ApexList("Database.MergeResult", results) : results[0];
}

for (const suffix of PLAIN) {
  for (const type of ["SObject duplicate", "Id duplicateId"])
    statics[`Database.MergeResult merge(SObject master, ${type}${suffix})`] = mergeRecords;
  for (const type of ["List<SObject> duplicates", "List<Id> duplicateIds"])
    statics[`List<Database.MergeResult> merge(SObject master, ${type}${suffix})`] = mergeRecords;
}

function convert(value: LeadConvert | ApexList | null, ...args: unknown[]): unknown {
  if (value === null) return throwNull();
  const isList = value instanceof ApexList;
  const wishes = (isList ? value.items : [value]) as LeadConvert[];
  const outcomes = convertLead(
    wishes.map(({ values }) => ({
      leadId: (values["LeadId"] as string | undefined) ?? null,
      convertedStatus: (values["ConvertedStatus"] as string | undefined) ?? null,
      accountId: (values["AccountId"] as string | undefined) ?? null,
      contactId: (values["ContactId"] as string | undefined) ?? null,
      opportunityId: (values["OpportunityId"] as string | undefined) ?? null,
      opportunityName: (values["OpportunityName"] as string | undefined) ?? null,
      doNotCreateOpportunity: values["DoNotCreateOpportunity"] === true,
      overwriteLeadSource: values["OverwriteLeadSource"] === true,
      ownerId: (values["OwnerId"] as string | undefined) ?? null,
    })),
    extrasOf(args).allOrNone,
  );
  const results = outcomes.map(
    (outcome) => new LeadConvertResult({ ...outcome, id: outcome.leadId, leadId: outcome.leadId ?? "" }),
  );
  return isList ? new ApexList("Database.LeadConvertResult", results) : results[0];
}

for (const suffix of WITH_OPTIONS) {
  statics[`Database.LeadConvertResult convertLead(Database.LeadConvert conversion${suffix})`] = convert;
  statics[`List<Database.LeadConvertResult> convertLead(List<Database.LeadConvert> conversions${suffix})`] = convert;
}

/** Removes records from the recycle bin for good. */
function emptyRecycleBin(value: unknown): unknown {
  if (value === null) return throwNull();
  const isList = value instanceof ApexList;
  const { records } = currentEngine();
  const { limits } = current();
  limits.count("dml");
  limits.count("dmlRows", isList ? value.items.length : 1);
  const results = (isList ? value.items : [value]).map(recordOfId).map((record) => {
    const id = record.id as string;
    const deleted = records.read(record.describe, [id], true).get(id)?.values.get("isdeleted") === true;
    if (deleted) records.remove(record.describe, [id]);
    const errors = deleted
      ? []
      : [{ statusCode: "ENTITY_IS_DELETED", message: "Entity is not in the recycle bin", fields: [] }];
    return new EmptyRecycleBinResult({ id, success: deleted, errors });
  });
  return isList ? new ApexList("Database.EmptyRecycleBinResult", results) : results[0];
}

statics["Database.EmptyRecycleBinResult emptyRecycleBin(SObject record)"] = emptyRecycleBin;
statics["List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<SObject> records)"] = emptyRecycleBin;
statics["List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<Id> recordIds)"] = emptyRecycleBin;

for (const operation of ["insert", "update", "delete"]) {
  const result = operation === "delete" ? "Database.DeleteResult" : "Database.SaveResult";
  // "Immediate" and "Async" differ from the plain forms only for external objects.
  for (const suffix of ["", ", System.AccessLevel accessLevel"]) {
    const body = statics[`${result} ${operation}(SObject record${suffix})`] as LibraryBody;
    statics[`${result} ${operation}Immediate(SObject record${suffix})`] = body;
    statics[`List<${result}> ${operation}Immediate(List<SObject> records${suffix})`] = body;
  }
}

extendClass("System.Database", { statics });
