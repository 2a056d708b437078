import { ApexList } from "../../runtime/values/list.js";
import { SObject } from "../../runtime/sobject.js";
import { formattedText } from "../formula/format.js";
import { computeFormula } from "../formula/compute.js";
import { decode, decimalOf } from "../codec.js";
import type { StoreRow, StoreValue } from "../store.js";
import { amount } from "./clauses.js";
import type { PlanContext } from "./context.js";
import { planRows, type ChildPlan, type RowPlan, type SelectedColumn } from "./plan.js";
import { relationshipPath, type Join } from "./scope.js";

/** A planned query's records, with parents, children and typed parents attached, and the number of rows read in all. */
export function readRows(plan: RowPlan, context: PlanContext): { records: SObject[]; rowCount: number } {
  const rows = context.engine.store.all(plan.sql, plan.values);
  const records = buildRecords(plan, rows, context);
  let rowCount = rows.length;
  for (const child of plan.children) rowCount += attachChildren(child, records, context);
  for (const typeOf of plan.typeOfs) attachTyped(typeOf, records, context);
  return { records, rowCount };
}

/** Names by which definitions are stored, of records that therefore show no id. */
const names = new WeakMap<SObject, string>();

const keyOf = (record: SObject): string | null => record.id ?? names.get(record) ?? null;

/** What one record of the tree takes from a row. */
interface Slot {
  join: Join;
  /** Index of the slot of its child record; the root has none. */
  owner: number;
  relationship: string;
  idColumn: string;
  columns: [string, SelectedColumn][];
  queried: Set<string>;
}

function slotsOf(plan: RowPlan): Slot[] {
  const pathOf = (join: Join): string => relationshipPath(join).join(".").toLowerCase();
  const slots: Slot[] = [
    { join: plan.scope.root, owner: -1, relationship: "", idColumn: "c0", columns: [], queried: new Set(["id"]) },
  ];
  const byPath = new Map<string, number>([["", 0]]);
  for (const { join, column } of plan.parents) {
    const path = pathOf(join);
    if (byPath.has(path)) continue;
    const owner = byPath.get(path.split(".").slice(0, -1).join(".")) ?? 0;
    byPath.set(path, slots.length);
    const relationship = (join.via?.relationshipName as string).toLowerCase();
    slots.push({ join, owner, relationship, idColumn: `c${column}`, columns: [], queried: new Set(["id"]) });
  }
  plan.columns.forEach((column, index) => {
    const slot = slots[byPath.get(pathOf(column.join)) as number] as Slot;
    slot.columns.push([`c${index}`, column]);
    slot.queried.add(column.key);
  });
  for (const child of plan.children) slots[0]!.queried.add(child.relationshipName.toLowerCase());
  return slots;
}

function buildRecords(plan: RowPlan, rows: StoreRow[], context: PlanContext): SObject[] {
  const slots = slotsOf(plan);
  const made: SObject[][] = slots.map(() => []);
  const records = rows.map((row) => {
    const current: (SObject | null)[] = [];
    slots.forEach((slot, index) => {
      const owner = slot.owner < 0 ? null : (current[slot.owner] as SObject | null);
      if (index > 0 && (owner === null || row[slot.idColumn] === null)) {
        owner?.putParent(slot.relationship, null);
        current.push(null);
        return;
      }
      const record = new SObject(slot.join.object);
      record.queried = slot.queried;
      for (const [name, column] of slot.columns) setValue(record, column, row[name], context);
      if (owner !== null) (owner.parents ??= new Map()).set(slot.relationship, record);
      current.push(record);
      made[index]!.push(record);
    });
    return current[0] as SObject;
  });
  slots.forEach((slot, index) => fillFormulas(slot, made[index] as SObject[], context));
  return records;
}

function setValue(record: SObject, column: SelectedColumn, stored: StoreValue | undefined, context: PlanContext): void {
  // Definitions and computed rows have names where others have ids.
  if (column.key === "id" && column.join.object.keyPrefix === null && column.join.targets === null) {
    names.set(record, stored as string);
    return;
  }
  const value = column.field === null ? plainValue(column, stored) : decode(column.field, stored);
  if (column.format) record.values.set(column.key, formattedText(column.side.field, value, context.user));
  else if (value !== null) record.values.set(column.key, value);
}

