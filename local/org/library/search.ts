import { takeBinds } from "../database/dynamic.js";
import { installFixedResults, runSosl, searchLists } from "../database/sosl.js";
import { SoqlSyntaxError } from "../parser/soql-parse.js";
import { parseSosl, type SoslSearch } from "../parser/sosl-tree.js";
import { ApexList } from "../runtime/collections.js";
import { throwApex, throwNull } from "../runtime/exceptions.js";
import type { SObject } from "../runtime/sobject.js";
import { testContextOrNull } from "../testing/test-context.js";
import type { AccessLevel } from "./access-level.js";
import { accessMode } from "./database-statements.js";
import { defineClass, unsupported } from "./define.js";

installFixedResults(() => testContextOrNull()?.fixedSearchResults ?? null);

/** One found record with what belongs to it. */
class SearchResult {
  static readonly apexName = "Search.SearchResult";
  readonly record: SObject;
  constructor(record: SObject) {
    this.record = record;
  }
}

class SearchResults {
  static readonly apexName = "Search.SearchResults";
  readonly lists: ApexList;
  readonly objects: string[];
  constructor(search: SoslSearch, lists: ApexList) {
    this.lists = lists;
    this.objects = search.returning.map((spec) => spec.object.toLowerCase());
  }
}

function parsed(text: string | null): SoslSearch {
  if (text === null) return throwNull();
  try {
    return parseSosl(text);
  } catch (error) {
    if (error instanceof SoqlSyntaxError) return throwApex("System.SearchException", error.message);
    throw error;
  }
}

function query(text: string | null, level?: AccessLevel | null): ApexList {
  const binds = takeBinds();
  const search = parsed(text);
  return searchLists(search, runSosl(search, binds, accessMode(level)));
}

function find(text: string | null, level?: AccessLevel | null): SearchResults {
  const search = parsed(text);
  return new SearchResults(search, searchLists(search, runSosl(search, takeBinds(), accessMode(level))));
}

defineClass({
  name: "System.Search",
  statics: {
    "List<List<SObject>> query(String text)": query,
    "List<List<SObject>> query(String text, System.AccessLevel level)": query,
    "Search.SearchResults find(String text)": find,
    "Search.SearchResults find(String text, System.AccessLevel level)": find,
    "Object suggest(String text, String sObjectType, Object options)": unsupported("Search.suggest"),
  },
});

defineClass({
  name: "Search.SearchResults",
  js: SearchResults,
  methods: {
    "List<Search.SearchResult> get(String sObjectType)": (self: SearchResults, name: string | null) => {
      const index = self.objects.indexOf((name ?? "").toLowerCase());
      const list = self.lists.items[index] as ApexList | undefined;
      return new ApexList(
        "Search.SearchResult",
        (list?.items ?? []).map((record) => new SearchResult(record as SObject)),
      );
    },
  },
});

defineClass({
  name: "Search.SearchResult",
  js: SearchResult,
  methods: {
    "SObject getSObject()": (self: SearchResult) => self.record,
    "String getSnippet()": unsupported("SearchResult.getSnippet"),
    "String getSnippet(String fieldName)": unsupported("SearchResult.getSnippet"),
  },
});
