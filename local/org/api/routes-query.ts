import { parseSoql } from "../parser/soql-tree.js";
import { countQuery, runQuery } from "../database/soql.js";
import { type ApiCall, inTransaction } from "./call-context.js";
import { ApiError, json } from "./errors.js";
import type { ApiResponse } from "./protocol.js";
import { type Json, rowsToJson } from "./record-json.js";

const DEFAULT_BATCH = 2_000;
const SMALLEST_BATCH = 200;
const KEPT_CURSORS = 10;

/** Clients have no governor limits, and see where in the text an error is. */
const API_QUERY = { uncounted: true, dynamic: true } as const;

interface Cursor {
  rows: Json[];
  batch: number;
  owner: string;
}

const cursors = new Map<string, Cursor>();
let cursorCount = 0;

/** Rows of a query as the caller may see them, in pages. */
export function query(call: ApiCall, allRows: boolean): ApiResponse {
  const text = call.params.get("q");
  if (text === null) throw new ApiError(400, "MALFORMED_QUERY", "A query string has to be specified");
  return json(runText(call, text, allRows));
}

/** Runs a query text; the first page of its result. */
export function runText(call: ApiCall, text: string, allRows = false): Json {
  const parsed = parseSoql(text);
  if (parsed.bindNames.length > 0)
    throw new ApiError(400, "MALFORMED_QUERY", `\nBind variables only allowed in Apex code: ${text}`);
  const asked = allRows ? { ...parsed, allRows: true } : parsed;
  return inTransaction(call, "api", () => {
    if (parsed.isCount) return { totalSize: countQuery(asked, new Map(), "user", API_QUERY), done: true, records: [] };
    const rows = rowsToJson(runQuery(asked, new Map(), "user", API_QUERY), call.base);
    return page(call, { rows, batch: batchSize(call), owner: call.user.id }, 0, null);
  });
}

function batchSize(call: ApiCall): number {
  const asked = /batchSize=(\d+)/i.exec(call.request.headers["sforce-query-options"] ?? "");
  return asked ? Math.min(DEFAULT_BATCH, Math.max(SMALLEST_BATCH, Number(asked[1]))) : DEFAULT_BATCH;
}

function page(call: ApiCall, cursor: Cursor, from: number, id: string | null): Json {
  const records = cursor.rows.slice(from, from + cursor.batch);
  const next = from + records.length;
  const done = next >= cursor.rows.length;
  if (done) return { totalSize: cursor.rows.length, done, records };
  const key = id ?? keep(cursor);
  return { totalSize: cursor.rows.length, done, nextRecordsUrl: `${call.base}/query/${key}-${next}`, records };
}

function keep(cursor: Cursor): string {
  const id = `01g${String(++cursorCount).padStart(15, "0")}`;
  cursors.set(id, cursor);
  if (cursors.size > KEPT_CURSORS) cursors.delete(cursors.keys().next().value as string);
  return id;
}

/** The next page of an earlier query. */
export function queryMore(call: ApiCall, locator: string): ApiResponse {
  const [, id, from] = /^(\w+)-(\d+)$/.exec(locator) ?? [];
  const cursor = id === undefined ? undefined : cursors.get(id);
  if (id === undefined || cursor === undefined || cursor.owner !== call.user.id)
    throw new ApiError(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
  return json(page(call, cursor, Number(from), id));
}
