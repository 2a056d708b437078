import type { SObject } from "../../runtime/sobject.js";
import { all, isTrue, textOf } from "../../metadata/xml.js";
import type { XmlNode } from "../../metadata/types.js";
import { qualify } from "../../schema/names.js";
import type { ObjectDescribe } from "../../schema/types.js";
import type { Engine } from "../engine.js";
import { evaluateFormula } from "../formula/index.js";
import { recordContext } from "../formula/record-context.js";
import { meetsCriteria } from "./criteria.js";
import type { Row } from "./types.js";

/** Gives leads and cases the owner that the active assignment rule names, where the caller's DMLOptions ask for it. */
export function assignOwners(engine: Engine, object: ObjectDescribe, rows: readonly Row[]): void {
  for (const row of rows) {
    if (!asksForAssignment(row.source.dmlOptions)) continue;
    const owner = ownerByRule(engine, object, row.record);
    if (owner === null) continue;
    row.record.values.set("ownerid", owner);
    engine.records.update(row.record, ["ownerid"]);
  }
}

/** Reads `assignmentRuleHeader` of a Database.DMLOptions instance. */
export function asksForAssignment(options: unknown): boolean {
  const header = property(options, "assignmentRuleHeader");
  return property(header, "useDefaultRule") === true || typeof property(header, "assignmentRuleId") === "string";
}

/** A property of an instance of one of the plain option classes, whichever way it keeps its values. */
export function property(instance: unknown, name: string): unknown {
  if (typeof instance !== "object" || instance === null) return undefined;
  const held = instance as { [key: string]: unknown };
  const values = held["values"];
  if (values instanceof Map) return values.get(name) ?? values.get(name.toLowerCase());
  if (typeof values === "object" && values !== null)
    return (values as { [key: string]: unknown })[name] ?? (values as { [key: string]: unknown })[name.toLowerCase()];
  return held[name];
}

function ownerByRule(engine: Engine, object: ObjectDescribe, record: SObject): string | null {
  const rules = engine.metadata.assignmentRules.get(object.key);
  const active =
    rules === undefined ? undefined : all(rules.node, "assignmentRule").find((rule) => isTrue(rule, "active"));
  for (const entry of active === undefined ? [] : all(active, "ruleEntry")) {
    if (!entryApplies(engine, entry, record)) continue;
    return assigneeId(engine, textOf(entry, "assignedToType") ?? "User", textOf(entry, "assignedTo") ?? "");
  }
  return null;
}

function entryApplies(engine: Engine, entry: XmlNode, record: SObject): boolean {
  const formula = textOf(entry, "formula");
  if (formula !== null) return evaluateFormula(formula, { ...recordContext(record), blankAsZero: false }) === true;
  return all(entry, "criteriaItems").every((item) => {
    const name = qualify((textOf(item, "field") ?? "").split(".").pop() as string, engine.schema.namespace);
    return meetsCriteria(record, name, textOf(item, "operation") ?? "equals", textOf(item, "value") ?? "");
  });
}

function assigneeId(engine: Engine, type: string, name: string): string | null {
  const isQueue = type === "Queue";
  const object = engine.schema.object(isQueue ? "Group" : "User");
  if (object === undefined) return null;
  return engine.records.readWhere(object, isQueue ? "developername" : "username", [name])[0]?.id ?? null;
}
