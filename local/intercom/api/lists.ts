import { invalidParameter } from "../workspace/use-error.js";
import type { Json } from "./answers-people.js";
import { readPerPage, type Page, type PageRequest } from "./paging.js";
import { answered, type Answer, type Call } from "./route.js";

/** What the body of every search looks like. */
export interface SearchBody {
  query?: unknown;
  pagination?: { per_page?: number; starting_after?: string | null } | null;
  sort?: unknown;
}

/** The page that a list's query asks for. @throws UseError 400 for sizes out of range. */
export function readListPage(call: Call, usual: number, maximum = 150): PageRequest {
  return {
    perPage: readPerPage(call.query.get("per_page"), usual, maximum),
    cursor: call.query.get("starting_after") ?? undefined,
    fault: call.paging,
  };
}

/** The page that a search's body asks for. @throws UseError 400 for sizes out of range. */
export function readSearchPage(call: Call, usual: number, maximum = 150): PageRequest {
  const { pagination } = call.body as SearchBody;
  return {
    perPage: readPerPage(pagination?.per_page, usual, maximum),
    cursor: pagination?.starting_after ?? undefined,
    fault: call.paging,
  };
}

/** A page with a cursor as the API answers it; `names` are the list's type and the field of its rows. */
export function answerPage<Row>(
  page: Page<Row>,
  answerRow: (row: Row) => Json,
  [type, field]: readonly [string, string] = ["list", "data"],
): Answer {
  return answered({ type, [field]: page.rows.map(answerRow), total_count: page.totalCount, pages: page.pages });
}

/** A list that is always whole. */
export function answerList(data: readonly Json[]): Answer {
  return answered({ type: "list", data });
}

/** Pages that are counted, as some lists have them instead of cursors. @throws UseError 400. */
export function readPageNumber(value: unknown): number {
  const page = Number(value ?? 1);
  if (!Number.isInteger(page) || page < 1) throw invalidParameter("page must be a number from 1", "page");
  return page;
}

/** One counted page of a list, with the address of the next. */
export function numberedPage<Row>(
  all: readonly Row[],
  { page, perPage }: { page: number; perPage: number },
  address: (page: number) => string,
): { rows: Row[]; pages: Json } {
  const total_pages = Math.ceil(all.length / perPage);
  return {
    rows: all.slice((page - 1) * perPage, page * perPage),
    pages: { type: "pages", page, next: page < total_pages ? address(page + 1) : null, per_page: perPage, total_pages },
  };
}
