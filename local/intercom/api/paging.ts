import type { ConversationOrder, ConversationRow, Matches, Place } from "../workspace/conversation-store.js";
import { compareIds } from "../workspace/conversation-store.js";
import { invalidParameter } from "../workspace/use-error.js";
import type { Workspace } from "../workspace/workspace.js";
import type { Sort } from "./search.js";

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

/** The last row that was seen: its sort value, a number or a text, and its id. */
interface RecordPlace {
  value: number | string;
  id: string;
}

interface Cursor extends RecordPlace {
  page: number;
}

/** An opaque cursor: the last row's sort value, its id, and the number of the page it opens. */
function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id, cursor.page])).toString("base64");
}

function readCursor(text: string): Cursor {
  try {
    const [value, id, page] = JSON.parse(Buffer.from(text, "base64").toString("utf8")) as unknown[];
    if ((typeof value === "number" || typeof value === "string") && typeof id === "string" && typeof page === "number")
      return { value, id, page };
  } catch {
    throw invalidParameter("starting_after is not a cursor of this list", "starting_after");
  }
  throw invalidParameter("starting_after is not a cursor of this list", "starting_after");
}

interface OrderedRows<Row> {
  rows: Iterable<Row>;
  placeOf: (row: Row) => RecordPlace;
  totalCount: number;
}

/** Takes one page from rows that start behind the cursor. A keyset: rows that change move between pages. */
function takePage<Row>(request: PageRequest, source: (after?: RecordPlace) => OrderedRows<Row>): Page<Row> {
  const cursor = request.cursor === undefined || request.cursor === "" ? undefined : readCursor(request.cursor);
  const { rows: ordered, placeOf, totalCount } = source(cursor);
  const rows: Row[] = [];
  let more = false;
  const wanted = request.fault === "pageLost" ? request.perPage * 2 : request.perPage;
  for (const row of ordered) {
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

/** One page of the conversations that match, or of all. With `until`, those that changed later are not known yet. */
export function pageOfConversations(
  workspace: Workspace,
  request: PageRequest,
  options: { matches?: Matches | undefined; sort?: Sort | undefined; until?: number | undefined } = {},
): Page<ConversationRow> {
  const { matches, sort, until } = options;
  const { conversations } = workspace;
  const order = sort?.field ?? "updated_at";
  if (order !== "updated_at" && order !== "created_at")
    throw invalidParameter(`Conversations cannot be sorted by '${order}'`, "sort");
  const direction = sort?.direction ?? "descending";
  const known = (after?: Place): Iterable<ConversationRow> => {
    const rows = conversations.rows(order satisfies ConversationOrder, direction, after, matches);
    return until === undefined ? rows : rowsUntil(rows, until);
  };
  const total = (): number => {
    if (until === undefined) return matches ? conversations.count(matches) : conversations.total;
    return [...known()].length;
  };
  return takePage(request, (after) => ({
    rows: known(after && numberPlace(after)),
    placeOf: (row) => ({ value: row[order], id: row.id }),
    totalCount: total(),
  }));
}

function numberPlace({ value, id }: RecordPlace): Place {
  if (typeof value !== "number")
    throw invalidParameter("starting_after is not a cursor of this list", "starting_after");
  return { value, id };
}

function* rowsUntil(rows: Iterable<ConversationRow>, until: number): Generator<ConversationRow> {
  for (const row of rows) if (row.updated_at <= until) yield row;
}

export interface ListedRecord {
  id: string;
}

/** One page of records that are all in memory; sorted by a number or text (letter case aside), ties by id. */
export function pageOfRecords<Row extends ListedRecord>(
  request: PageRequest,
  all: readonly Row[],
  valueOf: (row: Row) => number | string | null,
  direction: Sort["direction"],
): Page<Row> {
  const sign = direction === "ascending" ? 1 : -1;
  const texts = all.some((row) => typeof valueOf(row) === "string");
  const placeOf = (row: Row): RecordPlace => {
    const value = valueOf(row);
    return { value: texts ? String(value ?? "").toLowerCase() : Number(value ?? 0), id: row.id };
  };
  const compare = (first: RecordPlace, second: RecordPlace): number =>
    sign * (compareValues(first.value, second.value) || compareIds(first.id, second.id));
  const sorted = all
    .map((row) => ({ row, place: placeOf(row) }))
    .sort((first, second) => compare(first.place, second.place));
  return takePage(request, (after) => ({
    rows: sorted.filter(({ place }) => !after || compare(place, after) > 0).map(({ row }) => row),
    placeOf,
    totalCount: all.length,
  }));
}

/** One page of records, those created last first. */
export function newestFirst<Row extends ListedRecord & { created_at: number }>(
  request: PageRequest,
  all: readonly Row[],
): Page<Row> {
  return pageOfRecords(request, all, (row) => row.created_at, "descending");
}

function compareValues(first: number | string, second: number | string): number {
  if (typeof first === "number" && typeof second === "number") return first - second;
  const [one, other] = [String(first), String(second)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Reads a page size. @throws UseError 400 when it is not a number from 1 to the maximum. */
export function readPerPage(value: unknown, usual: number, maximum: number): number {
  if (value === null || value === undefined || value === "") return usual;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > maximum)
    throw invalidParameter(`per_page must be a number between 1 and ${maximum}`, "per_page");
  return number;
}
