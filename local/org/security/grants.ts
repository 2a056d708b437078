import type { Metadata, ObjectPermission, PermissionMetadata } from "../metadata/types.js";
import type { Schema } from "../schema/types.js";
import { standardProfile, type StandardProfile } from "./standard-profiles.js";
import type { ObjectRight } from "./users.js";

/** The union of what a profile and permission sets grant. Names without namespace resolve, in any case. */
export interface Grants {
  can(object: string, right: ObjectRight): boolean;
  canField(object: string, field: string, access: "read" | "edit"): boolean;
  hasCustomPermission(name: string): boolean;
  hasUserPermission(name: string): boolean;
  hasClassAccess(className: string): boolean;
  hasExternalCredentialPrincipal(name: string): boolean;
}

const rightsImpliedBy: Record<ObjectRight, readonly (keyof ObjectPermission)[]> = {
  read: ["read", "create", "edit", "delete", "viewAll", "modifyAll"],
  create: ["create"],
  edit: ["edit", "delete", "modifyAll"],
  delete: ["delete", "modifyAll"],
  viewAll: ["viewAll", "modifyAll"],
  modifyAll: ["modifyAll"],
};

/** Writing these takes a right of Setup instead of an object permission. Source: "PermissionSetAssignment", Object Reference. */
const setupPermissions: Readonly<Record<string, string>> = { permissionsetassignment: "assignpermissionsets" };

/** Activities have no object permissions: one right reads them, one for each changes them. Source: "User Permissions and Access". */
const activityPermissions: Readonly<Record<string, string>> = { task: "edittask", event: "editevent" };

/** Profiles name standard objects only in part: administrators are granted all, custom objects need a grant. */
const standardRights: Record<StandardProfile["standardObjects"], readonly ObjectRight[]> = {
  none: [],
  read: ["read"],
  edit: ["read", "create", "edit", "delete"],
  all: ["read", "create", "edit", "delete", "viewAll", "modifyAll"],
};

/** Fields that no standard profile but the administrator's sees. */
const DATA_COM = new Set([
  "tradestyle",
  "dunsnumber",
  "naicscode",
  "naicsdesc",
  "yearstarted",
  "sicdesc",
  "jigsaw",
  "cleanstatus",
  "companydunsnumber",
]);

const withoutNamespace = (name: string, namespace: string | null): string => {
  const lower = name.toLowerCase();
  const prefix = namespace ? `${namespace.toLowerCase()}` : null;
  if (!prefix) return lower;
  return lower.startsWith(`${prefix}__`)
    ? lower.slice(prefix.length + 2)
    : lower.startsWith(`${prefix}.`)
      ? lower.slice(prefix.length + 1)
      : lower;
};

/**
 * Reads what a user holds. Platform rules kept: grants only add up; a required or system field follows its object; an
 * administrator may use every object, field and class of the org, but holds no custom permission or principal unasked.
 */
export function grantsOf(
  schema: Schema,
  metadata: Metadata,
  profileName: string,
  permissionSetNames: readonly string[],
  written: readonly PermissionMetadata[] = [],
): Grants {
  const key = (name: string): string => withoutNamespace(name, schema.namespace);
  const profile = standardProfile(profileName);
  const sets = [
    metadata.profiles.get(key(profileName)),
    ...permissionSetNames.map((name) => metadata.permissionSets.get(key(name))),
    ...written,
  ].filter((set): set is PermissionMetadata => set !== undefined);
  const lowered = (read: (set: PermissionMetadata) => readonly string[]): Set<string> =>
    new Set(sets.flatMap((set) => read(set).map(key)));
  const administrator = profile?.standardObjects === "all";
  const userPermissions = new Set([
    ...(profile?.userPermissions ?? []).map((name) => name.toLowerCase()),
    ...lowered((set) => set.userPermissions),
  ]);
  const modifyAllData = userPermissions.has("modifyalldata");
  const viewAllData = modifyAllData || userPermissions.has("viewalldata");

  const objects = new Map<string, Set<keyof ObjectPermission>>();
  for (const grant of sets.flatMap((set) => set.objects)) {
    const held = objects.get(key(grant.object)) ?? new Set();
    for (const [name, value] of Object.entries(grant)) if (value === true) held.add(name as keyof ObjectPermission);
    objects.set(key(grant.object), held);
  }
  for (const type of lowered((set) => set.customMetadataTypes)) objects.set(type, new Set(["read"]));
  const fields = new Map<string, { read: boolean; edit: boolean }>();
  for (const grant of sets.flatMap((set) => set.fields)) {
    const [object = "", field = ""] = grant.field.split(".");
    const name = `${key(object)}.${key(field)}`;
    const held = fields.get(name);
    fields.set(name, {
      read: grant.read || grant.edit || (held?.read ?? false),
      edit: grant.edit || (held?.edit ?? false),
    });
  }
  const classes = lowered((set) => set.classes);
  const customPermissions = lowered((set) => set.customPermissions);
  const principals = [...lowered((set) => set.externalCredentialPrincipals)];

  const byProfile = (object: string, right: ObjectRight): boolean =>
    profile !== undefined && (profile.exceptions?.[object] ?? standardRights[profile.standardObjects]).includes(right);
  const can = (object: string, right: ObjectRight): boolean => {
    if (administrator || modifyAllData) return true;
    const setupPermission = right === "read" ? undefined : setupPermissions[object.toLowerCase()];
    if (setupPermission !== undefined) return userPermissions.has(setupPermission);
    if (viewAllData && (right === "read" || right === "viewAll")) return true;
    const activity = activityPermissions[object.toLowerCase()];
    if (activity !== undefined && userPermissions.has(right === "read" ? "activitiesaccess" : activity)) return true;
    const describe = schema.object(object);
    if (describe && !describe.custom && byProfile(describe.apiName, right)) return true;
    const held = objects.get(key(describe?.apiName ?? object));
    return held !== undefined && rightsImpliedBy[right].some((name) => held.has(name));
  };
  return {
    can,
    canField(object, field, access) {
      if (administrator) return true;
      const describe = schema.object(object);
      const definition = describe?.field(field);
      const needed: ObjectRight[] = access === "read" ? ["read"] : ["create", "edit"];
      if (!needed.some((right) => can(object, right))) return false;
      if (!definition?.permissionable) return true;
      // A standard profile that may use a standard object sees its fields, but for those of Data.com. Sets and other profiles name each field.
      if (
        !definition.custom &&
        !describe?.custom &&
        needed.some((right) => byProfile(describe?.apiName ?? object, right)) &&
        !DATA_COM.has(definition.key)
      )
        return true;
      // The parts of an address or a name follow the whole.
      const granted = definition.compoundFieldName ?? definition.apiName;
      const held =
        fields.get(`${key(describe?.apiName ?? object)}.${key(granted)}`) ??
        fields.get(`${key(describe?.apiName ?? object)}.${key(definition.apiName)}`);
      return (access === "read" ? held?.read : held?.edit) ?? false;
    },
    hasCustomPermission: (name) => customPermissions.has(key(name)),
    hasUserPermission: (name) => userPermissions.has(name.toLowerCase().replace(/^permissions/, "")),
    hasClassAccess: (name) => administrator || classes.has(key(name)),
    hasExternalCredentialPrincipal: (name) => {
      const wanted = key(name);
      return principals.some((principal) => principal === wanted || principal.startsWith(`${wanted}-`));
    },
  };
}
