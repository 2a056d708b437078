import type { SystemRows } from "../execution/system-rows.js";
import type { PermissionMetadata } from "../metadata/types.js";
import type { Org } from "../org.js";

/** Writes what a permission set of the metadata grants as the rows by which Apex reads it: ObjectPermissions and FieldPermissions. */
export function insertPermissionRows(
  org: Org,
  rows: SystemRows,
  permissionSetId: string,
  set: PermissionMetadata,
): void {
  for (const grant of set.objects) {
    rows.insert("ObjectPermissions", {
      ParentId: permissionSetId,
      SobjectType: org.schema.object(grant.object)?.apiName ?? grant.object,
      PermissionsRead: grant.read,
      PermissionsCreate: grant.create,
      PermissionsEdit: grant.edit,
      PermissionsDelete: grant.delete,
      PermissionsViewAllRecords: grant.viewAll,
      PermissionsModifyAllRecords: grant.modifyAll,
    });
  }
  for (const grant of set.fields) {
    const [objectName = "", fieldName = ""] = grant.field.split(".");
    const object = org.schema.object(objectName);
    const field = object?.field(fieldName);
    if (object === undefined || field === undefined) continue;
    rows.insert("FieldPermissions", {
      ParentId: permissionSetId,
      SobjectType: object.apiName,
      Field: `${object.apiName}.${field.apiName}`,
      PermissionsRead: grant.read,
      PermissionsEdit: grant.edit,
    });
  }
}
