import { parseDynamic, takeBinds } from "../database/dynamic.js";
import { countQuery, runQuery, type Binds } from "../database/soql.js";
import { isAggregateQuery } from "../database/soql/aggregate.js";
import { current } from "../execution/context.js";
import { ApexList, type ApexMap } from "../runtime/collections.js";
import { throwNull } from "../runtime/exceptions.js";
import { findObject } from "../runtime/registry.js";
import type { SoqlQuery } from "../parser/soql-tree.js";
import type { AccessLevel } from "./access-level.js";
import { Cursor } from "./database-cursor.js";
import { QueryLocator } from "./database-query-locator.js";
import { accessMode } from "./database-statements.js";
import { extendClass } from "./define.js";

/** The type a list of the query's rows has. */
function rowType(query: SoqlQuery): string {
  const name = (query.from[0]?.path ?? []).join(".");
  return isAggregateQuery(query) ? "AggregateResult" : (findObject(name)?.apiName ?? "SObject");
}

function rows(query: SoqlQuery, binds: Binds, level: AccessLevel | null | undefined, ownRowLimit = false): ApexList {
  return new ApexList(
    rowType(query),
    runQuery(query, binds, accessMode(level), { dynamic: !ownRowLimit, ownRowLimit }),
  );
}

/** The binds of `…WithBinds`: names in any case. */
export function bindsOf(map: ApexMap | null): Binds {
  if (map === null) return throwNull();
  const binds = new Map<string, unknown>();
  for (const key of map.keys()) binds.set(String(key).toLowerCase(), map.get(key));
  return binds;
}

function query(text: string | null, level?: AccessLevel | null): ApexList {
  const binds = takeBinds();
  return rows(parseDynamic(text), binds, level);
}

function queryWithBinds(text: string | null, map: ApexMap | null, level: AccessLevel | null): ApexList {
  return rows(parseDynamic(text), bindsOf(map), level);
}

function count(text: string | null, level?: AccessLevel | null): number {
  const binds = takeBinds();
  return countQuery(parseDynamic(text), binds, accessMode(level), { dynamic: true });
}

/** A locator counts its query now and its rows against a limit of their own when they are read. */
function locator(source: string | ApexList | null, level?: AccessLevel | null): QueryLocator {
  if (source === null) return throwNull();
  if (source instanceof ApexList) return new QueryLocator("", () => source);
  const parsed = parseDynamic(source);
  const found = rows(parsed, takeBinds(), level, true);
  return new QueryLocator(source, () => found);
}

export function cursor(text: string | null, binds: Binds, level: AccessLevel | null | undefined): Cursor {
  const found = rows(parseDynamic(text), binds, level, true);
  current().limits.count("cursorRows", found.items.length);
  return new Cursor(found);
}

extendClass("System.Database", {
  statics: {
    "List<SObject> query(String text)": query,
    "List<SObject> query(String text, System.AccessLevel level)": query,
    "List<SObject> queryWithBinds(String text, Map<String, Object> binds, System.AccessLevel level)": queryWithBinds,
    "Integer countQuery(String text)": count,
    "Integer countQuery(String text, System.AccessLevel level)": count,
    "Integer countQueryWithBinds(String text, Map<String, Object> binds, System.AccessLevel level)": (
      text: string | null,
      map: ApexMap | null,
      level: AccessLevel | null,
    ) => countQuery(parseDynamic(text), bindsOf(map), accessMode(level), { dynamic: true }),
    "Database.QueryLocator getQueryLocator(String text)": locator,
    "Database.QueryLocator getQueryLocator(String text, System.AccessLevel level)": locator,
    "Database.QueryLocator getQueryLocator(List<SObject> rows)": locator,
    "Database.QueryLocator getQueryLocator(List<SObject> rows, System.AccessLevel level)": locator,
    "Database.QueryLocator getQueryLocatorWithBinds(String text, Map<String, Object> binds, System.AccessLevel level)":
      (text: string | null, map: ApexMap | null, level: AccessLevel | null) => {
        const found = queryWithBinds(text, map, level);
        return new QueryLocator(text as string, () => found);
      },
    "Database.Cursor getCursor(String text)": (text: string | null) => cursor(text, takeBinds(), undefined),
    "Database.Cursor getCursor(String text, System.AccessLevel level)": (
      text: string | null,
      level: AccessLevel | null,
    ) => cursor(text, takeBinds(), level),
    "Database.Cursor getCursorWithBinds(String text, Map<String, Object> binds, System.AccessLevel level)": (
      text: string | null,
      map: ApexMap | null,
      level: AccessLevel | null,
    ) => cursor(text, bindsOf(map), level),
  },
});
