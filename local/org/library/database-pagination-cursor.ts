import { current } from "../execution/context.js";
import { ApexList, type ApexMap } from "../runtime/collections.js";
import { throwApex } from "../runtime/exceptions.js";
import type { AccessLevel } from "./access-level.js";
import { required } from "./arguments.js";
import { takeBinds } from "../database/dynamic.js";
import { CursorFetchResult } from "./database-cursor-fetch-result.js";
import { bindsOf, cursor } from "./database-queries.js";
import { defineClass, extendClass, unsupported } from "./define.js";

/** The rows of a query, to be shown page by page. */
export class PaginationCursor {
  static readonly apexName = "Database.PaginationCursor";
  readonly rows: ApexList;
  constructor(rows: ApexList) {
    this.rows = rows;
  }
}

function fetchPage(self: PaginationCursor, start: number | null, pageSize: number | null): CursorFetchResult {
  current().limits.count("fetchCallsOnCursor");
  const { items, elementType } = self.rows;
  const from = required(start);
  if (from < 0 || required(pageSize) < 0 || from > items.length) {
    throwApex("System.InvalidParameterValueException", `Invalid start or page size: ${start}, ${pageSize}`);
  }
  const page = items.slice(from, from + (pageSize as number));
  const next = from + page.length;
  return new CursorFetchResult(new ApexList(elementType, page), next, next >= items.length);
}

defineClass({
  name: "Database.PaginationCursor",
  js: PaginationCursor,
  methods: {
    "Database.CursorFetchResult fetchPage(Integer start, Integer pageSize)": fetchPage,
    "Integer fetchDeleted(Integer start, Integer pageSize)": unsupported("Database.PaginationCursor.fetchDeleted"),
    "Integer getNumRecords()": (self: PaginationCursor) => self.rows.items.length,
  },
});

const open = (rows: ApexList): PaginationCursor => new PaginationCursor(rows);

extendClass("System.Database", {
  statics: {
    "Database.PaginationCursor getPaginationCursor(String text)": (text: string | null) =>
      open(cursor(text, takeBinds(), undefined).rows),
    "Database.PaginationCursor getPaginationCursor(String text, System.AccessLevel level)": (
      text: string | null,
      level: AccessLevel | null,
    ) => open(cursor(text, takeBinds(), level).rows),
    "Database.PaginationCursor getPaginationCursorWithBinds(String text, Map<String, Object> binds, System.AccessLevel level)":
      (text: string | null, map: ApexMap | null, level: AccessLevel | null) =>
        open(cursor(text, bindsOf(map), level).rows),
  },
});
