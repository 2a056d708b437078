import { current } from "../execution/context.js";
import type { SObject } from "../runtime/sobject.js";
import { SaveResult } from "./database-save-result.js";

const operations = new WeakMap<object, string>();

/** Publishes events of the running transaction; one Database.SaveResult each, without an exception for those that fail. */
export function publishResults(records: readonly SObject[], callback: unknown): SaveResult[] {
  const { org } = current();
  const failures = org.events.publish(records, callback);
  return records.map((record, index) => {
    const failure = failures[index] ?? null;
    const uuid =
      record.describe.field("EventUuid") === undefined ? null : (record.values.get("eventuuid") as string | undefined);
    const result = new SaveResult({
      success: failure === null,
      id: null,
      errors:
        failure === null ? [] : [{ statusCode: failure.statusCode, message: failure.message, fields: failure.fields }],
    });
    if (uuid) operations.set(result, uuid);
    return result;
  });
}

/** `EventBus.getOperationId`: the uuid of the event a result belongs to. */
export function operationId(result: unknown): string | null {
  return typeof result === "object" && result !== null ? (operations.get(result) ?? null) : null;
}
