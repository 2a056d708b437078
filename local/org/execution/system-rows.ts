import type { Org } from "../org.js";

/** A row as the engine itself reads it: by API name; date-times in milliseconds, booleans as 1 and 0. */
export type SystemRow = Record<string, string | number | bigint | Uint8Array | null>;

/** Reads and writes rows behind Apex's back: no trigger, limit, validation or access check. For the engine's own objects only. */
export interface SystemRows {
  insert(object: string, values: Record<string, string | number | null>): string;
  update(object: string, id: string, values: Record<string, string | number | null>): void;
  delete(object: string, id: string): void;
  find(object: string, field: string, value: string): SystemRow | null;
  findAll(object: string, field: string, value: string): SystemRow[];
}

/** The system rows of an org. */
export function systemRows(org: Org): SystemRows {
  return org.rows;
}
