import type { SystemRows } from "../execution/system-rows.js";
import type { Org } from "../org.js";
import { grantsOf } from "./grants.js";
import type { ObjectRight } from "./users.js";

/** Standard objects that profiles grant by object permissions; the others follow a parent or a user permission. */
const STANDARD_OBJECTS = [
  "Account",
  "Asset",
  "Campaign",
  "Case",
  "Contact",
  "Contract",
  "Lead",
  "Opportunity",
  "Order",
  "Pricebook2",
  "Product2",
  "Solution",
];

/**
 * Every profile owns a permission set, by which queries read what it grants to objects, and its users are assigned to
 * it. Source: "PermissionSet" and "ObjectPermissions", Object Reference.
 */
export function insertProfileSet(org: Org, rows: SystemRows, profileId: string, profileName: string): void {
  const id = rows.insert("PermissionSet", {
    Name: `X${profileId}`,
    Label: profileId,
    IsOwnedByProfile: true,
    IsCustom: false,
    ProfileId: profileId,
    Type: "Profile",
  });
  const grants = grantsOf(org.schema, org.metadata, profileName, []);
  const custom = [...org.schema.objects()].filter((object) => object.custom && object.apiName.endsWith("__c"));
  for (const object of [...STANDARD_OBJECTS, ...custom.map((each) => each.apiName)]) {
    const can = (right: ObjectRight): boolean => grants.can(object, right);
    if (!can("read")) continue;
    rows.insert("ObjectPermissions", {
      ParentId: id,
      SobjectType: object,
      PermissionsRead: true,
      PermissionsCreate: can("create"),
      PermissionsEdit: can("edit"),
      PermissionsDelete: can("delete"),
      PermissionsViewAllRecords: can("viewAll"),
      PermissionsModifyAllRecords: can("modifyAll"),
    });
  }
}
