import { countQuery, runQuery } from "../../database/soql.js";
import { dml, merge, refuseTriggerList } from "../../database/dml.js";
import { runSosl, searchLists } from "../../database/sosl.js";
import { offerBinds } from "../../database/dynamic.js";
import { isAggregateQuery } from "../../database/soql/aggregate.js";
import { current } from "../../execution/context.js";
import { runAs } from "../../execution/run-as.js";
import type { SoqlQuery } from "../../parser/soql-tree.js";
import type { SoslSearch } from "../../parser/sosl-tree.js";
import { throwApex, throwNull } from "../../runtime/exceptions.js";
import type { ApexClass } from "../../runtime/classes.js";
import { findClass, findObject } from "../../runtime/registry.js";
import type { SObject } from "../../runtime/sobject.js";
import { ApexList } from "../../runtime/values/list.js";

type Mode = "user" | "system" | null;
type Operation = "insert" | "update" | "upsert" | "delete" | "undelete";

/** The stated mode, or that of the running class. */
function modeOf(stated: Mode): "user" | "system" {
  return stated ?? current().frames.defaultMode();
}

function recordsOf(value: SObject | ApexList | null): SObject[] {
  if (value === null) throwNull();
  if (!(value instanceof ApexList)) return [value];
  refuseTriggerList(value);
  return value.items as SObject[];
}

/** Queries, DML and what else reaches the database or the org. */
export const data = {
  query(plan: SoqlQuery, binds: readonly unknown[]): ApexList {
    const name = plan.from[0]?.path.join(".") ?? "";
    const rows = runQuery(plan, binds, modeOf(null));
    return new ApexList(isAggregateQuery(plan) ? "AggregateResult" : (findObject(name)?.apiName ?? name), rows);
  },
  countQuery: (plan: SoqlQuery, binds: readonly unknown[]): number => countQuery(plan, binds, modeOf(null)),
  /** Lets a dynamic query see the variables around its call; answers the query text. */
  offering<T>(text: T, lookup: (name: string) => unknown): T {
    offerBinds(lookup);
    return text;
  },
  /** A variable or property of the class around a dynamic query, or a static one of its outer classes; undefined when there is none. */
  memberValue(self: unknown, className: string, name: string): unknown {
    for (let scope = findClass(className) ?? null; scope; scope = scope.outer) {
      for (let at: ApexClass | null = scope; at; at = at.superclass) {
        const field = at.fields.find((each) => each.name.toLowerCase() === name && (each.isStatic || self !== null));
        if (field) return field.get(self);
      }
      self = null;
    }
    return undefined;
  },
  /** The one row of a query behind `?.`, or null. */
  rowOrNull(list: ApexList): unknown {
    if (list.items.length > 1) throwApex("System.QueryException", "List has more than 1 row for assignment to SObject");
    return list.items[0] ?? null;
  },
  /** The one row of a query that is assigned to a record. */
  singleRow(list: ApexList): unknown {
    if (list.items.length === 0) throwApex("System.QueryException", "List has no rows for assignment to SObject");
    if (list.items.length > 1) throwApex("System.QueryException", "List has more than 1 row for assignment to SObject");
    return list.items[0];
  },
  dml(operation: Operation, value: SObject | ApexList | null, mode: Mode, externalIdField: string | null): void {
    dml(operation, recordsOf(value), { allOrNone: true, mode: modeOf(mode), externalIdField });
  },
  search: (plan: SoslSearch, binds: readonly unknown[]): ApexList =>
    searchLists(plan, runSosl(plan, binds, modeOf(null))),
  merge(master: SObject | null, duplicates: SObject | ApexList | null, mode: Mode): void {
    if (master === null) throwNull();
    merge(master, recordsOf(duplicates), { allOrNone: true, mode: modeOf(mode) });
  },
  runAs,
};
