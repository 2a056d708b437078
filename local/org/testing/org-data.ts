import { quoted } from "../database/tables.js";
import type { Org } from "../org.js";
import type { ObjectDescribe } from "../schema/types.js";

/** Standard objects without owner whose records are data too. */
const OWNERLESS = new Set([
  "accountcontactrelation",
  "accountcontactrole",
  "campaignmember",
  "casecomment",
  "caseteammember",
  "contentdocumentlink",
  "emailmessage",
  "feeditem",
  "opportunitycontactrole",
  "opportunitylineitem",
  "opportunityteammember",
  "orderitem",
  "pricebookentry",
  "product2",
  "quotelineitem",
]);

/** Objects with an owner that manage the org: tests see their records always. */
const MANAGING = new Set(["group", "dashboard", "report", "folder"]);

/**
 * Takes the org's own data out of sight of tests without `SeeAllData=true`: custom objects, custom settings and the standard objects that hold
 * records of the business. What manages the org (users, profiles, permission sets, metadata) stays. Call inside a savepoint that is abandoned later.
 * Source: Apex Developer Guide, "Isolation of Test Data from Organization Data in Unit Tests".
 */
export function hideOrgData(org: Org): void {
  for (const { name } of org.store.all("SELECT name FROM sqlite_master WHERE type = 'table'")) {
    const object = org.schema.object(String(name));
    if (object !== undefined && isData(object)) org.store.run(`DELETE FROM ${quoted(object.key)}`);
  }
}

function isData(object: ObjectDescribe): boolean {
  if (object.isCustomMetadata || MANAGING.has(object.key)) return false;
  if (object.custom || OWNERLESS.has(object.key)) return true;
  return object.fields.has("ownerid") || /(share|history|feed)$/.test(object.key);
}
