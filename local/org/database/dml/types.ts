import type { RecordError, SObject } from "../../runtime/sobject.js";
import type { AccessMode } from "../../security/users.js";

export type DmlOperation = "insert" | "update" | "upsert" | "delete" | "undelete";

/** What became of one record of a DML statement. */
export interface DmlOutcome {
  success: boolean;
  id: string | null;
  errors: RecordError[];
  /** Upsert only: the record is new. */
  created: boolean;
}

export interface DmlOptions {
  allOrNone: boolean;
  mode: AccessMode;
  /** Upsert only: API name of the external id field; the id when absent. */
  externalIdField?: string | null;
  /** An instance of Database.DMLOptions. */
  dmlOptions?: unknown;
  /** Sharing where it is not that of the running class. */
  sharing?: boolean;
}

/** One record on its way through the order of execution. */
export interface Row {
  /** Position in the list given to the statement. */
  index: number;
  /** The caller's record; only its id is ever written. */
  source: SObject;
  /** The record as triggers see and change it. */
  record: SObject;
  /** As stored before the change; null for a new record. */
  before: SObject | null;
  errors: RecordError[];
  /** Field keys the caller or the engine changed; a trigger's changes are found by comparison. */
  changed: Set<string>;
}

/** How a chunk is saved beyond the caller's options. */
export interface SaveContext {
  options: DmlOptions;
  /** True for changes the platform makes itself (roll-ups, conversion): read-only fields may be written and no access is checked. */
  internal: boolean;
}

/** Adds an error to a row. */
export function fail(row: Row, statusCode: string, message: string, fields: string[] = []): void {
  row.errors.push({ statusCode, message, fields });
}

/** Rows without errors. */
export function good(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.errors.length === 0);
}