function plainValue(column: SelectedColumn, stored: StoreValue | undefined): unknown {
  if (stored === null || stored === undefined) return null;
  if (column.format && column.side.field !== null) return decode(column.side.field, stored);
  if (column.side.kind === "real") return decimalOf(stored as number, String(stored).split(".")[1]?.length ?? 0);
  return column.side.field !== null && column.side.kind !== "text" ? decode(column.side.field, stored) : stored;
}

/** Selected formula fields are computed from the whole stored record, not read from their column. */
function fillFormulas(slot: Slot, records: SObject[], context: PlanContext): void {
  const fields = slot.columns
    .map(([, column]) => column.field)
    .filter((field) => field !== null && field.formula !== null);
  if (fields.length === 0 || records.length === 0) return;
  const whole = context.engine.records.read(
    slot.join.object,
    [...new Set(records.map((record) => record.id as string))],
    true,
  );
  for (const record of records)
    for (const field of fields) {
      if (field === null) continue;
      const stored = whole.get(record.id as string);
      const value = stored === undefined ? null : computeFormula(field, stored);
      if (value === null) record.values.delete(field.key);
      else record.values.set(field.key, value);
    }
}

function attachChildren(child: ChildPlan, records: SObject[], context: PlanContext): number {
  const key = child.relationshipName.toLowerCase();
  const forked = context.fork();
  const lists = new Map<string, SObject[]>();
  let rowCount = 0;
  if (records.length > 0) {
    const ids = JSON.stringify(records.map(keyOf));
    const childPlan = planRows(child.query, child.object, forked, { field: child.field, ids });
    const rows = forked.engine.store.all(childPlan.sql, childPlan.values);
    const limit = child.query.limit === null ? Number.POSITIVE_INFINITY : amount(child.query.limit, forked, "LIMIT");
    const kept = rows.filter((row) => {
      const parent = String(row["parent_id"]);
      const list = lists.get(parent) ?? [];
      lists.set(parent, list);
      if (list.length >= limit) return false;
      list.push(undefined as unknown as SObject);
      return true;
    });
    for (const list of lists.values()) list.length = 0;
    const built = buildRecords(childPlan, kept, forked);
    kept.forEach((row, index) => lists.get(String(row["parent_id"]))?.push(built[index] as SObject));
    rowCount = kept.length;
    for (const grandchild of childPlan.children) rowCount += attachChildren(grandchild, built, forked);
    for (const typeOf of childPlan.typeOfs) attachTyped(typeOf, built, forked);
  } else planRows(child.query, child.object, forked, { field: child.field, ids: "[]" });
  for (const record of records) {
    const list = new ApexList(child.object.apiName, lists.get(keyOf(record) as string) ?? []);
    (record.children ??= new Map()).set(key, list);
  }
  return rowCount;
}

/** Reads the typed parents of a TYPEOF, one query per object that occurs. */
function attachTyped(typeOf: RowPlan["typeOfs"][number], records: SObject[], context: PlanContext): void {
  const { select, via } = typeOf;
  const byObject = new Map<string, string[]>();
  for (const record of records) {
    const id = record.values.get(via.key) as string | undefined;
    const object = id === undefined ? undefined : context.engine.records.objectOfId(id);
    if (object !== undefined) byObject.set(object.apiName, [...(byObject.get(object.apiName) ?? []), id as string]);
  }
  const found = new Map<string, SObject>();
  for (const [name, ids] of byObject) {
    const object = context.engine.schema.object(name);
    if (object === undefined) continue;
    const when = select.whens.find((each) => context.engine.schema.object(each.type) === object);
    const fields = when?.fields ?? select.otherwise ?? [];
    const idField = object.fields.get("id");
    if (idField === undefined) continue;
    const forked = context.fork();
    const query = { ...EMPTY_QUERY, select: fields.map((field) => ({ kind: "field" as const, field, alias: null })) };
    const plan = planRows(query, object, forked, { field: idField, ids: JSON.stringify(ids) });
    for (const record of readRows(plan, forked).records) found.set(record.id as string, record);
  }
  for (const record of records) {
    const id = record.values.get(via.key) as string | undefined;
    record.putParent(via.relationshipName as string, id === undefined ? null : (found.get(id) ?? null));
  }
}

const EMPTY_QUERY = {
  text: "",
  from: [],
  scope: null,
  where: null,
  mode: null,
  unsupportedWith: null,
  groupBy: [],
  grouping: "plain" as const,
  having: null,
  orderBy: [],
  limit: null,
  offset: null,
  allRows: true,
  lock: null,
  isCount: false,
  bindNames: [],
};
