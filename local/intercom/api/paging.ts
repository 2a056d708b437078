import type { ConversationOrder, ConversationRow, Place } from "../workspace/conversation-store.js";
import { compareIds } from "../workspace/conversation-store.js";
import { invalidParameter } from "../workspace/use-error.js";
import type { Workspace } from "../workspace/workspace.js";
import type { Predicate, Sort } from "./search.js";

/** What faults may do to paging: give the same page again, skip one, or hand out a cursor that nobody knows. */
export type PagingFault = "pageRepeated" | "pageLost" | "wrongCursor";

export interface PageRequest {
  perPage: number;
  cursor?: string | undefined;
  fault?: PagingFault | undefined;
}

export interface Page<Row> {
  rows: Row[];
  totalCount: number;
  pages: Record<string, unknown>;
}

interface Cursor extends Place {
  page: number;
}

/** An opaque cursor: the last row's sort value, its id, and the number of the page it opens. */
function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id, cursor.page])).toString("base64");
}

function readCursor(text: string): Cursor {
  try {
    const [value, id, page] = JSON.parse(Buffer.from(text, "base64").toString("utf8")) as unknown[];
    if (typeof value === "number" && typeof id === "string" && typeof page === "number") return { value, id, page };
  } catch {
    throw invalidParameter("starting_after is not a cursor of this list", "starting_after");
  }
  throw invalidParameter("starting_after is not a cursor of this list", "starting_after");
}

interface OrderedRows<Row> {
  rows: Iterable<Row>;
  placeOf: (row: Row) => Place;
  test: Predicate<Row>;
  totalCount: number;
}

/** Takes one page from rows that start behind the cursor. A keyset: rows that change move between pages. */
function takePage<Row>(request: PageRequest, source: (after?: Place) => OrderedRows<Row>): Page<Row> {
  const cursor = request.cursor === undefined || request.cursor === "" ? undefined : readCursor(request.cursor);
  const { rows: ordered, placeOf, test, totalCount } = source(cursor);
  const rows: Row[] = [];
  let more = false;
  const wanted = request.fault === "pageLost" ? request.perPage * 2 : request.perPage;
  for (const row of ordered) {
    if (!test(row)) continue;
    if (rows.length === wanted) {
      more = true;
      break;
    }
    rows.push(row);
  }
  const shown = rows.slice(0, request.perPage);
  const last = rows.at(-1);
  const page = cursor?.page ?? 1;
  let next: Record<string, unknown> | null = null;
  if (more && last) {
    const place =
      request.fault === "pageRepeated"
        ? { ...(cursor ?? { value: Number.MAX_SAFE_INTEGER, id: "9" }), page }
        : { ...placeOf(last), page: page + 1 };
    next = {
      per_page: request.perPage,
      starting_after: request.fault === "wrongCursor" ? "bm90LWEtY3Vyc29y" : writeCursor(place),
    };
  }
  const pages = {
    type: "pages",
    next,
    page,
    per_page: request.perPage,
    total_pages: Math.ceil(totalCount / request.perPage),
  };
  return { rows: shown, totalCount, pages };
}

/** One page of conversations that pass the test. */
export function pageOfConversations(
  workspace: Workspace,
  request: PageRequest,
  options: { test?: Predicate<ConversationRow>; sort?: Sort | undefined } = {},
): Page<ConversationRow> {
  const { test, sort } = options;
  const order = sort?.field ?? "updated_at";
  if (order !== "updated_at" && order !== "created_at")
    throw invalidParameter(`Conversations cannot be sorted by '${order}'`, "sort");
  const direction = sort?.direction ?? "descending";
  return takePage(request, (after) => ({
    rows: workspace.conversations.rows(order satisfies ConversationOrder, direction, after),
    placeOf: (row) => ({ value: row[order], id: row.id }),
    test: test ?? (() => true),
    totalCount: test
      ? countRows(workspace.conversations.rows("created_at", "ascending"), test)
      : workspace.conversations.total,
  }));
}

function countRows<Row>(rows: Iterable<Row>, test: Predicate<Row>): number {
  let count = 0;
  for (const row of rows) if (test(row)) count++;
  return count;
}

export interface ListedRecord {
  id: string;
}

/** One page of records that are all in memory; sorted by a number or text, ties by id. */
export function pageOfRecords<Row extends ListedRecord>(
  request: PageRequest,
  all: readonly Row[],
  valueOf: (row: Row) => number | string | null,
  direction: Sort["direction"],
): Page<Row> {
  const sign = direction === "ascending" ? 1 : -1;
  const numbers = numberValues(all, valueOf);
  const compare = (first: Place, second: Place): number =>
    sign * (first.value - second.value || compareIds(first.id, second.id));
  const placeOf = (row: Row): Place => ({ value: numbers(row), id: row.id });
  const sorted = all
    .map((row) => ({ row, place: placeOf(row) }))
    .sort((first, second) => compare(first.place, second.place));
  return takePage(request, (after) => ({
    rows: sorted.filter(({ place }) => !after || compare(place, after) > 0).map(({ row }) => row),
    placeOf,
    test: () => true,
    totalCount: all.length,
  }));
}

/** Texts are sorted by their rank, so that a cursor always holds a number. */
function numberValues<Row extends ListedRecord>(
  all: readonly Row[],
  valueOf: (row: Row) => number | string | null,
): (row: Row) => number {
  if (!all.some((row) => typeof valueOf(row) === "string")) return (row) => Number(valueOf(row) ?? 0);
  const texts = [...new Set(all.map((row) => String(valueOf(row) ?? "").toLowerCase()))].sort();
  const ranks = new Map(texts.map((text, rank) => [text, rank]));
  return (row) => ranks.get(String(valueOf(row) ?? "").toLowerCase()) ?? 0;
}

/** Reads a page size. @throws UseError 400 when it is not a number from 1 to the maximum. */
export function readPerPage(value: unknown, usual: number, maximum: number): number {
  if (value === null || value === undefined || value === "") return usual;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > maximum)
    throw invalidParameter(`per_page must be a number between 1 and ${maximum}`, "per_page");
  return number;
}
