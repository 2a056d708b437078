import type { PermissionMetadata } from "../metadata/types.js";
import type { Org } from "../org.js";
import type { SObject } from "../runtime/sobject.js";
import { systemRows } from "./system-rows.js";

/** What rows written by Apex or the API grant to a permission set: object and field permissions, classes, custom permissions, its own switches. */
export function writtenGrants(org: Org, set: SObject): PermissionMetadata[] {
  const rows = systemRows(org);
  const id = set.id as string;
  const objects = rows.findAll("ObjectPermissions", "ParentId", id);
  const fields = rows.findAll("FieldPermissions", "ParentId", id);
  const access = rows.findAll("SetupEntityAccess", "ParentId", id);
  const switches = [...set.describe.fields.values()].filter(
    (field) => field.apiName.startsWith("Permissions") && set.values.get(field.key) === true,
  );
  if (objects.length + fields.length + access.length + switches.length === 0) return [];
  const is = (row: SObject, name: string): boolean => row.get(name) === true;
  const name = String(set.get("Name"));
  return [
    {
      name,
      label: name,
      description: null,
      license: null,
      objects: objects.map((row) => ({
        object: String(row.get("SobjectType")),
        read: is(row, "PermissionsRead"),
        create: is(row, "PermissionsCreate"),
        edit: is(row, "PermissionsEdit"),
        delete: is(row, "PermissionsDelete"),
        viewAll: is(row, "PermissionsViewAllRecords"),
        modifyAll: is(row, "PermissionsModifyAllRecords"),
      })),
      fields: fields.map((row) => ({
        field: String(row.get("Field")),
        read: is(row, "PermissionsRead"),
        edit: is(row, "PermissionsEdit"),
      })),
      classes: namesOf(org, access, "ApexClass", "Name"),
      customPermissions: namesOf(org, access, "CustomPermission", "DeveloperName"),
      userPermissions: switches.map((field) => field.apiName.slice("Permissions".length)),
      externalCredentialPrincipals: [],
      applications: [],
      tabs: [],
      recordTypes: [],
      customMetadataTypes: [],
      customSettings: [],
    },
  ];
}

/** Names of the setup entities of one kind that access rows point to. */
function namesOf(org: Org, access: readonly SObject[], object: string, nameField: string): string[] {
  return access.flatMap((row) => {
    const entity = systemRows(org).find(object, "Id", String(row.get("SetupEntityId")));
    return entity === null ? [] : [String(entity.get(nameField))];
  });
}
