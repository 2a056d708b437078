import { current } from "../execution/context.js";
import type { SearchedObject, SoslSearch } from "../parser/sosl-tree.js";
import type { SoqlCondition, SoqlQuery, SoqlValue } from "../parser/soql-tree.js";
import { throwApex } from "../runtime/exceptions.js";
import type { SObject } from "../runtime/sobject.js";
import { ApexList } from "../runtime/values/list.js";
import type { ObjectDescribe } from "../schema/types.js";
import type { AccessMode } from "../security/users.js";
import { engineOf } from "./engine.js";
import { runQuery, type Binds } from "./soql.js";

/** What `Test.setFixedSearchResults` fixed: ids, or null when nothing is fixed. Outside tests searches are real. */
export type FixedResults = () => readonly string[] | null;
let fixedResults: FixedResults = () => null;

/** Installs where a test's fixed search results come from. */
export function installFixedResults(source: FixedResults): void {
  fixedResults = source;
}

const SEARCHED = new Set(["string", "textarea", "email", "phone", "url", "picklist", "combobox"]);
const GROUPS: Record<string, (type: string, isName: boolean) => boolean> = {
  ALL: () => true,
  SIDEBAR: () => true,
  NAME: (_type, isName) => isName,
  EMAIL: (type) => type === "email",
  PHONE: (type) => type === "phone",
};

/**
 * Runs a search: one list per object of RETURNING, in order. In a test only the fixed results are found, as on the platform; elsewhere every word
 * must start a word of a searched field (`*` and `?` are wildcards).
 */
export function runSosl(search: SoslSearch, binds: Binds, mode: AccessMode): SObject[][] {
  const execution = current();
  execution.limits.count("sosl");
  if (search.unsupportedWith !== null)
    throwApex("System.SearchException", `${search.unsupportedWith} is not supported`);
  const term = termOf(search, binds);
  if (term.replace(/[*?"\s]/g, "").length < 2)
    throwApex("System.SearchException", "search term must be longer than one character");
  const fixed = execution.isTest ? (fixedResults() ?? []) : null;
  return search.returning.map((spec) => searchObject(spec, search, term, fixed, binds, search.mode ?? mode));
}

function termOf(search: SoslSearch, binds: Binds): string {
  if (search.find.kind === "string") return search.find.value;
  if (search.find.kind !== "bind") return "";
  const { index } = search.find;
  const value = Array.isArray(binds)
    ? (binds as readonly unknown[])[index]
    : typeof binds === "function"
      ? binds(search.bindNames[index] ?? "")
      : (binds as ReadonlyMap<string, unknown>).get((search.bindNames[index] ?? "").toLowerCase());
  return typeof value === "string" ? value : "";
}

function searchObject(
  spec: SearchedObject,
  search: SoslSearch,
  term: string,
  fixed: readonly (string | null)[] | null,
  binds: Binds,
  mode: AccessMode,
): SObject[] {
  const { org } = current();
  const object = org.schema.object(spec.object);
  if (object === undefined)
    return throwApex("System.SearchException", `sObject type '${spec.object}' is not supported.`);
  const ids = fixed ?? matchingIds(object, search.group, term);
  const own = ids.filter((id): id is string => id?.startsWith(object.keyPrefix ?? "-") === true);
  const place = { line: 1, column: 1 };
  const inIds: SoqlCondition = {
    kind: "comparison",
    left: { kind: "field", path: ["Id"], ...place },
    operator: "IN",
    right: { kind: "list", items: own.map((value): SoqlValue => ({ kind: "string", value })) },
  };
  const query: SoqlQuery = {
    text: search.text,
    select: (spec.fields.length > 0 ? spec.fields : [["Id"]]).map((path) => ({
      kind: "field",
      field: { kind: "field", path, ...place },
      alias: null,
    })),
    from: [{ path: [object.apiName], alias: null, ...place }],
    scope: null,
    where: spec.where === null ? inIds : { kind: "and", items: [inIds, spec.where] },
    mode: null,
    unsupportedWith: null,
    groupBy: [],
    grouping: "plain",
    having: null,
    orderBy: spec.orderBy,
    limit: spec.limit ?? search.limit,
    offset: spec.offset,
    allRows: false,
    lock: null,
    isCount: false,
    bindNames: search.bindNames,
  };
  const found = runQuery(query, binds, mode, { uncounted: true });
  current().limits.count("soslRows", found.length);
  return found;
}

/** Ids of records of which some searched field has every word of the term. */
function matchingIds(object: ObjectDescribe, group: string, term: string): string[] {
  const inGroup = GROUPS[group] ?? GROUPS["ALL"]!;
  const fields = [...object.fields.values()].filter(
    (field) => SEARCHED.has(field.type) && inGroup(field.type, field.nameField),
  );
  const words = term
    .replace(/["()]/g, " ")
    .split(/\s+/)
    .filter((word) => word !== "" && !/^(and|or)$/i.test(word))
    .map(wordPattern);
  const found: string[] = [];
  for (const record of engineOf(current().org).records.readAll(object)) {
    const texts = fields
      .map((field) => record.values.get(field.key))
      .filter((value): value is string => typeof value === "string");
    if (words.every((pattern) => texts.some((text) => pattern.test(text)))) found.push(record.id as string);
  }
  return found;
}

function wordPattern(word: string): RegExp {
  const escaped = word
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", "\\S*")
    .replaceAll("?", "\\S");
  return new RegExp(`(?:^|[^\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "iu");
}

/** Results as Apex sees them: a list of lists. */
export function searchLists(search: SoslSearch, results: SObject[][]): ApexList {
  const lists = results.map(
    (records, index) =>
      new ApexList(current().org.schema.object(search.returning[index]?.object ?? "")?.apiName ?? "SObject", records),
  );
  return new ApexList("List<SObject>", lists);
}
