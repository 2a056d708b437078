import { current, type TriggerFrame, type TriggerOperation } from "../../execution/context.js";
import { ApexException, isUncatchable } from "../../runtime/exceptions.js";
import type { SObject } from "../../runtime/sobject.js";
import { ApexList } from "../../runtime/values/list.js";
import { ApexMap } from "../../runtime/values/map.js";
import type { ObjectDescribe } from "../../schema/types.js";
import { fail, type Row } from "./types.js";

/** Nested trigger runs allowed before the platform gives up. */
const MAXIMUM_TRIGGER_DEPTH = 16;

const EVENT_NAMES: Record<TriggerOperation, string> = {
  BEFORE_INSERT: "before insert",
  BEFORE_UPDATE: "before update",
  BEFORE_DELETE: "before delete",
  AFTER_INSERT: "after insert",
  AFTER_UPDATE: "after update",
  AFTER_DELETE: "after delete",
  AFTER_UNDELETE: "after undelete",
};

/** True when a trigger listens: whole records need only be prepared then. */
export function hasTriggers(object: ObjectDescribe, operation: TriggerOperation): boolean {
  return triggersOf(object, operation).length > 0;
}

function triggersOf(object: ObjectDescribe, operation: TriggerOperation) {
  const event = EVENT_NAMES[operation];
  return current().org.program.triggers.filter(
    (trigger) => trigger.object.toLowerCase() === object.key && trigger.events.some((each) => each === event),
  );
}

/** The records of rows as Trigger.new or Trigger.old. */
export interface TriggerRecords {
  newRecords: SObject[] | null;
  oldRecords: SObject[] | null;
}

/**
 * Runs the triggers of one event over a chunk. Errors that Apex added to the records land on their rows; an exception that leaves a trigger
 * is an error of every row, worded as the platform does.
 */
export function fireTriggers(
  object: ObjectDescribe,
  operation: TriggerOperation,
  rows: readonly Row[],
  records: TriggerRecords,
): void {
  const triggers = triggersOf(object, operation);
  if (triggers.length === 0 || rows.length === 0) return;
  const execution = current();
  const isAfter = operation.startsWith("AFTER");
  for (const trigger of triggers) {
    if (execution.triggerStack.length >= MAXIMUM_TRIGGER_DEPTH) {
      const message = `${trigger.name}: maximum trigger depth exceeded\n${object.apiName} trigger event ${eventWord(operation)}`;
      for (const row of rows) fail(row, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", message);
      return;
    }
    execution.triggerStack.push(frameOf(object, operation, records, isAfter));
    const depth = execution.frames.depth;
    try {
      trigger.run();
    } catch (error) {
      execution.frames.unwind(depth);
      if (!(error instanceof ApexException) || isUncatchable(error)) throw error;
      for (const row of rows)
        fail(row, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", exceptionText(trigger.name, operation, error));
    } finally {
      execution.triggerStack.pop();
    }
  }
  collectErrors(rows, records);
}

function frameOf(
  object: ObjectDescribe,
  operation: TriggerOperation,
  records: TriggerRecords,
  isAfter: boolean,
): TriggerFrame {
  const { newRecords, oldRecords } = records;
  if (isAfter) for (const record of newRecords ?? []) record.readOnly = true;
  for (const record of oldRecords ?? []) record.readOnly = true;
  const mapped = isAfter || operation === "BEFORE_UPDATE";
  return {
    object: object.apiName,
    operation,
    newList: newRecords === null ? null : listOf(object, newRecords),
    oldList: oldRecords === null ? null : listOf(object, oldRecords),
    newMap: newRecords === null || !mapped ? null : mapOf(object, newRecords),
    oldMap: oldRecords === null ? null : mapOf(object, oldRecords),
    size: (newRecords ?? oldRecords ?? []).length,
  };
}

function listOf(object: ObjectDescribe, records: SObject[]): ApexList {
  const list = new ApexList(object.apiName, records);
  list.readOnly = true;
  return list;
}

function mapOf(object: ObjectDescribe, records: SObject[]): ApexMap {
  const map = new ApexMap("Id", object.apiName);
  for (const record of records) map.put(record.id, record);
  map.readOnly = true;
  return map;
}

function collectErrors(rows: readonly Row[], records: TriggerRecords): void {
  const take = (record: SObject | undefined, row: Row): void => {
    if (!record?.errors) return;
    row.errors.push(...record.errors);
    record.errors = null;
  };
  rows.forEach((row, index) => {
    take(records.newRecords?.[index], row);
    take(records.oldRecords?.[index], row);
  });
}

function eventWord(operation: TriggerOperation): string {
  return operation
    .split("_")
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join("");
}

/** What a DML statement says of an exception that left a trigger. */
function exceptionText(trigger: string, operation: TriggerOperation, error: ApexException): string {
  return `${trigger}: execution of ${eventWord(operation)}\n\ncaused by: ${error.toString()}\n\n${error.trace}`;
}
