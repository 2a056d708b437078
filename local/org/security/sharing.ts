import type { Engine } from "../database/engine.js";
import type { StoreValue } from "../database/store.js";
import { quoted } from "../database/tables.js";
import { derivedName } from "../schema/derived.js";
import type { FieldDescribe, ObjectDescribe } from "../schema/types.js";
import { subordinateIds, groupIdsOf } from "./groups.js";
import type { UserContext } from "./users.js";

type Parameter = (value: StoreValue) => string;
/** Deleting takes more than editing: the owner, who stands above, or a share of all. Source: "Control Record Access", Salesforce Help. */
export type SharedFor = "read" | "edit" | "delete";

/** Objects whose rows everyone sees whatever their sharing: they describe the org itself. */
const OPEN = new Set([
  "user",
  "profile",
  "permissionset",
  "organization",
  "recordtype",
  "group",
  "userrole",
  "product2",
  "pricebook2",
  "pricebookentry",
]);

/**
 * SQL that is true for the rows of `object` a user may see (or change), or null when there is nothing to limit. Covers organisation-wide defaults,
 * ownership, the role hierarchy, share rows (manual and owner) of users, roles and groups, and detail objects that follow their master.
 */
export function visibleSql(
  engine: Engine,
  user: UserContext,
  object: ObjectDescribe,
  alias: string,
  parameter: Parameter,
  need: SharedFor = "read",
): string | null {
  return new Visibility(engine, user, parameter, need).sql(object, alias, 0);
}

class Visibility {
  private readonly engine: Engine;
  private readonly user: UserContext;
  private readonly parameter: Parameter;
  private readonly need: SharedFor;

  constructor(engine: Engine, user: UserContext, parameter: Parameter, need: SharedFor) {
    this.engine = engine;
    this.user = user;
    this.parameter = parameter;
    this.need = need;
  }

  sql(object: ObjectDescribe, alias: string, depth: number): string | null {
    const { user } = this;
    if (user.can(object.apiName, this.need === "read" ? "viewAll" : "modifyAll") || OPEN.has(object.key)) return null;
    if (object.isCustomMetadata || object.isCustomSetting || object.derivedKind !== null) return null;
    if (object.sharingModel.startsWith("ControlledBy")) return this.controlled(object, alias, depth);
    const owner = object.fields.get("ownerid");
    // An object without owner and master has no sharing of its own.
    if (owner === undefined) return null;
    if (!user.isGuest && this.isOpen(object)) return null;
    return this.owned(object, alias);
  }

  private isOpen(object: ObjectDescribe): boolean {
    const { sharingModel } = object;
    if (sharingModel === "Private") return false;
    if (this.need === "delete") return sharingModel === "FullAccess";
    return this.need === "read" || sharingModel !== "Read";
  }

  /** Own rows, rows of subordinates and of queues, and rows shared by a share row. Guests own nothing and have no subordinates. */
  private owned(object: ObjectDescribe, alias: string): string {
    const groups = groupIdsOf(this.engine, this.user);
    const owners = this.user.isGuest ? groups : [this.user.id, ...subordinateIds(this.engine, this.user), ...groups];
    const parts = [`${alias}.ownerid IN (SELECT value FROM json_each(${this.parameter(JSON.stringify(owners))}))`];
    const share = this.engine.schema.object(derivedName(object.apiName, "Share"));
    if (share !== undefined) parts.push(this.sharedSql(object, share, alias, [this.user.id, ...groups]));
    if (object.apiName === "Account" && !this.user.isGuest) parts.push(this.impliedByChildren(alias));
    return `(${parts.join(" OR ")})`;
  }

  private sharedSql(object: ObjectDescribe, share: ObjectDescribe, alias: string, receivers: string[]): string {
    const parent = parentField(share, object);
    const level = [...share.fields.values()].find(
      (field) => field.apiName === "AccessLevel" || field.apiName === `${object.apiName}AccessLevel`,
    ) as FieldDescribe;
    const enough = { read: "", edit: "'Edit', 'All'", delete: "'All'" }[this.need];
    const levels = enough === "" ? "" : ` AND ${quoted(level.key)} IN (${enough})`;
    const who = this.parameter(JSON.stringify(receivers));
    return `${alias}.id IN (SELECT ${quoted(parent.key)} FROM ${this.engine.records.tables.ensure(share)} WHERE isdeleted = 0 AND userorgroupid IN (SELECT value FROM json_each(${who}))${levels})`;
  }

  /** Whoever owns a contact, case or opportunity of an account may read the account. */
  private impliedByChildren(alias: string): string {
    if (this.need !== "read") return "0";
    const owner = this.parameter(this.user.id);
    const children = ["Opportunity", "Case"].map((name) => {
      const child = this.engine.schema.object(name) as ObjectDescribe;
      return `${alias}.id IN (SELECT accountid FROM ${this.engine.records.tables.ensure(child)} WHERE ownerid = ${owner} AND isdeleted = 0 AND accountid IS NOT NULL)`;
    });
    return children.join(" OR ");
  }

  /** Rows of a detail follow their master; a contact without an account follows its owner. */
  private controlled(object: ObjectDescribe, alias: string, depth: number): string | null {
    const master = masterField(object);
    if (master === undefined || depth > 3) return this.user.isGuest ? "0" : null;
    const parent = this.engine.schema.object(master.referenceTo[0] as string);
    if (parent === undefined) return null;
    const inner = `p${depth}`;
    const condition = new Visibility(this.engine, this.user, this.parameter, this.onMaster(master)).sql(
      parent,
      inner,
      depth + 1,
    );
    if (condition === null) return null;
    const table = this.engine.records.tables.ensure(parent);
    const followed = `${alias}.${quoted(master.key)} IN (SELECT ${inner}.id FROM ${table} AS ${inner} WHERE ${condition})`;
    if (object.fields.has("ownerid")) return `(${followed} OR ${this.owned(object, alias)})`;
    return followed;
  }

  /** What a change of a detail needs on its master: to edit it, or to read it where the relationship says so. */
  private onMaster(master: FieldDescribe): SharedFor {
    if (this.need === "read" || master.relationshipOrder === null) return this.need;
    return master.writeRequiresMasterRead ? "read" : "edit";
  }
}

/** The field of a share object that names the shared record. */
export function parentField(share: ObjectDescribe, object: ObjectDescribe): FieldDescribe {
  return [...share.fields.values()].find(
    (field) => field.type === "reference" && field.referenceTo.includes(object.apiName),
  ) as FieldDescribe;
}

/** The master-detail (or governing) reference of an object whose sharing is controlled by its parent. */
export function masterField(object: ObjectDescribe): FieldDescribe | undefined {
  const fields = [...object.fields.values()];
  const detail = fields
    .filter((field) => field.relationshipOrder !== null)
    .sort((left, right) => (left.relationshipOrder ?? 0) - (right.relationshipOrder ?? 0))[0];
  if (detail !== undefined) return detail;
  const named: Record<string, string> = {
    contact: "accountid",
    opportunitycontactrole: "opportunityid",
    opportunitylineitem: "opportunityid",
    casecomment: "parentid",
    campaignmember: "campaignid",
  };
  return object.fields.get(named[object.key] ?? "");
}
