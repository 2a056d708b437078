import { current } from "../execution/context.js";
import type { LimitKind } from "../execution/limits.js";
import { defineClass, type LibraryBody } from "./define.js";

/** `Limits.getX` and `Limits.getLimitX` by the name of X. */
const COUNTERS: Record<string, LimitKind> = {
  Queries: "soql",
  QueryRows: "soqlRows",
  AggregateQueries: "aggregateQueries",
  QueryLocatorRows: "queryLocatorRows",
  SoslQueries: "sosl",
  DmlStatements: "dml",
  DmlRows: "dmlRows",
  PublishImmediateDML: "publishImmediate",
  Callouts: "callouts",
  FutureCalls: "futures",
  QueueableJobs: "queueables",
  EmailInvocations: "emails",
  MobilePushApexCalls: "pushes",
  ApexCursorRows: "cursorRows",
  FetchCallsOnApexCursor: "fetchCallsOnCursor",
};

/** Counters that the platform still shows though nothing is limited any more. */
const RETIRED: Record<string, number> = {
  ChildRelationshipsDescribes: 100,
  FieldsDescribes: 100,
  FieldSetsDescribes: 100,
  PicklistDescribes: 100,
  RecordTypesDescribes: 100,
  ScriptStatements: 200_000,
  FindSimilarCalls: 10,
  RunAs: 20,
  SavepointRollbacks: 150,
  Savepoints: 150,
  AsyncCalls: 250,
};

const statics: Record<string, LibraryBody> = {
  "Integer getCpuTime()": () => current().limits.cpuTime(),
  "Integer getLimitCpuTime()": () => current().limits.max("cpu"),
  "Integer getHeapSize()": () => current().limits.heapSize(),
  "Integer getLimitHeapSize()": () => current().limits.max("heap"),
};
for (const [name, kind] of Object.entries(COUNTERS)) {
  statics[`Integer get${name}()`] = () => current().limits.used(kind);
  statics[`Integer getLimit${name}()`] = () => current().limits.max(kind);
}
for (const [name, maximum] of Object.entries(RETIRED)) {
  statics[`Integer get${name}()`] = () => 0;
  statics[`Integer getLimit${name}()`] = () => maximum;
}

defineClass({ name: "System.Limits", abstract: true, statics });
