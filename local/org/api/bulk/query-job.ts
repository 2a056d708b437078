import { type QueryOptions, runQuery } from "../../database/soql.js";
import { runTransaction } from "../../execution/transaction.js";
import type { Org } from "../../org.js";
import type { FieldReference, SelectItem, SoqlQuery } from "../../parser/soql-tree.js";
import type { SObject } from "../../runtime/sobject.js";
import type { FieldDescribe, ObjectDescribe } from "../../schema/types.js";
import type { UserContext } from "../../security/users.js";
import { ApiError } from "../errors.js";
import { valueToJson } from "../record-values.js";
import { writeCsv } from "./csv.js";
import { BulkJob, type JobSettings } from "./job.js";

/** Rows of a page of results where the client asks for no other number. */
const PAGE = 50_000;

interface QueryColumn {
  header: string;
  /** Relationships on the way to the field. */
  parents: string[];
  field: FieldDescribe;
}

/** Runs one query with the rights of whoever made the job and keeps its rows as text. */
export class QueryJob extends BulkJob {
  readonly jobType = "V2Query";
  private readonly org: Org;
  private readonly query: SoqlQuery;
  private readonly columns: readonly QueryColumn[];
  private rows: string[][] = [];

  /** Refuses with 400 what no bulk query answers, and what does not run at all. */
  constructor(org: Org, settings: JobSettings, query: SoqlQuery, object: ObjectDescribe, user: UserContext) {
    super(settings, "UploadComplete", () => org.now());
    this.org = org;
    this.query = query;
    refuseUnbulky(query);
    this.columns = query.select.map((item) => columnOf(org, object, item));
    // What does not run is said at once: the same query without rows.
    this.run({ ...query, limit: { kind: "number", text: "0" } }, user);
  }

  get processed(): number {
    return this.rows.length;
  }

  protected work(): void {
    const records = this.run(this.query, this.org.userContext(this.settings.ownerId));
    this.rows = records.map((record) => this.columns.map((column) => cellOf(record, column)));
    this.become("JobComplete");
  }

  private run(query: SoqlQuery, user: UserContext): SObject[] {
    const options: QueryOptions = { uncounted: true, dynamic: true };
    return runTransaction(this.org, { user, entry: "api" }, () => runQuery(query, new Map(), "user", options));
  }

  /** One page of rows with the header, and the locator of the next page. Throws 400 for a locator that is none. */
  results(locator: string | null, asked: number | null): { text: string; count: number; next: string | null } {
    const from = locator === null ? 0 : Number(Buffer.from(locator, "base64url").toString("utf8"));
    if (!Number.isInteger(from) || from < 0 || (locator !== null && from >= this.rows.length))
      throw new ApiError(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    const page = this.rows.slice(from, from + (asked ?? PAGE));
    const end = from + page.length;
    return {
      text: writeCsv([this.columns.map((column) => column.header), ...page], this.settings.layout),
      count: page.length,
      next: end < this.rows.length ? Buffer.from(String(end)).toString("base64url") : null,
    };
  }
}

function unavailable(message: string): never {
  throw new ApiError(400, "API_ERROR", message);
}

/** Source: "SOQL Considerations" of Bulk API 2.0 query: no aggregates, groups, offsets, TYPEOF, nested queries. */
function refuseUnbulky(query: SoqlQuery): void {
  if (query.bindNames.length > 0)
    throw new ApiError(400, "MALFORMED_QUERY", `\nBind variables only allowed in Apex code: ${query.text}`);
  if (query.isCount || query.groupBy.length > 0) unavailable("Aggregate Relationships not supported in Bulk Query");
  if (query.offset !== null) unavailable("OFFSET not supported in Bulk Query");
}

function columnOf(org: Org, object: ObjectDescribe, item: SelectItem): QueryColumn {
  if (item.kind === "subquery") return unavailable("Nested queries not supported in Bulk Query");
  if (item.kind === "typeof") return unavailable("TYPEOF not supported in Bulk Query");
  if (item.kind === "function") return unavailable(`${item.call.name} not supported in Bulk Query of the local org`);
  const column = follow(org, object, item.field);
  if (column.field.type === "address" || column.field.type === "location")
    unavailable("Selecting compound data not supported in Bulk Query");
  return column;
}

function follow(org: Org, object: ObjectDescribe, reference: FieldReference): QueryColumn {
  const names = [...reference.path];
  const last = names.pop() as string;
  const parents: string[] = [];
  let at: ObjectDescribe | undefined = object;
  for (const [index, name] of names.entries()) {
    const parent: FieldDescribe | undefined = at?.parentRelationship(name);
    // The first name may be the object itself or its alias.
    if (parent === undefined && index === 0) continue;
    parents.push(parent?.relationshipName ?? name);
    at =
      parent?.referenceTo.length === 1 ? org.schema.object(parent.referenceTo[0] as string) : org.schema.object("Name");
  }
  const field = at?.field(last);
  if (field === undefined)
    throw new ApiError(
      400,
      "INVALID_FIELD",
      `No such column '${reference.path.join(".")}' on entity '${object.apiName}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.`,
    );
  return { header: [...parents, field.apiName].join("."), parents, field };
}

function cellOf(record: SObject, column: QueryColumn): string {
  let at: SObject | null = record;
  for (const name of column.parents) at = at?.getParent(name) ?? null;
  const value = valueToJson(at?.values.get(column.field.key));
  if (value === null) return "";
  return column.field.type === "datetime" ? String(value).replace("+0000", "Z") : String(value);
}
