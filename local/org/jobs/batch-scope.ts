import { ApexList, ApexSet } from "../runtime/collections.js";
import { throwApex } from "../runtime/exceptions.js";
import { callMethod, hasMethod } from "../runtime/invoke.js";
import { typeNameOf } from "../runtime/types.js";

/** An answer of `Batchable.start` that knows its rows itself (a QueryLocator). */
export interface RowSource {
  batchRows(): ApexList;
}

/** All items of what `Batchable.start` returned: a QueryLocator, a list, or any Iterable. */
export function scopeItems(scope: unknown): { items: unknown[]; elementType: string } {
  if (scope === null) throwApex("System.NullPointerException", "Attempt to de-reference a null object");
  if (scope instanceof ApexList) return { items: [...scope.items], elementType: scope.elementType };
  if (scope instanceof ApexSet) return { items: [...scope], elementType: scope.elementType };
  if (isRowSource(scope)) {
    const rows = scope.batchRows();
    return { items: [...rows.items], elementType: rows.elementType };
  }
  if (hasMethod(scope, "iterator", 0))
    return { items: drain(callMethod(scope, "iterator", [])), elementType: "Object" };
  return throwApex(
    "System.UnexpectedException",
    `Batchable.start returned a ${typeNameOf(scope)}, which is neither a QueryLocator nor Iterable`,
  );
}

function isRowSource(value: unknown): value is RowSource {
  return typeof value === "object" && value !== null && typeof (value as Partial<RowSource>).batchRows === "function";
}

function drain(iterator: unknown): unknown[] {
  const items: unknown[] = [];
  while (callMethod(iterator, "hasNext", []) === true) items.push(callMethod(iterator, "next", []));
  return items;
}
